import { timingSafeEqual } from 'node:crypto';
import { readItem } from './applications.ts';
import { digest, keys } from './keys.ts';
import { outboxWrites } from './outbox.ts';
import { newSecret } from './sessions.ts';
import { inSeconds, nowIso, type Store } from './table.ts';
import { transact, type Write } from './transact.ts';

const lifetimeSeconds = 15 * 60;
const pauseSeconds = 30;
const tries = 5;
/** With five tries each, guessing right within a day is as likely as one in ten thousand. */
const codesADay = 20;

/** A fresh six-digit code for an application's e-mail address and the write that stores its digest (15 minutes, 5 tries). */
export function newCode(store: Store, applicationId: string): { code: string; write: Write } {
  const number = Buffer.from(store.random(6)).readUIntBE(0, 6) % 1_000_000;
  const code = String(number).padStart(6, '0');
  const validUntil = inSeconds(store, lifetimeSeconds);
  return {
    code,
    write: {
      as: 'code',
      put: {
        ...keys.code(applicationId),
        type: 'code',
        code: digest(`${applicationId}:${code}`),
        validUntil: validUntil.toISOString(),
        triesLeft: tries,
        expiresAt: Math.floor(validUntil.getTime() / 1000),
      },
    },
  };
}

/** Has a code mailed to the address on file; at most one in 30 seconds and 20 a day. Sent or not, the asker is told the same. */
export async function requestCode(store: Store, applicationId: string): Promise<'requested' | 'too-soon'> {
  const pace = { pk: `APP#${applicationId}`, sk: 'CODE-PACE' };
  const day = nowIso(store).slice(0, 10);
  const before = await readItem(store, pace);
  const sent = before?.['day'] === day ? Number(before['sent']) : 0;
  if (sent >= codesADay) return 'too-soon';
  const outcome = await transact(store, [
    {
      as: 'pace',
      put: {
        ...pace,
        type: 'code-pace',
        day,
        sent: sent + 1,
        nextAt: inSeconds(store, pauseSeconds).toISOString(),
        expiresAt: Math.floor(inSeconds(store, 2 * 86_400).getTime() / 1000),
      },
      when: { expression: 'attribute_not_exists(pk) OR nextAt <= :now', values: { ':now': nowIso(store) } },
    },
    {
      as: 'application',
      check: keys.application(applicationId),
      when: { expression: 'attribute_exists(pk)' },
    },
    ...outboxWrites(store, `${applicationId}.code-${newSecret(store)}`, [
      { kind: 'mail-applicant', mail: 'sign-in-code', applicationId },
    ]),
  ]);
  return outcome.kind === 'done' ? 'requested' : 'too-soon';
}

/** Checks a typed code. A right one is used up; a wrong one costs a try. */
export async function redeemCode(
  store: Store,
  applicationId: string,
  typed: string,
): Promise<'right' | 'wrong' | 'expired'> {
  const item = await readItem(store, keys.code(applicationId));
  if (!item || String(item['validUntil']) <= nowIso(store) || Number(item['triesLeft']) < 1) return 'expired';
  const given = Buffer.from(digest(`${applicationId}:${typed.replace(/\D/g, '')}`));
  const stored = String(item['code']);
  const same = timingSafeEqual(given, Buffer.from(stored));
  const unchanged = {
    expression: 'code = :code AND triesLeft = :tries',
    values: { ':code': stored, ':tries': item['triesLeft'] },
  };
  const outcome = await transact(store, [
    same
      ? { as: 'code', delete: keys.code(applicationId), when: unchanged }
      : {
          as: 'code',
          update: keys.code(applicationId),
          set: { expression: 'SET triesLeft = triesLeft - :one', values: { ':one': 1 } },
          when: unchanged,
        },
  ]);
  if (outcome.kind !== 'done') return 'wrong';
  return same ? 'right' : 'wrong';
}
