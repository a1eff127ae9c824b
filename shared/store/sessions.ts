import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { languages } from '../domain/text.ts';
import { readItem } from './applications.ts';
import { keys } from './keys.ts';
import { inSeconds, nowIso, type Store } from './table.ts';
import type { Write } from './transact.ts';

/** Who a browser is to us. Managers are not here: their session is the identity provider's own signed token. */
export const session = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('applicant'),
    csrf: z.string(),
    language: z.enum(languages),
    /** The applications this browser started, or proved its e-mail address for. */
    applicationIds: z.array(z.string()),
    validUntil: z.string(),
  }),
  z.object({
    kind: z.literal('reviewer'),
    csrf: z.string(),
    reviewerId: z.string(),
    programId: z.string(),
    tasks: z.array(z.object({ applicationId: z.string(), taskId: z.string(), epoch: z.int() })),
    /** Interviews whose links were opened here; none in a session of before there were any. */
    seats: z.array(z.object({ applicationId: z.string(), seatId: z.string(), epoch: z.int() })).optional(),
    validUntil: z.string(),
  }),
  z.object({
    kind: z.literal('party'),
    csrf: z.string(),
    /** The requests whose links this browser opened. */
    requests: z.array(z.object({ applicationId: z.string(), partyId: z.string(), epoch: z.int() })),
    validUntil: z.string(),
  }),
]);
export type Session = z.infer<typeof session>;
export type SessionOf<K extends Session['kind']> = Extract<Session, { kind: K }>;

const lifetimeSeconds = 24 * 3600;

/** 128 random bits for a cookie or a link; only its digest is ever stored. */
export const newSecret = (store: Store): string => Buffer.from(store.random(16)).toString('base64url');

type NewSession =
  | Omit<SessionOf<'applicant'>, 'csrf' | 'validUntil'>
  | Omit<SessionOf<'reviewer'>, 'csrf' | 'validUntil'>
  | Omit<SessionOf<'party'>, 'csrf' | 'validUntil'>;

/** A new session and the write that stores it; `secret` is the cookie's value. Good for 24 hours. */
export function newSession(
  store: Store,
  value: NewSession,
): { secret: string; session: Session; write: Write } {
  const secret = newSecret(store);
  const validUntil = inSeconds(store, lifetimeSeconds);
  const made = { ...value, csrf: newSecret(store), validUntil: validUntil.toISOString() } as Session;
  return { secret, session: made, write: { as: 'session', put: sessionItem(secret, made) } };
}

/** Stores a new session by itself. */
export async function startSession(
  store: Store,
  value: NewSession,
): Promise<{ secret: string; session: Session }> {
  const made = newSession(store, value);
  await saveSession(store, made.secret, made.session);
  return made;
}

/** Replaces what a session says. */
export async function saveSession(store: Store, secret: string, value: Session): Promise<void> {
  await store.client.send(new PutCommand({ TableName: store.tableName, Item: sessionItem(secret, value) }));
}

/** The write that replaces what a session says, for a transaction. */
export const sessionWrite = (secret: string, value: Session): Write => ({
  as: 'session',
  put: sessionItem(secret, value),
});

function sessionItem(secret: string, value: Session) {
  return {
    ...keys.session(secret),
    type: 'session',
    ...value,
    expiresAt: Math.floor(Date.parse(value.validUntil) / 1000),
  };
}

/** The session behind a cookie; undefined when there is none or its time is over. */
export async function readSession(store: Store, secret: string): Promise<Session | undefined> {
  if (!/^[A-Za-z0-9_-]{22}$/.test(secret)) return undefined;
  const item = await readItem(store, keys.session(secret));
  const parsed = item && session.parse(item);
  return parsed && parsed.validUntil > nowIso(store) ? parsed : undefined;
}

/** Ends a session. */
export async function endSession(store: Store, secret: string): Promise<void> {
  await store.client.send(new DeleteCommand({ TableName: store.tableName, Key: keys.session(secret) }));
}
