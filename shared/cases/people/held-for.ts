import { isOpenParty } from '../../domain/people/party.ts';
import { isChild, waitingFor } from '../../domain/people/waiting.ts';
import type { Answers } from '../../domain/program/fields.ts';
import type { PeopleEntry } from '../../domain/program/people-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import { listParties } from '../../store/parties.ts';
import type { Store } from '../../store/table.ts';
import { ofEntry, todayIn } from './people-of.ts';

/** What an application that was sent still waits for before it may be reviewed. */
export interface Held {
  readonly entries: readonly PeopleEntry[];
  /** When the last of those who were asked has to have answered; nothing where nobody is asked at the moment. */
  readonly answerBy: string | undefined;
}

/**
 * An application from a program outside cannot bring an answer along. Where it named somebody, they were asked, and it waits
 * for them like any other; where it named nobody, the answer reaches the institution on its own way, and nothing is held
 * (docs/decisions/0011). A child's guardian comes first in either case.
 */
export async function heldFor(
  store: Store,
  applicationId: string,
  program: Program,
  answers: Answers,
): Promise<Held> {
  if (program.people.length === 0) return { entries: [], answerBy: undefined };
  const today = todayIn(store, program);
  const parties = await listParties(store, applicationId);
  const entries = waitingFor(program, parties, answers, today, 'submit').filter(
    (entry) => isChild(entry, answers, today) || ofEntry(parties, entry).length > 0,
  );
  const dates = entries
    .flatMap((entry) => ofEntry(parties, entry).filter(isOpenParty))
    .map(({ answerBy }) => answerBy)
    .sort();
  return { entries, answerBy: dates.at(-1) };
}
