import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

/**
 * Personal data is kept sealed under a key of its own application. Destroying the key makes every sealed copy (table,
 * backups, stream) unreadable, while the audit trail, which holds no personal data, still verifies.
 */
export interface VaultKey {
  readonly applicationId: string;
  /** 256 random bits, base64. */
  readonly secret: string;
}

/** What a sealed text is for; a sealed text moved to another purpose or application does not open. */
export type Purpose =
  | 'who'
  | 'draft'
  | 'asked'
  | 'after-offer'
  | 'snapshot'
  | 'verdict'
  | 'review'
  | 'interview'
  | 'demographics'
  | 'party'
  | 'party-work'
  | 'party-answer'
  | 'document'
  | 'same-person'
  | 'appeal'
  | 'award'
  | 'payment'
  | 'acceptance'
  | 'offer-answer'
  | 'revocation';

const bytes = (key: VaultKey) => Buffer.from(key.secret, 'base64');
const bound = (key: VaultKey, purpose: Purpose) => Buffer.from(`${key.applicationId}:${purpose}`);

/** Seals a JSON value: AES-256-GCM, 96-bit random nonce, bound to application and purpose. Returns base64url. */
export function seal(
  key: VaultKey,
  purpose: Purpose,
  value: unknown,
  random: (bytes: number) => Uint8Array,
): string {
  const nonce = Buffer.from(random(12));
  const cipher = createCipheriv('aes-256-gcm', bytes(key), nonce);
  cipher.setAAD(bound(key, purpose));
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** Opens what `seal` made. Throws when the text was altered or belongs elsewhere. */
export function open(key: VaultKey, purpose: Purpose, sealed: string): unknown {
  const all = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', bytes(key), all.subarray(0, 12));
  decipher.setAAD(bound(key, purpose));
  decipher.setAuthTag(all.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(all.subarray(28)), decipher.final()]).toString('utf8'));
}

/** A digest of personal data that tells nothing once the key is gone: what the audit trail may hold. */
export function keyedDigest(key: VaultKey, text: string): string {
  return createHmac('sha256', bytes(key)).update(text).digest('hex');
}
