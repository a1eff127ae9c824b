import { loadApplication } from '../../store/applications.ts';
import { subjectOf } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import { registerWait } from '../waits.ts';

/** The workflow waits for missing information; answered or ended, it goes back to the screening. */
export async function awaitInformation(store: Store, id: string, token: string): Promise<void> {
  await registerWait(store, subjectOf.application(id), 'information', token, async () => {
    const loaded = await loadApplication(store, id);
    return loaded?.application.status === 'info-requested' ? undefined : { outcome: 'answered' };
  });
}
