import { type Decimal, decimal, decimalOf } from '../decimal.ts';
import { moneyOf } from '../money.ts';
import type { TieBreak } from '../program/award-plan.ts';
import type { Answers } from '../program/fields.ts';
import { answerAt } from '../program/paths.ts';
import { type ScaleName, scales } from '../program/scoring-plan.ts';
import { hundredthsOf, type Score } from './score.ts';

/** What the order looks at. */
export type Rankable = {
  readonly applicationId: string;
  readonly score: Score;
  readonly means: Readonly<Record<string, string>>;
  /** Server time of receipt in UTC, ISO 8601 with a fixed number of digits. */
  readonly receivedAt: string;
  readonly answers: Answers;
};

/**
 * Best first: by score, then the published tie-breaks, then the lot that each has drawn (where the round has a lottery), then the
 * earlier received, then the id, so that the order is total and the same on every run. A missing answer loses a tie-break on
 * that answer, never the score.
 */
export function rank<T extends Rankable>(
  applications: readonly T[],
  tieBreaks: readonly TieBreak[],
  scale: ScaleName = 'points',
  lot: (applicationId: string) => string = () => '',
): readonly T[] {
  const { min, best } = scales[scale];
  const towardsBest = best === min ? 1 : -1;
  return [...applications].sort((a, b) => {
    const byScore = towardsBest * (hundredthsOf(a.score) - hundredthsOf(b.score));
    if (byScore !== 0) return byScore;
    for (const tieBreak of tieBreaks) {
      const order =
        'criterion' in tieBreak
          ? towardsBest * meanOf(a, tieBreak.criterion).cmp(meanOf(b, tieBreak.criterion))
          : byAnswer(tieBreak, a.answers, b.answers);
      if (order !== 0) return order;
    }
    return (
      byText(lot(a.applicationId), lot(b.applicationId)) ||
      byText(a.receivedAt, b.receivedAt) ||
      byText(a.applicationId, b.applicationId)
    );
  });
}

const meanOf = (one: Rankable, criterion: string): Decimal => decimal(one.means[criterion] ?? '');

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byAnswer(tieBreak: Exclude<TieBreak, { criterion: string }>, a: Answers, b: Answers): number {
  const [left, right] = [answerAt(a, tieBreak.field), answerAt(b, tieBreak.field)];
  if ('first' in tieBreak) {
    const place = (value: unknown) => {
      const index = (tieBreak.first as readonly unknown[]).indexOf(value);
      return index < 0 ? tieBreak.first.length : index;
    };
    return place(left) - place(right);
  }
  const [x, y] = [numberOf(left), numberOf(right)];
  if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
  return tieBreak.prefer === 'highest' ? y.cmp(x) : x.cmp(y);
}

function numberOf(value: unknown): Decimal | undefined {
  const money = moneyOf(value);
  if (money) return decimal(money.cents);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return decimal(value);
  return typeof value === 'string' ? decimalOf(value) : undefined;
}
