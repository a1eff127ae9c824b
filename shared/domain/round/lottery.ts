import * as z from 'zod';
import { sha256 } from '../hash.ts';

/**
 * The lottery that ends a tie which the published tie-breaks leave. Its seed is drawn when the round is opened, before anybody
 * applies, and kept closed; what is published then is the seed's SHA-256, so that it cannot be exchanged. With the results the seed
 * itself is published, and anybody can work every lot out again (`docs/lottery.md`).
 */
export const lottery = z.strictObject({
  /** SHA-256 of the seed, in hexadecimal. */
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
  /** Published when the round is released. */
  seed: z.string().optional(),
});
export type Lottery = z.infer<typeof lottery>;

/** What is published of a seed before the round opens. */
export const commitmentOf = (seed: string): string => sha256(seed);

/** The lot of an application, in hexadecimal: of two that are equal in all else the smaller one goes first. */
export const lotOf = (seed: string, applicationId: string): string => sha256(`${seed}:${applicationId}`);

/** True where a published seed is the one that was committed to. */
export const keepsItsWord = ({ commitment, seed }: Lottery): boolean =>
  seed !== undefined && commitmentOf(seed) === commitment;
