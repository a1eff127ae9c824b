import { describe, expect, it } from 'vitest';
import {
  hangsOnAge,
  isNeeded,
  type PartyFacts,
  placesLeft,
  waitingFor,
} from '../../../../shared/domain/people/waiting.ts';
import { peopleEntry } from '../../../../shared/domain/program/people-plan.ts';

const text = { en: 'A text', es: 'Un texto' };
const base = { title: text, ask: text, statement: text, mail: text, answerDays: 14, min: 1, max: 1 };
const guardian = peopleEntry.parse({
  ...base,
  id: 'guardian',
  role: 'guardian',
  from: 'guardian',
  confidential: false,
  neededFor: ['accept'],
  shownWhen: { field: 'dateOfBirth', ageUnder: 18 },
});
const nominator = peopleEntry.parse({
  ...base,
  id: 'nomination',
  role: 'nominator',
  confidential: true,
  neededFor: ['submit'],
  max: 2,
});
const program = { people: [guardian, nominator] };
const born = (dateOfBirth: string) => ({ dateOfBirth });

describe('What an act waits for', () => {
  it.each<[string, string, string, boolean]>([
    ['17 years and 364 days', '2009-03-27', '2027-03-26', true],
    ['18 on the very day', '2009-03-27', '2027-03-27', false],
    ['born on 29 February, on 28 February of no leap year', '2008-02-29', '2026-02-28', true],
    ['born on 29 February, on 1 March of no leap year', '2008-02-29', '2026-03-01', false],
    ['12 years and 364 days', '2014-01-02', '2027-01-01', true],
  ])('accepting needs a guardian by the age on its own day: %s', (_what, dateOfBirth, today, needed) => {
    expect(isNeeded(guardian, born(dateOfBirth), today, 'accept')).toBe(needed);
  });

  it('an unknown age needs a guardian to accept, and is the form’s own question when it is sent', () => {
    expect(isNeeded(guardian, {}, '2027-01-01', 'accept')).toBe(true);
    expect(isNeeded(guardian, {}, '2027-01-01', 'submit')).toBe(false);
  });

  it('under 13 nothing is sent before a guardian has agreed, whatever the plan says; from 13 on the plan decides', () => {
    expect(isNeeded(guardian, born('2014-01-02'), '2027-01-01', 'submit')).toBe(true);
    expect(isNeeded(guardian, born('2014-01-02'), '2027-01-02', 'submit')).toBe(false);
  });

  it('the age is found however deep the condition stands', () => {
    const deep = peopleEntry.parse({
      ...guardian,
      shownWhen: {
        any: [
          { field: 'dateOfBirth', ageUnder: 18 },
          { field: 'ward', in: [true] },
        ],
      },
    });
    expect(isNeeded(deep, born('2014-01-02'), '2027-01-01', 'submit')).toBe(true);
    expect([guardian, deep, nominator].map(hangsOnAge)).toEqual([true, true, false]);
  });

  const facts = (
    entry: string,
    status: PartyFacts['status'],
    outcome?: NonNullable<PartyFacts['outcome']>,
  ): PartyFacts => ({ entry, status, ...(outcome ? { outcome } : {}) });

  it.each<[string, PartyFacts[], boolean]>([
    ['nobody was asked', [], true],
    ['somebody was asked', [facts('nomination', 'asked')], true],
    ['somebody is writing', [facts('nomination', 'doing')], true],
    ['somebody cannot', [facts('nomination', 'declined')], true],
    ['nobody answered in time', [facts('nomination', 'expired')], true],
    ['the answer is here', [facts('nomination', 'answered', 'given')], false],
    [
      'one cannot, another answered',
      [facts('nomination', 'declined'), facts('nomination', 'answered')],
      false,
    ],
    ['somebody else answered for another entry', [facts('guardian', 'answered', 'agreed')], true],
  ])('a nomination holds the sending back: %s', (_what, parties, waits) => {
    const found = waitingFor(program, parties, born('2000-01-01'), '2027-01-01', 'submit');
    expect(found.map(({ id }) => id)).toEqual(waits ? ['nomination'] : []);
  });

  it('a guardian who refused has not agreed', () => {
    const refused = [facts('guardian', 'answered', 'refused')];
    const agreed = [facts('guardian', 'answered', 'agreed')];
    const of = (parties: PartyFacts[]) =>
      waitingFor(program, parties, born('2010-01-01'), '2027-01-01', 'accept').map(({ id }) => id);
    expect(of(refused)).toEqual(['guardian']);
    expect(of(agreed)).toEqual([]);
  });

  it('whoever cannot, was replaced or is too late gives their place free', () => {
    const over = (['declined', 'replaced', 'cancelled', 'expired'] as const).map((s) =>
      facts('nomination', s),
    );
    expect(placesLeft(nominator, over)).toBe(2);
    expect(placesLeft(nominator, [facts('nomination', 'asked'), facts('nomination', 'answered')])).toBe(0);
  });
});
