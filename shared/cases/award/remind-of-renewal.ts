import { loadApplication } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { outboxWrites } from '../../store/outbox.ts';
import type { Store } from '../../store/table.ts';
import { present, transact } from '../../store/transact.ts';
import { collisionsOf } from './claims.ts';

/** Reminds somebody registered that a certificate runs out on a day, once; not where a later registration took its place. */
export async function remindOfRenewal(store: Store, id: string, day: string): Promise<void> {
  const stands = await isLatest(store, id);
  await transact(store, [
    { as: 'due', delete: keys.due(`APP#${id}`, 'renewal-reminder', day), when: present },
    ...(stands
      ? outboxWrites(store, `${id}.renewal-${day}`, [
          { kind: 'mail-applicant', mail: 'renewal', applicationId: id },
        ])
      : []),
  ]);
}

async function isLatest(store: Store, id: string): Promise<boolean> {
  const loaded = await loadApplication(store, id);
  if (loaded?.application.status !== 'completed' || loaded.application.by !== 'registration') return false;
  const { application, key } = loaded;
  const others = await collisionsOf(store, { application, key });
  const later = await Promise.all(
    others.map(async (other) => {
      const found = (await loadApplication(store, other))?.application;
      return found?.status === 'completed' && 'registeredAt' in found
        ? found.registeredAt > application.registeredAt
        : false;
    }),
  );
  return !later.includes(true);
}
