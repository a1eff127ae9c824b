import { hashOf } from '../../../domain/hash.ts';
import { assign } from '../../../domain/review/assignment/assign.ts';
import type { PanelFigures, Panels } from '../../../domain/round/panels.ts';
import {
  advancePanels,
  hasDied,
  listRulings,
  panelEffect,
  readPanels,
  storePanelLines,
  storeShortages,
} from '../../../store/panels.ts';
import { readProgram } from '../../../store/programs.ts';
import { readRound } from '../../../store/rounds.ts';
import { nowIso, type Store } from '../../../store/table.ts';
import { whatIsKnown } from '../what-is-known.ts';
import { panelReaders } from './pairs.ts';
import { figuresOf, linesOf } from './panel-lines.ts';
import { type PanelProblem, problemOf, rulingsOf } from './panel-problem.ts';
import { shortageOf } from './panel-shortages.ts';
import { takesApplications } from './readers-due.ts';
import { openWaiting, waitingForReaders } from './waiting.ts';

export type Asked =
  | { readonly kind: 'working' | 'sending' | 'nobody-waits' | 'missing' }
  /** It takes applications still: whoever comes is to be among them. */
  | { readonly kind: 'still-open' };

/** A manager has readers worked out for everybody who waits for some, behind the scenes. Asked for twice it is done once. */
export async function askForPanels(store: Store, roundId: string): Promise<Asked> {
  const round = await readRound(store, roundId);
  const current = round && (await readProgram(store, round.programId));
  if (!round || !current) return { kind: 'missing' };
  const before = await readPanels(store, roundId);
  if (before?.state === 'sending' || (before?.state === 'working' && !hasDied(store, before)))
    return { kind: before.state };
  if (takesApplications(current.program, round, store.now())) return { kind: 'still-open' };
  if ((await waitingForReaders(store, round.programId, roundId)).length === 0)
    return { kind: 'nobody-waits' };
  const run = (before?.run ?? 0) + 1;
  const next: Panels = {
    ...{ state: 'working', run, at: nowIso(store), sendings: before?.sendings ?? 0 },
    ...(before?.state === 'proposed' ? { before: comparable(before) } : {}),
  };
  const effect = panelEffect(store, roundId, `${run}`, { kind: 'propose-panels', roundId, run });
  return (await advancePanels(store, roundId, before, next, effect))
    ? { kind: 'working' }
    : askForPanels(store, roundId);
}

const comparable = ({ of, figures }: { of: string; figures: PanelFigures }) => ({
  of,
  total: figures.total,
  smallest: figures.smallest,
});

/**
 * Works out readers for everybody who waits for some, all together, and stores them as a proposal; or why there are none. Nobody
 * is told. Done again after it died, it finds the same.
 */
export async function proposePanels(store: Store, roundId: string, run: number): Promise<void> {
  const before = await readPanels(store, roundId);
  const current = await readProgram(store, roundId.split('~')[0] ?? '');
  if (before?.state !== 'working' || before.run !== run || !current) return;
  const { program } = current;
  const [waiting, readers, rulings] = await Promise.all([
    waitingForReaders(store, program.id, roundId),
    panelReaders(store, program),
    listRulings(store, roundId),
  ]);
  const opened = await openWaiting(store, waiting);
  const asked: PanelProblem = { program, opened, readers, rulings, first: before.sendings === 0 };
  const known = await whatIsKnown(store, program, roundId, readers);
  const problem = problemOf(asked, known);
  const { prefer, alternates } = program.review.assignment;
  const found = assign(problem, { prefer, alternates });
  const { sendings } = before;
  const at = nowIso(store);
  const rulingsHash = hashOf(rulings);
  if (found.kind === 'infeasible') {
    const shortages = found.shortages.map((one) => shortageOf(asked, one));
    await storeShortages(store, roundId, run, shortages);
    const applications = opened.length;
    const next = { state: 'infeasible', run, at, applications, rulingsHash, sendings } as const;
    await advancePanels(store, roundId, before, next);
    return;
  }
  const lines = linesOf(asked, problem, found, known);
  await storePanelLines(store, roundId, run, lines);
  const of = hashOf(opened.map(({ application }) => application.applicationId));
  const figures = figuresOf(asked, problem, found, lines);
  const kinds = rulingsOf(asked);
  await advancePanels(store, roundId, before, {
    ...{ state: 'proposed', run, at, prefer, of, rulingsHash, figures, sendings },
    hash: hashOf({ roundId, run, lines, rulingsHash }),
    pins: kinds.pinned.length,
    forbidden: kinds.forbidden.length,
    ...(before.before?.of === of ? { before: before.before } : {}),
  });
}
