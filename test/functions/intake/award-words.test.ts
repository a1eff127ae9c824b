import { describe, expect, it } from 'vitest';
import { awardWords } from '../../../functions/intake/pages/award-words.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { sampleIds } from '../../../shared/programs/load.ts';
import { sample } from '../../shared/programs/samples.ts';

const words = (id: (typeof sampleIds)[number], language: 'en' | 'es' = 'en') =>
  String(awardWords(sample(id), pageTexts(language), language)).replace(/<[^>]+>|\s+/g, ' ');

describe('what a program promises beforehand', () => {
  it.each<[(typeof sampleIds)[number], readonly string[]]>([
    ['community-business-loan', ['A result below 4 is a yes']],
    ['microloan', ['A result of 60 points out of 100 or more is a yes']],
    [
      'home-purchase-loan',
      ['First come, first served', '$20,000.00', 'Household income of $150,000 or less', '$10,000.00 more'],
    ],
    ['community-grant', ['at most $50,000.00', 'we pass it over and go on with the one after']],
    ['emt-corps', ['The next 10 people go on a waiting list']],
    ['supplier-registry', ['Nothing is awarded']],
  ])('%s', (id, told) => {
    for (const text of told) expect(words(id)).toContain(text);
    expect(words(id, 'es')).not.toContain(told[0] ?? '');
  });
});
