import { describe, expect, it } from 'vitest';
import { civilDateIn, firstInstantOfLocal, instantOfLocal } from '../../shared/domain/dates.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { extendedTo, windowOf, windowState } from '../../shared/domain/program/window.ts';
import { home, intern, scholar } from '../shared/programs/eligible-answers.ts';
import { internship, sample, scholarship } from '../shared/programs/samples.ts';
import { validAnswers } from '../support/valid-answers.ts';
import { ruleOn, verdictOn } from './judged.ts';

describe('Case 12: lives outside, works inside', () => {
  const away = { ...home, postalCode: '89501', city: 'Reno', stateOrProvince: 'NV' };

  it('residence and school are two rules: each is judged and told by itself', () => {
    const livesAway = verdictOn(scholarship, { ...scholar, address: away });
    const failed = livesAway.rules.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
    expect(failed).toHaveLength(1);
    const goesElsewhere = verdictOn(scholarship, { ...scholar, schoolId: 'other' });
    const other = goesElsewhere.rules.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
    expect(other).toHaveLength(1);
    expect(other).not.toEqual(failed);
  });

  it('work and the home to be bought are two rules: where the buyer lives today is not asked', () => {
    const homes = sample('home-purchase-loan');
    const buyer = validAnswers(homes);
    expect(ruleOn(homes, 'partner-employer', buyer)).toBe('pass');
    expect(ruleOn(homes, 'home-in-area', { ...buyer, propertyAddress: away })).toBe('fail');
    expect(ruleOn(homes, 'partner-employer', { ...buyer, propertyAddress: away })).toBe('pass');
    expect(homes.pages.flatMap(({ fields }) => fields).map(({ id }) => id)).not.toContain('address');
  });

  it('main office, operations and employees’ homes are three ways in, and one is enough', () => {
    const accelerator = sample('growth-accelerator');
    const outside = {
      ...validAnswers(accelerator),
      mainOffice: away,
      operationsPercent: '0',
      employees: 10,
      employeesInArea: 0,
    };
    expect(ruleOn(accelerator, 'rooted-in-area', outside)).toBe('fail');
    for (const one of [{ mainOffice: home }, { operationsPercent: '51.01' }, { employeesInArea: 5 }])
      expect(ruleOn(accelerator, 'rooted-in-area', { ...outside, ...one })).toBe('pass');
  });
});

describe('Case 13: an address that does not say where', () => {
  const homes = sample('home-purchase-loan');
  const at = (change: object) =>
    verdictOn(homes, { ...validAnswers(homes), propertyAddress: { ...home, ...change } });

  it('both sides of a boundary street count: the far side goes to a person, never to a refusal', () => {
    const far = { street1: '1201 Estudillo Avenue', city: 'San Leandro', postalCode: '94577' };
    expect(at(far)).toMatchObject({ outcome: 'unknown', ask: [], judge: ['propertyAddress'] });
    expect(at({ ...far, street1: '1201 Callan Avenue' }).outcome).toBe('ineligible');
    expect(at({ ...far, postalCode: '94601' }).outcome).toBe('eligible');
  });

  it.each<[string, object]>([
    ['a PO box', { street1: 'PO Box 118' }],
    ['a postal code that cannot be read', { postalCode: '9460' }],
    ['an address of another country', { country: 'MX' }],
  ])('%s goes to a person', (_name, change) => {
    const verdict = verdictOn(scholarship, { ...scholar, address: { ...home, ...change } });
    expect(verdict.outcome).toBe('unknown');
    expect(verdict.judge).toContain('address');
    expect(verdict.rules.every(({ reasonCode }) => reasonCode === null)).toBe(true);
  });

  it.each([
    [scholarship, scholar],
    [internship, intern],
  ] as const)('the address of a shelter is an address like any other', (program, answers) => {
    const shelter = { ...home, street1: '4 Pier Street', street2: 'c/o Harbor Family Shelter' };
    expect(verdictOn(program, { ...answers, address: shelter }).outcome).toBe('eligible');
  });

  it('somebody who has no address at all is asked, and the question says that a shelter’s will do', () => {
    expect(verdictOn(scholarship, { ...scholar, address: undefined })).toMatchObject({
      outcome: 'unknown',
      ask: ['address'],
    });
    for (const id of [
      'health-careers-scholarship',
      'youth-internship',
      'two-phase-scholars',
      'neighborhood-hiring',
    ] as const) {
      const field = sample(id)
        .pages.flatMap(({ fields }) => fields)
        .find((one) => one.id === 'address');
      expect(field?.hint?.en, id).toMatch(/shelter/);
    }
  });
});

describe('Case 24: deadlines', () => {
  const closing = (closesAt: string, zone = 'America/Los_Angeles') =>
    ({ zone, window: { opensAt: '2026-01-01T00:00', closesAt } }) as Pick<Program, 'zone' | 'window'>;

  it('are in the program’s zone, whatever the zone of whoever applies', () => {
    const scholars = sample('two-phase-scholars');
    expect(new Date(windowOf(scholars).closesAt ?? 0).toISOString()).toBe('2027-02-09T01:00:00.000Z');
    expect(civilDateIn(scholars.zone, '2027-02-09T01:00:00.000Z')).toBe('2027-02-08');
  });

  it('in the gap of spring the later reading holds, in the overlap of autumn the second: nobody loses an hour', () => {
    // 14 March 2027: 02:30 is no time at all. 7 November 2027: 01:30 comes twice.
    const gap = closing('2027-03-14T02:30');
    expect(windowState(gap, Date.parse('2027-03-14T10:30:00Z'))).toBe('open');
    const overlap = closing('2027-11-07T01:30');
    expect(windowState(overlap, Date.parse('2027-11-07T08:30:59.999Z'))).toBe('open');
    expect(windowState(overlap, Date.parse('2027-11-07T09:30:59.999Z'))).toBe('open');
    expect(windowState(overlap, Date.parse('2027-11-07T09:31:00Z'))).toBe('closed');
    expect(firstInstantOfLocal('2027-11-07T01:30', 'America/Los_Angeles')).toBeLessThan(
      instantOfLocal('2027-11-07T01:30', 'America/Los_Angeles'),
    );
  });

  it('an extension for an outage moves the window itself, so it is for everybody', () => {
    const one = sample('health-careers-scholarship');
    const { closesAt } = windowOf(one);
    if (closesAt === undefined) throw new Error('it closes');
    const later = extendedTo(one, '2027-12-31T17:00');
    expect(windowState(one, closesAt + 60_000)).toBe('closed');
    expect(windowState(later, closesAt + 60_000)).toBe('open');
  });
});
