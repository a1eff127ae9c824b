import { type OwnExtension, ownExtension } from '../domain/program/extension.ts';
import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import type { Store } from './table.ts';
import type { Write } from './transact.ts';

/** More time that one application was given; undefined where it has only everybody's. */
export async function readExtension(store: Store, id: string): Promise<OwnExtension | undefined> {
  const item = await readItem(store, keys.extension(id));
  if (!item) return undefined;
  const { pk, sk, type, ...rest } = item;
  return ownExtension.parse(rest);
}

/**
 * The writes that give it: beside the application, and in its round's list, so that nobody closes the round over it. The
 * round's version moves, so that a closing that was begun before is begun again and sees it.
 */
export function extensionWrites(
  { applicationId, roundId }: { readonly applicationId: string; readonly roundId: string },
  given: OwnExtension,
  until: string,
): Write[] {
  return [
    { as: 'extension', put: { ...keys.extension(applicationId), type: 'extension', ...given } },
    {
      as: 'extended',
      put: { ...keys.extended(roundId, applicationId), type: 'extended', applicationId, until },
    },
    {
      as: 'round',
      update: keys.round(roundId),
      set: {
        expression: 'SET #version = #version + :one',
        names: { '#version': 'version' },
        values: { ':one': 1 },
      },
      when: { expression: '#status = :open', names: { '#status': 'status' }, values: { ':open': 'open' } },
    },
  ];
}

/** The applications of a round that were given more time of their own, and until when (an ISO instant). */
export async function listExtended(
  store: Store,
  roundId: string,
): Promise<readonly { readonly applicationId: string; readonly until: string }[]> {
  return (await readAll(store, `ROUND#${roundId}`, 'EXTENDED#')).map((item) => ({
    applicationId: String(item['applicationId']),
    until: String(item['until']),
  }));
}
