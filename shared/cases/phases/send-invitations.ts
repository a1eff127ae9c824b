import { type ApplicationIn, receivedOf, scoredOf } from '../../domain/application/application.ts';
import { civilDateIn } from '../../domain/dates.ts';
import { invitedStages, missingFields } from '../../domain/program/missing.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { Round } from '../../domain/round/round.ts';
import { reaches } from '../../domain/scoring/phase-line.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import { subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import { listByStatus } from '../../store/status-lists.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { answerDue } from '../deadlines.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import { invitedUntil } from './invited-until.ts';

/** Applications that are measured side by side. */
const together = 16;
const actor = { kind: 'system', id: 'round' } as const;

/**
 * Measures everybody who waits for an invitation by the line that was drawn; before it was, nothing happens. Each is one
 * transaction, so one that is begun again finds what was done and goes on.
 */
export async function sendInvitations(store: Store, roundId: string, joined?: string): Promise<void> {
  const round = await readRound(store, roundId);
  if (!round?.invitation) return;
  const waiting = (await listByStatus(store, round.programId, 'in-review'))
    .filter((one) => one.roundId === roundId)
    .map(({ applicationId }) => applicationId);
  const ids = [...new Set(joined === undefined ? waiting : [joined, ...waiting])];
  for (let i = 0; i < ids.length; i += together)
    await Promise.all(ids.slice(i, i + together).map((id) => measure(store, round, id)));
}

async function measure(store: Store, round: Round, id: string): Promise<void> {
  await change<{ kind: 'nothing' }>(store, id, async (loaded) => {
    const { application } = loaded;
    if (application.status !== 'in-review' || application.awaits !== 'invitation' || !round.invitation)
      return { kind: 'nothing' };
    const { score } = application;
    if (score !== undefined && !reaches(score, round.invitation.atLeast))
      return notInvited({ ...application, score });
    const { program } = await programOf(store, application);
    return invited(store, round, program, { ...loaded, application });
  });
}

/** The questions of the second phase are put, with its closing as the date. */
async function invited(
  store: Store,
  round: Round,
  program: Program,
  { application, key }: Loaded<ApplicationIn<'in-review'>>,
): Promise<Change> {
  const { applicationId } = application;
  const { answers } = await readSnapshot(store, key, application.snapshot);
  const asOf = civilDateIn(program.zone, application.submittedAt);
  const askedFor = [...missingFields(program, answers, asOf, invitedStages)];
  const answerBy = invitedUntil(store, round, program);
  return {
    next: {
      ...receivedOf(application),
      status: 'info-requested',
      ...{ askedFor, answerBy, invitedAt: nowIso(store) },
    },
    move: 'invite',
    happening: { event: 'invited', actor, data: { answerBy, fields: askedFor } },
    effects: [{ kind: 'mail-applicant', mail: 'invitation', applicationId }],
    due: [answerDue(applicationId, answerBy)],
  };
}

function notInvited(application: ApplicationIn<'in-review'> & { readonly score: number }): Change {
  const { applicationId } = application;
  return {
    next: { ...scoredOf(application), status: 'not-selected' },
    move: 'not-invite',
    happening: { event: 'not invited', actor },
    effects: [
      {
        kind: 'resume',
        subject: subjectOf.application(applicationId),
        stage: 'information',
        output: { outcome: 'ended' },
      },
      { kind: 'mail-applicant', mail: 'not-selected', applicationId },
    ],
  };
}
