import { hashOf } from '../../../domain/hash.ts';
import type { Program } from '../../../domain/program/schema.ts';
import { assign } from '../../../domain/review/assignment/assign.ts';
import { oneByOne } from '../../../domain/review/assignment/one-by-one.ts';
import type {
  Assigned,
  AssignmentProblem,
  Fix,
  Pair,
  Shortage,
} from '../../../domain/review/assignment/problem.ts';
import { capacityOf, type Reviewer, readsIn } from '../../../domain/review/reviewer.ts';
import type {
  PanelFigures,
  PanelFix,
  PanelLine,
  PanelShortage,
  Panels,
  PanelWish,
} from '../../../domain/round/panels.ts';
import {
  advancePanels,
  hasDied,
  listWishes,
  panelEffect,
  readPanels,
  storePanelLines,
  storeShortages,
} from '../../../store/panels.ts';
import { readProgram } from '../../../store/programs.ts';
import { readRound } from '../../../store/rounds.ts';
import { nowIso, type Store } from '../../../store/table.ts';
import { type FindKnown, type Known, nothingKnown } from './known.ts';
import { mayRead, panelReaders, placesLeft, suitabilityFor } from './pairs.ts';
import { takesApplications } from './readers-due.ts';
import { type Opened, openWaiting, waitingForReaders } from './waiting.ts';

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
export async function proposePanels(
  store: Store,
  roundId: string,
  run: number,
  find: FindKnown = nothingKnown,
): Promise<void> {
  const before = await readPanels(store, roundId);
  const current = await readProgram(store, roundId.split('~')[0] ?? '');
  if (before?.state !== 'working' || before.run !== run || !current) return;
  const { program } = current;
  const [waiting, readers, wishes] = await Promise.all([
    waitingForReaders(store, program.id, roundId),
    panelReaders(store, program),
    listWishes(store, roundId),
  ]);
  const opened = await openWaiting(store, waiting);
  const asked: PanelProblem = { program, opened, readers, wishes, first: before.sendings === 0 };
  const known = await find(store, program, roundId, readers);
  const problem = problemOf(asked, known);
  const { prefer, alternates } = program.review.assignment;
  const found = assign(problem, { prefer, alternates });
  const { sendings } = before;
  const at = nowIso(store);
  const wishesHash = hashOf(wishes);
  if (found.kind === 'infeasible') {
    const shortages = found.shortages.map((one) => shortageOf(asked, one));
    await storeShortages(store, roundId, run, shortages);
    const applications = opened.length;
    const next = { state: 'infeasible', run, at, applications, wishesHash, sendings } as const;
    await advancePanels(store, roundId, before, next);
    return;
  }
  const lines = linesOf(asked, problem, found, known);
  await storePanelLines(store, roundId, run, lines);
  const of = hashOf(opened.map(({ application }) => application.applicationId));
  const figures = figuresOf(asked, problem, found, lines);
  const kinds = wishesOf(asked);
  await advancePanels(store, roundId, before, {
    ...{ state: 'proposed', run, at, prefer, of, wishesHash, figures, sendings },
    hash: hashOf({ roundId, run, lines, wishesHash }),
    pins: kinds.pinned.length,
    forbidden: kinds.forbidden.length,
    ...(before.before?.of === of ? { before: before.before } : {}),
  });
}

/** What is to be solved, in the words of the round. */
export interface PanelProblem {
  readonly program: Program;
  readonly opened: readonly Opened[];
  readonly readers: readonly Reviewer[];
  readonly wishes: readonly PanelWish[];
  /** Nothing of the round was sent before: a promised least number is to be reached now. */
  readonly first: boolean;
}

/** The same as indexes and integers, for the solver. */
export function problemOf(asked: PanelProblem, known: Known): AssignmentProblem {
  const { program, opened, readers, first } = asked;
  const pins = new Map(asked.wishes.map((wish) => [`${wish.applicationId} ${wish.reviewerId}`, wish]));
  const suitability = new Int32Array(opened.length * readers.length);
  for (const [a, one] of opened.entries())
    for (const [r, reader] of readers.entries()) {
      const wish = pins.get(`${one.application.applicationId} ${reader.reviewerId}`);
      suitability[a * readers.length + r] = mayRead(reader, one, known, wish?.because !== undefined)
        ? suitabilityFor(reader, one, known).points
        : -1;
    }
  return {
    needs: opened.map((one) => one.program.review.readers),
    reviewers: readers.map((reader) => ({
      least: first ? Math.max(0, capacityOf(reader, program.review.load).least - reader.load) : 0,
      most: placesLeft(reader, program),
    })),
    suitability,
    ...barredPinsLeftOut(wishesOf(asked), suitability, readers.length),
  };
}

/** The solver lets a pin stand against anything; a stake that came to light since is stronger than a manager's wish. */
const barredPinsLeftOut = (
  { pinned, forbidden }: { pinned: readonly Pair[]; forbidden: readonly Pair[] },
  suitability: Int32Array,
  width: number,
) => ({ pinned: pinned.filter(([a, r]) => (suitability[a * width + r] ?? -1) >= 0), forbidden });

