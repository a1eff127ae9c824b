import { type Barred, partIn } from '../../domain/appeals/barred.ts';
import { normalEmail } from '../../domain/application/identity.ts';
import type { AuditEvent } from '../../domain/audit.ts';
import type { Answers } from '../../domain/program/fields.ts';
import { conflictsOf, isClear } from '../../domain/review/conflict.ts';
import { type Loaded, personOf, readAll } from '../../store/applications.ts';
import { subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { listReviewers, listTasks } from '../../store/reviewers.ts';
import type { Store } from '../../store/table.ts';
import type { Manager } from '../award/approve-loan.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import { requestsOf, wasAsked } from '../people/voices.ts';
import { conflictFile } from '../review/conflict-file.ts';

/**
 * Why a manager may not decide an appeal of an application; undefined where they may. Whoever judged its answers, settled a
 * matter of it, was given it to read or did anything else on which a decision may rest had a part in it; whoever it is
 * about, or is joined to them, is not impartial. What the rules alone decided, any other manager may look at.
 */
export async function whyMayNotDecide(
  store: Store,
  { application, key }: Loaded,
  manager: Manager,
): Promise<Barred | undefined> {
  const { applicationId, programId } = application;
  const person = personOf({ application, key });
  if (normalEmail(person.email) === normalEmail(manager.email)) return { kind: 'own' };
  const { program } = await programOf(store, application);
  const [events, tasks, reviewers, requests, answers] = await Promise.all([
    readAll(store, subjectOf.application(applicationId), 'AUDIT#'),
    listTasks(store, applicationId),
    listReviewers(store, programId),
    requestsOf(store, key, program),
    answersOf(store, { application, key }),
  ]);
  const part = partIn(events as unknown as AuditEvent[], manager.id);
  if (part) return part;
  if (wasAsked(key, requests, manager.email)) return { kind: 'asked' };
  const seats = reviewers.filter((one) => normalEmail(one.email) === normalEmail(manager.email));
  if (tasks.some((task) => seats.some(({ reviewerId }) => reviewerId === task.reviewerId)))
    return { kind: 'reader' };
  const file = conflictFile(key, person, answers, requests);
  return seats.some((one) => !isClear(conflictsOf(program.review, program, one, file)))
    ? { kind: 'related' }
    : undefined;
}

async function answersOf(store: Store, { application, key }: Loaded): Promise<Answers> {
  if (!('snapshot' in application) || application.snapshot === undefined) return {};
  return (await readSnapshot(store, key, application.snapshot)).answers;
}
