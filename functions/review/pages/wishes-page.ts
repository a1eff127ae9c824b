import type { Field, SimpleField } from '../../../shared/domain/program/fields.ts';
import { type Bid, bids } from '../../../shared/domain/review/suitability.ts';
import type { Language } from '../../../shared/domain/text.ts';
import {
  button,
  errorSummary,
  insetText,
  notificationBanner,
  pagination,
  radios,
} from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { csrfField, type Frame, framed, lead, textsFor } from './frame.ts';

/** An application as somebody sees it who does not read it. */
export interface WishShown {
  readonly name: string;
  readonly language: Language;
  readonly bid: Bid | undefined;
  /** Questions that are answered by choosing, with their answers. */
  readonly topics: readonly { readonly field: Field | SimpleField; readonly value: unknown }[];
}

export type WishesNotice =
  | { readonly kind: 'saved' | 'session-changed' | 'nothing' }
  /** How many answers were saved, and how many were not and why. */
  | {
      readonly kind: 'partly';
      readonly saved: number;
      readonly assigned: number;
      readonly gone: number;
      readonly stays: number;
    };

export interface WishesView {
  readonly programTitle: string;
  readonly wishes: readonly WishShown[];
  /** Chosen in a form that is shown again, by name. */
  readonly typed: ReadonlyMap<string, Bid>;
  readonly after: string | undefined;
  readonly next: string | undefined;
  readonly notice: WishesNotice | undefined;
  readonly csrf: string;
}

/** The control of an application's answer. */
export const bidName = (name: string): string => `bid-${name}`;

/** The address of the page that begins after a name. */
export function wishesAddress(after: string | undefined, done?: 'saved'): string {
  const query = new URLSearchParams({ ...(after ? { after } : {}), ...(done ? { done } : {}) }).toString();
  return query === '' ? '/review/me/wishes' : `/review/me/wishes?${query}`;
}

/** What a reviewer would like to read, before readers are assigned. */
export function wishesPage(frame: Frame, view: WishesView): Html {
  const t = textsFor(frame);
  const { wishes, after, next } = view;
  const title = t('wishes.title');
  const further =
    after === undefined && next === undefined
      ? ''
      : pagination({
          landmarkLabel: t('pages'),
          ...(after === undefined
            ? {}
            : { previous: { href: wishesAddress(undefined), text: t('wishes.first') } }),
          ...(next === undefined ? {} : { next: { href: wishesAddress(next), text: t('nextPage') } }),
        });
  return framed(frame, {
    title: `${title} – ${view.programTitle}`,
    errorTitle: view.notice !== undefined && view.notice.kind !== 'saved',
    backToList: true,
    body: html`<div class="app-measure">${noticeOf(frame, view)}<span class="govuk-caption-l">${view.programTitle}</span><h1 class="govuk-heading-l">${title}</h1>
${wishes.length === 0 ? html`<p class="govuk-body">${t('wishes.none')}</p>` : form(frame, view)}${further}</div>`,
  });
}

function form(frame: Frame, { wishes, typed, after, next, csrf }: WishesView): Html {
  const t = textsFor(frame);
  return html`${lead(t('wishes.lead'))}<p class="govuk-body">${t('wishes.partly')}</p>${insetText({ text: t('wishes.must') })}
<form method="post" action="/review/me/wishes" novalidate>${csrfField(csrf)}<input type="hidden" name="after" value="${after ?? ''}">
${wishes.map((wish) => (wish.bid === 'conflict' ? stake(frame, wish) : question(frame, wish, typed.get(wish.name))))}
${button({ text: t(next === undefined ? 'wishes.save' : 'wishes.saveOn'), preventDoubleClick: true })}</form>`;
}

function question(frame: Frame, wish: WishShown, typed: Bid | undefined): Html {
  const t = textsFor(frame);
  return html`<div class="app-criterion">${radios({
    name: bidName(wish.name),
    classes: 'govuk-radios--small govuk-radios--inline',
    fieldset: { legend: { text: legendOf(frame, wish), classes: 'govuk-fieldset__legend--s' } },
    hint: aboutOf(frame, wish),
    value: typed ?? wish.bid,
    items: bids.map((bid) => ({ value: bid, text: t(`wishes.${bid}`) })),
  })}</div>`;
}

/** What stays as it was said, with nothing more of the application. */
const stake = (frame: Frame, wish: WishShown): Html =>
  html`<div class="app-criterion"><h2 class="govuk-heading-s">${legendOf(frame, wish)}</h2><p class="govuk-body">${textsFor(frame)('wishes.stake')}</p></div>`;

/** In two halves, as people read letters out. */
const legendOf = (frame: Frame, { name }: WishShown): string =>
  textsFor(frame)('wishes.legend', { name: `${name.slice(0, 4)}-${name.slice(4)}` });

function aboutOf(frame: Frame, { language, topics }: WishShown): Content {
  const t = textsFor(frame);
  const named = topics.flatMap(({ field, value }) => labelsOf(field, value, frame.language));
  const lines = [
    ...(named.length > 0 ? named : topics.length > 0 ? [t('wishes.noTopics')] : []),
    t(`wishes.language.${language}`),
  ];
  return lines.join(' · ');
}

function labelsOf(field: Field | SimpleField, value: unknown, language: Language): readonly string[] {
  if (!('options' in field)) return [];
  const chosen = (Array.isArray(value) ? value : [value]).map(String);
  return field.options
    .filter((option) => chosen.includes(String(option.value)))
    .map(({ label }) => label[language]);
}

function noticeOf(frame: Frame, { notice, wishes }: WishesView): Html {
  const t = textsFor(frame);
  if (notice === undefined) return html``;
  const titleText = t('important');
  switch (notice.kind) {
    case 'saved':
      return notificationBanner({ titleText, text: t('wishes.saved'), type: 'success', role: 'alert' });
    case 'session-changed':
      return notificationBanner({ titleText, text: t('review.pressAgain'), role: 'alert' });
    case 'nothing': {
      const first = wishes.find(({ bid }) => bid !== 'conflict');
      return errorSummary({
        titleText: t('thereIsAProblem'),
        errorList: [{ text: t('wishes.choose'), ...(first ? { href: `#${bidName(first.name)}` } : {}) }],
      });
    }
    case 'partly': {
      const { saved, assigned, gone, stays } = notice;
      const lines = [
        ...(assigned > 0 ? [t('wishes.assigned', { count: assigned })] : []),
        ...(gone > 0 ? [t('wishes.gone', { count: gone })] : []),
        ...(stays > 0 ? [t('wishes.stays', { count: stays })] : []),
        ...(saved > 0 ? [t('wishes.rest', { count: saved })] : []),
      ];
      return notificationBanner({
        titleText,
        text: html`${lines.map((line) => html`<p class="govuk-body">${line}</p>`)}`,
        role: 'alert',
      });
    }
  }
}
