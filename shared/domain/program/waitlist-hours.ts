import { addDays, civilDateIn, firstInstantOfLocal, instantOfLocal, localOfInstant } from '../dates.ts';
import { offersOf } from './offer-plan.ts';
import type { Program } from './schema.ts';

type OfList = Pick<Program, 'offers' | 'zone'>;

/** When the quiet hours that an instant lies in are over, as an ISO instant; undefined outside of them, and where there are none. */
export function quietUntil(program: OfList, instant: string): string | undefined {
  const { quiet } = offersOf(program).waitlist;
  if (!quiet) return undefined;
  const { from, to } = quiet;
  const time = localOfInstant(instant, program.zone).slice(-5);
  const overnight = from > to;
  const isQuiet = overnight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return undefined;
  const day = civilDateIn(program.zone, instant);
  const last = overnight && time >= from ? addDays(day, 1) : day;
  return new Date(firstInstantOfLocal(`${last}T${to}`, program.zone)).toISOString();
}

/** When the waiting list is closed, as an ISO instant; undefined where it has no end. */
export function listEndsAt(program: OfList): string | undefined {
  const { endsAt } = offersOf(program).waitlist;
  return endsAt === undefined ? undefined : new Date(instantOfLocal(endsAt, program.zone)).toISOString();
}
