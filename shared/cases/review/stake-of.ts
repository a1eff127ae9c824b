import { normalEmail } from '../../domain/application/identity.ts';
import type { Answers } from '../../domain/program/fields.ts';
import { conflictsOf, isClear } from '../../domain/review/conflict.ts';
import { type Loaded, personOf } from '../../store/applications.ts';
import { bidsOn, stakesIn } from '../../store/bids.ts';
import { programOf } from '../../store/programs.ts';
import { listReviewers, listTasks } from '../../store/reviewers.ts';
import type { Store } from '../../store/table.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import type { Manager } from '../manager.ts';
import { requestsOf, wasAsked } from '../people/voices.ts';
import { conflictFile } from './conflict-file.ts';

/** It is their own application; they were asked about it; they were to read it; they declared a relation to it. */
export type Stake = 'own' | 'asked' | 'reader' | 'related';

/** What joins a manager to an application, found by their address and what they declared as a reader; undefined where nothing does. */
export async function stakeOf(
  store: Store,
  { application, key }: Loaded,
  manager: Manager,
): Promise<Stake | undefined> {
  const { applicationId, programId } = application;
  const person = personOf({ application, key });
  if (normalEmail(person.email) === normalEmail(manager.email)) return 'own';
  const { program } = await programOf(store, application);
  const [tasks, reviewers, requests, answers, said] = await Promise.all([
    listTasks(store, applicationId),
    listReviewers(store, programId),
    requestsOf(store, key, program),
    answersOf(store, { application, key }),
    bidsOn(store, application),
  ]);
  if (wasAsked(key, requests, manager.email)) return 'asked';
  const seats = reviewers.filter((one) => normalEmail(one.email) === normalEmail(manager.email));
  if (tasks.some((task) => seats.some(({ reviewerId }) => reviewerId === task.reviewerId))) return 'reader';
  const file = conflictFile(key, person, answers, requests, stakesIn(said));
  return seats.some((one) => !isClear(conflictsOf(program.review, program, one, file)))
    ? 'related'
    : undefined;
}

async function answersOf(store: Store, { application, key }: Loaded): Promise<Answers> {
  if (!('snapshot' in application) || application.snapshot === undefined) return {};
  return (await readSnapshot(store, key, application.snapshot)).answers;
}
