import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { field } from '../../../../shared/domain/program/fields.ts';
import type { Rule } from '../../../../shared/domain/program/rule.ts';
import type { Program } from '../../../../shared/domain/program/schema.ts';
import { evaluate } from '../../../../shared/domain/rules/evaluate.ts';
import { type Precheck, precheck } from '../../../../shared/domain/rules/precheck.ts';
import { rankMatches } from '../../../../shared/domain/rules/rank-matches.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';
import { validAnswers } from '../../../support/valid-answers.ts';
import { borrower } from '../../programs/eligible-answers.ts';

const asOf = '2026-11-21';
const { programs } = loadSamples();
const loan = programs.find(({ id }) => id === 'community-business-loan') as Program;
const check = (program: Program, answers: object) =>
  precheck({ program, version: 3, hash: '' }, { ...answers }, asOf);

describe('A pre-check', () => {
  it.each(programs.map((program) => [program.id, program] as const))(
    'says of %s what screening would say of the same whole answers',
    (_id, program) => {
      const answers = validAnswers(program, asOf);
      const screened = evaluate(program, answers, { asOf, programVersion: 3 });
      const result = check(program, answers);
      expect(result.verdict).toBe('eligible');
      expect(result.rulesHash).toBe(screened.rulesHash);
      for (const { rule, outcome } of result.rules)
        expect(outcome).toBe(screened.rules.find(({ id }) => id === rule.id)?.outcome);
    },
  );

  it('says what was worked out for each rule, cut where it has no end', () => {
    const told = (answers: object) =>
      check(loan, answers).rules.flatMap(({ rule, worked }) =>
        worked.map(({ fact, value }) => `${rule.id} ${fact} ${value}`),
      );
    expect(told({ ...borrower, amount: { amount: '60000.00', currency: 'USD' }, termMonths: 36 })).toEqual([
      'operating-for-a-year monthsOperating 69',
      'owners-sum-to-100 sum 100',
      // 30,000 over 12,000 and twelve payments of 1,798.25.
      'cash-flow-covers-debt dscr 0.893415',
    ]);
    expect(told({})).toEqual([]);
  });

  it('never turns somebody away for what is left out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...programs), fc.infiniteStream(fc.boolean()), (program, keep) => {
        const kept = Object.entries(validAnswers(program, asOf)).filter(() => keep.next().value);
        const result = check(program, Object.fromEntries(kept));
        // An answer may be all that made a rule not apply, so what is left may fail; what is unknown never does.
        if (kept.length === 0) expect(result.verdict).toBe('unknown');
        expect(result.verdict).not.toBe('ineligible');
        for (const path of result.missing) expect(kept.map(([id]) => id)).not.toContain(path);
      }),
      { numRuns: 200 },
    );
  });

  it('shows a rule that may not be told by its effect alone', () => {
    const secret = (rule: Rule): Rule =>
      rule.id === 'two-employees' ? { ...rule, disclosable: false } : rule;
    const program = { ...loan, rules: loan.rules.map(secret) };
    const result = check(program, { ...borrower, employees: 1 });
    expect(result).toMatchObject({ verdict: 'ineligible', untold: true, nearest: [] });
    expect(result.rules.map(({ rule }) => rule.id)).not.toContain('two-employees');
    expect(result.rules.every(({ outcome }) => outcome === 'pass')).toBe(true);
    expect(check(program, borrower)).toMatchObject({ verdict: 'eligible', untold: false });
  });

  it('leaves what only informs out of the reasons', () => {
    const informing = (rule: Rule): Rule => ({ ...rule, kind: 'informational' });
    const program = { ...loan, rules: loan.rules.map(informing) };
    expect(check(program, { ...borrower, employees: 1 })).toMatchObject({ verdict: 'eligible', rules: [] });
  });

  it.each(['supplement', 'after-offer'] as const)('does not wait for what is asked at the %s', (askedAt) => {
    const later = field.parse({
      type: 'yes-no',
      id: 'later',
      askedAt,
      label: { en: 'Later?', es: '¿Después?' },
    });
    const [first, ...rest] = loan.pages;
    const [rule] = loan.rules;
    if (!first || !rule) throw new Error('a loan has pages and rules');
    const program: Program = {
      ...loan,
      pages: [{ ...first, fields: [...first.fields, later] }, ...rest],
      rules: [...loan.rules, { ...rule, id: 'said-later', check: { field: 'later', equals: true } }],
    };
    const result = check(program, borrower);
    expect(result).toMatchObject({ verdict: 'eligible', missing: [] });
    expect(result.rules.at(-1)).toMatchObject({ outcome: 'unknown' });
  });
});

describe('Programs beside each other', () => {
  const version = { version: 1, hash: '' };
  const change = { field: 'amount', from: 1, to: 2 };
  const result = (verdict: Precheck['verdict'], missing = 0, nearest = 0): Precheck => ({
    verdict,
    rules: [],
    untold: false,
    missing: Array.from({ length: missing }, (_, index) => `field${index}`),
    nearest: Array.from({ length: nearest }, () => change),
    programVersion: 1,
    rulesHash: '',
  });
  const named = (id: string, closesAt: string | undefined, found: Precheck) => ({
    program: {
      ...version,
      program: {
        ...loan,
        id: id as Program['id'],
        window: { opensAt: '2026-01-01T00:00', ...(closesAt ? { closesAt } : {}) },
      },
    },
    result: found,
  });

  it('stand best first, whatever order they came in', () => {
    const ordered = [
      named('fits-closing-soon', '2026-12-01T17:00', result('eligible')),
      named('fits-a', '2027-12-01T17:00', result('eligible')),
      named('fits-b', '2027-12-01T17:00', result('eligible')),
      named('fits-for-ever', undefined, result('eligible')),
      named('one-question', '2027-12-01T17:00', result('unknown', 1)),
      named('two-questions', '2026-12-01T17:00', result('unknown', 2)),
      named('one-change', '2027-12-01T17:00', result('ineligible', 0, 1)),
      named('two-changes', '2027-12-01T17:00', result('ineligible', 0, 2)),
      named('no-change-helps', '2026-12-01T17:00', result('ineligible', 0, 0)),
      named('no-change-and-questions', '2026-12-01T17:00', result('ineligible', 3, 0)),
    ];
    const ids = ordered.map(({ program }) => program.program.id);
    fc.assert(
      fc.property(fc.shuffledSubarray(ordered, { minLength: ordered.length }), (shuffled) => {
        expect(rankMatches(shuffled).map(({ program }) => program.program.id)).toEqual(ids);
      }),
    );
  });
});
