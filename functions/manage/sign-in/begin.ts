import { createHash } from 'node:crypto';
import * as z from 'zod';

/** What a sign-in that is under way remembers, in a cookie of its own browser and nowhere else. */
const begun = z.strictObject({
  state: z.string().min(16),
  nonce: z.string().min(16),
  verifier: z.string().min(43),
  /** The page that was asked for. */
  next: z.string(),
});
export type Begun = z.infer<typeof begun>;

/** Begins a sign-in with fresh random values. */
export function begin(random: (bytes: number) => Uint8Array, next: string): Begun {
  const secret = () => Buffer.from(random(32)).toString('base64url');
  return { state: secret(), nonce: secret(), verifier: secret(), next: ownPage(next) };
}

export const asCookie = (value: Begun): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What the cookie holds; undefined for anything that we did not write. */
export function fromCookie(cookie: string | undefined): Begun | undefined {
  try {
    return begun.parse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

/** RFC 7636, section 4.2. */
export const challengeOf = ({ verifier }: Begun): string =>
  createHash('sha256').update(verifier).digest('base64url');

/** A page of the managers' own; anything else leads to their front page, so that no link leaves through a sign-in. */
export function ownPage(wanted: string): string {
  return /^\/manage([/?]|$)/.test(wanted) && !/[\\\s]|\.\.|\/\/|^\/manage\/sign/.test(wanted)
    ? wanted.slice(0, 1500)
    : '/manage';
}
