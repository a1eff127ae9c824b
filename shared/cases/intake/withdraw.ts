import { type Application, type ApplicationIn, baseOf } from '../../domain/application/application.ts';
import { allows, type MoveName } from '../../domain/application/status.ts';
import type { Actor, ApplicantMail, DueKind, Effect, WaitStage } from '../../domain/effects.ts';
import { lastOf } from '../../domain/program/extension.ts';
import { windowOf } from '../../domain/program/window.ts';
import { change } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { programOf } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { listMoves } from '../award/list-moves.ts';
import { returnedUnits } from '../award/returned-units.ts';
import { windowFor } from '../extending/extend-round.ts';
import { interviewEnded } from '../interviews/end.ts';
import { openTasksEnded } from '../review/end-tasks.ts';
import { creditSettled } from '../screening/credit-clock.ts';

export type WithdrawOutcome =
  | { readonly kind: 'committed'; readonly application: Application }
  | { readonly kind: 'already' | 'too-late' | 'missing' };

/** Ends an application at the applicant's wish, from any open status; an offer's money goes back in the same transaction. */
export const withdraw = (store: Store, id: string): Promise<WithdrawOutcome> =>
  end(store, id, 'withdraw', 'applicant', { kind: 'applicant' });

/** Ends an application whose missing information did not come by the date. */
export const closeUnanswered = (store: Store, id: string): Promise<WithdrawOutcome> =>
  end(store, id, 'close-unanswered', 'no-answer', { kind: 'system', id: 'clock' });

/** The same when its date has come; one that was given more time meanwhile stays. */
export const closeOverdue = (store: Store, id: string): Promise<WithdrawOutcome> =>
  end(store, id, 'close-unanswered', 'no-answer', { kind: 'system', id: 'clock' }, (application) =>
    hasMoreTime(store, application),
  );

/** Ends the second of two applications of one person or business; `unless` somebody has said meanwhile that they are two. */
export const closeSamePerson = (
  store: Store,
  id: string,
  actor: Actor,
  unless?: (application: Application) => Promise<boolean>,
): Promise<WithdrawOutcome> => end(store, id, 'close-same-person', 'same-person', actor, unless);

type WithdrawnFor = ApplicationIn<'withdrawn'>['withdrawnFor'];

/** What the trail calls each end, and the mail that tells it. */
const told = {
  applicant: { event: 'withdrawn', mail: 'withdrawn' },
  'no-answer': { event: 'closed unanswered', mail: 'information-closed' },
  'same-person': { event: 'closed: same person', mail: 'same-person-closed' },
} as const satisfies Record<WithdrawnFor, { event: string; mail: ApplicantMail }>;

async function end(
  store: Store,
  id: string,
  move: Extract<MoveName, 'withdraw' | 'close-unanswered' | 'close-same-person'>,
  withdrawnFor: WithdrawnFor,
  actor: Actor,
  unless?: (application: Application) => Promise<boolean>,
): Promise<WithdrawOutcome> {
  const outcome = await change<{ kind: 'already' | 'too-late' }>(store, id, async ({ application }) => {
    if (application.status === 'withdrawn') return { kind: 'already' };
    if (!allows(move, application.status)) return { kind: 'too-late' };
    if (unless && (await unless(application))) return { kind: 'too-late' };
    const { writes, effects } = await returnedUnits(store, application, 'withdrawn');
    const tasks = await openTasksEnded(store, application);
    const interview = await interviewEnded(store, application);
    return {
      next: withdrawnFrom(application, withdrawnFor),
      move,
      happening: { event: told[withdrawnFor].event, actor },
      writes: [
        ...writes,
        ...tasks.writes,
        ...interview.writes,
        settleWrite(`APP#${id}`, 'same-person'),
        settleWrite(`APP#${id}`, 'likely-duplicate'),
        ...creditSettled(id),
      ],
      effects: [
        ...effects,
        ...tasks.effects,
        ...interview.effects,
        ...resumeOf(application),
        ...(await movesBehind(store, application)),
        ...(application.status === 'draft' ? [] : [mailOf(id, withdrawnFor)]),
      ],
      cancel: [
        ...duesOf(application),
        ...tasks.cancel,
        ...interview.cancel,
        { kind: 'same-person-deadline', ref: 'asked' },
      ],
    };
  });
  if (outcome.kind === 'refused') throw new Error(`A withdrawal was refused by ${outcome.by}`);
  return outcome;
}

/** Who waits behind somebody who leaves is looked at again; an offer's own money moves the list already. */
async function movesBehind(store: Store, application: Application): Promise<Effect[]> {
  if (application.status === 'draft' || application.status === 'offered') return [];
  return listMoves((await programOf(store, application)).program, application);
}

/** An answer that is not due yet: everybody was given more time a moment ago, and this one's date is still to be moved. */
async function hasMoreTime(store: Store, application: Application): Promise<boolean> {
  if (application.status !== 'info-requested') return false;
  const now = nowIso(store);
  if (application.answerBy >= now) return true;
  if (!application.invitedAt) return false;
  const [{ program }, round] = await Promise.all([
    programOf(store, application),
    readRound(store, application.roundId),
  ]);
  const window = round && windowFor(program, round, 'invited');
  const { endsAt = 0 } = window ? windowOf(window) : {};
  return lastOf(round?.extensions, 'invited') !== undefined && endsAt > store.now().getTime();
}

const mailOf = (applicationId: string, withdrawnFor: WithdrawnFor): Effect => ({
  kind: 'mail-applicant',
  mail: told[withdrawnFor].mail,
  applicationId,
});

function withdrawnFrom(application: Application, withdrawnFor: WithdrawnFor): ApplicationIn<'withdrawn'> {
  return {
    ...baseOf(application),
    status: 'withdrawn',
    withdrawnFor,
    ...('submittedAt' in application && application.submittedAt
      ? { submittedAt: application.submittedAt }
      : {}),
    ...('snapshot' in application && application.snapshot ? { snapshot: application.snapshot } : {}),
    ...('invitedAt' in application && application.invitedAt ? { invitedAt: application.invitedAt } : {}),
    ...('score' in application && application.score !== undefined ? { score: application.score } : {}),
    ...('offer' in application && application.offer ? { offer: application.offer } : {}),
  };
}

/** The workflow is told to go on, wherever it waits; it finds the application ended. */
function resumeOf(application: Application): Effect[] {
  const stages: Partial<Record<Application['status'], WaitStage>> = {
    'info-requested': 'information',
    'in-review': 'reviews',
    reviewed: 'decision',
    waitlisted: 'decision',
    offered: 'answer',
  };
  const invitation = application.status === 'in-review' && application.awaits === 'invitation';
  // Who waits for an invitation, and who answers it, is in one wait.
  const stage = invitation ? 'information' : stages[application.status];
  if (!stage) return [];
  return [
    { kind: 'resume', subject: `APP#${application.applicationId}`, stage, output: { outcome: 'ended' } },
  ];
}

function duesOf(application: Application): { kind: DueKind; ref: string }[] {
  if (application.status === 'info-requested') return [{ kind: 'information-deadline', ref: 'request' }];
  if (application.status === 'offered')
    return [
      { kind: 'offer-expiry', ref: 'offer' },
      { kind: 'offer-reminder', ref: 'offer' },
    ];
  return [];
}
