import type { Effect } from '../domain/effects.ts';
import { classify, faultTable, type RetryRule } from '../domain/faults.ts';
import { readItem } from './applications.ts';
import { type AttentionKind, raiseWrite } from './attention.ts';
import { stopDryRunWrites } from './dry-runs.ts';
import { keys } from './keys.ts';
import { clockKey, type OutboxRecord, type OutboxState, outboxWrites } from './outbox.ts';
import { stopPanelsWrites } from './panels.ts';
import { tableSchema } from './schema.ts';
import { newSecret } from './sessions.ts';
import { type Item, inSeconds, nowIso, type Store } from './table.ts';
import { type Condition, transact, type Write } from './transact.ts';

const { partitionKey: clockPk, sortKey: clockSk } = tableSchema.indexes.byClock;

/**
 * How long a mail that was handed to the mail service without an answer is left alone. The service reports an accepted
 * mail within seconds; a call still under way has ended with its function after 60. Whatever has not been reported in
 * twice that time was not accepted, and only then may it be sent again.
 */
export const mailReconcileSeconds = 120;

const keptDays = 60;

/** failed: no further try; it was put before an owner. Only a late report of the mail service still settles it. */
export type RecordState = OutboxState | 'failed';

/** An outbox record as it stands. */
export interface StoredRecord extends Omit<OutboxRecord, 'state'> {
  readonly state: RecordState;
  /** Not to be tried before this instant, after a try that failed. */
  readonly retryAt?: string;
  /** The sending that is under way, and since when. */
  readonly attemptId?: string;
  readonly sendingSince?: string;
  readonly messageId?: string;
}

/** Reads a record, consistently; undefined when there is none (or no longer). */
export async function readRecord(store: Store, id: string): Promise<StoredRecord | undefined> {
  const item = await readItem(store, keys.outbox(id));
  return item && (item as unknown as StoredRecord);
}

/** True when something is to be done about a record at this moment; the rest is over, under way, or not due again. */
export function isDue(store: Store, record: StoredRecord): boolean {
  if (record.state === 'pending') return (record.retryAt ?? '') <= nowIso(store);
  if (record.state !== 'sending') return false;
  const since = Date.parse(record.sendingSince ?? '');
  return !(store.now().getTime() < since + mailReconcileSeconds * 1000);
}

/** Changed as asked, or somebody else changed the record first: then there is nothing left to do here. */
export type Changed = 'changed' | 'elsewhere';

/**
 * Records the intent to send, in one transaction with what the mail refers to (a new link, a new code). The answer is
 * the record of this very sending; undefined when somebody else sends, or has sent.
 */
export async function begin(
  store: Store,
  record: StoredRecord,
  writes: readonly Write[],
): Promise<StoredRecord | undefined> {
  const next = {
    state: 'sending',
    attempts: record.attempts + (record.state === 'sending' ? 1 : 0),
    attemptId: newSecret(store),
    sendingSince: nowIso(store),
  } as const;
  const outcome = await transact(store, [
    update(record, {
      ...next,
      ...clockKey(record.id, inSeconds(store, mailReconcileSeconds).toISOString()),
    }),
    ...writes,
  ]);
  return outcome.kind === 'done' ? { ...record, ...next } : undefined;
}

/** The effect was carried out; a mail keeps the mail service's id. */
export const finish = (store: Store, record: StoredRecord, messageId?: string): Promise<Changed> =>
  end(store, record, { state: 'done', ...(messageId ? { messageId } : {}) });

/** The effect is no longer due; `reason` is a code. `writes` go with it, where the reason is a matter of its own. */
export const drop = (
  store: Store,
  record: StoredRecord,
  reason: string,
  writes: readonly Write[] = [],
): Promise<Changed> => end(store, record, { state: 'dropped', reason }, writes);

/** A report of the mail service settles whatever is known of the mail: it was sent, and is never sent again. */
export async function settleAsSent(store: Store, id: string, messageId: string): Promise<Changed> {
  const record = await readRecord(store, id);
  if (!record || record.state === 'done' || record.state === 'dropped') return 'elsewhere';
  const outcome = await end(store, record, { state: 'done', messageId });
  return outcome === 'changed' ? outcome : settleAsSent(store, id, messageId);
}

async function end(
  store: Store,
  record: StoredRecord,
  set: Item,
  writes: readonly Write[] = [],
): Promise<Changed> {
  const expiresAt = Math.floor(inSeconds(store, keptDays * 86_400).getTime() / 1000);
  const outcome = await transact(store, [
    update(record, { ...set, expiresAt }, [clockPk, clockSk, 'retryAt']),
    ...writes,
  ]);
  return outcome.kind === 'done' ? 'changed' : 'elsewhere';
}

/** retrying: the sweeper tries again when the fault table says; owner: nobody tries again, an owner was told. */
export type Failed = 'retrying' | 'owner' | 'elsewhere';

/**
 * A try that surely did not carry out the effect. The fault table says by the error's name whether and when it is tried
 * again; after the last try, or where trying cannot help, it goes to the program's owner.
 */
export async function fail(store: Store, record: StoredRecord, error: unknown): Promise<Failed> {
  const rule = faultTable[classify(error)];
  const attempts = record.attempts + 1;
  if (attempts > rule.maxAttempts) return giveUp(store, record, errorCode(error));
  const retryAt = inSeconds(store, retryDelay(rule, attempts, randomShare(store))).toISOString();
  const set = {
    state: 'pending',
    attempts,
    retryAt,
    error: errorCode(error),
    ...clockKey(record.id, retryAt),
  };
  const outcome = await transact(store, [update(record, set, ['attemptId', 'sendingSince'])]);
  return outcome.kind === 'done' ? 'retrying' : 'elsewhere';
}

