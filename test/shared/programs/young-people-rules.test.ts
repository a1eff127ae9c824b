import { describe, expect, it } from 'vitest';
import { validAnswers } from '../../support/valid-answers.ts';
import { home, usd } from './eligible-answers.ts';
import { sample } from './samples.ts';
import { screen } from './screen.ts';

const guardian = { name: 'Rosa Vega', email: 'rosa@example.org', consent: true };
const born = (dateOfBirth: string, more: object = {}) => ({ dateOfBirth, guardian: undefined, ...more });

describe('College Internship', () => {
  const program = sample('college-internship');
  const student = { ...validAnswers(program), ...born('2005-05-04') };
  const graduate = { ...student, studies: 'graduated' };

  it.each<[string, object, unknown]>([
    ['turning 18 on the first day is old enough', born('2009-06-14', { guardian }), 'eligible'],
    ['turning 18 a day later is not', born('2009-06-15', { guardian }), ['age-outside-range']],
    ['turning 25 a day after the first day is young enough', born('2002-06-15'), 'eligible'],
    ['turning 25 on the first day is not', born('2002-06-14'), ['age-outside-range']],
    ['born on a 29 February', born('2004-02-29'), 'eligible'],
    ['under 18 today without a guardian', born('2009-06-14'), { ask: ['guardian'], judge: [] }],
    [
      'under 18 today with a guardian who does not agree',
      born('2009-06-14', { guardian: { ...guardian, consent: false } }),
      ['no-guardian-consent'],
    ],
    ['a student of a master’s program', { studies: 'graduate-student' }, ['graduate-student']],
    ['neither a student nor a graduate', { studies: 'none' }, ['not-enrolled-nor-recent-graduate']],
    ['not free for all eight weeks', { availableAllWeeks: false }, ['not-available-all-weeks']],
    [
      'living elsewhere, with family elsewhere',
      { address: { ...home, postalCode: '93999' } },
      ['outside-service-area'],
    ],
    ['no resume', {}, 'eligible'],
  ])('%s', (_name, change, outcome) => {
    expect(screen(program, { ...student, ...change })).toEqual(outcome);
  });

  it.each<[string, object, string, unknown]>([
    ['exactly 12 months before the first day', { graduationDate: '2026-06-14' }, '2026-11-25', 'eligible'],
    ['a day more', { graduationDate: '2026-06-13' }, '2026-11-25', ['not-enrolled-nor-recent-graduate']],
    ['last week', { graduationDate: '2026-12-18' }, '2026-12-26', 'eligible'],
    ['no date: a question, not a refusal', {}, '2026-11-25', { ask: ['graduationDate'], judge: [] }],
    ['a date that has not come', { graduationDate: '2027-05-20' }, '2026-11-25', ['/answers/graduationDate']],
  ])('a graduate who finished %s', (_name, change, asOf, outcome) => {
    expect(screen(program, { ...graduate, ...change }, asOf)).toEqual(outcome);
  });

  it('asks for a guardian until the eighteenth birthday, also when it is a 29 February', () => {
    const leapling = { ...student, ...born('2008-02-29') };
    expect(screen(program, leapling, '2026-02-28')).toEqual({ ask: ['guardian'], judge: [] });
    expect(screen(program, leapling, '2026-03-01')).toBe('eligible');
  });
});

