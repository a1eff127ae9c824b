import { createHash } from 'node:crypto';
import type { ApplicationIn, Person } from '../../domain/application/application.ts';
import { identitiesOf } from '../../domain/application/identity.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Answers } from '../../domain/program/fields.ts';
import { readItem } from '../../store/applications.ts';
import { digest, keys } from '../../store/keys.ts';
import type { Item, Store } from '../../store/table.ts';
import { absent, type Write } from '../../store/transact.ts';
import { keyedDigest, open, seal, type VaultKey } from '../../store/vault.ts';

/** Somebody who filled in an application for another person. */
export interface Helper {
  readonly name: string;
  /** `family`, `school`, `organization` or `other`. */
  readonly role: string;
}

/** What was submitted, exactly: never changed afterwards. */
export interface Snapshot {
  readonly answers: Answers;
  readonly receivedAt: string;
  /** Who filled it in for the applicant, by their own word. */
  readonly helper?: Helper;
  /** Who sent it, where it was not the applicant: staff who judged an answer. */
  readonly by?: 'manager';
}

/** SHA-256 over the canonical form of the answers: what a receipt vouches for. */
export const answersHash = (answers: Answers): string =>
  createHash('sha256').update(canonicalJson(answers)).digest('hex');

/** The write that stores snapshot `n`, sealed. */
export function snapshotWrite(store: Store, key: VaultKey, n: number, snapshot: Snapshot): Write {
  return {
    as: 'snapshot',
    put: {
      ...keys.snapshot(key.applicationId, n),
      type: 'snapshot',
      receivedAt: snapshot.receivedAt,
      sealed: seal(key, 'snapshot', snapshot, store.random),
    },
    when: absent,
  };
}

/** Reads a snapshot; it is there for every submitted application. */
export async function readSnapshot(store: Store, key: VaultKey, n: number): Promise<Snapshot> {
  const item = await readItem(store, keys.snapshot(key.applicationId, n));
  if (!item) throw new Error('A submitted application has no snapshot');
  return openSnapshot(key, item);
}

/** A snapshot that was read with others. */
export const openSnapshot = (key: VaultKey, item: Item): Snapshot =>
  open(key, 'snapshot', String(item['sealed'])) as Snapshot;

type InRound = Pick<ApplicationIn<'submitted'>, 'applicationId' | 'programId' | 'roundId'>;
/** Who applied with which answers: what identifies them. */
export interface Identified {
  readonly person: Person;
  readonly answers: Answers;
}

/**
 * The writes that let two applications of one person be seen side by side before money moves. What identified the
 * applicant `before` and no longer does is taken back.
 */
export function identityWrites(application: InRound, now: Identified, before?: Identified): Write[] {
  const { applicationId, programId, roundId } = application;
  const cycle = roundId.split('~')[1] ?? '';
  const itemsOf = (one: Identified) =>
    identitiesOf(one.person, one.answers).map(({ kind, value }) => ({
      kind,
      key: keys.identity(programId, cycle, kind, digest(value), applicationId),
    }));
  const own = itemsOf(now);
  const gone = before ? itemsOf(before).filter((old) => !own.some(({ key }) => key.pk === old.key.pk)) : [];
  return [
    ...own.map(({ kind, key }) => ({
      as: `identity ${kind}`,
      put: { ...key, type: 'identity', applicationId } satisfies Item & { pk: string; sk: string },
    })),
    ...gone.map(({ kind, key }) => ({ as: `no longer ${kind}`, delete: key })),
  ];
}

/** What the audit trail may keep of answers: a digest under the application's own key. */
export const auditedAnswers = (key: VaultKey, answers: Answers): string =>
  keyedDigest(key, canonicalJson(answers));
