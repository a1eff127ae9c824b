import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Application, ApplicationIn } from '../../domain/application/application.ts';
import { type Identity, identitiesOf, identityKinds } from '../../domain/application/identity.ts';
import { type Loaded, loadApplication, personOf, readItem } from '../../store/applications.ts';
import { digest, keys } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { type Identified, readSnapshot } from '../intake/snapshot.ts';
import { readAfterOffer } from './after-offer-answers.ts';

type Received = Application & { snapshot: number };
type Claimed = { kind: Identity['kind']; hash: string };

const cycleOf = (application: Pick<Application, 'roundId'>) => application.roundId.split('~')[1] ?? '';

const digests = ({ person, answers }: Identified): Claimed[] =>
  identitiesOf(person, answers).map(({ kind, value }) => ({ kind, hash: digest(value) }));

/** What money is held for: an identifier that belongs to one person or business only. */
async function strongIdentifiers(store: Store, loaded: Loaded<Received>): Promise<Claimed[]> {
  return digests(await identified(store, loaded)).filter(({ kind }) => identityKinds[kind] === 'strong');
}

/** Where a manager's word that two applications are of different people stands. */
const apartKey = (a: string, b: string) => {
  const [first = a, second = b] = [a, b].sort();
  return { pk: `APP#${first}`, sk: `APART#${second}` };
};

/** The write that records that two applications are of different people. */
export const apartWrite = (a: string, b: string, manager: string, at: string): Write => ({
  as: 'apart',
  put: { ...apartKey(a, b), type: 'apart', by: manager, at },
});

const ended: readonly Application['status'][] = [
  'draft',
  'ineligible',
  'withdrawn',
  'not-selected',
  'declined',
  'lapsed',
  'revoked',
];

/** Another live application of the same round, and the kinds of identifier that both give. */
export interface Alike {
  readonly applicationId: string;
  readonly kinds: readonly Identity['kind'][];
}

/**
 * Other live applications of the same round that share any identifier with this one, by what it says of itself, and that
 * nobody has told apart.
 */
export async function alikeTo(
  store: Store,
  application: Pick<Application, 'applicationId' | 'programId' | 'roundId'>,
  identified: Identified,
): Promise<readonly Alike[]> {
  const found = new Map<string, Set<Identity['kind']>>();
  for (const { kind, hash } of digests(identified)) {
    const { pk } = keys.identity(application.programId, cycleOf(application), kind, hash, '');
    const { Items } = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      }),
    );
    for (const item of Items ?? []) {
      const id = String(item['applicationId']);
      found.set(id, (found.get(id) ?? new Set()).add(kind));
    }
  }
  found.delete(application.applicationId);
  const alike: Alike[] = [];
  for (const [id, kinds] of found) {
    const other = await loadApplication(store, id);
    if (!other || ended.includes(other.application.status)) continue;
    if (await readItem(store, apartKey(application.applicationId, id))) continue;
    alike.push({ applicationId: id, kinds: [...kinds] });
  }
  return alike.sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1));
}

/** The same for what an application says of itself now: what it sent last, and what was answered after an offer. */
export const alikeNow = async (store: Store, loaded: Loaded<Received>): Promise<readonly Alike[]> =>
  alikeTo(store, loaded.application, await identified(store, loaded));

async function identified(store: Store, loaded: Loaded<Received>): Promise<Identified> {
  const [{ answers }, later] = await Promise.all([
    readSnapshot(store, loaded.key, loaded.application.snapshot),
    readAfterOffer(store, loaded.key),
  ]);
  return { person: personOf(loaded), answers: { ...answers, ...later.answers } };
}

/** True where more is shared than what a family shares: a person must look before money moves. */
export const holdsMoney = ({ kinds }: Alike): boolean =>
  kinds.some((kind) => identityKinds[kind] === 'strong');

/** Other live applications of the same round for which money is held until a person has looked. */
export async function collisionsOf(store: Store, loaded: Loaded<Received>): Promise<readonly string[]> {
  return (await alikeNow(store, loaded)).filter(holdsMoney).map(({ applicationId }) => applicationId);
}

/**
 * The writes by which an application claims its person's one award of the round, one per identifier; refused as
 * `claim …` where another application holds it. An identifier shared with somebody a manager told apart is not claimed.
 */
export async function claimWrites(store: Store, loaded: Loaded<Received>): Promise<Write[]> {
  const { application } = loaded;
  const writes: Write[] = [];
  for (const { kind, hash } of await strongIdentifiers(store, loaded)) {
    const key = keys.claim(application.programId, cycleOf(application), kind, hash);
    const holder = await readItem(store, key);
    const other = holder && String(holder['applicationId']);
    if (
      other &&
      other !== application.applicationId &&
      (await readItem(store, apartKey(application.applicationId, other)))
    )
      continue;
    writes.push({
      as: `claim ${kind}`,
      put: { ...key, type: 'claim', applicationId: application.applicationId },
      when: {
        expression: 'attribute_not_exists(pk) OR applicationId = :own',
        values: { ':own': application.applicationId },
      },
    });
  }
  return writes;
}

/** The writes that give an application's claims up. */
export async function releaseClaims(
  store: Store,
  application: ApplicationIn<'offered' | 'accepted'>,
): Promise<Write[]> {
  const loaded = await loadApplication(store, application.applicationId);
  if (loaded?.application.status !== application.status) return [];
  const { key } = loaded;
  const writes: Write[] = [];
  for (const { kind, hash } of await strongIdentifiers(store, { application, key })) {
    const claim = keys.claim(application.programId, cycleOf(application), kind, hash);
    const holder = await readItem(store, claim);
    if (holder?.['applicationId'] !== application.applicationId) continue;
    writes.push({ as: `release ${kind}`, delete: claim });
  }
  return writes;
}
