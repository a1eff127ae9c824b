import type { Answers } from '../../domain/program/fields.ts';
import type { Program } from '../../domain/program/schema.ts';
import { conflictsOf, isClear } from '../../domain/review/conflict.ts';
import { type Reviewer, readsIn } from '../../domain/review/reviewer.ts';
import type { Bid } from '../../domain/review/suitability.ts';
import { asksForWishes, nameOfDigest } from '../../domain/review/wishes.ts';
import type { Language } from '../../domain/text.ts';
import { type Loaded, parseApplication, personOf } from '../../store/applications.ts';
import { bidsOfRound, ownBids } from '../../store/bids.ts';
import { keys } from '../../store/keys.ts';
import { programOf, roundIdOf } from '../../store/programs.ts';
import { readMany } from '../../store/read-many.ts';
import { listTasks } from '../../store/reviewers.ts';
import { listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { keyedDigest, type VaultKey } from '../../store/vault.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import { requestsOf } from '../people/voices.ts';
import { conflictFile } from '../review/conflict-file.ts';

/** An application that waits for readers, as far as one reviewer may know of it. What they may read of the answers is drawn by the pages. */
export interface Wish {
  readonly name: string;
  readonly language: Language;
  /** The version it was sent under. */
  readonly program: Program;
  readonly answers: Answers;
  /** What they said of it before. */
  readonly bid: Bid | undefined;
}

export interface Wishes {
  readonly wishes: readonly Wish[];
  /** The name after which the next page begins; undefined on the last. */
  readonly next: string | undefined;
}

/** So many applications are asked about at a time. */
export const wishesAtATime = 20;

/**
 * The applications that wait for readers, from the one after `after` on: those in a language the reviewer reads first, then in an
 * order that says nothing. Without those that anything joins them to, of which they are not to learn. Only as many are
 * looked into as are shown.
 */
export async function wishesFor(
  store: Store,
  { id }: Pick<Program, 'id'>,
  one: Reviewer,
  after?: string,
): Promise<Wishes> {
  const waiting = (await inReview(store, id)).map((loaded) => ({ loaded, name: nameFor(loaded.key, one) }));
  const strange = (loaded: Loaded) => (readsIn(one).includes(loaded.application.language) ? 0 : 1);
  waiting.sort((a, b) => strange(a.loaded) - strange(b.loaded) || (a.name < b.name ? -1 : 1));
  // One that is gone meanwhile: from the first on.
  const from = waiting.findIndex(({ name }) => name === after) + 1;
  const found: Wish[] = [];
  for (let i = from; i < waiting.length && found.length <= wishesAtATime; i += wishesAtATime)
    found.push(...(await shown(store, one, waiting.slice(i, i + wishesAtATime))));
  const wishes = found.slice(0, wishesAtATime);
  return { wishes, next: found.length > wishesAtATime ? wishes.at(-1)?.name : undefined };
}

type Named = { readonly loaded: Loaded; readonly name: string };

async function shown(store: Store, one: Reviewer, some: readonly Named[]): Promise<readonly Wish[]> {
  const [bids, standings] = await Promise.all([
    ownBids(
      store,
      one.reviewerId,
      some.map(({ loaded }) => loaded.application),
    ),
    Promise.all(some.map(({ loaded }) => standingFor(store, one, loaded))),
  ]);
  return some.flatMap(({ loaded, name }, i): Wish[] => {
    const standing = standings[i];
    if (standing?.kind !== 'waits') return [];
    const { applicationId, language } = loaded.application;
    const { program, answers } = standing;
    return [{ name, language, program, answers, bid: bids.get(applicationId) }];
  });
}

/** How an application stands to a reviewer who is asked about it. */
export type Standing =
  | { readonly kind: 'waits'; readonly program: Program; readonly answers: Answers }
  /** It has readers. */
  | { readonly kind: 'assigned' }
  /** Nothing that they may know of. */
  | { readonly kind: 'unknown' };

/** Whether an application waits for readers and this reviewer may know it; by what is stored, not by a list. */
export async function standingFor(
  store: Store,
  one: Reviewer,
  { application, key }: Loaded,
): Promise<Standing> {
  if (
    application.programId !== one.programId ||
    application.status !== 'in-review' ||
    application.awaits === 'invitation'
  )
    return { kind: 'unknown' };
  const { program } = await programOf(store, application);
  const [{ answers }, requests, tasks] = await Promise.all([
    readSnapshot(store, key, application.snapshot),
    requestsOf(store, key, program),
    listTasks(store, application.applicationId),
  ]);
  const file = conflictFile(key, personOf({ application, key }), answers, requests);
  if (!isClear(conflictsOf(program.review, program, one, file))) return { kind: 'unknown' };
  return tasks.length > 0 ? { kind: 'assigned' } : { kind: 'waits', program, answers };
}

/** The ids behind such names, for applications that are in review. */
export async function idsBehind(store: Store, one: Reviewer): Promise<ReadonlyMap<string, string>> {
  const all = await inReview(store, one.programId);
  return new Map(all.map(({ key }) => [nameFor(key, one), key.applicationId]));
}

/**
 * What a reviewer calls an application that is not theirs to read: always the same, and known to nobody else. Its reference is
 * on the applicant's receipt, so by that a friend's could be picked out.
 */
const nameFor = (key: VaultKey, { reviewerId }: Pick<Reviewer, 'reviewerId'>): string =>
  nameOfDigest(keyedDigest(key, `wish of ${reviewerId}`));

async function inReview(store: Store, programId: string): Promise<readonly Loaded[]> {
  const ids = (await listByStatus(store, programId, 'in-review')).map(({ applicationId }) => applicationId);
  const items = await readMany(
    store,
    ids.flatMap((id) => [keys.application(id), keys.applicationKey(id)]),
  );
  const secrets = new Map(
    items.filter(({ sk }) => sk === 'KEY').map(({ pk, secret }) => [String(pk), String(secret)]),
  );
  return items.flatMap((item): Loaded[] => {
    const secret = secrets.get(String(item['pk']));
    if (item['sk'] !== 'META' || secret === undefined) return [];
    const application = parseApplication(item);
    return [{ application, key: { applicationId: application.applicationId, secret } }];
  });
}

/** True where a reviewer is asked, something waits that they may know, and they have said nothing yet of the first of it. */
export async function isWorthAsking(store: Store, program: Program, one: Reviewer): Promise<boolean> {
  if (!asksForWishes(program, one)) return false;
  const { wishes } = await wishesFor(store, program, one);
  return wishes.length > 0 && wishes.every(({ bid }) => bid === undefined);
}

/** Of how many applications of the current round a reviewer said something; undefined where they are not asked. */
export async function wishesSaid(store: Store, program: Program, one: Reviewer): Promise<number | undefined> {
  if (!asksForWishes(program, { ...one, status: 'active' })) return undefined;
  const all = await bidsOfRound(store, roundIdOf(program));
  return all.filter(({ reviewerId }) => reviewerId === one.reviewerId).length;
}
