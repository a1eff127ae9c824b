import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../../functions/review/figures.ts';
import { readReview, rubricOf } from '../../../functions/review/rubric.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Context } from '../../../shared/domain/rules/read.ts';
import { referenceTables } from '../../../shared/domain/tables/reference-tables.ts';
import { loadSamples, type sampleIds } from '../../../shared/programs/load.ts';
import { borrower, intern, scholar, usd } from '../../shared/programs/eligible-answers.ts';
import { known } from './reviewing.ts';

const { programs } = loadSamples();
const programOf = (id: (typeof sampleIds)[number]) => known(programs.find((one) => one.id === id));
const contextOf = (program: Program, answers: Answers): Context => ({
  program,
  answers,
  asOf: '2026-11-21',
  tables: referenceTables,
});
const loan = programOf('community-business-loan');
const scholarship = programOf('health-careers-scholarship');

/** The program with one field of it blind. */
const blinded = (program: Program, id: string): Program => ({
  ...program,
  pages: program.pages.map((page) => ({
    ...page,
    fields: page.fields.map((field) => (field.id === id ? { ...field, blind: true } : field)),
  })),
});

describe('the figures beside an application', () => {
  test('a loan shows its payment, its coverage, the time in business and the shares, each with how', () => {
    const figures = figuresOf(contextOf(loan, borrower), 'en');
    expect(figures).toEqual([
      {
        title: 'Time in business',
        value: '69 full months',
        how: 'From February 1, 2021 to November 21, 2026',
      },
      { title: 'Total: Share in percent', value: '100', how: 'All entries of “Share in percent” together' },
      {
        title: 'Payment on this loan',
        value: '$943.56 a month',
        how: '$50,000.00 over 60 months at 5 % a year, the same payment each month, rounded to the cent',
      },
      {
        title: 'Cash flow over loan payments (DSCR)',
        value: '1.2862 times',
        how: '$30,000.00 of cash flow a year ÷ $23,322.72 of loan payments a year: $12,000.00 on other loans and $11,322.72 on this one',
      },
    ]);
  });

  test('the same in Spanish', () => {
    const texts = figuresOf(contextOf(loan, borrower), 'es').map(({ value }) => value);
    expect(texts).toEqual(['69 meses completos', '100', '$943.56 al mes', '1.2862 veces']);
  });

  test('coverage just below a limit is never rounded up to it', () => {
    const answers = { ...borrower, operatingCashFlow: usd('25654.99') };
    expect(figuresOf(contextOf(loan, answers), 'en').at(-1)?.value).toBe('1.0999 times');
  });

  test('a figure with a missing answer is not known, never zero', () => {
    const { operatingCashFlow: _, ...answers } = borrower;
    expect(figuresOf(contextOf(loan, answers), 'en').at(-1)).toMatchObject({ value: 'Not known' });
  });

  test('a figure made from a blind answer is not there', () => {
    const titles = (program: Program) =>
      figuresOf(contextOf(program, scholar), 'en').map(({ title }) => title);
    expect(titles(scholarship)).toEqual([
      'GPA on the 4.0 scale',
      'Household income beside the poverty guideline',
    ]);
    expect(titles(blinded(scholarship, 'gpa'))).toEqual(['Household income beside the poverty guideline']);
    const young = figuresOf(contextOf(programOf('youth-internship'), intern), 'en').map(({ title }) => title);
    expect(young).not.toContain('Age');
  });
});

describe('the rubric of an application', () => {
  test('asks a loan analyst for five ranks and works out the sixth', () => {
    const { scores, parts } = rubricOf(contextOf(loan, borrower));
    expect(scores).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(parts.map(({ kind, criterion }) => [criterion.id, kind])).toEqual([
      ['cashFlow', 'computed'],
      ['creditRank', 'asked'],
      ['managementRank', 'asked'],
      ['ltvRank', 'asked'],
      ['debtRank', 'asked'],
      ['lienRank', 'asked'],
    ]);
    expect(parts[0]).toMatchObject({ score: 5 });
  });

  test('leaves to the reader what cannot be worked out', () => {
    const answers = { ...scholar, gpa: { scale: 'pass-fail', weighted: false, note: 'Passed all' } };
    expect(rubricOf(contextOf(scholarship, answers)).parts.at(-1)).toMatchObject({
      kind: 'asked',
      instead: true,
    });
  });

  test('does not tell a score that was worked out from a blind answer', () => {
    const [part] = rubricOf(contextOf(blinded(scholarship, 'gpa'), scholar)).parts.slice(-1);
    expect(part).toMatchObject({ kind: 'hidden' });
    expect(part).not.toHaveProperty('score');
  });
});

describe('a sent form', () => {
  test('names every fault in the order of the page', () => {
    const typed = {
      scores: { commitment: '0', activities: '7', character: '2' },
      comments: { character: 'x'.repeat(4001) },
      decision: '',
    };
    const { faults } = readReview(contextOf(scholarship, scholar), typed);
    expect(faults.map((one) => (one.at === 'decision' ? one.at : [one.criterion.id, one.fault]))).toEqual([
      ['commitment', 'comment-needed'],
      ['disadvantage', 'missing'],
      ['activities', 'off-scale'],
      ['character', 'comment-too-long'],
      'decision',
    ]);
  });
});
