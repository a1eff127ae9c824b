import type { DueKind } from '../../../shared/domain/effects.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import { type Program, programDocument } from '../../../shared/domain/program/schema.ts';
import { readFund } from '../../../shared/store/funds.ts';
import { publishProgram, readProgram } from '../../../shared/store/programs.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';
import type { World } from '../../support/crashing/world.ts';
import type { HandClock } from '../../support/dynamodb.ts';
import { spent } from '../../support/spent.ts';

/** What people and days do to a few applications, one thing after another. */
export interface Story {
  readonly name: string;
  readonly fundIds: readonly string[];
  /** Brings the world to where it begins. */
  begin(world: World, clock: HandClock): Promise<readonly Act[]>;
}
/** One thing that is done, in full, with all that follows by itself; and what passes before, which is not looked at. */
export interface Act {
  readonly name: string;
  prepare?(world: World): Promise<void>;
  run(world: World): Promise<void>;
}

/** Something that a person does at one store. */
export const does = (name: string, what: (store: Store) => Promise<unknown>): Act => ({
  name,
  run: (world) => world.act(({ store }) => what(store)),
});

/** The next date of a kind comes, after the days before it. */
export function falls(name: string, kind: DueKind): Act {
  const at = async (world: World) => {
    const dates = (await world.items()).filter((item) => item['type'] === 'due' && item['kind'] === kind);
    const [first] = dates.map((item) => String(item['at'])).sort();
    if (!first) throw new Error(`no date of ${kind} is to come`);
    return first;
  };
  return {
    name,
    async prepare(world) {
      const anHourBefore = new Date(Date.parse(await at(world)) - 3_600_000).toISOString();
      if (anHourBefore > nowIso(world.store)) await world.passTo(anHourBefore);
    },
    // A minute later: until the very moment somebody may still answer.
    run: async (world) => world.passTo(new Date(Date.parse(await at(world)) + 60_000).toISOString()),
  };
}

const person = (id: string) => ({ id: `sub-${id}`, name: id, email: `${id}@managers.example.org` });
export const morgan = person('morgan');
export const avery = person('avery');
export const robin = person('robin');

/** Publishes a program of the samples with something else in it. */
export async function publishedWith(
  store: Store,
  programId: string,
  change: (program: Program) => object,
): Promise<void> {
  const found = await readProgram(store, programId);
  if (!found) throw new Error('seed the samples first');
  const changed = programDocument.parse({ ...found.program, ...change(found.program) });
  await publishProgram(store, changed, documentHash(changed));
}

/** Leaves so much free in a fund: the rest was spent in other years. */
export async function leaveFree(store: Store, fundId: string, units: number): Promise<void> {
  const { free = 0 } = (await readFund(store, fundId)) ?? {};
  await spent(store, fundId, free - units);
}