/** Puts an effect before the program's owner: no further try, and never silently. */
export async function giveUp(store: Store, record: StoredRecord, code: string): Promise<Failed> {
  const { effect } = record;
  const outcome = await transact(store, [
    update(record, { state: 'failed', attempts: record.attempts + 1, error: code }, [
      clockPk,
      clockSk,
      'retryAt',
    ]),
    ...(await ownerWrites(store, effect, `${record.id}.owner`, [labelOf(effect), code])),
  ]);
  return outcome.kind === 'done' ? 'owner' : 'elsewhere';
}

/**
 * The writes that put an effect's trouble before the program's owner, by list and by mail. Trouble with a mail to the
 * owner is listed only: a mail about it would meet the same trouble. A dry run is only said to have stopped, where it is shown.
 */
export async function ownerWrites(
  store: Store,
  effect: Effect,
  cause: string,
  details: readonly string[],
): Promise<Write[]> {
  // Nobody waits for it, and its page says so: nothing of a round is to be started again.
  if (effect.kind === 'dry-run') return stopDryRunWrites(store, effect);
  if (effect.kind === 'propose-panels' || effect.kind === 'send-panels') {
    // The round's workflow has not begun: what has stopped is shown where it is sent on from.
    const matter = { subject: subjectOfEffect(effect), kind: 'readers-due', details } as const;
    const stop = await stopPanelsWrites(store, effect.roundId, effect.run);
    return [...stop, ...(await matterWrites(store, matter, cause))];
  }
  const kind: AttentionKind = effect.kind.startsWith('mail-') ? 'mail-bounced' : 'workflow-failed';
  const matter = { subject: subjectOfEffect(effect), kind, details };
  return matterWrites(store, matter, effect.kind === 'mail-owner' ? undefined : cause);
}

/** The writes that put a matter before its program's owner; with a `cause`, a mail too, at most one per cause. */
export async function matterWrites(
  store: Store,
  { subject, kind, details }: { subject: string; kind: AttentionKind; details: readonly string[] },
  cause?: string,
): Promise<Write[]> {
  const programId = await programIdOf(store, subject);
  const raise = raiseWrite(store, { subject, programId, kind, details: [...details] });
  if (cause === undefined) return [raise];
  return [
    raise,
    ...outboxWrites(store, cause, [
      { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: kind },
    ]),
  ];
}

/** Whom an effect is about: `APP#…` or `ROUND#…`. */
export function subjectOfEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'mail-applicant':
    case 'mail-reviewer':
    case 'mail-interviewer':
    case 'mail-party':
    case 'start-award':
    case 'release-document':
    case 'discard-document':
      return `APP#${effect.applicationId}`;
    case 'mail-digest':
    case 'mail-reviewer-page':
      return `REVIEWER#${effect.programId}#${effect.reviewerId}`;
    case 'mail-owner':
    case 'resume':
      return effect.subject;
    case 'start-workflow':
      return `${effect.machine === 'round' ? 'ROUND' : 'APP'}#${effect.id}`;
    case 'move-waitlist':
    case 'tell-extension':
    case 'send-invitations':
    case 'dry-run':
    case 'propose-panels':
    case 'send-panels':
      return `ROUND#${effect.roundId}`;
  }
}

/** The program of an application or a round; a round's id begins with it. */
async function programIdOf(store: Store, subject: string): Promise<string> {
  const item = await readItem(store, { pk: subject, sk: 'META' });
  return String(item?.['programId'] ?? subject.split(/[#~]/)[1]);
}

/** What an effect is, in a word or two, for an owner's list. */
export const labelOf = (effect: Effect) => ('mail' in effect ? effect.mail : effect.kind);

const errorCode = (error: unknown) => (error instanceof Error ? error.name : typeof error);

/** Seconds until try `attempts + 1`; `share` (0..1) is the part of it that a jittered wait takes. */
export function retryDelay(rule: RetryRule, attempts: number, share: number): number {
  const full = Math.min(rule.intervalSeconds * rule.backoffRate ** (attempts - 1), rule.maxDelaySeconds);
  return rule.jitter === 'FULL' ? full * share : full;
}

const randomShare = (store: Store) => Buffer.from(store.random(4)).readUInt32BE() / 2 ** 32;

/** An update on condition that the record still stands as it was read: settles every race of stream, sweeper and report. */
function update(record: StoredRecord, set: Item, remove: readonly string[] = []): Write {
  const names = [...Object.keys(set), ...remove];
  const placeholder = (name: string) => `#set${names.indexOf(name)}`;
  const assigned = Object.keys(set).map((name) => `${placeholder(name)} = :set${names.indexOf(name)}`);
  const removed = remove.length > 0 ? ` REMOVE ${remove.map(placeholder).join(', ')}` : '';
  return {
    as: 'record',
    update: keys.outbox(record.id),
    set: {
      expression: `SET ${assigned.join(', ')}${removed}`,
      names: Object.fromEntries(names.map((name) => [placeholder(name), name])),
      values: Object.fromEntries(
        Object.entries(set).map(([name, value]) => [`:set${names.indexOf(name)}`, value]),
      ),
    },
    when: unchanged(record),
  };
}

function unchanged({ state, attempts, attemptId }: StoredRecord): Condition {
  const sameAttempt = attemptId ? 'attemptId = :attempt' : 'attribute_not_exists(attemptId)';
  return {
    expression: `#state = :state AND #attempts = :attempts AND ${sameAttempt}`,
    names: { '#state': 'state', '#attempts': 'attempts' },
    values: { ':state': state, ':attempts': attempts, ...(attemptId ? { ':attempt': attemptId } : {}) },
  };
}
