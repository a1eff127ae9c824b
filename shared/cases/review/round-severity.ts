import type { Application } from '../../domain/application/application.ts';
import type { Status } from '../../domain/application/status.ts';
import type { Program } from '../../domain/program/schema.ts';
import { sampleContext } from '../../domain/review/calibration.ts';
import {
  estimateSeverity,
  type ReadApplication,
  type Reading,
  type ReadSample,
  type SeverityEstimate,
} from '../../domain/review/severity/estimate.ts';
import { meanHundredths, readerPoints, weightOf } from '../../domain/review/severity/points.ts';
import { type OddReader, readsOddly } from '../../domain/review/severity/reads-oddly.ts';
import type { Context } from '../../domain/rules/read.ts';
import {
  criteriaForReaders,
  hundredthsOf,
  type ReaderScores,
  scoreApplication,
} from '../../domain/scoring/score.ts';
import { referenceTables } from '../../domain/tables/reference-tables.ts';
import { type Loaded, loadApplication } from '../../store/applications.ts';
import { listPractice } from '../../store/practice.ts';
import { type Listed, listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { contextOf, readReviews } from '../judging.ts';

/** How a round was read. */
export interface RoundSeverity {
  readonly estimate: SeverityEstimate;
  readonly odd: readonly OddReader[];
  /** The applications with a score; others were read by somebody, and their readers still have to finish. */
  readonly scored: ReadonlySet<string>;
}

/** Statuses in which an application may have been read. A withdrawn one is left out: its scores are void. */
const readStatuses = [
  'in-review',
  'reviewed',
  'waitlisted',
  'not-selected',
  'offered',
  'accepted',
  'declined',
  'lapsed',
  'completed',
  'revoked',
] as const satisfies readonly Status[];

/** The applications of a round that may have been read, as lists know them. */
export async function listRead(store: Store, programId: string, roundId: string): Promise<Listed[]> {
  const listed = await Promise.all(readStatuses.map((status) => listByStatus(store, programId, status)));
  return listed.flat().filter((one) => one.roundId === roundId);
}

/** Works out the severity of a round's readers from every review of it that counts, and from their practice. */
export async function roundSeverity(
  store: Store,
  program: Program,
  listed: readonly Listed[],
): Promise<RoundSeverity> {
  const read: (ReadApplication & { readonly complete: boolean })[] = [];
  for (let i = 0; i < listed.length; i += 50) {
    const some = listed.slice(i, i + 50).map(({ applicationId }) => readApplication(store, applicationId));
    read.push(...(await Promise.all(some)).filter((one) => one !== undefined));
  }
  const { scale } = program.scoring;
  const estimate = estimateSeverity(scale, read, await readSamples(store, program));
  return {
    estimate,
    odd: readsOddly(scale, read, estimate),
    scored: new Set(read.flatMap((one) => (one.complete ? [one.applicationId] : []))),
  };
}

async function readApplication(store: Store, id: string) {
  const loaded = await loadApplication(store, id);
  if (!loaded || !isReceived(loaded)) return undefined;
  const reviews = await readReviews(store, loaded.key);
  if (reviews.length === 0) return undefined;
  const context = await contextOf(store, loaded);
  const criteria = criteriaForReaders(context);
  const readings = reviews.flatMap(({ reviewerId, scores }) => readingOf(context, reviewerId, scores));
  // The workflow says when an application is scored; until then its readings only tell of its readers.
  const scored = scoreApplication(
    context,
    reviews.map(({ scores }) => scores),
  );
  const complete = scored.kind === 'scored' && loaded.application.status !== 'in-review';
  const score = complete ? hundredthsOf(scored.score) : meanHundredths(readings.map(({ points }) => points));
  return { applicationId: id, score, weight: weightOf(criteria), readings, complete };
}

async function readSamples(store: Store, program: Program): Promise<ReadSample[]> {
  const { samples = [] } = program.review.calibration ?? {};
  if (samples.length === 0) return [];
  const done = await listPractice(store, program.id);
  return samples.map((sample) => {
    const context = sampleContext(program, sample, referenceTables);
    const own = done.filter(({ sampleId }) => sampleId === sample.id);
    return {
      sampleId: sample.id,
      readings: own.flatMap(({ reviewerId, scores }) => readingOf(context, reviewerId, scores)),
    };
  });
}

function readingOf(context: Context, reviewerId: string, scores: ReaderScores): Reading[] {
  const points = readerPoints(context.program.scoring.scale, criteriaForReaders(context), scores);
  return points ? [{ reviewerId, points }] : [];
}

type Received = Loaded<Application & { submittedAt: string; snapshot: number }>;
const isReceived = (loaded: Loaded): loaded is Received =>
  'snapshot' in loaded.application && loaded.application.snapshot !== undefined;
