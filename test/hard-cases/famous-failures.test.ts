import { describe, expect, it } from 'vitest';
import { moneyOf } from '../../shared/domain/money.ts';
import { parseAnswers } from '../../shared/domain/program/answers.ts';
import { type Answers, type Field, innerFields } from '../../shared/domain/program/fields.ts';
import { applicantFields } from '../../shared/domain/program/paths.ts';
import { lookedAt } from '../../shared/domain/rules/looked-at.ts';
import { loadSamples } from '../../shared/programs/load.ts';
import { readPage } from '../../shared/web/forms/index.ts';
import { borrower, usd } from '../shared/programs/eligible-answers.ts';
import { loan, sample } from '../shared/programs/samples.ts';
import { validAnswers } from '../support/valid-answers.ts';
import { day, judgedOn, pointsFor, reasonsOn, verdictOn } from './judged.ts';
import { pathsOf, without } from './some-answers.ts';

const programs = loadSamples().programs.map((program) => [program.id as string, program] as const);
const moneyFields = (fields: readonly Field[]) =>
  fields.flatMap((field) => [
    ...(field.type === 'money' ? [field.id as string] : []),
    ...(field.type === 'list' ? [] : innerFields(field)).flatMap((inner) =>
      inner.type === 'money' ? [`${field.id}.${inner.id}`] : [],
    ),
  ]);

describe('Cents read as dollars', () => {
  // The rows of a list are named by their number on a form, which the list's own tests are about.
  const asked = programs.flatMap(([id, program]) =>
    moneyFields(applicantFields(program)).map((path) => [id, path, program] as const),
  );

  it('money is asked for in most programs, so that this is about something', () => {
    expect(asked.length).toBeGreaterThan(15);
  });

  it.each(asked)('%s, %s: the form takes dollars as people type them, to the cent', (_id, path, program) => {
    const [top = '', part] = path.split('.');
    const page = program.pages.find(({ fields }) => fields.some(({ id }) => id === top));
    if (!page) throw new Error('no page');
    const control = path.replace('.', '-');
    const read = (typed: string) => {
      const { answers } = readPage(
        page,
        new URLSearchParams({ [control]: typed, [`${top}-people`]: '3' }),
        'en',
        {
          program,
          answers: { homes: 'two' },
          asOf: day,
        },
      );
      const value = answers[top] as Record<string, unknown> | undefined;
      return moneyOf(part === undefined ? value : value?.[part])?.cents;
    };
    expect(['31000', '31,000', '$31,000.00', '310.00', '310'].map(read)).toEqual([
      3_100_000, 3_100_000, 3_100_000, 31_000, 31_000,
    ]);
    // Neither a comma before two digits nor a point before three is guessed at.
    expect(['310,00', '31.000'].map(read)).toEqual([undefined, undefined]);
  });

  it.each(asked)(
    '%s, %s: the API takes an amount with its currency, never a bare number',
    (_id, path, program) => {
      const [top = '', part] = path.split('.');
      const good = validAnswers(program, day);
      const refused = (value: unknown) => {
        const group = good[top];
        const answer =
          part === undefined ? value : { ...(typeof group === 'object' ? group : {}), [part]: value };
        const parsed = parseAnswers(program, { ...good, [top]: answer }, 'en', day);
        return parsed.ok ? [] : parsed.errors.map(({ pointer }) => pointer);
      };
      const pointer = `/answers/${path.replace('.', '/')}`;
      for (const wrong of [
        3_100_000,
        '31000.00',
        { amount: 31_000, currency: 'USD' },
        { amount: '31,000', currency: 'USD' },
        { cents: 3_100_000 },
      ])
        expect(
          refused(wrong).some((one) => one.startsWith(pointer)),
          JSON.stringify(wrong),
        ).toBe(true);
    },
  );

  it('rules compare dollars with dollars: a limit of $50,000.00 is not met by 50,000 cents, nor passed by it', () => {
    const micro = sample('microloan');
    const grant = sample('community-grant');
    const asks = (amount: string) =>
      reasonsOn(grant, { ...validAnswers(grant), amountRequested: usd(amount) });
    expect(asks('5000.00')).toEqual([]);
    expect(asks('50.00')).toEqual(['amount-outside-range']);
    expect(asks('500000.00')).toEqual(['amount-outside-range']);
    expect(verdictOn(micro, validAnswers(micro)).outcome).toBe('eligible');
    expect(reasonsOn(loan, { ...borrower, amount: usd('500.00') })).toContain('amount-outside-range');
  });
});

describe.each(programs)('Missing fields counted as zero: %s', (_id, program) => {
  const good = validAnswers(program, day);
  const paths = pathsOf(applicantFields(program)).filter((path) => {
    const [top = '', part] = path.split('.');
    const value = good[top];
    return part === undefined
      ? value !== undefined
      : typeof value === 'object' && value !== null && part in value;
  });

  it.each(paths)('without %s no rule that looks at it fails, and no score is zero', (path) => {
    const less: Answers = without(good, [path]);
    const [before, after] = [judgedOn(program, good), judgedOn(program, less)];
    const about = (looked: string) =>
      looked === path || looked.startsWith(`${path}.`) || path.startsWith(`${looked}.`);
    for (const [index, rule] of program.rules.entries()) {
      const outcome = after.rules[index]?.outcome;
      if (rule.kind === 'hard' && lookedAt(rule).some(about)) expect(outcome, rule.id).not.toBe('fail');
      if (outcome === 'fail') expect(before.rules[index]?.outcome, rule.id).toBe('fail');
    }
    expect(after.outcome).not.toBe('ineligible');
    for (const { id } of program.scoring.criteria) {
      const points = pointsFor(program, id, less);
      if (points !== undefined) expect(points, id).toBe(pointsFor(program, id, good));
    }
  });
});

describe('A zero that was given', () => {
  it('is a zero: no cash flow fails the rule that a missing one leaves open', () => {
    expect(reasonsOn(loan, { ...borrower, operatingCashFlow: usd('0.00') })).toEqual([
      'cash-flow-below-minimum',
    ]);
    expect(verdictOn(loan, { ...borrower, operatingCashFlow: undefined })).toMatchObject({
      outcome: 'unknown',
      ask: ['operatingCashFlow'],
    });
  });

  it('no income gives the most points for need, a missing one none at all', () => {
    const scholars = sample('two-phase-scholars');
    const of = (householdIncome: unknown) =>
      pointsFor(scholars, 'need', { homes: 'one', householdSize: 2, householdIncome });
    expect([of(usd('0.00')), of(undefined)]).toEqual([5, undefined]);
  });
});
