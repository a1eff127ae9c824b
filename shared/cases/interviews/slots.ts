import { civilDateIn } from '../../domain/dates.ts';
import { opaqueId, slotId } from '../../domain/ids.ts';
import type { Slot } from '../../domain/interviews/interview.ts';
import { overlap, type SlotTimes, slotTimes, type TimesFault } from '../../domain/interviews/slot-times.ts';
import type { Program } from '../../domain/program/schema.ts';
import { takesTasks } from '../../domain/review/reviewer.ts';
import type { Round } from '../../domain/round/round.ts';
import { listSlots, newSlotWrite, removeSlotWrite } from '../../store/interviews.ts';
import { listReviewers } from '../../store/reviewers.ts';
import { commitRound, readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { endOfDay } from '../deadlines.ts';

/** Times as a manager gives them. */
export interface NewSlots extends SlotTimes {
  readonly place: string;
  /** Ids of the panel's members. */
  readonly panel: readonly string[];
}

export type SlotsFault = TimesFault | 'place' | 'panel' | 'busy';

export type SlotsAdded =
  | { readonly kind: 'committed'; readonly count: number }
  /** `busy` and `panel` name who it is about. */
  | { readonly kind: 'invalid'; readonly fault: SlotsFault; readonly who?: readonly string[] }
  | { readonly kind: 'not-possible' };

const longestPlace = 300;

/**
 * Adds times to a round, one after the other, for a panel of the program's size. Nobody is put in two places at once: the round's
 * version sees to it that two managers do not do so together.
 */
export async function addSlots(
  store: Store,
  program: Program,
  roundId: string,
  wanted: NewSlots,
  manager: string,
): Promise<SlotsAdded> {
  const round = await readRound(store, roundId);
  const plan = program.review.interview;
  if (!plan || !round || !runs(round)) return { kind: 'not-possible' };
  const times = slotTimes(wanted, plan.minutes, program.zone, nowIso(store));
  if (typeof times === 'string') return { kind: 'invalid', fault: times };
  const place = wanted.place.trim();
  if (place === '' || place.length > longestPlace) return { kind: 'invalid', fault: 'place' };
  const panel = [...new Set(wanted.panel)];
  const known = (await listReviewers(store, program.id)).filter((one) => panel.includes(one.reviewerId));
  if (panel.length !== plan.panel || known.length !== panel.length)
    return { kind: 'invalid', fault: 'panel' };
  const away = known.filter((one) => !takesTasks(one, wanted.day));
  if (away.length > 0) return { kind: 'invalid', fault: 'panel', who: away.map(({ name }) => name) };
  const standing = await listSlots(store, roundId);
  const clash = standing.filter((one) => times.some((time) => overlap(time, one)));
  const busy = known.filter((one) => clash.some((slot) => slot.panel.includes(one.reviewerId)));
  if (busy.length > 0) return { kind: 'invalid', fault: 'busy', who: busy.map(({ name }) => name) };
  const slots = times.map(
    (time): Slot => ({
      slotId: slotId.parse(opaqueId('slt', store.random)),
      ...{ roundId, programId: program.id, place, panel, ...time },
      sheetsBy: endOfDay(program.zone, time.startsAt, plan.sheetDays),
    }),
  );
  const outcome = await commitRound(store, round, {
    next: round,
    happening: {
      event: 'interview times added',
      actor: { kind: 'manager', id: manager },
      data: { day: civilDateIn(program.zone, times[0]?.startsAt ?? ''), count: slots.length, panel },
    },
    writes: slots.map(newSlotWrite),
  });
  return outcome.kind === 'committed'
    ? { kind: 'committed', count: slots.length }
    : addSlots(store, program, roundId, wanted, manager);
}

const runs = ({ status }: Round) => status === 'open' || status === 'closed';

export type SlotsRemoved =
  | { readonly kind: 'committed'; readonly count: number }
  /** Somebody has taken one meanwhile. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'nothing' | 'not-possible' };

/** Takes times away that nobody has. */
export async function removeSlots(
  store: Store,
  roundId: string,
  ids: readonly string[],
  manager: string,
): Promise<SlotsRemoved> {
  const round = await readRound(store, roundId);
  if (!round || !runs(round)) return { kind: 'not-possible' };
  const wanted = (await listSlots(store, roundId)).filter(({ slotId: id }) => ids.includes(id)).slice(0, 90);
  if (wanted.length === 0) return { kind: 'nothing' };
  if (wanted.some(({ takenBy }) => takenBy !== undefined)) return { kind: 'taken' };
  const outcome = await commitRound(store, round, {
    next: round,
    happening: {
      event: 'interview times removed',
      actor: { kind: 'manager', id: manager },
      data: { count: wanted.length },
    },
    writes: wanted.map(({ slotId: id }) => removeSlotWrite(roundId, id)),
  });
  if (outcome.kind === 'committed') return { kind: 'committed', count: wanted.length };
  return outcome.kind === 'refused' ? { kind: 'taken' } : removeSlots(store, roundId, ids, manager);
}
