import * as z from 'zod';
import { decimalOf } from '../decimal.ts';
import { localizedText } from '../text.ts';
import { localTime } from './local-time.ts';
import type { Program } from './schema.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/);

/** How many are invited: a number, or so many times the places there are. Whoever ties with the last one is invited too. */
const top = z.union([
  z.strictObject({ count: z.int().min(1) }),
  z.strictObject({ times: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/), of: z.int().min(1) }),
]);

/**
 * Who is asked to go on: the best by the published, computed criteria, which the answers of the first phase decide.
 * Somebody whose answers do not decide them is invited as well: an unknown is never a refusal.
 */
export const invitation = z.strictObject({
  top,
  /** Ids of computed criteria of `scoring`; their own weights count, as shares of each other. */
  rankedBy: z.array(z.string()).min(1),
});
export type Invitation = z.infer<typeof invitation>;

/**
 * Two phases. Everybody applies in the first, whose window is the program's own `window`; the best are invited to the
 * second, where the fields with `askedAt: supplement` are asked. The closing minute counts in both.
 */
export const phases = z.tuple([
  z.strictObject({ id, title: localizedText }),
  z.strictObject({
    id,
    title: localizedText,
    window: z.strictObject({ opensAt: localTime, closesAt: localTime }),
    invited: invitation,
  }),
]);
export type Phases = z.infer<typeof phases>;
export type InvitedPhase = Phases[1];

/** The phase that people are invited to; undefined for a program without one. */
export const invitedPhase = (program: Pick<Program, 'phases'>): InvitedPhase | undefined =>
  program.phases?.[1];

/** How many places there are on the list before ties: `2.5` times 250 is 625; a part of a person is rounded up. */
export function invitedAtMost({ top }: Invitation): number {
  if ('count' in top) return top.count;
  return Number(decimalOf(top.times)?.times(top.of).round(0, 3).toFixed() ?? 0);
}
