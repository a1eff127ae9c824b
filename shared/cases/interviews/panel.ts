import type { Application } from '../../domain/application/application.ts';
import type { Effect } from '../../domain/effects.ts';
import { opaqueId, seatId } from '../../domain/ids.ts';
import { type Appointment, type InterviewSeat, sits } from '../../domain/interviews/interview.ts';
import { seatWrite, voidSheetWrite } from '../../store/interviews.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';

/** What goes with a change of who meets an applicant when. */
export interface PanelChange {
  /** All of the application as they stand then. */
  readonly seats: readonly InterviewSeat[];
  readonly writes: Write[];
  readonly effects: Effect[];
}

/**
 * The panel of an appointment takes its seats: whoever sat there already keeps theirs, with the new time; who does not meet the
 * applicant any more is told so.
 */
export function seated(
  store: Store,
  { applicationId, programId, roundId }: Application,
  appointment: Appointment,
  before: readonly InterviewSeat[],
): PanelChange {
  const sitting = before.filter(sits);
  const stay = (one: InterviewSeat) => appointment.panel.includes(one.reviewerId);
  const left = sitting.filter((one) => !stay(one)).map((one) => ended(store, one));
  const moved = sitting
    .filter(stay)
    .map((one): InterviewSeat => ({ ...one, appointment, sequence: one.sequence + 1 }));
  const joined = appointment.panel
    .filter((id) => !sitting.some(({ reviewerId }) => reviewerId === id))
    .map(
      (reviewerId): InterviewSeat => ({
        seatId: seatId.parse(opaqueId('ist', store.random)),
        ...{ applicationId, programId, roundId, reviewerId, appointment },
        ...{ epoch: 1, status: 'open', sequence: 0 },
      }),
    );
  const changed = [...left, ...moved, ...joined];
  return {
    seats: [...before.filter((one) => !sits(one)), ...changed],
    writes: changed.map(seatWrite),
    effects: changed.map((one) => told(one, sits(one) ? 'interview-appointment' : 'interview-off')),
  };
}

/** Nobody meets the applicant any more: sheets that were sent count for nothing, and whoever was still to come is told. */
export function dissolved(store: Store, before: readonly InterviewSeat[]): PanelChange {
  const sitting = before.filter(sits);
  const gone = sitting.map((one) => ended(store, one));
  return {
    seats: [...before.filter((one) => !sits(one)), ...gone],
    writes: [
      ...gone.map(seatWrite),
      ...sitting
        .filter(({ status }) => status === 'sent')
        .map((one) => voidSheetWrite(store, one.applicationId, one.seatId)),
    ],
    effects: sitting
      .filter((one) => one.status === 'open' && one.appointment.endsAt > nowIso(store))
      .map((one) => told(one, 'interview-off')),
  };
}

const ended = (store: Store, one: InterviewSeat): InterviewSeat => ({
  ...one,
  status: 'ended',
  epoch: one.epoch + 1,
  sequence: one.sequence + 1,
  endedAt: nowIso(store),
});

export const told = (
  { applicationId, seatId: id }: InterviewSeat,
  mail: Extract<Effect, { kind: 'mail-interviewer' }>['mail'],
): Effect => ({ kind: 'mail-interviewer', mail, applicationId, seatId: id });
