import * as z from 'zod';

/** Opaque, not guessable, safe in a URL: a prefix and 128 random bits in Crockford's base 32. */
const opaque = <P extends string, B extends string>(prefix: P, brand: B) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`))
    .brand(brand);

/** The name of a program as its document gives it: `health-careers-scholarship`. */
export const programId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{2,62}$/)
  .brand('ProgramId');

export const applicationId = opaque('app', 'ApplicationId');

export const taskId = opaque('tsk', 'TaskId');

/** A request to somebody besides the applicant. */
export const partyId = opaque('pty', 'PartyId');

export const documentId = opaque('doc', 'DocumentId');

/** A time that invited applicants may pick. */
export const slotId = opaque('slt', 'SlotId');

/** One interviewer's part in one interview. */
export const seatId = opaque('ist', 'SeatId');

export const dryRunId = opaque('drn', 'DryRunId');

/** `{programId}~{cycle}`, so that a round is found from its program without a search. */
export const roundId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{2,62}~[a-z0-9-]{1,20}$/)
  .brand('RoundId');

export const fundId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{2,62}$/)
  .brand('FundId');

export const reviewerId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,62}$/)
  .brand('ReviewerId');

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** 128 random bits as 26 letters; `random` fills 16 bytes (node:crypto's randomBytes in the functions). */
export function opaqueId(prefix: string, random: (bytes: number) => Uint8Array): string {
  let bits = 0n;
  for (const byte of random(16)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < 26; i++, bits >>= 5n) text = alphabet[Number(bits & 31n)] + text;
  return `${prefix}_${text}`;
}
