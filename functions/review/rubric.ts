import { type Criterion, type ScaleName, scales } from '../../shared/domain/program/scoring-plan.ts';
import { comparisonsOf } from '../../shared/domain/rules/looked-at.ts';
import type { Context } from '../../shared/domain/rules/read.ts';
import { computedScore } from '../../shared/domain/scoring/computed.ts';
import { criteriaForReaders, type ReaderScores, reviewFaults } from '../../shared/domain/scoring/score.ts';
import type { LocalizedText } from '../../shared/domain/text.ts';
import { maySee } from './figures.ts';

/** The most characters of one comment: a long page of text. */
const longestComment = 4000;

/** One part of the rubric as a reader meets it. */
export type RubricPart =
  | {
      readonly kind: 'asked';
      readonly criterion: Criterion;
      readonly commentRequiredAt: readonly number[];
      /** True for a part that is worked out for others, and could not be here. */
      readonly instead: boolean;
    }
  | { readonly kind: 'computed'; readonly criterion: Criterion; readonly score: number }
  /** Worked out from a blind answer: a reader does not even see what came of it. */
  | { readonly kind: 'hidden'; readonly criterion: Criterion };

export interface Rubric {
  readonly scale: ScaleName;
  /** Every score of the scale, the lowest first, with what it looks like where the rubric says. */
  readonly scores: readonly number[];
  readonly parts: readonly RubricPart[];
}

/** The rubric for one application: what the reader scores, and what is worked out. */
export function rubricOf(context: Context): Rubric {
  const { scale, criteria } = context.program.scoring;
  const { min, max } = scales[scale];
  const asked = new Set(criteriaForReaders(context).map(({ id }) => id));
  return {
    scale,
    scores: Array.from({ length: max - min + 1 }, (_, i) => min + i),
    parts: criteria.map((criterion): RubricPart => {
      const { source } = criterion;
      if (asked.has(criterion.id)) {
        const commentRequiredAt = source.by === 'reviewer' ? source.commentRequiredAt : [];
        return { kind: 'asked', criterion, commentRequiredAt, instead: source.by !== 'reviewer' };
      }
      const score = computedScore(context, criterion);
      const open =
        source.by !== 'reviewer' && subjectsOf(context, source).every((one) => maySee(context.program, one));
      return open && score !== undefined
        ? { kind: 'computed', criterion, score }
        : { kind: 'hidden', criterion };
    }),
  };
}

/** What a criterion is worked out of. */
function subjectsOf({ program }: Context, source: Exclude<Criterion['source'], { by: 'reviewer' }>) {
  if (source.by === 'computed') return [source];
  const rules = new Set(source.points.map(({ rule }) => rule));
  return program.rules.filter(({ id }) => rules.has(id)).flatMap(comparisonsOf);
}

/** What a score of a part looks like, where the rubric says. */
export const anchorOf = (criterion: Criterion, score: number): LocalizedText | undefined =>
  criterion.anchors.find((anchor) => anchor.score === score)?.text;

/** The nearest scores below and above one whose look the rubric does not describe. */
export function neighbours(criterion: Criterion, score: number): { low?: number; high?: number } {
  const described = criterion.anchors.map((anchor) => anchor.score).sort((a, b) => a - b);
  const low = described.findLast((one) => one < score);
  const high = described.find((one) => one > score);
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

/** What stands in the boxes of the form, by criterion, exactly as it was sent. */
export interface TypedReview {
  readonly scores: Readonly<Record<string, string>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly decision: string;
}

export const nothingTyped: TypedReview = { scores: {}, comments: {}, decision: '' };

/** Names of the form's controls; a criterion's id is letters and digits. */
export const scoreName = (criterion: string) => `score-${criterion}`;
export const commentName = (criterion: string) => `comment-${criterion}`;

/** Takes a sent form apart. Browsers send line breaks as CR LF whatever was typed. */
export function typedReview(form: URLSearchParams): TypedReview {
  const under = (prefix: string) =>
    Object.fromEntries(
      [...form]
        .filter(([name]) => name.startsWith(prefix) && /^[A-Za-z0-9]{1,41}$/.test(name.slice(prefix.length)))
        .map(([name, value]) => [name.slice(prefix.length), value.replaceAll('\r\n', '\n')]),
    );
  return { scores: under('score-'), comments: under('comment-'), decision: form.get('decision') ?? '' };
}

export type FormFault =
  | { readonly at: 'decision' }
  | {
      readonly at: 'criterion';
      readonly criterion: Criterion;
      readonly fault: 'missing' | 'off-scale' | 'comment-needed' | 'comment-too-long';
    };

/** What stands in the place of a score for somebody who cannot judge a part. */
export const notSure = 'not-sure';

/** A sent form as a review, with everything that is wrong with it, in the order of the page. */
export function readReview(
  context: Context,
  typed: TypedReview,
): {
  readonly scores: ReaderScores;
  readonly comments: Readonly<Record<string, string>>;
  readonly notSure: readonly string[];
  readonly faults: readonly FormFault[];
} {
  const criteria = criteriaForReaders(context);
  const scores = Object.fromEntries(
    criteria.flatMap(({ id }) =>
      typed.scores[id] && typed.scores[id] !== notSure ? [[id, scoreOf(typed.scores[id])]] : [],
    ),
  );
  const comments = Object.fromEntries(
    criteria.flatMap(({ id }) => (typed.comments[id]?.trim() ? [[id, typed.comments[id].trim()]] : [])),
  );
  const unsure = criteria.flatMap(({ id }) => (typed.scores[id] === notSure ? [id] : []));
  const found = reviewFaults(context, scores, comments, unsure);
  const faults = criteria.flatMap((criterion): FormFault[] => {
    const tooLong = (comments[criterion.id]?.length ?? 0) > longestComment;
    return [
      ...found
        .filter((one) => one.criterion === criterion.id)
        .map(({ fault }) => ({ at: 'criterion' as const, criterion, fault })),
      ...(tooLong ? [{ at: 'criterion' as const, criterion, fault: 'comment-too-long' as const }] : []),
    ];
  });
  const decided = typed.decision === 'record';
  return { scores, comments, notSure: unsure, faults: decided ? faults : [...faults, { at: 'decision' }] };
}

const scoreOf = (text: string) => (/^\d{1,2}$/.test(text) ? Number(text) : Number.NaN);
