import { change } from '../../store/applications.ts';
import { listSeats, listSheets, readInterview } from '../../store/interviews.ts';
import { keys } from '../../store/keys.ts';
import { outboxWrites } from '../../store/outbox.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { present, transact } from '../../store/transact.ts';
import { contextOf } from '../judging.ts';
import { tellOwner } from '../review/after-review.ts';
import { mailTo } from './invite.ts';
import { told } from './panel.ts';
import { settled } from './settle-interview.ts';
import type { InterviewStep } from './steps.ts';

const clock = { kind: 'system', id: 'clock' } as const;

/** Takes a dated step of an interview; for one that is past the point nothing happens. */
export async function takeInterviewStep(store: Store, id: string, step: string): Promise<void> {
  const act = Object.hasOwn(acts, step) ? acts[step as InterviewStep] : undefined;
  await act?.(store, id);
}

const acts: Readonly<Record<InterviewStep, (store: Store, id: string) => Promise<void>>> = {
  'answer-reminder': (store, id) => remindApplicant(store, id, 'answer-reminder', 'invited'),
  'answer-due': tellUnanswered,
  tomorrow: (store, id) => remindApplicant(store, id, 'tomorrow', 'booked'),
  'sheets-reminder': remindPanel,
  'sheets-due': sheetsDue,
};

async function remindApplicant(
  store: Store,
  id: string,
  step: InterviewStep,
  wanted: 'invited' | 'booked',
): Promise<void> {
  const one = await readInterview(store, id);
  if (one?.status !== wanted) return;
  await transact(store, [
    { as: 'due', delete: keys.due(`APP#${id}`, 'interview-step', step), when: present },
    ...outboxWrites(store, `${id}.interview-${step}-${Date.parse(nowIso(store))}`, [
      mailTo(id, 'interview-reminder'),
    ]),
  ]);
}

/** No time was picked by the date: the owner decides what becomes of it. */
async function tellUnanswered(store: Store, id: string): Promise<void> {
  await change<{ kind: 'over' }>(store, id, async ({ application }) => {
    const one = await readInterview(store, id);
    if (one?.status !== 'invited' || one.answerBy > nowIso(store)) return { kind: 'over' };
    const owner = tellOwner(store, application, 'interview-unanswered');
    return {
      next: application,
      happening: { event: 'interview unanswered', actor: clock },
      writes: [owner.write],
      effects: [owner.effect],
      cancel: [{ kind: 'interview-step', ref: 'answer-due' }],
    };
  });
}

/** Whoever has not sent their sheet the morning after is reminded. */
async function remindPanel(store: Store, id: string): Promise<void> {
  const [one, seats] = await Promise.all([readInterview(store, id), listSeats(store, id)]);
  const late = seats.filter(({ status }) => status === 'open');
  if (one?.status !== 'booked' || late.length === 0) return;
  await transact(store, [
    { as: 'due', delete: keys.due(`APP#${id}`, 'interview-step', 'sheets-reminder'), when: present },
    ...outboxWrites(
      store,
      `${id}.interview-sheets-${Date.parse(nowIso(store))}`,
      late.map((seat) => told(seat, 'interview-sheet')),
    ),
  ]);
}

/** The day on which sheets are due is over: what is in counts, if it is enough; otherwise the owner decides. */
async function sheetsDue(store: Store, id: string): Promise<void> {
  await change<{ kind: 'over' }>(store, id, async (loaded) => {
    const { application } = loaded;
    const one = await readInterview(store, id);
    if (one?.status !== 'booked') return { kind: 'over' };
    if (application.status !== 'reviewed' && application.status !== 'in-review') return { kind: 'over' };
    const sheets = (await listSheets(store, loaded.key)).filter(({ voidedAt }) => voidedAt === undefined);
    const follows = settled(
      store,
      application,
      await contextOf(store, { ...loaded, application }),
      one,
      await listSeats(store, id),
      sheets.map(({ scores }) => scores),
    );
    return {
      next: application,
      happening: { event: 'interview sheets due', actor: clock, data: follows.told },
      writes: follows.writes,
      effects: follows.effects,
      cancel: [{ kind: 'interview-step', ref: 'sheets-due' }],
    };
  });
}
