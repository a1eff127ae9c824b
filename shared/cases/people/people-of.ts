import type { Application } from '../../domain/application/application.ts';
import { openStatuses } from '../../domain/application/status.ts';
import { civilDateIn } from '../../domain/dates.ts';
import type { Party } from '../../domain/people/party.ts';
import { type Act, waitingFor } from '../../domain/people/waiting.ts';
import type { Answers } from '../../domain/program/fields.ts';
import type { PeopleEntry } from '../../domain/program/people-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { LocalizedText } from '../../domain/text.ts';
import type { Loaded } from '../../store/applications.ts';
import { listParties } from '../../store/parties.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { readDraft } from '../intake/drafts.ts';
import { readSnapshot } from '../intake/snapshot.ts';

/** What an application answers at this moment: what was sent, or the draft. */
export async function currentAnswers(store: Store, { application, key }: Loaded): Promise<Answers> {
  const snapshot = 'snapshot' in application ? application.snapshot : undefined;
  if (snapshot !== undefined) return (await readSnapshot(store, key, snapshot)).answers;
  return (await readDraft(store, key)).content.answers;
}

/** Today in a program's zone: the day on which an age counts. */
export const todayIn = (store: Store, { zone }: Pick<Program, 'zone'>): string =>
  civilDateIn(zone, nowIso(store));

/** True while somebody may still be asked, or may still answer. */
export const takesAnswers = ({ status }: Pick<Application, 'status'>): boolean =>
  (openStatuses as readonly string[]).includes(status);

/** The program's entry of that name. */
export const entryOf = (program: Pick<Program, 'people'>, id: string): PeopleEntry | undefined =>
  program.people.find((entry) => entry.id === id);

/** What an act of the applicant waits for now; reads nothing where the program asks nobody. */
export async function waitsFor(
  store: Store,
  { key }: Pick<Loaded, 'key'>,
  program: Program,
  answers: Answers,
  act: Act,
): Promise<readonly PeopleEntry[]> {
  if (program.people.length === 0) return [];
  const parties = await listParties(store, key.applicationId);
  return waitingFor(program, parties, answers, todayIn(store, program), act);
}

/** The requests of one entry. */
export const ofEntry = (parties: readonly Party[], entry: PeopleEntry): readonly Party[] =>
  parties.filter((one) => one.entry === entry.id);

/** What an entry is called towards the person who is asked. */
export const titleForAsked = ({ askedFor, title }: PeopleEntry): LocalizedText => askedFor ?? title;
