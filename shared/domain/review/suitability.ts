import type { Answers } from '../program/fields.ts';
import { answerAt } from '../program/paths.ts';
import type { ReviewPlan } from '../program/review-plan.ts';
import type { Language } from '../text.ts';
import { type Reviewer, readsIn } from './reviewer.ts';

/** What a reviewer said of an application before readers were assigned. */
export const bids = ['want', 'can', 'rather-not', 'conflict'] as const;
export type Bid = (typeof bids)[number];

/** What became of a reviewer's earlier tasks of the program. One that they gave back, or that ended by itself, is in none of these. */
export interface History {
  /** Reviews they recorded; one that is void later stays: who says that they have a stake is no less reliable. */
  readonly finished: number;
  /** Of those, the ones by their date. */
  readonly onTime: number;
  /** Tasks that went to somebody else because they were long overdue. */
  readonly overdue: number;
}

/** What is known of one pair. */
export interface Pair {
  readonly reviewer: Pick<Reviewer, 'topics' | 'language' | 'languages'>;
  readonly application: { readonly answers: Answers; readonly language: Language };
  readonly bid?: Bid | undefined;
  readonly history?: History | undefined;
}

export type SuitabilityPart = 'topics' | 'language' | 'bids' | 'history';

/** Points of 100, and which part gave how many of how many. */
export interface Suitability {
  readonly points: number;
  readonly parts: readonly {
    readonly part: SuitabilityPart;
    readonly points: number;
    readonly of: number;
  }[];
}

/**
 * How well a reviewer suits an application, by the plan's points: an integer from 0 to 100 that is the sum of its parts. What is
 * not known counts half: it neither helps nor harms.
 */
export function suitabilityOf(
  plan: ReviewPlan['suitability'],
  { reviewer, application, bid, history }: Pair,
): Suitability {
  const shares = [
    ['topics', plan.topics?.points ?? 0, topicShare(plan.topics?.fields ?? [], reviewer, application)],
    ['language', plan.language, readsIn(reviewer).includes(application.language) ? 1 : 0],
    ['bids', plan.bids, bid === undefined ? unknown : bidShares[bid]],
    ['history', plan.history, historyShare(history)],
  ] as const;
  const parts = shares
    .filter(([, of]) => of > 0)
    .map(([part, of, share]) => ({ part, points: Math.round(of * share), of }));
  return {
    points: Math.min(
      100,
      parts.reduce((sum, one) => sum + one.points, 0),
    ),
    parts,
  };
}

const unknown = 0.5;
const bidShares: Readonly<Record<Bid, number>> = { want: 1, can: 0.5, 'rather-not': 0, conflict: 0 };

/** Of the topic questions that were answered, the share whose answer is among the reviewer's topics. */
function topicShare(
  fields: readonly string[],
  { topics }: Pick<Reviewer, 'topics'>,
  { answers }: Pair['application'],
): number {
  const answered = fields.map((path) => valuesOf(answerAt(answers, path))).filter((some) => some.length > 0);
  if (topics.length === 0 || answered.length === 0) return unknown;
  return answered.filter((values) => values.some((one) => topics.includes(one))).length / answered.length;
}

const valuesOf = (answer: unknown): readonly string[] =>
  Array.isArray(answer)
    ? answer.flatMap(valuesOf)
    : typeof answer === 'string' || typeof answer === 'number'
      ? [String(answer)]
      : [];

/** The share in time, as if one had been in time and one late before: a single review says little. */
const historyShare = (history: History | undefined): number =>
  history === undefined ? unknown : (history.onTime + 1) / (history.finished + history.overdue + 2);
