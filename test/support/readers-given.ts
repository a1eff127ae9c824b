import { askForPanels, proposePanels } from '../../shared/cases/review/panels/propose-panels.ts';
import { sendPanels } from '../../shared/cases/review/panels/send-panels.ts';
import { workOnSending } from '../../shared/cases/review/panels/work-on-sending.ts';
import { readPanels } from '../../shared/store/panels.ts';
import type { Store } from '../../shared/store/table.ts';

/** What the outbox would do now for the readers of a round: work them out, or send every batch. */
export async function carryOutPanels(store: Store, roundId: string): Promise<void> {
  for (;;) {
    const found = await readPanels(store, roundId);
    if (found?.state === 'working') await proposePanels(store, roundId, found.run);
    else if (found?.state === 'sending') await workOnSending(store, roundId, found.run, found.step);
    else return;
  }
}

/** Everybody of a round who waits for readers has them, as a manager gives them out once it has closed to applications. */
export async function readersGiven(store: Store, roundId: string): Promise<void> {
  const asked = await askForPanels(store, roundId);
  if (asked.kind !== 'working') throw new Error(`not worked out: ${asked.kind}`);
  await carryOutPanels(store, roundId);
  const found = await readPanels(store, roundId);
  if (found?.state !== 'proposed') throw new Error(`not proposed: ${found?.state}`);
  await sendPanels(store, roundId, 'manager', found.hash);
  await carryOutPanels(store, roundId);
}
