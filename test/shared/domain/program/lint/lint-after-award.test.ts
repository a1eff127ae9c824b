import { describe, expect, it } from 'vitest';
import { lintProgram } from '../../../../../shared/domain/program/lint/lint.ts';
import { type Program, programDocument } from '../../../../../shared/domain/program/schema.ts';
import { loadSamples } from '../../../../../shared/programs/load.ts';

const [scholarship, loan, cohort] = [
  'health-careers-scholarship',
  'community-business-loan',
  'emt-corps',
].map((id) => loadSamples().programs.find((one) => one.id === id)) as [Program, Program, Program];
const text = { en: 'A text', es: 'Un texto' };
const days = [
  { type: 'integer', id: 'attended', label: text },
  { type: 'integer', id: 'held', label: text },
];
const proof = {
  ...{ id: 'proof', kind: 'proof', title: text, intro: text, due: { days: 30 } },
  fields: [{ type: 'text', id: 'college', label: text }],
};
const attendance = {
  ...{ ...proof, id: 'days', kind: 'attendance', fields: days },
  counts: { attended: 'attended', held: 'held' },
};
const part = (id: string, share: string) => ({
  id,
  title: text,
  part: { share },
  release: { after: ['proof'] },
});
const plan = { answerDays: 14, reports: [proof], tranches: [part('one', '50'), part('two', '50')] };

const problemsOf = (program: Program, change: object, owners: object = {}) =>
  lintProgram(
    programDocument.parse({
      ...program,
      afterAward: { ...plan, ...change },
      owners: { ...program.owners, ...owners },
    }),
  ).map(({ problem }) => problem);

describe('publishing checks on what follows acceptance', () => {
  it('find nothing in a sound plan', () => {
    expect(problemsOf(scholarship, {})).toEqual([]);
    const stipend = { ...part('one', '100'), release: { after: ['days'] }, proratedBy: 'days' };
    expect(problemsOf(scholarship, { reports: [attendance], tranches: [stipend] })).toEqual([]);
  });

  it('find a wait without an owner', () => {
    const { award: _, ...owners } = scholarship.owners;
    const without = programDocument.parse({ ...scholarship, owners });
    expect(lintProgram(without).map(({ problem }) => problem)).toEqual(['the wait "award" has no owner']);
  });

  it.each<[string, object, string]>([
    [
      'shares that are less',
      { tranches: [part('one', '99.99')] },
      'the shares add up to 99.99 and not to 100',
    ],
    [
      'shares that are more',
      { tranches: [part('one', '60'), part('two', '50')] },
      'the shares add up to 110 and not to 100',
    ],
    [
      'amounts without a rest',
      { tranches: [{ ...part('one', '1'), part: { amount: '100.00' } }] },
      'the parts need not be the whole of an award',
    ],
    [
      'shares mixed with amounts',
      { tranches: [part('one', '50'), { ...part('two', '1'), part: { rest: true } }] },
      'the parts need not be the whole of an award',
    ],
    [
      'a report that is not there',
      { tranches: [{ ...part('one', '100'), release: { after: ['essay'] } }] },
      'there is no report "essay"',
    ],
    ['money that nothing pays', { tranches: [] }, 'money is awarded, and nothing pays it'],
    ['a name twice', { tranches: [part('proof', '100')] }, 'the name "proof" is there twice'],
    [
      'a name of ours',
      { tranches: [part('answer', '100')] },
      '"award", "place" and "answer" are names of their own',
    ],
    [
      'attendance without its days',
      { reports: [proof, { ...attendance, counts: { attended: 'attended', held: 'college' } }] },
      'a report of attendance needs its days as whole numbers that must be given',
    ],
    [
      'a part prorated by a proof',
      { tranches: [{ ...part('one', '100'), proratedBy: 'proof' }] },
      '"proof" is no attendance report that releases this part',
    ],
    [
      'occupancy without its days',
      { forgiveness: { months: 60, triggers: ['occupancy'] } },
      'too few days at home are how many?',
    ],
    ['paying back without a rate', { repayment: { termField: 'gpa' } }, 'the award has no yearly rate'],
    [
      'a file in a report',
      {
        reports: [{ ...proof, fields: [{ type: 'document', id: 'letter', label: text }] }],
      },
      '"letter" cannot be asked in a report',
    ],
  ])('find %s', (_, change, problem) => {
    expect(problemsOf(scholarship, change)).toEqual([problem]);
  });

  it('find money planned where places are awarded, and a loan both forgiven and paid back', () => {
    expect(problemsOf(cohort, {})).toEqual(['places are awarded, and money is planned']);
    const both = { forgiveness: { months: 60, triggers: ['sale'] }, repayment: { termField: 'termMonths' } };
    expect(problemsOf(loan, both)).toEqual(['it is both forgiven and paid back']);
  });

  it('have a Spanish text for every English one', () => {
    const english = { ...plan, reports: [{ ...proof, title: { en: 'Proof' } }] };
    expect(() => programDocument.parse({ ...scholarship, afterAward: english })).toThrow(
      /Spanish text is missing/,
    );
  });
});
