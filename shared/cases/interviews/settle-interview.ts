import type { Application } from '../../domain/application/application.ts';
import {
  type Interview,
  type InterviewIn,
  type InterviewSeat,
  interviewBase,
} from '../../domain/interviews/interview.ts';
import { interviewState } from '../../domain/interviews/interview-score.ts';
import type { Context } from '../../domain/rules/read.ts';
import type { ReaderScores } from '../../domain/scoring/score.ts';
import type { Change } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { interviewWrite } from '../../store/interviews.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { tellOwner } from '../review/after-review.ts';

type Scorable = InterviewIn<'booked' | 'held'>;

/** What follows for an interview from the sheets that count now: held with a score, waited for, or a matter for its owner. */
export function settled(
  store: Store,
  application: Application,
  context: Context,
  before: Scorable,
  seats: readonly InterviewSeat[],
  sheets: readonly ReaderScores[],
): Required<Pick<Change, 'writes' | 'effects'>> & {
  readonly told: Readonly<Record<string, string | number>>;
} {
  const plan = context.program.review.interview;
  if (!plan) throw new Error('An interview in a program without any');
  const now = nowIso(store);
  const { appointment } = before;
  const state = interviewState(context, plan, seats, sheets, appointment.sheetsBy <= now);
  if (state.kind === 'scored') {
    const { score, sheets: count } = state;
    const heldAt = before.status === 'held' ? before.heldAt : now;
    const next: Interview = {
      ...interviewBase(before),
      ...{ status: 'held', appointment, heldAt, score, sheets: count },
    };
    return {
      writes: [interviewWrite(next), settleWrite(`APP#${application.applicationId}`, 'interview-sheets')],
      effects: [],
      told: { score, sheets: count },
    };
  }
  const write = interviewWrite({ ...interviewBase(before), status: 'booked', appointment });
  if (state.kind === 'waits') return { writes: [write], effects: [], told: {} };
  const owner = tellOwner(store, application, 'interview-sheets');
  return { writes: [write, owner.write], effects: [owner.effect], told: { short: state.why } };
}
