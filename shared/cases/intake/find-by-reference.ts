import { createHash } from 'node:crypto';
import { opaqueId } from '../../domain/ids.ts';
import { readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { keyedText } from '../../store/receipts.ts';
import type { Store } from '../../store/table.ts';

/**
 * A reference as it is stored, from how people write it: small letters, spaces, no dashes, O for 0 and I or L for 1.
 * Undefined where it cannot be one.
 */
export function readableReference(typed: string): string | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const parts = /^([A-Z]{1,10})([0-9A-Z]{4})([0-9A-Z]{4})$/.exec(letters);
  if (!parts) return undefined;
  const [, initials, ...tail] = parts;
  return [initials, ...tail.map((part) => part.replaceAll('O', '0').replace(/[IL]/g, '1'))].join('-');
}

/**
 * The application's id behind a reference. For a reference that nobody has, an id that nobody has either: always the same
 * one and of the same look, so that nobody learns from the answer whether a reference exists.
 */
export async function idBehindReference(store: Store, reference: string): Promise<string> {
  const [item, secret] = await Promise.all([
    readItem(store, keys.reference(reference)),
    keyedText(store, `reference:${reference}`),
  ]);
  if (item) return String(item['applicationId']);
  const digest = createHash('sha256').update(secret).digest();
  const made = opaqueId('app', (bytes) => digest.subarray(0, bytes));
  return `${made.slice(0, -8)}${reference.replaceAll('-', '').slice(-8).toLowerCase()}`;
}