describe('EMT Corps', () => {
  const program = sample('emt-corps');
  const neighbor = { ...validAnswers(program), ...born('2004-05-04') };
  const full = (amount: string) => ({ workStatus: 'full', hourlyPay: usd(amount) });
  const place = (county: string, postalCode: string) => ({ county, address: { ...home, postalCode } });

  it.each<[string, object, unknown]>([
    ['turning 18 on the first day is old enough', born('2009-08-02', { guardian }), 'eligible'],
    ['turning 18 a day later is not', born('2009-08-03', { guardian }), ['age-outside-range']],
    ['26 on the first day, for one day more', born('2000-08-03'), 'eligible'],
    ['27 on the first day', born('2000-08-02'), ['age-outside-range']],
    ['born on 29 February 2000: 27 since 1 March', born('2000-02-29'), ['age-outside-range']],
    ['born on 29 February 2008', born('2008-02-29'), 'eligible'],
    ['a listed county, whatever the ZIP code', place('alameda', '94577'), 'eligible'],
    ['a listed ZIP code, whatever the county', place('solano', '94592'), 'eligible'],
    ['the ZIP code after it', place('solano', '94593'), ['outside-county-and-zip']],
    ['neither', place('other', '95814'), ['outside-county-and-zip']],
    [
      'a PO box in a listed county counts by the county',
      { ...place('alameda', '94601'), address: { ...home, street1: 'PO Box 12' } },
      'eligible',
    ],
    ['no paid work', { workStatus: 'none' }, 'eligible'],
    ['part time, whatever the pay', { workStatus: 'part' }, 'eligible'],
    ['full time for a cent less than $22.00', full('21.99'), 'eligible'],
    ['full time for $22.00', full('22.00'), ['has-enough-work']],
    ['full time, pay not told', { workStatus: 'full' }, { ask: ['hourlyPay'], judge: [] }],
    ['not free for five months', { availableFullTime: false }, ['not-available-full-time']],
    ['who keeps their race to themselves', { raceEthnicity: undefined, gender: undefined }, 'eligible'],
  ])('%s', (_name, change, outcome) => {
    expect(screen(program, { ...neighbor, ...change })).toEqual(outcome);
  });
});

describe('Neighborhood Hiring', () => {
  const program = sample('neighborhood-hiring');
  const neighbor = {
    ...validAnswers(program),
    dateOfBirth: '1990-05-04',
    path: 'new-job',
    workStatus: 'none',
  };
  const inside = {
    ...neighbor,
    path: 'step-up',
    workStatus: undefined,
    hiredOn: '2026-01-05',
    hourlyPay: usd('21.00'),
  };
  const zip = (postalCode: string) => ({ address: { ...home, postalCode } });

  it.each<[string, object, unknown]>([
    ['94605 is on the list', zip('94605'), 'eligible'],
    ['94604, between two that are, is not', zip('94604'), ['outside-zip-list']],
    ['94612 with the long code is', zip('94612-1234'), 'eligible'],
    ['$23.99 an hour is too little', { workStatus: 'full', hourlyPay: usd('23.99') }, 'eligible'],
    ['$24.00 is enough', { workStatus: 'full', hourlyPay: usd('24.00') }, ['has-enough-work']],
    ['somebody of 70', { dateOfBirth: '1956-11-21' }, 'eligible'],
    ['not free full time', { availableFullTime: false }, ['not-available-full-time']],
  ])('%s', (_name, change, outcome) => {
    expect(screen(program, { ...neighbor, ...change })).toEqual(outcome);
  });

  it('is open from the eighteenth birthday, which for somebody born on 29 February is 1 March', () => {
    const leapling = { ...neighbor, dateOfBirth: '2008-02-29' };
    expect(screen(program, leapling, '2026-02-28')).toEqual(['under-18']);
    expect(screen(program, leapling, '2026-03-01')).toBe('eligible');
    expect(screen(program, { ...neighbor, dateOfBirth: '2008-11-21' }, '2026-11-21')).toBe('eligible');
    expect(screen(program, { ...neighbor, dateOfBirth: '2008-11-22' }, '2026-11-21')).toEqual(['under-18']);
  });

  it.each<[string, object, unknown]>([
    ['hired six months before the first day', { hiredOn: '2025-12-07' }, 'eligible'],
    ['paid $24.00 already', { hourlyPay: usd('24.00') }, ['pay-too-high-to-step-up']],
    ['who does not say since when', { hiredOn: undefined }, { ask: ['hiredOn'], judge: [] }],
  ])('stepping up, %s', (_name, change, outcome) => {
    expect(screen(program, { ...inside, ...change })).toEqual(outcome);
  });

  it('stepping up, exactly six months are enough and a day less is not', () => {
    expect(screen(program, { ...inside, hiredOn: '2026-12-07' }, '2026-12-20')).toBe('eligible');
    expect(screen(program, { ...inside, hiredOn: '2026-12-08' }, '2026-12-20')).toEqual([
      'under-six-months-here',
    ]);
  });
});
