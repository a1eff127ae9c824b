import { canonicalJson } from '../../domain/canonical-json.ts';
import { readAll } from '../../store/applications.ts';
import { signReceipt } from '../../store/receipts.ts';
import type { Store } from '../../store/table.ts';
import { open, type VaultKey } from '../../store/vault.ts';
import { answersHash, type Snapshot } from './snapshot.ts';

/** Something the applicant sent, with the proof of it. */
export interface Sent {
  /** Number of the snapshot. */
  readonly number: number;
  readonly snapshot: Snapshot;
  readonly sha256: string;
  readonly receipt: string;
}

/** Everything an applicant sent, the first one first: what staff entered about an answer is none of it. */
export async function everythingSent(store: Store, key: VaultKey): Promise<readonly Sent[]> {
  const items = await readAll(store, `APP#${key.applicationId}`, 'SNAPSHOT#');
  const all = items.map((item) => ({
    number: Number(String(item['sk']).slice('SNAPSHOT#'.length)),
    snapshot: open(key, 'snapshot', String(item['sealed'])) as Snapshot,
  }));
  const own = all.filter(({ snapshot }) => snapshot.by === undefined);
  return Promise.all(
    own.map(async ({ number, snapshot }) => {
      const sha256 = answersHash(snapshot.answers);
      const { applicationId } = key;
      const { receivedAt } = snapshot;
      return {
        number,
        snapshot,
        sha256,
        receipt: await signReceipt(store, { applicationId, receivedAt, sha256 }),
      };
    }),
  );
}

/** The bytes whose SHA-256 a receipt vouches for. */
export const sentBytes = ({ snapshot }: Pick<Sent, 'snapshot'>): string => canonicalJson(snapshot.answers);
