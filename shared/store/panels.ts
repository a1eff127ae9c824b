import type { Effect } from '../domain/effects.ts';
import {
  type PanelLine,
  type PanelRuling,
  type PanelShortage,
  type Panels,
  panelLine,
  panelRuling,
  panelShortage,
  panels,
} from '../domain/round/panels.ts';
import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import { readLines, storeLines } from './lines.ts';
import { outboxWrites } from './outbox.ts';
import type { Item, Store } from './table.ts';
import { absent, type Condition, transact, type Write } from './transact.ts';

const bare = ({ pk, sk, type, ...rest }: Item) => rest;

/** How far the readers of a round are; undefined before they were asked for. */
export async function readPanels(store: Store, roundId: string): Promise<Panels | undefined> {
  const item = await readItem(store, keys.panels(roundId));
  return item && panels.parse(bare(item));
}

/** Working out takes a minute at most: one that began so long ago has died without a word. */
const stoppedMs = 15 * 60_000;

/** As it is now: one that should have ended by itself and did not has stopped, and may be asked for again. */
export const hasDied = (store: Store, one: Panels): boolean =>
  one.state === 'working' && Date.parse(one.at) + stoppedMs <= store.now().getTime();

const stepOf = (one: Panels) => ('step' in one ? one.step : -1);

/** The write of their next state, on condition that nobody was first. `before` is what was read. */
export function panelsWrite(roundId: string, before: Panels | undefined, next: Panels): Write {
  return {
    as: 'panels',
    put: { ...keys.panels(roundId), type: 'panels', ...next },
    when: before ? unchanged(before) : absent,
  };
}

const unchanged = (before: Panels): Condition => ({
  expression: `#run = :run AND #state = :state AND ${stepOf(before) < 0 ? 'attribute_not_exists(#step)' : '#step = :step'}`,
  names: { '#run': 'run', '#state': 'state', '#step': 'step' },
  values: {
    ':run': before.run,
    ':state': before.state,
    ...(stepOf(before) < 0 ? {} : { ':step': stepOf(before) }),
  },
});

/** The name of the outbox record of a step: written once, whoever writes it. */
export const panelEffect = (store: Store, roundId: string, cause: string, effect: Effect): Write[] =>
  outboxWrites(store, `${roundId}.panels-${cause}`, [effect]);

/** Stores a state with what goes with it; false where somebody was first. */
export async function advancePanels(
  store: Store,
  roundId: string,
  before: Panels | undefined,
  next: Panels,
  also: readonly Write[] = [],
): Promise<boolean> {
  return (await transact(store, [panelsWrite(roundId, before, next), ...also])).kind === 'done';
}

/** Stores the lines of a run before anything names it: an item each, so that a page reads only its own. */
export const storePanelLines = (store: Store, roundId: string, run: number, lines: readonly PanelLine[]) =>
  storeLines(
    store,
    lines.map((line, i) => ({ ...keys.panelLine(roundId, run, i + 1), type: 'panel-line', ...line })),
  );

/** The same for why there is none. */
export const storeShortages = (store: Store, roundId: string, run: number, all: readonly PanelShortage[]) =>
  storeLines(
    store,
    all.map((one, i) => ({ ...keys.panelShortage(roundId, run, i + 1), type: 'panel-shortage', ...one })),
  );

/** Lines of a run in their order, from the one after `after` on. */
export async function readPanelLines(
  store: Store,
  roundId: string,
  run: number,
  after = 0,
  limit?: number,
): Promise<PanelLine[]> {
  const [from, to] = [keys.panelLine(roundId, run, after + 1), keys.panelLine(roundId, run, 999_999)];
  return (await readLines(store, from, to, limit)).map((item) => panelLine.parse(bare(item)));
}

/** Why a run has no readers for everybody. */
export async function readShortages(store: Store, roundId: string, run: number): Promise<PanelShortage[]> {
  const { pk, sk } = keys.panelShortage(roundId, run, 0);
  const items = await readAll(store, pk, sk.slice(0, sk.lastIndexOf('#') + 1));
  return items.map((item) => panelShortage.parse(bare(item)));
}

/** What managers want of single pairs of a round. */
export async function listRulings(store: Store, roundId: string): Promise<PanelRuling[]> {
  const { pk, sk } = keys.panelRuling(roundId, '', '');
  const items = await readAll(store, pk, sk.slice(0, sk.indexOf('#') + 1));
  return items.map((item) => panelRuling.parse(bare(item)));
}

/** The write that stores a ruling, or takes it back. */
export const rulingWrite = (
  roundId: string,
  pair: Pick<PanelRuling, 'applicationId' | 'reviewerId'>,
  ruling: PanelRuling | undefined,
): Write => {
  const key = keys.panelRuling(roundId, pair.applicationId, pair.reviewerId);
  return ruling
    ? { as: 'ruling', put: { ...key, type: 'panel-ruling', ...ruling } }
    : { as: 'ruling', delete: key };
};

/** The write that keeps with an application who would be next, the best first. */
export const alternatesWrite = (applicationId: string, reviewers: readonly string[]): Write => ({
  as: 'alternates',
  put: { ...keys.alternates(applicationId), type: 'alternates', reviewers },
});

/** Who would be next for an application; nobody where its readers were not given out with others. */
export async function readAlternates(store: Store, applicationId: string): Promise<readonly string[]> {
  const item = await readItem(store, keys.alternates(applicationId));
  return (item?.['reviewers'] as readonly string[] | undefined) ?? [];
}

/** The writes that say of a run that it does not go on by itself any more; none where another one stands. */
export async function stopPanelsWrites(store: Store, roundId: string, run: number): Promise<Write[]> {
  const before = await readPanels(store, roundId);
  if (before?.run !== run) return [];
  if (before.state === 'sending') return [panelsWrite(roundId, before, { ...before, stopped: true })];
  if (before.state !== 'working') return [];
  const { at, sendings } = before;
  return [panelsWrite(roundId, before, { state: 'stopped', run, at, sendings })];
}
