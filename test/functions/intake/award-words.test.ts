import { describe, expect, it } from 'vitest';
import { awardWords } from '../../../functions/intake/pages/award-words.ts';
import { fundId } from '../../../shared/domain/ids.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { sampleIds } from '../../../shared/programs/load.ts';
import { sample } from '../../shared/programs/samples.ts';

const wordsOf = (program: Program, language: 'en' | 'es' = 'en') =>
  String(awardWords(program, pageTexts(language), language))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const words = (id: (typeof sampleIds)[number], language: 'en' | 'es' = 'en') => wordsOf(sample(id), language);

describe('what a program promises beforehand', () => {
  it.each<[(typeof sampleIds)[number], readonly string[]]>([
    ['community-business-loan', ['A result below 4 is a yes']],
    ['microloan', ['A result of 60 points out of 100 or more is a yes']],
    [
      'home-purchase-loan',
      ['First come, first served', '$20,000.00', 'Household income of $150,000 or less', '$10,000.00 more'],
    ],
    [
      'community-grant',
      [
        'as many points together as can be',
        'never less than 60%',
        'Projects about food',
        'From $5,000.00 to $20,000.00 each',
        'Grants of $35,000 or more: at most 25% of all awards',
      ],
    ],
    ['emt-corps', ['The next 10 people go on a waiting list']],
    ['supplier-registry', ['Nothing is awarded']],
    [
      'youth-internship',
      [
        'Put your choices in the order that you really like them',
        'Oakland Everybody by score',
        'Richmond People who live near the hospital, in ZIP codes 94801 and 94803 to 94806 Everybody else',
        'Students in 12th grade Everybody else',
        'you do not move to a better one',
      ],
    ],
  ])('%s', (id, told) => {
    for (const text of told) expect(words(id)).toContain(text);
    expect(words(id, 'es')).not.toContain(told[0] ?? '');
  });

  it('lists no orders of locations where every one goes by score', () => {
    const program = sample('youth-internship');
    const { award } = program;
    if (award.kind !== 'round-slots') throw new Error('it gives places by choice');
    const sites = award.sites.map(({ option, fund }) => ({ option, fund }));
    const told = String(awardWords({ ...program, award: { ...award, sites } }, pageTexts('en'), 'en'));
    expect(told).toContain('How places are given');
    expect(told).not.toContain('Whom each location takes first');
  });

  it('of a round in which each asks an amount: whether the list goes on behind one that no longer fits', () => {
    const asked = (whenShort: 'skip' | 'stop'): Program => ({
      ...sample('microloan'),
      award: {
        kind: 'round-asked',
        fund: fundId.parse('microloans-2027'),
        ...{ amountField: 'amount', atMost: '20000.00', whenShort, tieBreaks: [], acceptanceDays: 14 },
      },
    });
    expect(wordsOf(asked('skip'))).toContain('at most $20,000.00');
    expect(wordsOf(asked('skip'))).toContain('we pass it over and go on with the one after');
    expect(wordsOf(asked('stop'))).toContain('we stop there');
  });
});
