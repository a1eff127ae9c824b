import { type Application, type Person, person } from '../../../shared/domain/application/application.ts';
import { loadApplication, personOf } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { readMany } from '../../../shared/store/read-many.ts';
import type { Listed } from '../../../shared/store/status-lists.ts';
import type { Store } from '../../../shared/store/table.ts';
import { open } from '../../../shared/store/vault.ts';

/** A listed application with the person behind it; without one where the person was erased. */
export type Named<L extends Listed = Listed> = L & { readonly person: Person | undefined };

/** Opens the names of some listed applications, each under its own key. */
export async function named<L extends Listed>(store: Store, rows: readonly L[]): Promise<Named<L>[]> {
  const secrets = await keysOf(
    store,
    rows.map(({ applicationId }) => applicationId),
  );
  return rows.map((row) => {
    const secret = secrets.get(row.applicationId);
    return {
      ...row,
      person: secret
        ? person.parse(open({ applicationId: row.applicationId, secret }, 'who', row.who))
        : undefined,
    };
  });
}

async function keysOf(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const items = await readMany(
    store,
    ids.map((id) => keys.applicationKey(id)),
  );
  return new Map(items.map((item) => [String(item['pk']).slice('APP#'.length), String(item['secret'])]));
}

/** An application by its id, with the person behind it. */
export interface KnownApplication {
  readonly application: Application;
  readonly person: Person | undefined;
}

/** Looks up some applications with their people, fifty at a time. */
export async function applicationsOf(
  store: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownApplication>> {
  const all = await inGroups([...new Set(ids)], 50, (group) =>
    Promise.all(group.map((id) => loadApplication(store, id))),
  );
  return new Map(
    all.flatMap((loaded) =>
      loaded
        ? [
            [
              loaded.application.applicationId as string,
              { application: loaded.application, person: personOf(loaded) },
            ],
          ]
        : [],
    ),
  );
}

async function inGroups<T, R>(
  all: readonly T[],
  size: number,
  each: (group: readonly T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const results: R[] = [];
  for (let i = 0; i < all.length; i += size) results.push(...(await each(all.slice(i, i + size))));
  return results;
}
