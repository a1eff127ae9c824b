import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkFund } from '../../shared/cases/ledger/check-fund.ts';
import { endOf } from '../support/crashing/end-of.ts';
import { type Accident, accidents, Process } from '../support/crashing/process.ts';
import { type Snapshot, World } from '../support/crashing/world.ts';
import { startTestTable, type TestTable } from '../support/dynamodb.ts';
import { appeals } from './stories/appeal.ts';
import { homes } from './stories/home.ts';
import { loans } from './stories/loan.ts';
import { offers } from './stories/offers.ts';
import { places } from './stories/places.ts';
import { registry } from './stories/registry.ts';
import { round } from './stories/round.ts';
import type { Act, Story } from './stories/story.ts';
import { type Row, tableOf } from './stories/told.ts';

vi.hoisted(() => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
});

/** `FAULTS=all` tries every point with every accident, which takes some minutes; else one of most acts is tried. */
const every = process.env['FAULTS'] === 'all';
const stories = [round, offers, places, loans, homes, appeals, registry];
const rows: (Row & { story: string })[] = [];

let table: TestTable;
let world: World;
let empty: Snapshot;
beforeAll(async () => {
  table = await startTestTable();
  world = await World.open(table);
  empty = await world.snapshot();
});
afterAll(async () => {
  await world.close();
  await table.stop();
  if (rows.length > 0) console.info(tableOf(rows, every));
});

/** Which accidents of an act are tried: all, or one somewhere in it. */
function chosen(points: number, turn: number): (readonly [number, Accident])[] {
  const all = Array.from({ length: points }, (_, i) => i + 1).flatMap((at) =>
    accidents.map((accident) => [at, accident] as const),
  );
  return every ? all : all.filter((_, i) => i === (turn * 8) % all.length);
}
/** Every other act of a story is only done in a sample. */
const isTried = (turn: number) => every || turn % 2 === 0;

/** What one end has and another has not. */
function apart(end: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  const missing = end.filter((line) => {
    const i = rest.indexOf(line);
    if (i >= 0) rest.splice(i, 1);
    return i < 0;
  });
  return [...missing.map((line) => `missing: ${line}`), ...rest.map((line) => `too much: ${line}`)];
}

async function unsound({ fundIds }: Story): Promise<string[]> {
  const books = await Promise.all(fundIds.map((fundId) => checkFund(world.store, fundId)));
  return books.flatMap((one) => (one?.differences ?? []).map((difference) => JSON.stringify(difference)));
}

async function attempt(story: Story, act: Act, turn: number, wrong: string[]): Promise<Row> {
  const wrongBefore = wrong.length;
  const from = isTried(turn) ? await world.snapshot() : undefined;
  world.forgetMails();
  const before = await endOf(world);
  const straight = world.hands.process;
  const made = straight.calls.length;
  await act.run(world);
  const points = straight.calls.length - made;
  const end = await endOf(world);
  expect(points, act.name).toBeGreaterThan(0);
  expect(end, act.name).not.toEqual(before);
  const tried: Record<Accident, number> = { before: 0, after: 0, 'answer lost': 0 };
  const next = from && (await world.snapshot());
  for (const [at, accident] of from ? chosen(points, turn) : []) {
    const unlucky = new Process(at, accident);
    await world.restore(from as Snapshot, unlucky);
    await act.run(world);
    const found = [...apart(end, await endOf(world)), ...(await unsound(story))];
    if (unlucky.hit === undefined) found.push('nothing happened there');
    if (found.length > 0)
      wrong.push([`${act.name}, call ${at} (${unlucky.hit}), ${accident}`, ...found].join('\n  '));
    tried[accident] += 1;
  }
  if (next) await world.restore(next, new Process());
  return { act: act.name, points, tried, wrong: wrong.length - wrongBefore };
}

describe('the award stage, with an accident at a write or a call outside', () => {
  it.each(stories)(
    'comes to the same end in $name',
    async (story) => {
      await world.restore(empty, new Process());
      const acts = await story.begin(world, table.clock);
      const wrong: string[] = [];
      for (const [turn, act] of acts.entries()) {
        await act.prepare?.(world);
        rows.push({ story: story.name, ...(await attempt(story, act, turn, wrong)) });
      }
      expect(wrong, wrong.join('\n')).toEqual([]);
    },
    every ? 7_200_000 : 600_000,
  );
});
