import { describe, expect, it } from 'vitest';
import { windowOf } from '../../../shared/domain/program/window.ts';
import { computedScore } from '../../../shared/domain/scoring/computed.ts';
import { referenceTables } from '../../../shared/domain/tables/reference-tables.ts';
import { validAnswers } from '../../support/valid-answers.ts';
import { home, usd } from './eligible-answers.ts';
import { sample } from './samples.ts';
import { screen } from './screen.ts';

const program = sample('two-phase-scholars');
const student = { ...validAnswers(program), dateOfBirth: '2007-05-04', guardian: undefined };
const gpa = (value: string, scale = '4.0') => ({ gpa: { value, scale, weighted: true } });
const state = (stateOrProvince: string) => ({ address: { ...home, stateOrProvince } });

describe('Western Scholars', () => {
  it.each<[string, object, unknown]>([
    ['a GPA of 2.495 is below 2.50 and is not rounded', gpa('2.495'), ['gpa-below-minimum']],
    ['a GPA of exactly 2.50', gpa('2.50'), 'eligible'],
    ['3.12 of 5.0 is 2.496', gpa('3.12', '5.0'), ['gpa-below-minimum']],
    ['3.125 of 5.0 is 2.50', gpa('3.125', '5.0'), 'eligible'],
    ['no GPA yet', { gpa: undefined }, { ask: ['gpa'], judge: [] }],
    ['pass or fail', { gpa: { scale: 'pass-fail', weighted: false } }, { ask: [], judge: ['gpa.scale'] }],
    ['Wyoming', state('WY'), 'eligible'],
    ['Oregon in full, in Spanish', state('Oregón'), 'eligible'],
    ['washington, in small letters', state('washington'), 'eligible'],
    ['Texas', state('TX'), ['outside-nine-states']],
    ['New Mexico', state('New Mexico'), ['outside-nine-states']],
    ['a state nobody can read', state('Calf.'), { ask: [], judge: ['address.stateOrProvince'] }],
    ['no address', { address: undefined }, { ask: ['address'], judge: [] }],
    ['part time', { enrollment: 'part-time' }, ['not-full-time']],
    ['a high income', { householdIncome: usd('400000.00') }, 'eligible'],
    ['no income given', { householdIncome: undefined }, { ask: ['householdIncome'], judge: [] }],
  ])('%s', (_name, change, outcome) => {
    expect(screen(program, { ...student, ...change })).toEqual(outcome);
  });

  it('asks for a guardian until the eighteenth birthday, which for 29 February is 1 March', () => {
    const leapling = { ...student, dateOfBirth: '2008-02-29' };
    expect(screen(program, leapling, '2026-02-28')).toEqual({ ask: ['guardian'], judge: [] });
    expect(screen(program, leapling, '2026-03-01')).toBe('eligible');
  });

  it('the first step asks for no transcript, and nothing that is sent with it is lost', () => {
    expect(screen(program, { ...student, transcript: ['doc_1'] })).toEqual(['/answers/transcript']);
  });
});

describe('need', () => {
  const need = (householdSize: number, income: string | undefined, guideline = 'us48-2026') =>
    computedScore(
      {
        program: { ...program, tables: { ...program.tables, povertyGuideline: guideline } },
        answers: { homes: 'one', householdSize, ...(income ? { householdIncome: usd(income) } : {}) },
        asOf: '2026-11-25',
        tables: referenceTables,
      },
      program.scoring.criteria.find(({ id }) => id === 'need') ?? never(),
    );
  const never = () => {
    throw new Error('no criterion for need');
  };

  // A household of four in 2026: $33,000.
  it.each<[string, number]>([
    ['0.00', 5],
    ['33000.00', 5],
    ['33000.01', 4],
    ['49500.00', 4],
    ['49500.01', 3],
    ['66000.00', 3],
    ['66000.01', 2],
    ['99000.00', 2],
    ['99000.01', 0],
  ])('of four people with %s dollars scores %d', (income, score) => {
    expect(need(4, income)).toBe(score);
  });

  it('counts each further person beyond eight', () => {
    expect(need(9, '61400.00')).toBe(5);
    expect(need(9, '61400.01')).toBe(4);
  });

  it('goes by the version the program opened with, not by a newer or older one', () => {
    expect(program.tables.povertyGuideline).toBe('us48-2026');
    expect(need(4, '32500.00')).toBe(5);
    expect(need(4, '32500.00', 'us48-2025')).toBe(4);
  });

  it('is left to the readers where the income is missing, never zero', () => {
    expect(need(4, undefined)).toBeUndefined();
  });
});

describe('the two phases', () => {
  it('close at 5 p.m. in Los Angeles, before and after the clocks change', () => {
    const [, second] = program.phases ?? [];
    expect(windowOf(program).closesAt).toBe(Date.parse('2027-02-09T01:00:00Z'));
    const window = second?.window ?? { opensAt: '', closesAt: '' };
    expect(windowOf({ zone: program.zone, window }).closesAt).toBe(Date.parse('2027-04-01T00:00:00Z'));
  });

  it('have 2.5 times as many people invited as there is money for', () => {
    expect(program.phases?.[1].invited.top).toEqual({ times: '2.5', of: 250 });
    expect(program.award).toMatchObject({ kind: 'round-money', tiers: [{ amount: '2500.00' }] });
  });
});
