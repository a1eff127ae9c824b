import type { Effect } from '../../domain/effects.ts';
import { change, loadApplication, readItem } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { keys, subjectOf } from '../../store/keys.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { alikeNow, apartWrite } from '../award/claims.ts';
import { decide } from '../award/decide.ts';
import { goingOn } from '../award/look-again.ts';
import { forgotten, readSamePerson } from '../duplicate/same-person-item.ts';

/**
 * A manager has looked at two applications that share an identifier and says they are of different people. Recorded on
 * both sides; what was held goes on, whichever of them it was.
 */
export async function tellApart(
  store: Store,
  id: string,
  other: string,
  manager: string,
): Promise<{ kind: string }> {
  const outcome = await change<{ kind: 'not-possible' }>(store, id, async (loaded) => {
    const { application } = loaded;
    if (!('snapshot' in application) || application.snapshot === undefined) return { kind: 'not-possible' };
    const alike = await alikeNow(store, {
      ...loaded,
      application: { ...application, snapshot: application.snapshot },
    });
    const colliding = alike.map(({ applicationId }) => applicationId);
    if (!colliding.includes(other)) return { kind: 'not-possible' };
    const asked = await Promise.all([id, other].map((one) => readSamePerson(store, one)));
    const held = await Promise.all([id, other].map((one) => heldOf(store, one)));
    return {
      next: application,
      happening: { event: 'told apart', actor: { kind: 'manager', id: manager }, data: { other } },
      writes: [
        apartWrite(id, other, manager, nowIso(store)),
        ...(colliding.length === 1 ? settled(id) : []),
        ...((await aloneBut(store, other, id)) ? settled(other) : []),
        // Whoever was asked whether it is one person need not answer any more.
        ...asked.flatMap((one) => (one ? forgotten(one) : [])),
      ],
      effects: held.flat(),
    };
  });
  if (outcome.kind === 'committed') await goOn(store, id);
  return outcome;
}

const settled = (id: string) =>
  (['same-person', 'likely-duplicate'] as const).map((kind) => settleWrite(`APP#${id}`, kind));

/** True when nothing but this pair keeps the other application on the list. */
async function aloneBut(store: Store, other: string, id: string): Promise<boolean> {
  const loaded = await loadApplication(store, other);
  if (!loaded) return false;
  const { application, key } = loaded;
  if (!('snapshot' in application) || application.snapshot === undefined) return false;
  const alike = await alikeNow(store, {
    application: { ...application, snapshot: application.snapshot },
    key,
  });
  return alike.every(({ applicationId }) => applicationId === id);
}

/** What has an application go on, where it is held. */
async function heldOf(store: Store, id: string): Promise<readonly Effect[]> {
  if (!(await readItem(store, keys.due(subjectOf.application(id), 'held-again', 'same-person')))) return [];
  const loaded = await loadApplication(store, id);
  return loaded ? goingOn(store, loaded.application) : [];
}

/** The same at once, where that can be: who told them apart sees what comes of it. */
async function goOn(store: Store, id: string): Promise<void> {
  const loaded = await loadApplication(store, id);
  if (loaded?.application.status !== 'reviewed') return;
  const { application, key } = loaded;
  await decide(store, { application, key });
}
