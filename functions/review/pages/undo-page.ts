import { formatMoment } from '../../../shared/messages/values.ts';
import { button } from '../../../shared/web/components/index.ts';
import type { Html } from '../../../shared/web/html.ts';
import { type Frame, lead, plainPage, textsFor } from './frame.ts';
import { questionPage } from './question-page.ts';

export interface UndoView {
  readonly taskId: string;
  readonly reference: string;
  readonly csrf: string;
  readonly zone: string;
  /** ISO instant; undefined where it is too late. */
  readonly until: string | undefined;
  readonly state?: 'missing' | 'session-changed' | undefined;
}

/** Asks whether to take a recorded review back, with nothing chosen beforehand. */
export function undoPage(frame: Frame, view: UndoView): Html {
  const t = textsFor(frame);
  const { until } = view;
  if (until === undefined)
    return plainPage(
      frame,
      t('review.undoLateTitle'),
      [lead(t('review.undoLate')), t('review.undoLateAsk')],
      {
        backToList: true,
      },
    );
  return questionPage(frame, {
    title: t('review.undoTitle', { reference: view.reference }),
    lead: t('review.undoLead', { until: formatMoment(until, frame.language, view.zone) }),
    action: `/review/tasks/${view.taskId}/undo`,
    name: 'takeBack',
    csrf: view.csrf,
    question: t('review.undoQuestion'),
    items: [
      { value: 'yes', text: t('review.undoYes') },
      { value: 'no', text: t('review.undoNo') },
    ],
    missing: t('review.undoMissing'),
    state: view.state,
    buttons: button({ text: t('continue'), preventDoubleClick: true }),
  });
}
