import type { LocalizedText } from '../../../shared/domain/text.ts';
import type { DocumentsShown, ReviewerView } from '../../../shared/web/forms/index.ts';
import type { Figure } from '../figures.ts';
import { commentName, type FormFault, type Rubric, scoreName, type TypedReview } from '../rubric.ts';
import { type Frame, textsFor } from './frame.ts';

/** An application beside its rubric. */
export interface TaskView {
  readonly taskId: string;
  readonly reference: string;
  readonly programTitle: string;
  /** ISO instant, and the zone in which people read it. */
  readonly dueAt: string;
  readonly zone: string;
  readonly overdue: boolean;
  /** Whole days until the due day, 0 on it. */
  readonly daysLeft: number;
  /** Of everything this reader was given. */
  readonly progress: { readonly done: number; readonly all: number };
  /** Which unsent draft stands in the form; 0 for none. */
  readonly draftVersion: number;
  /** When the draft was saved, right after it was. */
  readonly saved?: string | undefined;
  readonly view: ReviewerView;
  /** How files stand in it. */
  readonly files: Pick<DocumentsShown, 'list'>;
  /** What nominators and recommenders wrote; their names only where the readers may know them. */
  readonly voices: readonly {
    readonly title: LocalizedText;
    readonly name: string | undefined;
    readonly view: ReviewerView;
  }[];
  /** The program asks such people, so that none is worth a word. */
  readonly expectsVoices: boolean;
  /** True where something is hidden from the readers of this program. */
  readonly blind: boolean;
  readonly figures: readonly Figure[];
  /** The day the figures are worked out for. */
  readonly asOf: string;
  readonly rubric: Rubric;
  readonly csrf: string;
  readonly formVersion: string;
  readonly typed: TypedReview;
  readonly faults: readonly FormFault[];
  /** Why a sent form is shown again although nothing is wrong with what was written. */
  readonly sendAgain?: 'session-changed' | 'form-changed' | 'saved-elsewhere' | undefined;
}

/** The id of the control that a fault is about. */
export function controlOf(fault: FormFault): string {
  if (fault.at === 'decision') return 'decision';
  const { criterion } = fault;
  return fault.fault === 'missing' || fault.fault === 'off-scale'
    ? scoreName(criterion.id)
    : commentName(criterion.id);
}

/** What is wrong, in words that say what to do. */
export function faultText(frame: Frame, rubric: Rubric, fault: FormFault): string {
  const t = textsFor(frame);
  if (fault.at === 'decision') return t('review.decisionMissing');
  const title = fault.criterion.title[frame.language];
  switch (fault.fault) {
    case 'missing':
      return t(rubric.scale === 'ranks' ? 'review.rankMissing' : 'review.scoreMissing', { title });
    case 'off-scale':
      return t('review.offScale', { title });
    case 'comment-needed':
      return t('review.commentMissing', { title });
    case 'comment-too-long':
      return t('review.commentTooLong', { title });
  }
}