/** Wishes about whom is concerned still, by their indexes. */
function wishesOf({ opened, readers, wishes }: PanelProblem): { pinned: Pair[]; forbidden: Pair[] } {
  const rows = new Map(opened.map(({ application }, i) => [application.applicationId as string, i]));
  const columns = new Map(readers.map(({ reviewerId }, i) => [reviewerId as string, i]));
  const pairs = (kind: PanelWish['kind']) =>
    wishes.flatMap((wish): Pair[] => {
      const [a, r] = [rows.get(wish.applicationId), columns.get(wish.reviewerId)];
      return wish.kind === kind && a !== undefined && r !== undefined ? [[a, r]] : [];
    });
  return { pinned: pairs('pin'), forbidden: pairs('forbid') };
}

/** The lines, the application with the least suitable readers first: that is where a manager looks. */
function linesOf(
  asked: PanelProblem,
  problem: AssignmentProblem,
  found: Assigned,
  known: Known,
): PanelLine[] {
  const { opened, readers } = asked;
  const pinned = new Set((problem.pinned ?? []).map(([a, r]) => a * readers.length + r));
  const one = (a: number, r: number) => {
    const reader = readers[r] as Reviewer;
    const { points, parts } = suitabilityFor(reader, opened[a] as Opened, known);
    return { reviewerId: reader.reviewerId as string, points, parts: [...parts] };
  };
  return opened
    .map(({ application }, a): PanelLine => {
      const panel = (found.panels[a] ?? []).map((r) => ({
        ...one(a, r),
        pinned: pinned.has(a * readers.length + r),
      }));
      const alternates = (found.alternates[a] ?? []).map((r) => {
        const { reviewerId, points } = one(a, r);
        return { reviewerId, points };
      });
      const { applicationId } = application;
      return {
        applicationId,
        total: found.totals[a] ?? 0,
        readers: panel.sort((x, y) => y.points - x.points || (x.reviewerId < y.reviewerId ? -1 : 1)),
        alternates,
      };
    })
    .sort((a, b) => a.total - b.total || (a.applicationId < b.applicationId ? -1 : 1));
}

function figuresOf(
  { opened, readers, program }: PanelProblem,
  problem: AssignmentProblem,
  found: Assigned,
  lines: readonly PanelLine[],
): PanelFigures {
  const given = lines.flatMap((line) => line.readers);
  const single = oneByOne(problem);
  return {
    applications: lines.length,
    given: given.length,
    total: found.total,
    smallest: found.smallest,
    proof: found.proof,
    ...(single === undefined ? {} : { oneByOne: single }),
    inLanguage: opened.filter(({ application }, a) =>
      (found.panels[a] ?? []).every((r) => readsIn(readers[r] as Reviewer).includes(application.language)),
    ).length,
    byPoints: Array.from(
      { length: 10 },
      (_, i) => given.filter(({ points }) => Math.min(9, Math.floor(points / 10)) === i).length,
    ),
    loads: readers.map((reader, r) => ({
      reviewerId: reader.reviewerId,
      held: reader.load,
      given: found.loads[r] ?? 0,
      most: capacityOf(reader, program.review.load).most,
    })),
  };
}

/** A shortage with ids in the place of indexes. */
function shortageOf({ opened, readers }: PanelProblem, shortage: Shortage): PanelShortage {
  const app = (a: number): string => opened[a]?.application.applicationId ?? '';
  const reader = (r: number): string => readers[r]?.reviewerId ?? '';
  const fixOf = (fix: Fix): PanelFix => {
    switch (fix.kind) {
      case 'raise-most':
        return {
          kind: fix.kind,
          reviewers: fix.reviewers.map(({ reviewer, by }) => ({ reviewerId: reader(reviewer), by })),
        };
      case 'more-readers':
        return { kind: fix.kind, readers: fix.readers, places: fix.places };
      case 'fewer-readers':
        return {
          kind: fix.kind,
          applications: fix.applications.map(({ application, to }) => ({
            applicationId: app(application),
            to,
          })),
        };
      case 'lower-least':
        return {
          kind: fix.kind,
          reviewers: fix.reviewers.map(({ reviewer, to }) => ({ reviewerId: reader(reviewer), to })),
        };
    }
  };
  const fixes = shortage.fixes.map(fixOf);
  switch (shortage.kind) {
    case 'too-few-unbarred': {
      const { kind, needed, unbarred } = shortage;
      return { kind, applicationId: app(shortage.application), needed, unbarred, fixes };
    }
    case 'too-few-places': {
      const { kind, short } = shortage;
      return {
        kind,
        applications: shortage.applications.map(app),
        reviewers: shortage.reviewers.map(reader),
        short,
        fixes,
      };
    }
    case 'least-out-of-reach': {
      const own = shortage.reviewers.map(({ reviewer, ...rest }) => ({
        reviewerId: reader(reviewer),
        ...rest,
      }));
      return { kind: shortage.kind, reviewers: own, fixes };
    }
  }
}
