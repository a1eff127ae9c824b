import { applicationWindow, takesApplications } from '../../../shared/cases/review/panels/readers-due.ts';
import { waitingForReaders } from '../../../shared/cases/review/panels/waiting.ts';
import { hashOf } from '../../../shared/domain/hash.ts';
import { windowOf } from '../../../shared/domain/program/window.ts';
import type { PanelLine, PanelShortage, Panels } from '../../../shared/domain/round/panels.ts';
import {
  hasDied,
  listRulings,
  readPanelLines,
  readPanels,
  readShortages,
} from '../../../shared/store/panels.ts';
import { listReviewers } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { applicationsOf, type KnownApplication } from '../lists/people.ts';
import type { RoundOf } from '../round/model.ts';

/** Applications on one page. */
export const perPage = 25;

/** What the page of a round's readers shows. */
export interface PanelsModel extends RoundOf {
  readonly panels: Panels | undefined;
  /** How many wait for readers. */
  readonly waiting: number;
  /** Until when others may come (an instant); undefined once nobody can. */
  readonly openUntil: string | undefined;
  /** Applications came or went since it was worked out; a manager ruled otherwise since. */
  readonly othersWait: boolean;
  readonly ruledSince: boolean;
  readonly lines: readonly PanelLine[];
  readonly number: number;
  readonly pages: number;
  readonly shortages: readonly PanelShortage[];
  readonly known: ReadonlyMap<string, KnownApplication>;
  /** Reviewers' names by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads it, with one page of the proposal's applications. */
export async function readPanelsModel(store: Store, found: RoundOf, asked = 1): Promise<PanelsModel> {
  const { round, program } = found;
  const [stored, waiting, reviewers, rulings] = await Promise.all([
    readPanels(store, round.roundId),
    waitingForReaders(store, program.id, round.roundId),
    listReviewers(store, program.id),
    listRulings(store, round.roundId),
  ]);
  const panels: Panels | undefined =
    stored?.state === 'working' && hasDied(store, stored)
      ? { state: 'stopped', run: stored.run, at: stored.at, sendings: stored.sendings }
      : stored;
  const all = panels && 'figures' in panels ? panels.figures.applications : 0;
  const pages = Math.max(1, Math.ceil(all / perPage));
  const number = Number.isSafeInteger(asked) ? Math.min(pages, Math.max(1, asked)) : 1;
  const lines =
    panels && all > 0
      ? await readPanelLines(store, round.roundId, panels.run, (number - 1) * perPage, perPage)
      : [];
  const shortages =
    panels?.state === 'infeasible' ? await readShortages(store, round.roundId, panels.run) : [];
  const ids = [...lines.map(({ applicationId }) => applicationId), ...shortages.flatMap(namedBy)];
  const of = hashOf(waiting.map(({ applicationId }) => applicationId));
  const worked = panels?.state === 'proposed' || panels?.state === 'infeasible';
  return {
    ...found,
    panels,
    waiting: waiting.length,
    openUntil: takesApplications(program, round, store.now()) ? lastMoment(found) : undefined,
    othersWait: panels?.state === 'proposed' && panels.of !== of,
    ruledSince: worked && panels.rulingsHash !== hashOf(rulings),
    lines,
    number,
    pages,
    shortages,
    known: await applicationsOf(store, ids),
    names: new Map(reviewers.map((one) => [one.reviewerId as string, one.name])),
  };
}

const lastMoment = ({ program, round }: RoundOf): string =>
  new Date((windowOf(applicationWindow(program, round)).endsAt ?? 1) - 1).toISOString();

/** How many applications of one reason are named: a crowd of hundreds is a number. */
export const shownOf = 12;

function namedBy(shortage: PanelShortage): readonly string[] {
  if (shortage.kind === 'too-few-unbarred') return [shortage.applicationId];
  return shortage.kind === 'too-few-places'
    ? [
        ...shortage.applications.slice(0, shownOf),
        ...shortage.fixes.flatMap((fix) =>
          fix.kind === 'fewer-readers'
            ? fix.applications.slice(0, shownOf).map(({ applicationId }) => applicationId)
            : [],
        ),
      ]
    : [];
}
