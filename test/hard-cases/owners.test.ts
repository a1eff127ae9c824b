import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/domain/program/fields.ts';
import { allFields } from '../../shared/domain/program/paths.ts';
import { loadSamples } from '../../shared/programs/load.ts';
import { borrower } from '../shared/programs/eligible-answers.ts';
import { loan, sample } from '../shared/programs/samples.ts';
import { validAnswers } from '../support/valid-answers.ts';
import { day, leavesOf, reasonsOn, ruleOn, verdictOn } from './judged.ts';

const accelerator = sample('growth-accelerator');
type Owner = readonly [percent: string, kind: string];
const owned = (...owners: readonly Owner[]): Answers => ({
  ...validAnswers(accelerator),
  owners: owners.map(([percent, kind]) => ({ percent, kind })),
});
const short = ['owned-less-than-51-percent'];

describe('Case 9: 50/50 ownership', () => {
  it('fails at least 51; 51.00 passes, 50.99 fails', () => {
    expect(reasonsOn(accelerator, owned(['50', 'citizen'], ['50', 'company']))).toEqual(short);
    expect(reasonsOn(accelerator, owned(['51.00', 'citizen'], ['49', 'company']))).toEqual([]);
    expect(reasonsOn(accelerator, owned(['50.99', 'citizen'], ['49.01', 'company']))).toEqual(short);
  });

  it('adds up people who hold their parts themselves, exactly', () => {
    const thirds = owned(['33.33', 'citizen'], ['17.67', 'citizen'], ['49.00', 'company']);
    expect(reasonsOn(accelerator, thirds)).toEqual([]);
    expect(
      reasonsOn(accelerator, owned(['33.33', 'citizen'], ['17.66', 'citizen'], ['49.01', 'company'])),
    ).toEqual(short);
  });

  it('indirect ownership is not direct: a share held through a company counts for nobody', () => {
    expect(reasonsOn(accelerator, owned(['40', 'citizen'], ['60', 'company']))).toEqual(short);
  });

  it('says which owners were counted', () => {
    const { rules } = verdictOn(accelerator, owned(['40', 'citizen'], ['30', 'company'], ['30', 'citizen']));
    const rule = rules.find(({ id }) => id === 'owned-by-people');
    expect(rule && leavesOf(rule.trace)).toMatchObject([{ value: '70', by: '1, 3' }]);
  });

  it('shares that do not add up to 100.00 are told as that', () => {
    expect(reasonsOn(accelerator, owned(['60', 'citizen'], ['60', 'citizen']))).toEqual([
      'ownership-not-100-percent',
    ]);
    const thirds = borrower.owners.map((owner) => ({ ...owner, percent: '33.33' }));
    expect(reasonsOn(loan, { ...borrower, owners: thirds })).toEqual(['ownership-not-100-percent']);
  });

  it('owners not told, or one without a share, are a question', () => {
    expect(verdictOn(accelerator, { ...owned(), owners: undefined })).toMatchObject({
      outcome: 'unknown',
      ask: ['owners'],
    });
  });
});

describe('Case 10: a green-card owner', () => {
  const resident = owned(['60', 'permanent-resident'], ['40', 'company']);

  it('counts until the published day and not after it: the day of submission decides', () => {
    expect(reasonsOn(accelerator, resident, '2027-02-28')).toEqual([]);
    expect(reasonsOn(accelerator, resident, '2027-03-01')).toEqual(short);
    expect(reasonsOn(accelerator, owned(['60', 'citizen'], ['40', 'company']), '2027-03-01')).toEqual([]);
  });

  it('what was judged before stays so: a verdict is about its own day', () => {
    expect(verdictOn(accelerator, resident, '2027-02-28')).toMatchObject({
      asOf: '2027-02-28',
      outcome: 'eligible',
    });
  });

  it('is each program’s own rule: lenders here ask nobody for their status', () => {
    for (const program of loadSamples().programs.filter(({ id }) => id !== 'growth-accelerator'))
      expect(JSON.stringify(program), program.id).not.toMatch(/permanent-resident|green card|citizen/i);
    expect(verdictOn(loan, borrower).outcome).toBe('eligible');
  });
});

describe('Case 11: an ITIN, or no number at all', () => {
  const asks = /social security|\bSSN\b|\bITIN\b|taxpayer|tax (id|number)/i;
  const programs = loadSamples().programs.map((program) => [program.id, program] as const);

  it.each(programs)('%s asks no person for a tax number before an award', (id, program) => {
    const early = allFields(program).filter(
      ({ type, askedAt }) => type === 'text' && askedAt !== 'after-offer',
    );
    const found = early
      .filter(({ label, hint }) => asks.test(`${label.en} ${hint?.en ?? ''}`))
      .map((field) => field.id);
    // A supplier is registered under the number of the business; there is no award to ask it after.
    expect(found).toEqual(id === 'supplier-registry' ? ['taxId'] : []);
  });

  it.each(programs)('no rule, score or tie-break of %s hangs on a number', (id, program) => {
    const decided = JSON.stringify([program.rules, program.scoring, program.award]);
    expect(decided).not.toMatch(/taxId|ssn|itin"/);
    const { taxId: _, ...without } = validAnswers(program, day);
    if (id !== 'supplier-registry') expect(verdictOn(program, without).outcome).toBe('eligible');
  });

  it('who has a rule on ownership asks for no papers and no number either', () => {
    expect(ruleOn(accelerator, 'owned-by-people', owned(['100', 'citizen']))).toBe('pass');
  });
});
