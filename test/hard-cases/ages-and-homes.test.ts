import { describe, expect, it } from 'vitest';
import { waitingFor } from '../../shared/domain/people/waiting.ts';
import type { Answers } from '../../shared/domain/program/fields.ts';
import { missingFields, shown } from '../../shared/domain/program/missing.ts';
import { allFields } from '../../shared/domain/program/paths.ts';
import { home, intern, usd } from '../shared/programs/eligible-answers.ts';
import { sample } from '../shared/programs/samples.ts';
import { validAnswers } from '../support/valid-answers.ts';
import { leavesOf, pointsFor, reasonsOn, ruleOn, verdictOn } from './judged.ts';

const youth = sample('youth-internship');
const scholars = sample('two-phase-scholars');
const { guardian: _, ...grown } = validAnswers(scholars, '2026-11-25');
const adult: Answers = { ...grown, dateOfBirth: '2006-05-04' };

describe('Case 1: turns 18 mid-cycle', () => {
  const turning = { ...intern, dateOfBirth: '2008-11-26', guardian: undefined };

  it('sending needs a guardian on the day before the birthday and none on the birthday', () => {
    expect(verdictOn(youth, turning, '2026-11-25')).toMatchObject({ outcome: 'unknown', ask: ['guardian'] });
    expect(verdictOn(youth, turning, '2026-11-26').outcome).toBe('eligible');
  });

  it('accepting is judged anew on its own day, whatever sending needed', () => {
    const entries = (today: string) => waitingFor(youth, [], turning, today, 'accept').map(({ id }) => id);
    expect(entries('2026-11-25')).toEqual(['guardian-consent']);
    expect(entries('2026-11-26')).toEqual([]);
  });

  it('a verdict of the time before stays as it was: it is about the day of submission', () => {
    const then = verdictOn(youth, { ...intern, dateOfBirth: '2008-11-26' }, '2026-11-25');
    expect(then.asOf).toBe('2026-11-25');
    expect(then.rules.find(({ id }) => id === 'guardian-consent' || id.includes('guardian'))?.applies).toBe(
      'true',
    );
  });
});

describe('Case 2: 16 on 2 June when the rule says by 1 June', () => {
  const born = (dateOfBirth: string) => reasonsOn(youth, { ...intern, dateOfBirth });

  it('born on 1 June 2011 passes, on 2 June fails, and the reason names the exact dates', () => {
    expect(born('2011-06-01')).toEqual([]);
    const codes = born('2011-06-02');
    expect(codes).toHaveLength(1);
    const rule = youth.rules.find(({ reason }) => reason.code === codes[0]);
    expect(rule?.reason.text.en).toMatch(/June 2, 2007.*June 1, 2011/);
    expect(rule?.reason.text.es).toMatch(/2 de junio de 2007.*1 de junio de 2011/);
  });

  it('the other end: born on 2 June 2007 passes, on 1 June fails', () => {
    const { guardian: _guardian, ...old } = intern;
    expect(reasonsOn(youth, { ...old, dateOfBirth: '2007-06-02' })).toEqual([]);
    expect(reasonsOn(youth, { ...old, dateOfBirth: '2007-06-01' })).toHaveLength(1);
  });

  it('somebody born on 29 February has a birthday in every year: 1 March where there is no 29th', () => {
    const hiring = sample('neighborhood-hiring');
    const leapling = { ...validAnswers(hiring), dateOfBirth: '2008-02-29' };
    expect(ruleOn(hiring, 'adult', leapling, '2026-02-28')).toBe('fail');
    expect(ruleOn(hiring, 'adult', leapling, '2026-03-01')).toBe('pass');
  });
});

