import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { readItem } from './applications.ts';
import { keys } from './keys.ts';
import type { Store } from './table.ts';
import { absent, transact } from './transact.ts';

/** What a receipt proves: this application, received then (server time), with answers of this SHA-256. */
export const receiptClaims = z.strictObject({
  applicationId: z.string(),
  receivedAt: z.string(),
  sha256: z.string(),
});
export type ReceiptClaims = z.infer<typeof receiptClaims>;

const signature = (secret: string, body: string) =>
  createHmac('sha256', Buffer.from(secret, 'base64')).update(body).digest('base64url');

/** A receipt: the claims and their signature as one line of text. */
export async function signReceipt(store: Store, claims: ReceiptClaims): Promise<string> {
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${body}.${signature(await signingSecret(store), body)}`;
}

/**
 * The claims of a receipt that this system signed; undefined for any other text, whatever it holds. Line breaks and spaces
 * that a mail program put into it do not matter.
 */
export async function verifyReceipt(store: Store, receipt: string): Promise<ReceiptClaims | undefined> {
  const [body = '', given = '', ...rest] = receipt.replace(/\s+/g, '').split('.');
  if (rest.length > 0) return undefined;
  const expected = Buffer.from(signature(await signingSecret(store), body));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined;
  return claimsIn(body);
}

/** The key also signs texts that are no receipts (`keyedText`): what it signed is read with care. */
function claimsIn(body: string): ReceiptClaims | undefined {
  try {
    return receiptClaims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** A text that nobody can compute without the signing key; the same for the same input. For stand-ins, never for proof. */
export const keyedText = async (store: Store, input: string): Promise<string> =>
  signature(await signingSecret(store), `stand-in:${input}`);

/** Thirty-two bytes that prove a letter: nobody can compute them without the signing key, and nothing else is signed so. */
export const letterProof = async (store: Store, what: string): Promise<Uint8Array> =>
  Buffer.from(signature(await signingSecret(store), `letter:${what}`), 'base64url');

/** Makes the signing key unless there is one, so that a page that shows a receipt has nothing to write. */
export async function readySigningKey(store: Store): Promise<void> {
  await signingSecret(store);
}

/** A proof that something was pressed at an instant: what it was, and when, signed. Travels in a form and cannot be made up. */
export async function signPress(store: Store, what: string, at: string): Promise<string> {
  return `${at}.${signature(await signingSecret(store), pressText(what, at))}`;
}

/** The instant of a proof, where it is ours, is about exactly this, and is not older than so many milliseconds. */
export async function provenPress(
  store: Store,
  what: string,
  proof: string,
  atMost: number,
): Promise<string | undefined> {
  const [, at, given] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\.([\w-]+)$/.exec(proof) ?? [];
  if (at === undefined || given === undefined) return undefined;
  const expected = Buffer.from(signature(await signingSecret(store), pressText(what, at)));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined;
  const age = store.now().getTime() - Date.parse(at);
  return age >= 0 && age <= atMost ? at : undefined;
}

const pressText = (what: string, at: string) => `press:${at}:${what}`;

/** The signing key is made once, by whoever needs it first, and lives in the table: no secret stands in the code. */
async function signingSecret(store: Store): Promise<string> {
  const found = await readItem(store, keys.signingKey());
  if (found) return String(found['secret']);
  const secret = Buffer.from(store.random(32)).toString('base64');
  await transact(store, [
    { as: 'key', put: { ...keys.signingKey(), type: 'signing-key', secret }, when: absent },
  ]);
  return signingSecret(store);
}
