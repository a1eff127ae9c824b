import { approveReport, submitReport } from '../../../shared/cases/after-award/report.ts';
import type { World } from '../../support/crashing/world.ts';
import { morgan } from './acts/act.ts';
import { offerActs } from './acts/offers.ts';
import { paymentActs } from './acts/payments.ts';
import { openBank } from './bank.ts';
import { look } from './seen.ts';
import type { Setting } from './setting.ts';

/** Every offer is taken, the first report of each award is shown and approved, and a file of payments is with the bank. */
export async function goFurther(world: World, setting: Setting): Promise<void> {
  await allOf(world, setting, 'accept');
  for (const { id, award } of (await look(world.store, setting.ids)).all) {
    const [first] = award?.reports ?? [];
    if (!first) continue;
    await submitReport(world.store, id, first.id, {});
    await approveReport(world.store, id, first.id, 1, morgan);
  }
  for (const name of ['make a batch', 'release a batch']) await allOf(world, setting, name);
}

/** An act in every way in which it can be done. */
async function allOf(world: World, { ids, pairs }: Setting, name: string): Promise<void> {
  const { store } = world;
  const act = [...offerActs, ...paymentActs].find((one) => one.name === name);
  const scene = { ...(await look(store, ids)), store, pairs, bank: openBank(), chance: 0 };
  for (const way of act?.ways(scene) ?? []) await (await way())(store);
  await world.settle();
}
