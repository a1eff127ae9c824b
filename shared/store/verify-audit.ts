import { type AuditEvent, type ChainHead, verifyChain } from '../domain/audit.ts';
import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import { type Leaf, readLeaves, readLeavesOf, readSeals, rootOf, type Seal } from './seals.ts';
import type { Item, Store } from './table.ts';

/** An application's whole audit trail, and whether it is what was written. */
export interface VerifiedAudit {
  readonly verified: boolean;
  readonly events: readonly AuditEvent[];
}

/**
 * Checks an application's trail against itself, against the head the application remembers, and against every daily
 * seal that holds it: a flipped, dropped, reordered or cut-off event is found, even where the head was turned back with
 * it. Needs no key: it verifies after the person was erased.
 */
export async function verifyApplication(store: Store, id: string): Promise<VerifiedAudit> {
  const [meta, events, seals] = await Promise.all([
    readItem(store, keys.application(id)),
    readAll(store, keys.audit(id, 0).pk, 'AUDIT#'),
    readSeals(store),
  ]);
  const trail = events.map(eventFrom);
  const sealed = await leavesOf(store, seals, id);
  const heads: ChainHead[] = [headOf(meta), ...sealed.map(({ leaf }) => headOf(leaf))];
  const chain = verifyChain(id, trail, heads);
  const lengthFits = trail.length === heads[0]?.seq && trail.length > 0;
  const verified =
    chain.verified &&
    lengthFits &&
    lastDayIsSealed(trail, seals, sealed) &&
    (await rootsHold(store, seals, sealed));
  return { verified, events: trail };
}

/**
 * Checks every sealed day: that its root is the hash of its leaves and of the day before, and that no day is missing
 * between the first and the last.
 */
export async function verifySeals(
  store: Store,
): Promise<
  { readonly verified: true; readonly days: number } | { readonly verified: false; readonly day: string }
> {
  const seals = await readSeals(store);
  for (const [i, seal] of seals.entries()) {
    const holds = linked(seals, i) && rootIs(seal, await readLeaves(store, seal.day));
    if (!holds) return { verified: false, day: seal.day };
  }
  return { verified: true, days: seals.length };
}

/** Keys that one batch of reads may have. */
const mostKeys = 100;

interface SealedLeaf {
  readonly index: number;
  readonly leaf: Leaf;
}

/** The application's leaves in all seals; days that do not hold it have none. */
async function leavesOf(store: Store, seals: readonly Seal[], id: string): Promise<SealedLeaf[]> {
  const found: SealedLeaf[] = [];
  for (let i = 0; i < seals.length; i += mostKeys) {
    const days = seals.slice(i, i + mostKeys).map(({ day }) => day);
    const leaves = await readLeavesOf(store, days, id);
    for (const [offset, day] of days.entries()) {
      const leaf = leaves.get(day);
      if (leaf) found.push({ index: i + offset, leaf });
    }
  }
  return found;
}

/** Where the day of the newest event is sealed, that seal holds exactly this event. */
function lastDayIsSealed(
  trail: readonly AuditEvent[],
  seals: readonly Seal[],
  sealed: readonly SealedLeaf[],
): boolean {
  const last = trail.at(-1);
  const index = seals.findIndex((seal) => seal.day === last?.at.slice(0, 10));
  return index < 0 || sealed.some((one) => one.index === index && one.leaf.auditHash === last?.hash);
}

async function rootsHold(
  store: Store,
  seals: readonly Seal[],
  sealed: readonly SealedLeaf[],
): Promise<boolean> {
  for (const { index } of sealed) {
    const seal = seals[index];
    if (!seal || !linked(seals, index) || !rootIs(seal, await readLeaves(store, seal.day))) return false;
  }
  return true;
}

const rootIs = (seal: Seal, leaves: readonly Leaf[]) =>
  leaves.length === seal.leaves && rootOf(seal.day, seal.previousRoot, leaves) === seal.root;

/** A seal names the root of the day before it; only the very first names none. */
function linked(seals: readonly Seal[], index: number): boolean {
  const before = seals[index - 1];
  const seal = seals[index];
  if (!before) return seal?.previousRoot === '';
  return seal?.previousRoot === before.root && dayAfter(before.day) === seal.day;
}

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

const headOf = (item: Item | Leaf | undefined): ChainHead => ({
  seq: Number(item?.auditSeq ?? 0),
  hash: String(item?.auditHash ?? ''),
});

function eventFrom(item: Item): AuditEvent {
  const { pk, sk, type, ...event } = item;
  return event as unknown as AuditEvent;
}
