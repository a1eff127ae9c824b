import * as z from 'zod';
import { readItem } from './applications.ts';
import { keys } from './keys.ts';
import { newSecret } from './sessions.ts';
import type { Store } from './table.ts';
import { absent, type Write } from './transact.ts';

const bound = {
  programId: z.string(),
  applicationId: z.string(),
  /** Raised when the task is given to somebody else, or somebody is asked anew: older links then open nothing. */
  epoch: z.int(),
  validUntil: z.string(),
} as const;

/**
 * A link in a reviewer's mail, or in that of somebody who is asked about an application: bound to task, person, purpose
 * and epoch; one to a reviewer's own page to person, purpose and epoch. It opens the task until the task ends; the decision itself is made once, elsewhere. Stored under its digest only.
 */
export const link = z.discriminatedUnion('purpose', [
  z.object({ purpose: z.literal('review'), taskId: z.string(), reviewerId: z.string(), ...bound }),
  /** To a reviewer's own page; bound to the reviewer's epoch. */
  z.object({
    purpose: z.literal('reviewer'),
    reviewerId: z.string(),
    programId: z.string(),
    epoch: z.int(),
    validUntil: z.string(),
  }),
  /** To an interviewer's part in an interview. */
  z.object({ purpose: z.literal('interview'), seatId: z.string(), reviewerId: z.string(), ...bound }),
  z.object({ purpose: z.literal('party'), partyId: z.string(), ...bound }),
]);
export type Link = z.infer<typeof link>;
export type LinkFor<P extends Link['purpose']> = P extends unknown ? Extract<Link, { purpose: P }> : never;

/** A new link's secret and the write that stores it. */
export function newLink(store: Store, value: Link): { secret: string; write: Write } {
  const secret = newSecret(store);
  const expiresAt = Math.floor(Date.parse(value.validUntil) / 1000) + 30 * 86_400;
  return {
    secret,
    write: { as: 'link', put: { ...keys.link(secret), type: 'link', ...value, expiresAt }, when: absent },
  };
}

/** What a link's secret stands for, expired or not; undefined when it was never issued. */
export async function readLink(store: Store, secret: string): Promise<Link | undefined> {
  if (!/^[A-Za-z0-9_-]{22}$/.test(secret)) return undefined;
  const item = await readItem(store, keys.link(secret));
  return item && link.parse(item);
}
