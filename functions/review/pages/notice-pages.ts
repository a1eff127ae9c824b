import { button, details } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { commentName, scoreName, type TypedReview } from '../rubric.ts';
import { type Frame, lead, plainPage, textsFor } from './frame.ts';

/** Somebody without a session. */
export function signedOutPage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.signedOutTitle'), [
    lead(t('review.signedOutLead')),
    t('review.signedOutLost'),
  ]);
}

/** The same for a review that was sent: what was written goes on in the page, and is shown to its writer. */
export function keptReviewPage(frame: Frame, action: string, typed: TypedReview): Html {
  const t = textsFor(frame);
  const comments = Object.entries(typed.comments).filter(([, text]) => text.trim() !== '');
  const steps = [t('review.keptStep1'), t('review.keptStep2'), t('review.keptStep3')];
  const kept = [
    ...Object.entries(typed.scores).map(([id, value]) => [scoreName(id), value] as const),
    ...comments.map(([id, value]) => [commentName(id), value] as const),
  ];
  return plainPage(frame, t('review.keptTitle'), [
    lead(t('review.keptLead')),
    html`<ol class="govuk-list govuk-list--number">${steps.map((step) => html`<li>${step}</li>`)}</ol>`,
    html`<form method="post" action="${action}">${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${button({ text: t('review.keptButton') })}</form>`,
    comments.length === 0
      ? ''
      : details({
          summaryText: t('review.keptShow'),
          text: html`${comments.map(([, text]) => html`<p class="govuk-body app-typed">${text}</p>`)}`,
        }),
  ]);
}

/** An address that is nobody's, or somebody else's: the two look the same. */
export function notFoundPage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.notFoundTitle'), [lead(t('review.notFoundLead'))], {
    backToList: frame.person !== undefined,
  });
}

export function faultPage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.faultTitle'), [lead(t('review.faultLead'))]);
}

export function tooLargePage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.tooLargeTitle'), [lead(t('review.tooLarge'))]);
}
