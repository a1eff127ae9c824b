import { change, loadApplication } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { apartWrite, collisionsOf } from '../award/claims.ts';
import { decide } from '../award/decide.ts';

/**
 * A manager has looked at two applications that share an identifier and says they are of different people. Recorded on
 * both sides; what was held goes on.
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
    const colliding = await collisionsOf(store, {
      ...loaded,
      application: { ...application, snapshot: application.snapshot },
    });
    if (!colliding.includes(other)) return { kind: 'not-possible' };
    return {
      next: application,
      happening: { event: 'told apart', actor: { kind: 'manager', id: manager }, data: { other } },
      writes: [
        apartWrite(id, other, manager, nowIso(store)),
        ...(colliding.length === 1 ? [settleWrite(`APP#${id}`, 'same-person')] : []),
      ],
    };
  });
  if (outcome.kind === 'committed') await goOn(store, id);
  return outcome;
}

/** What was held is decided again; an application held back from a released round joins its waiting list. */
async function goOn(store: Store, id: string): Promise<void> {
  const loaded = await loadApplication(store, id);
  if (loaded?.application.status !== 'reviewed') return;
  const { application, key } = loaded;
  await decide(store, { application, key });
}
