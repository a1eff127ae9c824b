import { describe, expect, it } from 'vitest';
import { lintProgram } from '../../../../../shared/domain/program/lint/lint.ts';
import { type Program, programDocument } from '../../../../../shared/domain/program/schema.ts';
import { internship, loan, sample, scholarship } from '../../../programs/samples.ts';

type Draft = Record<string, unknown>;
/** Problems of a document with something set at a path of keys. */
const problemsAfter = (program: Program, path: readonly (string | number)[], value: unknown) => {
  const draft = structuredClone(program) as unknown as Draft;
  let at: Draft = draft;
  for (const step of path.slice(0, -1)) at = at[step] as Draft;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return lintProgram(programDocument.parse(draft)).map(({ path, problem, fix }) => {
    expect(fix.length).toBeGreaterThan(8);
    return `${path.join('.')}: ${problem}`;
  });
};
const indexOf = (program: Program, rule: string) => program.rules.findIndex(({ id }) => id === rule);
const check = (program: Program, rule: string, value: unknown) =>
  problemsAfter(program, ['rules', indexOf(program, rule), 'check'], value);

describe('publishing checks', () => {
  it('find nothing in the sample programs', () => {
    for (const program of [scholarship, internship, loan]) expect(lintProgram(program)).toEqual([]);
  });

  it('weights sum to 100', () => {
    expect(problemsAfter(loan, ['scoring', 'criteria', 0, 'weight'], 39)).toEqual([
      'scoring.criteria: the weights sum to 99',
    ]);
  });

  it('a quorum is of a committee, and no smaller than the side that decides', () => {
    const of = (tier: number, quorum: number) =>
      problemsAfter(loan, ['award', 'authority', tier, 'quorum'], quorum);
    expect(of(2, 3)).toEqual([]);
    expect(of(2, 1)).toEqual(['award.authority.2.quorum: 2 votes decide, so 1 are no quorum']);
    expect(of(1, 2)).toEqual(['award.authority.1.quorum: only a committee has a quorum']);
  });

  it('a rule looks at a field that is there', () => {
    expect(check(loan, 'two-employees', { field: 'workers', atLeast: 2 })).toEqual([
      'rules.2.check.field: there is no field "workers"',
    ]);
    expect(check(loan, 'two-employees', { field: 'address.zip', inServiceArea: true })).toHaveLength(1);
    expect(check(loan, 'two-employees', { not: { all: [{ field: 'workers', atLeast: 2 }] } })).toEqual([
      'rules.2.check.not.all.0.field: there is no field "workers"',
    ]);
  });

  it.each<[object, string]>([
    [{ field: 'amount', inServiceArea: true }, 'operator of an address on money'],
    [{ field: 'amount', onOrBefore: '2027-01-01' }, 'operator of a date on money'],
    [{ field: 'amount', atLeast: '10,000' }, 'a limit with a comma'],
    [{ field: 'amount', atLeast: '10000.005' }, 'a limit below a cent'],
    [{ field: 'amount', atLeast: true }, 'a truth beside money'],
    [{ field: 'employees', atLeast: '2.5' }, 'half a person'],
    [{ field: 'use', equals: 'yacht' }, 'an option that is none'],
    [{ field: 'use', in: ['equipment', 'yacht'] }, 'one option that is none among others'],
    [{ field: 'use', atLeast: 'equipment' }, 'an order among choices'],
    [{ field: 'formationDate', onOrBefore: '2027-02-30' }, 'no real day'],
    [{ field: 'formationDate', atLeast: '2027-02-03' }, 'operator of numbers on a date'],
    [{ field: 'legalName', moreThan: 'A' }, 'an order among texts'],
    [{ field: 'owners', equals: '1' }, 'a list as one value'],
    [{ field: 'owners.percent', equals: '1' }, 'a list’s part as one value'],
    [{ field: 'address', equals: '94601' }, 'an address as text'],
    [{ fact: { name: 'ageAt', born: 'amount', on: 'submission' }, atLeast: 18 }, 'a fact of the wrong field'],
    [{ fact: { name: 'sum', list: 'owners', of: 'name' }, equals: '1' }, 'a sum of names'],
    [
      { fact: { name: 'monthsOperating', since: 'formationDate' }, atLeast: '1.5' },
      'a limit of half a month',
    ],
    [
      { fact: { name: 'povertyPercent', income: 'amount', householdSize: 'employees' }, atMost: '300' },
      'a table without version',
    ],
  ])('%j does not fit: %s', (condition) => {
    // An age looked at without counsel's word is another matter, with tests of its own.
    const found = check(loan, 'two-employees', condition).filter((one) => !one.includes('protected trait'));
    expect(found).toHaveLength(1);
  });

  it('ids are there once: rules, pages, fields, criteria, options', () => {
    expect(problemsAfter(loan, ['rules', 1, 'id'], 'two-employees')[0]).toContain(
      '"two-employees" is there twice',
    );
    expect(problemsAfter(loan, ['pages', 1, 'id'], 'owners')).toHaveLength(1);
    expect(problemsAfter(loan, ['scoring', 'criteria', 0, 'id'], 'lienRank')).toContain(
      'scoring.criteria.5.id: The criterion id "lienRank" is there twice',
    );
    expect(
      problemsAfter(scholarship, ['pages', 0, 'fields', 0, 'options', 1, 'value'], 'high-school'),
    ).toContain('pages.0.fields.0.options.1.value: The option "high-school" is there twice');
    expect(problemsAfter(internship, ['pages', 1, 'fields', 1, 'id'], 'address')).toContain(
      'pages.1.fields.1.id: The field id "address" is there twice',
    );
  });

  it('every page can be reached', () => {
    const path = ['pages', 4, 'fields', 0, 'shownWhen'];
    expect(problemsAfter(internship, path, { field: 'grade', in: [8] })).toContain(
      'pages.4.id: nobody can reach the page "your-guardian": none of its fields is ever shown to an applicant',
    );
    expect(problemsAfter(internship, path, { field: 'nothing', in: [8] })).toHaveLength(2);
    expect(problemsAfter(internship, path, { field: 'grade', ageUnder: 18 })).toHaveLength(2);
    expect(problemsAfter(internship, path, { field: 'grade' })).toHaveLength(2);
  });

  it('nothing asked before an award, and no rule, hangs on what is asked after it', () => {
    const income = problemsAfter(scholarship, ['pages', 4, 'fields', 1, 'askedAt'], 'after-offer');
    expect(income.join()).toContain('"householdIncome" is asked only after an offer');
    const born = problemsAfter(internship, ['pages', 0, 'fields', 0, 'askedAt'], 'after-offer');
    expect(born.join()).toContain('"dateOfBirth" is asked only after an offer');
    expect(born.join()).toContain('"guardian" hangs on "dateOfBirth", which is asked only after an offer');
  });

  it('a field does not hang on one that is asked later, or on itself', () => {
    const path = ['pages', 0, 'fields', 0, 'shownWhen'];
    expect(problemsAfter(scholarship, path, { field: 'enrollment', in: ['full-time'] })).toContain(
      'pages.0.fields.0.shownWhen: "track" hangs on "enrollment", which is asked later',
    );
    expect(problemsAfter(scholarship, path, { field: 'track', in: ['sophomore'] })).not.toEqual([]);
  });

  it('everybody can check beforehand whether they qualify', () => {
    const later = internship.pages.map((page) => ({
      ...page,
      fields: page.fields.map((field) => ({ ...field, askedAt: 'application' })),
    }));
    expect(problemsAfter(internship, ['pages'], later)).toEqual([
      expect.stringContaining('nobody can check beforehand'),
    ]);
  });

  it('a lender refuses for no reason that it may not tell', () => {
    const hidden = ['rules', indexOf(loan, 'two-employees'), 'disclosable'];
    expect(problemsAfter(loan, hidden, false)).toEqual([expect.stringContaining('refuses credit')]);
    expect(problemsAfter(internship, ['rules', 0, 'disclosable'], false)).toEqual([]);
  });

  it('every wait has an owner', () => {
    expect(problemsAfter(loan, ['owners', 'review'], undefined)).toEqual([
      'owners: the wait "review" has no owner',
    ]);
  });

  it('what an analyst sets is given by a criterion and stands on no applicant’s page', () => {
    expect(problemsAfter(loan, ['analystFields', 0, 'id'], 'moodRank')).toEqual([
      'analystFields.0: nobody gives "moodRank": no criterion of that name is scored by the reviewers',
    ]);
    expect(problemsAfter(loan, ['analystFields', 0, 'setBy'], 'applicant')).toHaveLength(1);
    expect(problemsAfter(loan, ['pages', 0, 'fields', 2, 'setBy'], 'analyst')).toHaveLength(1);
  });

  it('scores stay on the scale, and every row of a table can be reached', () => {
    expect(problemsAfter(scholarship, ['scoring', 'criteria', 0, 'anchors', 0, 'score'], 6)).toHaveLength(1);
    expect(
      problemsAfter(scholarship, ['scoring', 'criteria', 0, 'source', 'commentRequiredAt'], [6]),
    ).toHaveLength(1);
    const rows = ['scoring', 'criteria', 0, 'source', 'table'];
    expect(
      problemsAfter(loan, rows, [
        { atLeast: '1.10', score: 6 },
        { atLeast: '2.00', score: 1 },
      ]),
    ).toEqual(['scoring.criteria.0.source.table.1: this row can never be reached']);
    expect(
      problemsAfter(loan, rows, [
        { atMost: '2.00', score: 6 },
        { atMost: '2.00', score: 1 },
      ]),
    ).toEqual(['scoring.criteria.0.source.table.1: this row can never be reached']);
    expect(
      problemsAfter(loan, rows, [
        { atMost: '1.10', score: 6 },
        { atMost: '2.00', score: 1 },
      ]),
    ).toEqual([]);
    expect(problemsAfter(loan, rows, [{ atLeast: '1.10', score: 0 }])).toHaveLength(1);
    expect(
      problemsAfter(internship, ['scoring', 'criteria', 3, 'source', 'table', 0], { in: [13], score: 5 }),
    ).toHaveLength(1);
  });

  it('the award fits the program', () => {
    expect(problemsAfter(loan, ['mode'], 'round')).not.toEqual([]);
    expect(problemsAfter(loan, ['award', 'amountField'], 'termMonths')).toHaveLength(1);
    expect(problemsAfter(loan, ['scoring', 'criteria', 2, 'refusal'], undefined)).toHaveLength(1);
    expect(problemsAfter(internship, ['award', 'sites', 0, 'option'], 'paris')).toHaveLength(2);
    expect(problemsAfter(internship, ['award', 'ranks'], 'grade')).toHaveLength(1);
    expect(problemsAfter(internship, ['award', 'tieBreaks', 0, 'criterion'], 'charm')).toHaveLength(1);
    expect(problemsAfter(scholarship, ['award', 'tiers', 0, 'amount'], '4000.00')).toHaveLength(1);
    expect(problemsAfter(scholarship, ['award', 'tiers', 2, 'sharePercent'], 10)).toHaveLength(1);
    expect(problemsAfter(scholarship, ['award', 'tiers', 0, 'sharePercent'], 90)).toHaveLength(1);
  });

  it('the other plans fit their programs as well', () => {
    const microloan = sample('microloan');
    const homeLoan = sample('home-purchase-loan');
    const registry = sample('supplier-registry');
    expect(problemsAfter(microloan, ['scoring', 'scale'], 'ranks')).not.toEqual([]);
    expect(problemsAfter(microloan, ['award', 'approveAtLeast'], undefined)).toEqual([
      'award: on the scale of points the line is approveAtLeast',
    ]);
    expect(problemsAfter(microloan, ['award', 'approveBelow'], '4.00')).toHaveLength(1);
    expect(problemsAfter(loan, ['award', 'approveAtLeast'], '60.00')).toHaveLength(1);
    expect(problemsAfter(homeLoan, ['scoring', 'criteria', 0, 'refusal'], undefined)).toHaveLength(1);
    const when = ['award', 'amount', 'plus', 0, 'when'];
    expect(problemsAfter(homeLoan, when, { field: 'income', atMost: '1.00' })).toEqual([
      'award.amount.plus.0.when.field: there is no field "income"',
    ]);
    expect(problemsAfter(homeLoan, when, { field: 'householdIncome', atMost: 'low' })).toHaveLength(1);
    const optional = problemsAfter(homeLoan, ['pages', 4, 'fields', 0, 'optional'], true);
    expect(optional).toEqual(['award.amount.plus.0.when: "householdIncome" may stay without an answer']);
    expect(problemsAfter(registry, ['award', 'renewals', 'list'], 'sells')).toHaveLength(1);
    expect(problemsAfter(registry, ['award', 'renewals', 'expires'], 'number')).toHaveLength(1);
    const asked = {
      kind: 'round-asked',
      fund: 'a-fund',
      atMost: '9.00',
      whenShort: 'skip',
      acceptanceDays: 9,
    };
    const round = { ...microloan, mode: 'round' } as Program;
    expect(problemsAfter(round, ['award'], { ...asked, amountField: 'amount' })).toEqual([]);
    expect(problemsAfter(round, ['award'], { ...asked, amountField: 'termMonths' })).toHaveLength(1);
    expect(problemsAfter(microloan, ['award'], { ...asked, amountField: 'amount' })).toHaveLength(1);
  });

  it('times and places make sense', () => {
    expect(problemsAfter(scholarship, ['window', 'closesAt'], undefined)).toEqual([
      'window: a round has to close',
    ]);
    expect(problemsAfter(scholarship, ['window', 'closesAt'], '2025-01-01T00:00')).toHaveLength(1);
    expect(problemsAfter(scholarship, ['serviceArea', 'postalCodes', 0, 'from'], '97000')).toHaveLength(1);
    expect(problemsAfter(scholarship, ['review', 'ladder', 0, 'days'], -14)).toHaveLength(1);
    expect(problemsAfter(scholarship, ['review', 'ladder'], [{ do: 'hand-over', days: 2 }])).toEqual([
      'review.ladder: a late review ends at nobody',
    ]);
    expect(problemsAfter(scholarship, ['review', 'load'], { least: 9, most: 8 })).toHaveLength(1);
    expect(problemsAfter(scholarship, ['review', 'excludes', 0, 'fields'], ['school'])).toHaveLength(1);
  });

  it('readers are given out at the closing of a round only where there is one', () => {
    const when = ['review', 'assignment', 'when'];
    expect(problemsAfter(scholarship, when, 'round-close')).toEqual([]);
    expect(problemsAfter(sample('microloan'), when, 'round-close')).toEqual([
      'review.assignment.when: "round-close" waits for a round to close, and rolling-loan has none',
    ]);
  });

  it('a text without its Spanish half is no document at all', () => {
    const draft = structuredClone(scholarship) as unknown as { title: { es?: string } };
    delete draft.title.es;
    expect(programDocument.safeParse(draft).success).toBe(false);
  });
});