describe('Case 3: a household that is split over two homes', () => {
  const two = {
    ...adult,
    homes: 'two',
    householdSize: 3,
    householdIncome: usd('90000.00'),
    otherHome: { people: 2, income: usd('21640.00') },
  };
  const need = (paidMore: string | undefined) => pointsFor(scholars, 'need', { ...two, paidMore });
  const shownBy = (answers: Answers) => {
    const rule = verdictOn(scholars, answers).rules.find(({ id }) => id === 'household-need');
    return rule && leavesOf(rule.trace).map(({ by, value }) => [by, value]);
  };

  it('both homes are stored, and one is scored: the one that paid more', () => {
    // $90,000 for three is 329 % of the guideline of 2026; $21,640 for two is exactly 100 %.
    expect(need('home')).toBe(0);
    expect(need('other')).toBe(5);
    expect(need('same')).toBe(0);
    expect(verdictOn(scholars, { ...two, paidMore: 'other' }).outcome).toBe('eligible');
  });

  it('the verdict shows which home counted', () => {
    expect(shownBy({ ...two, paidMore: 'other' })).toEqual([['other-home', '100']]);
    expect(shownBy({ ...two, paidMore: 'home' })?.[0]?.[0]).toBe('home');
    expect(shownBy({ ...adult, homes: 'own' })?.[0]?.[0]).toBe('own');
  });

  it('the figures of the other home are asked for, never taken from the first and never zero', () => {
    const without = { ...two, otherHome: undefined, paidMore: 'other' };
    expect(verdictOn(scholars, without)).toMatchObject({ outcome: 'unknown', ask: ['otherHome'] });
    expect(pointsFor(scholars, 'need', without)).toBeUndefined();
    expect(need(undefined)).toBeUndefined();
  });

  it('each program has its own definition: elsewhere the household is what the applicant calls theirs', () => {
    const careers = sample('health-careers-scholarship');
    expect(JSON.stringify(careers.rules)).not.toContain('householdPercent');
    expect(missingFields(careers, validAnswers(careers), '2026-11-25')).toEqual([]);
  });
});

describe('Case 4: estranged youth', () => {
  const alone: Answers = {
    ...grown,
    dateOfBirth: '2009-05-04',
    homes: 'no-contact',
    householdSize: 1,
    householdIncome: usd('6200.00'),
    address: { ...home, street1: 'c/o Harbor Youth Shelter, 4 Pier Street' },
  };

  it('somebody of 17 without contact qualifies without a word about a parent', () => {
    expect(verdictOn(scholars, alone).outcome).toBe('eligible');
    expect(ruleOn(scholars, 'guardian-agrees', alone)).toBe('pass');
    expect(pointsFor(scholars, 'need', alone)).toBe(5);
  });

  it('is never asked for a parent: every such question is hidden', () => {
    const visible = allFields(scholars).filter((field) => shown(field, alone, '2026-11-25') !== 'hidden');
    expect(visible.map(({ id }) => id)).not.toContain('guardian');
    expect(visible.map(({ id }) => id)).not.toContain('otherHome');
    expect(visible.map(({ id }) => id)).toContain('attester');
  });

  it('a third party attests instead, before an offer is accepted; sending waits for nobody', () => {
    const waits = (act: 'submit' | 'accept', parties: Parameters<typeof waitingFor>[1] = []) =>
      waitingFor(scholars, parties, alone, '2026-11-25', act).map(({ id }) => id);
    expect(waits('submit')).toEqual([]);
    expect(waits('accept')).toEqual(['attestation']);
    expect(waits('accept', [{ entry: 'attestation', status: 'answered', outcome: 'given' }])).toEqual([]);
  });

  it('somebody of 17 with contact is asked for the guardian as ever, and for no attestation', () => {
    const minor = { ...alone, homes: 'one' };
    expect(verdictOn(scholars, minor)).toMatchObject({ outcome: 'unknown', ask: ['guardian'] });
    expect(waitingFor(scholars, [], minor, '2026-11-25', 'accept').map(({ id }) => id)).toEqual([
      'guardian-consent',
    ]);
  });

  it('below 13 the law knows no other way: a guardian is asked even so', () => {
    const child = { ...alone, dateOfBirth: '2014-05-04' };
    expect(verdictOn(scholars, child)).toMatchObject({ outcome: 'unknown', ask: ['guardian'] });
    expect(waitingFor(scholars, [], child, '2026-11-25', 'submit').map(({ id }) => id)).toEqual([
      'guardian-consent',
    ]);
  });

  it('who has not yet said where they live is asked that, not for a parent', () => {
    expect(verdictOn(scholars, { ...alone, homes: undefined }).ask).toContain('homes');
    expect(verdictOn(scholars, { ...alone, homes: undefined }).outcome).toBe('unknown');
  });
});
