import { estimateSeverity } from '../../shared/domain/review/severity/estimate.ts';
import { Random } from '../support/generated/random.ts';
import { type RoundShape, simulatedRound, spearman, topHits } from '../support/simulated-round.ts';
import type { Figure } from './figure.ts';

const sizes = [
  { reviewers: 20, readers: 2, applications: 100, rounds: 120 },
  { reviewers: 40, readers: 3, applications: 200, rounds: 60 },
  { reviewers: 120, readers: 3, applications: 600, rounds: 10 },
];
const people = { quality: 12, noise: 10 };

/**
 * Rounds of known worth, read by reviewers of known bias: the rank correlation with the truth of the scores as given and of
 * the adjusted ones. With bias the adjusted must be better by far more than chance; without, no worse than within the
 * noise of the correlation itself.
 */
export async function measure(): Promise<Figure[]> {
  return sizes.flatMap(({ rounds, ...size }) => [
    ...[8, 4].map((bias) => compared({ ...size, ...people, bias }, rounds)),
    compared({ ...size, ...people, bias: 0 }, rounds),
  ]);
}

function compared(shape: RoundShape, rounds: number): Figure {
  const raw: number[] = [];
  const gains: number[] = [];
  const top = Math.round(shape.applications / 5);
  let [rawHits, adjustedHits] = [0, 0];
  for (let seed = 1; seed <= rounds; seed++) {
    const { applications, qualities } = simulatedRound(new Random(seed), shape);
    const figures = estimateSeverity('points', applications).applications;
    const [given, adjusted] = [figures.map((one) => one.raw), figures.map((one) => one.adjusted)];
    raw.push(spearman(given, qualities));
    gains.push(spearman(adjusted, qualities) - spearman(given, qualities));
    rawHits += topHits(given, qualities, top);
    adjustedHits += topHits(adjusted, qualities, top);
  }
  const [before, gain] = [meanOf(raw), meanOf(gains)];
  const noise = 2 * standardError(raw);
  const hits = (count: number) => ((100 * count) / rounds / top).toFixed(1);
  return {
    what: `severity: ${shape.reviewers} reviewers, ${shape.readers} readers, bias ${shape.bias} points: rank correlation with the truth, ${rounds} rounds`,
    figure:
      `raw ${before.toFixed(4)}, adjusted ${(before + gain).toFixed(4)}: ${signed(gain)} (standard error ${standardError(gains).toFixed(4)}); ` +
      `of the best ${top} found ${hits(rawHits)} % and ${hits(adjustedHits)} %`,
    limit: shape.bias > 0 ? 'more than 0 by 2 errors' : `not under -${noise.toFixed(4)}, the raw's noise`,
    holds: shape.bias > 0 ? gain > 2 * standardError(gains) : gain >= -noise,
  };
}

const meanOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
function standardError(all: readonly number[]): number {
  const mean = meanOf(all);
  return Math.sqrt(all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (all.length - 1) / all.length);
}
const signed = (value: number) => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(4)}`;
