import type { Answers, Page } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { notificationBanner } from '../../../shared/web/components/index.ts';
import { type FormError, renderPage } from '../../../shared/web/forms/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { type Frame, framed, lead, plainPage, textsFor } from './frame.ts';
import { wishesAddress } from './wishes-page.ts';

export type OwnNotice =
  /** Saved; so many applications went to somebody else by it. */
  { readonly kind: 'saved'; readonly left: number } | { readonly kind: 'session-changed' | 'moved' };

export interface OwnView {
  readonly program: Program;
  readonly today: string;
  readonly questions: Page;
  readonly answers: Answers;
  readonly errors: readonly FormError[];
  readonly notice?: OwnNotice | undefined;
  /** Their program asks what they would like to read. */
  readonly asksForWishes: boolean;
  readonly csrf: string;
  readonly version: number;
}

/** A reviewer's own page: languages, topics, limits, days away, and what joins them to others. */
export function ownPage(frame: Frame, view: OwnView): Html {
  const t = textsFor(frame);
  const { questions, answers, errors, today } = view;
  return framed(frame, {
    title: `${t('own.title')} – ${view.program.title[frame.language]}`,
    errorTitle: errors.length > 0,
    backToList: true,
    body: html`${notice(frame, view.notice)}${view.asksForWishes ? wishesLink(frame) : ''}${errors.length > 0 ? '' : html`<span class="govuk-caption-l">${view.program.title[frame.language]}</span>`}${renderPage(
      {
        program: { pages: [questions] },
        page: questions,
        ...{ answers, asOf: today, errors, language: frame.language },
        csrf: view.csrf,
        version: view.version,
        action: '/review/me',
        continueText: t('pool.form.save'),
      },
    )}`,
  });
}

/** To the page that asks what they would like to read. */
export const wishesLink = (frame: Frame): Html =>
  html`<p class="govuk-body"><a class="govuk-link" href="${wishesAddress(undefined)}">${textsFor(frame)('wishes.link')}</a></p>`;

function notice(frame: Frame, given: OwnNotice | undefined): Html {
  const t = textsFor(frame);
  if (!given) return html``;
  if (given.kind === 'saved') {
    const text = given.left > 0 ? t('own.savedLeft', { count: given.left }) : t('own.saved');
    return notificationBanner({ titleText: t('important'), text, type: 'success', role: 'alert' });
  }
  const text = t(given.kind === 'moved' ? 'own.moved' : 'review.pressAgain');
  return notificationBanner({ titleText: t('important'), text, role: 'alert' });
}

/** Somebody paused says nothing of themselves. */
export function pausedPage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('own.pausedTitle'), [lead(t('own.paused'))], { backToList: true });
}
