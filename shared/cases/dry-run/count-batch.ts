import type { Application } from '../../domain/application/application.ts';
import { civilDateIn } from '../../domain/dates.ts';
import type { Program } from '../../domain/program/schema.ts';
import { type Compared, comparison, type Sent } from '../../domain/rules/dry-run/compare.ts';
import { nothingCounted, type Tally, tallyOf, together } from '../../domain/rules/dry-run/tally.ts';
import { parseApplication } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { readMany } from '../../store/read-many.ts';
import type { Item, Store } from '../../store/table.ts';
import { openSnapshot } from '../intake/snapshot.ts';

/** Applications that are opened at once. */
const atOnce = 50;
/** Such heaps that are read side by side. */
const sideBySide = 4;

type Received = Application & { readonly submittedAt: string; readonly snapshot: number };

/**
 * Judges applications by the version each is bound to and by a draft, and counts. Left out are those that were never sent,
 * those whose person was erased, and those that went on as another application of the same person.
 */
export async function countBatch(store: Store, draft: Program, ids: readonly string[]): Promise<Tally> {
  const compare = comparer(store, draft);
  const heaps = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, i) =>
    ids.slice(i * atOnce, (i + 1) * atOnce),
  );
  let tally = nothingCounted;
  for (let i = 0; i < heaps.length; i += sideBySide) {
    const counted = await Promise.all(
      heaps.slice(i, i + sideBySide).map(async (heap) => tallyOf(await compareHeap(store, heap, compare))),
    );
    tally = counted.reduce(together, tally);
  }
  return tally;
}

type Compare = (application: Received, sent: Omit<Sent, 'asOf'>) => Promise<Compared>;

/** One comparison for each version that is met. */
function comparer(store: Store, draft: Program): Compare {
  const made = new Map<number, ReturnType<typeof comparison>>();
  return async (application, sent) => {
    const bound = await programOf(store, application);
    const compare = made.get(bound.version) ?? comparison(bound, draft);
    made.set(bound.version, compare);
    return compare({ ...sent, asOf: civilDateIn(bound.program.zone, application.submittedAt) });
  };
}

async function compareHeap(store: Store, ids: readonly string[], compare: Compare): Promise<Compared[]> {
  const heads = await readMany(
    store,
    ids.flatMap((id) => [keys.application(id), keys.applicationKey(id)]),
  );
  const secrets = new Map(ofSort(heads, 'KEY').map((item) => [idOf(item), String(item['secret'])]));
  const applications = ofSort(heads, 'META').map(parseApplication).filter(wasSent);
  const ended = await followed(store, applications);
  const open = applications.filter(({ applicationId: id }) => secrets.has(id) && !ended.has(id));
  const snapshots = await readMany(
    store,
    open.map(({ applicationId, snapshot }) => keys.snapshot(applicationId, snapshot)),
  );
  const items = new Map(snapshots.map((item) => [idOf(item), item]));
  return Promise.all(
    open.map((application) => {
      const { applicationId, language, invitedAt } = application;
      const item = items.get(applicationId);
      if (!item) throw new Error('A submitted application has no snapshot');
      const key = { applicationId, secret: secrets.get(applicationId) ?? '' };
      const { answers } = openSnapshot(key, item);
      return compare(application, { answers, language, invited: invitedAt !== undefined });
    }),
  );
}

const idOf = (item: Item) => String(item['pk']).slice('APP#'.length);
const ofSort = (items: readonly Item[], sort: string) => items.filter(({ sk }) => sk === sort);

const wasSent = (one: Application): one is Received & { readonly invitedAt?: string } =>
  'snapshot' in one &&
  one.snapshot !== undefined &&
  one.submittedAt !== undefined &&
  !(one.status === 'withdrawn' && one.withdrawnFor === 'same-person');

/** Of withdrawn applications those that their person has followed by another that was sent: nobody is counted twice. */
async function followed(store: Store, applications: readonly Application[]): Promise<ReadonlySet<string>> {
  const withdrawn = applications.filter(({ status }) => status === 'withdrawn');
  const items = await readMany(
    store,
    withdrawn.map(({ applicationId }) => keys.followed(applicationId)),
  );
  const by = new Map(items.map((item) => [String(item['by']), idOf(item)]));
  const followers = await readMany(
    store,
    [...by.keys()].map((id) => keys.application(id)),
  );
  return new Set(
    followers.flatMap((item) =>
      parseApplication(item).status === 'draft' ? [] : (by.get(idOf(item)) ?? []),
    ),
  );
}
