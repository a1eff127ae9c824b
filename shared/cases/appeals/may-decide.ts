import { type Barred, partIn } from '../../domain/appeals/barred.ts';
import type { AuditEvent } from '../../domain/audit.ts';
import { type Loaded, readAll } from '../../store/applications.ts';
import { subjectOf } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import type { Manager } from '../manager.ts';
import { stakeOf } from '../review/stake-of.ts';

/**
 * Why a manager may not decide an appeal of an application; undefined where they may. Whoever judged its answers, settled a
 * matter of it, was given it to read or did anything else on which a decision may rest had a part in it; whoever it is
 * about, or is joined to them, is not impartial. What the rules alone decided, any other manager may look at.
 */
export async function whyMayNotDecide(
  store: Store,
  loaded: Loaded,
  manager: Manager,
): Promise<Barred | undefined> {
  const [events, stake] = await Promise.all([
    readAll(store, subjectOf.application(loaded.application.applicationId), 'AUDIT#'),
    stakeOf(store, loaded, manager),
  ]);
  if (stake === 'own') return { kind: 'own' };
  const part = partIn(events as unknown as AuditEvent[], manager.id);
  return part ?? (stake === undefined ? undefined : { kind: stake });
}
