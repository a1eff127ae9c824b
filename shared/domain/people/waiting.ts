import { ageOn, type CivilDate, isCivilDate } from '../dates.ts';
import type { Answers } from '../program/fields.ts';
import { type Shown, shown } from '../program/missing.ts';
import { answerAt } from '../program/paths.ts';
import type { PeopleEntry } from '../program/people-plan.ts';
import type { Program } from '../program/schema.ts';
import { holdsPlace, type Party } from './party.ts';

/** An act of the applicant that somebody else's answer may have to come before. */
export type Act = PeopleEntry['neededFor'][number];

/** COPPA, 16 CFR 312: below this age nothing goes on before a guardian has consented. */
export const consentFirstUnder = 13;

/** What is known of the requests: enough to say what is waited for, and not what was answered. */
export type PartyFacts = Pick<Party, 'entry' | 'status' | 'outcome'>;

/** Whether an entry of the plan is about this person on a day; unknown while an answer it hangs on is missing. */
export const entryShown = (entry: PeopleEntry, answers: Answers, today: CivilDate): Shown =>
  shown(entry, answers, today);

/** Entries whose answer this act still waits for, judged with the age on the very day. */
export function waitingFor(
  program: Pick<Program, 'people'>,
  parties: readonly PartyFacts[],
  answers: Answers,
  today: CivilDate,
  act: Act,
): readonly PeopleEntry[] {
  return program.people.filter(
    (entry) => isNeeded(entry, answers, today, act) && answersOf(entry, parties) < entry.min,
  );
}

/** True where this act needs the entry's answer on this day. An age that is not known counts as too young to accept. */
export function isNeeded(entry: PeopleEntry, answers: Answers, today: CivilDate, act: Act): boolean {
  const about = entryShown(entry, answers, today);
  if (about === 'hidden') return false;
  if (act === 'submit' && isChild(entry, answers, today)) return true;
  return entry.neededFor.includes(act) && (about === 'shown' || act === 'accept');
}

/** True for a guardian's entry about somebody who may not go on at all without consent. */
export function isChild(entry: PeopleEntry, answers: Answers, today: CivilDate): boolean {
  if (entry.role !== 'guardian') return false;
  return birthFields(entry.shownWhen).some((field) => {
    const born = answerAt(answers, field);
    return typeof born === 'string' && isCivilDate(born) && ageOn(born, today) < consentFirstUnder;
  });
}

const answersOf = (entry: PeopleEntry, parties: readonly PartyFacts[]) =>
  parties.filter((one) => one.entry === entry.id && one.status === 'answered' && one.outcome !== 'refused')
    .length;

/** Places that nobody holds yet. */
export const placesLeft = (entry: PeopleEntry, parties: readonly PartyFacts[]): number =>
  entry.max - parties.filter((one) => one.entry === entry.id && holdsPlace(one)).length;

/** True where an entry is about people under some age only: on a birthday it may be needed no longer. */
export const hangsOnAge = ({ shownWhen }: PeopleEntry): boolean => birthFields(shownWhen).length > 0;

/** The fields of birth that a condition looks at, however deep it stands. */
function birthFields(condition: unknown): readonly string[] {
  if (typeof condition !== 'object' || condition === null) return [];
  const { field, ageUnder } = condition as { field?: unknown; ageUnder?: unknown };
  const own = typeof field === 'string' && ageUnder !== undefined ? [field] : [];
  return [...own, ...Object.values(condition).flatMap(birthFields)];
}
