import * as z from 'zod';
import { identityKinds } from '../../domain/application/identity.ts';
import { readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { cancelWrites } from '../../store/outbox.ts';
import type { Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { open, seal, type VaultKey } from '../../store/vault.ts';

/** A manager's word that an application is the second of one person, and what the applicant says to it. */
export const samePerson = z.strictObject({
  applicationId: z.string(),
  /** The application that goes on. */
  keep: z.string(),
  kinds: z.array(z.enum(Object.keys(identityKinds) as [keyof typeof identityKinds])),
  askedAt: z.string(),
  /** Silence until then ends the application. */
  answerBy: z.string(),
  /** The manager. */
  by: z.string(),
  /** Sealed: why, as the applicant is told. */
  reason: z.string(),
  answeredAt: z.string().optional(),
  /** Sealed: what the applicant says. */
  answer: z.string().optional(),
});
export type SamePerson = z.infer<typeof samePerson>;

/** The open question of an application; undefined where nobody asked. */
export async function readSamePerson(store: Store, id: string): Promise<SamePerson | undefined> {
  const item = await readItem(store, keys.samePerson(id));
  if (!item) return undefined;
  const { pk, sk, type, ...rest } = item;
  return samePerson.parse(rest);
}

export const samePersonWrite = (value: SamePerson): Write => ({
  as: 'same person',
  put: { ...keys.samePerson(value.applicationId), type: 'same-person', ...value },
});

/** The writes that take the question back. */
export const forgotten = ({ applicationId }: SamePerson): Write[] => [
  { as: 'no longer the same person', delete: keys.samePerson(applicationId) },
  ...cancelWrites(`APP#${applicationId}`, [{ kind: 'same-person-deadline', ref: 'asked' }]),
];

export const sealWords = (store: Store, key: VaultKey, words: string): string =>
  seal(key, 'same-person', words, store.random);
export const openWords = (key: VaultKey, sealed: string | undefined): string =>
  sealed === undefined ? '' : z.string().parse(open(key, 'same-person', sealed));
