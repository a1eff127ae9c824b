import { type Application, type ApplicationIn, receivedOf } from '../../domain/application/application.ts';
import type { Effect } from '../../domain/effects.ts';
import { panelState } from '../../domain/review/panel-needs.ts';
import type { ReviewTask } from '../../domain/review/task.ts';
import type { Context } from '../../domain/rules/read.ts';
import { hundredthsOf, type ReaderScores } from '../../domain/scoring/score.ts';
import type { Change, Loaded } from '../../store/applications.ts';
import { type AttentionKind, raiseWrite, settleWrite } from '../../store/attention.ts';
import { keys } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import { contextOf, readReviews } from '../judging.ts';
import { assigned, eligibleReaders } from './assign-task.ts';

type Reviewable = ApplicationIn<'in-review'> | ApplicationIn<'reviewed'>;

/** What follows for an application from the reviews that count, with the words of the trail. */
export type Follows = Required<Pick<Change, 'next' | 'writes' | 'effects' | 'due'>> &
  Pick<Change, 'move'> & { readonly told: Readonly<Record<string, string>> };

/**
 * Goes on with what counts now: complete, wait for whoever is reading, or ask another reader; where nobody is left to ask, the
 * owner is told. `tasks` are all of the application as they will stand.
 */
export async function goOn(
  store: Store,
  loaded: Loaded<Reviewable>,
  context: Context,
  tasks: readonly ReviewTask[],
  reviews: readonly ReaderScores[],
): Promise<Follows> {
  const { application } = loaded;
  const open = tasks.filter(({ status }) => status === 'open').length;
  const state = panelState(context, reviews, open);
  if (state.kind === 'waits')
    return { ...waiting(application), writes: [], effects: backTo(application), due: [], told: {} };
  if (state.kind === 'complete') return completed(application, state.score);
  const [next] = await eligibleReaders(store, loaded, context.program, tasks, 1);
  const told = { why: state.why, next: next?.reviewerId ?? '' };
  if (next) {
    const given = await assigned(store, application.applicationId, context.program, next);
    return {
      ...waiting(application),
      writes: given.writes,
      effects: [...given.effects, ...backTo(application)],
      due: given.due,
      told,
    };
  }
  if (state.otherwise !== undefined) {
    const done = completed(application, state.otherwise);
    const owner = tellOwner(store, application, 'scores-apart');
    return { ...done, writes: [...done.writes, owner.write], effects: [...done.effects, owner.effect], told };
  }
  const owner = tellOwner(store, application, 'too-few-reviewers');
  return {
    ...waiting(application),
    writes: [owner.write],
    effects: [owner.effect, ...backTo(application)],
    due: [],
    told,
  };
}

/** True where a panel needs somebody who has not been asked: too few readers, too far apart, or not sure of a part. */
export async function isShort(
  store: Store,
  loaded: Loaded<ApplicationIn<'in-review'>>,
  tasks: readonly ReviewTask[],
): Promise<boolean> {
  const reviews = (await readReviews(store, loaded.key)).map(({ scores }) => scores);
  const open = tasks.filter(({ status }) => status === 'open').length;
  return panelState(await contextOf(store, loaded), reviews, open).kind === 'ask';
}

function waiting(application: Reviewable): Pick<Follows, 'next' | 'move'> {
  if (application.status === 'in-review') return { next: application };
  return { next: { ...receivedOf(application), status: 'in-review' }, move: 'reopen-review' };
}

/** The workflow, which waits for a decision, is sent back to look at the reviews again. */
function backTo({ status, applicationId }: Reviewable): Effect[] {
  if (status === 'in-review') return [];
  const subject = `APP#${applicationId}`;
  return [{ kind: 'resume', subject, stage: 'decision', output: { outcome: 'review-again' } }];
}

function completed(application: Reviewable, text: string): Follows {
  const subject = `APP#${application.applicationId}`;
  const score = hundredthsOf(text);
  if (application.status === 'reviewed')
    // Enough others have read it: it stays, with what counts now, and what was decided on it is decided anew.
    return { next: { ...application, score }, writes: [], effects: backTo(application), due: [], told: {} };
  return {
    next: { ...receivedOf(application), status: 'reviewed', score },
    move: 'complete-review',
    writes: [settleWrite(subject, 'review-overdue'), settleWrite(subject, 'too-few-reviewers')],
    effects: [{ kind: 'resume', subject, stage: 'reviews', output: { outcome: 'reviewed' } }],
    due: [],
    told: {},
  };
}

/** A matter for the program's owner about an application, with the mail that says so. */
export function tellOwner(
  store: Store,
  { applicationId, programId }: Pick<Application, 'applicationId' | 'programId'>,
  kind: AttentionKind,
) {
  const subject = `APP#${applicationId}`;
  const effect: Effect = { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: kind };
  return { write: raiseWrite(store, { subject, programId, kind, details: [] }), effect };
}

/** What was decided on reviews that no longer all count is decided anew. */
export const decisionUndone = ({ status, applicationId }: Reviewable) =>
  status === 'reviewed'
    ? [
        { as: 'decision', delete: keys.decision(applicationId) },
        settleWrite(`APP#${applicationId}`, 'approve-loan'),
      ]
    : [];
