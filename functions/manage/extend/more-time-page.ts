import { extensionReasons, ownReasons } from '../../../shared/domain/program/extension.ts';
import { type Answers, field, type Page } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { en } from '../../../shared/messages/pages/en.ts';
import { es } from '../../../shared/messages/pages/es.ts';
import { type FormError, readPage, renderPage } from '../../../shared/web/forms/index.ts';
import { html } from '../../../shared/web/html.ts';
import { confirmPage } from '../pages/confirm-page.ts';
import { answered, type Frame, lead, type Section } from '../pages/frame.ts';

const both = (key: keyof typeof en) => ({ en: en[key], es: es[key] });
type Key = keyof typeof en;

const when = [
  field.parse({ type: 'date', id: 'day', label: both('manage.extend.day') }),
  field.parse({
    type: 'text',
    id: 'time',
    label: both('manage.extend.time'),
    hint: both('manage.extend.timeHint'),
    maxLength: 5,
  }),
];
const reasonOf = (codes: readonly string[], prefix: string) =>
  field.parse({
    type: 'choice',
    id: 'reason',
    label: both('manage.extend.reason'),
    options: codes.map((value) => ({ value, label: both(`${prefix}.${value}` as Key) })),
  });
const wordsIn = (language: 'en' | 'es') =>
  field.parse({
    type: 'text',
    id: language === 'en' ? 'wordsEnglish' : 'wordsSpanish',
    label: both(`manage.extend.words.${language}`),
    hint: both('manage.extend.wordsHint'),
    maxLength: 500,
    multiline: true,
    optional: true,
  });

/** The questions of more time for everybody; with two parts, which of them is meant. */
export function everybodysPage(program: Program): Page {
  const part = field.parse({
    type: 'choice',
    id: 'part',
    label: both('manage.extend.part'),
    options: [
      { value: 'first', label: program.phases?.[0].title ?? both('manage.extend.title') },
      { value: 'invited', label: program.phases?.[1].title ?? both('manage.extend.title') },
    ],
  });
  const fields = [...when, reasonOf(extensionReasons, 'manage.extend.why'), wordsIn('en'), wordsIn('es')];
  return {
    id: 'more-time',
    title: both('manage.extend.title'),
    intro: both('manage.extend.intro'),
    fields: program.phases ? [part, ...fields] : fields,
  };
}

/** The questions of more time for one applicant. */
export const onesPage: Page = {
  id: 'more-time',
  title: both('manage.extend.oneTitle'),
  intro: both('manage.extend.oneIntro'),
  fields: [...when, reasonOf(ownReasons, 'manage.extend.own')],
};

/** What a manager typed: a local closing time and the rest, or what is wrong with it. */
export function readMoreTime(
  frame: Frame,
  page: Page,
  sent: URLSearchParams,
  asOf: string,
): { readonly given: Answers; readonly closesAt: string; readonly errors: readonly FormError[] } {
  const reading = readPage(page, sent, frame.language, { program: { pages: [page] }, answers: {}, asOf });
  const { t } = frame;
  const day = String(reading.answers['day'] ?? '');
  const time = String(reading.answers['time'] ?? '');
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(time.trim()) ?? [];
  const isTime = hour !== '' && Number(hour) < 24 && Number(minute) < 60;
  const given = { ...reading.draft, ...reading.answers };
  const errors = [...reading.errors];
  if (time !== '' && !isTime) errors.push(flaw('time', t('manage.extend.timeWrong')));
  const words = [given['wordsEnglish'], given['wordsSpanish']].map((text) => String(text ?? '').trim());
  if (words.filter((text) => text !== '').length === 1)
    errors.push(flaw(words[0] === '' ? 'wordsEnglish' : 'wordsSpanish', t('manage.extend.wordsBoth')));
  return { given, closesAt: `${day}T${hour.padStart(2, '0')}:${minute}`, errors };
}

/** Something wrong with one box. */
export const flaw = (id: string, detail: string): FormError => ({
  pointer: `/answers/${id}`,
  fieldId: id,
  detail,
});

/** Where it is asked, and about what. */
export interface Place {
  readonly page: Page;
  readonly action: string;
  readonly cancel: string;
  readonly section: Section;
  readonly caption: string;
  readonly asOf: string;
}

/** The form. */
export function moreTimeForm(
  frame: Frame,
  place: Place,
  answers: Answers = {},
  errors: readonly FormError[] = [],
): WebResponse {
  return answered(
    frame,
    {
      title: place.page.title[frame.language],
      section: place.section,
      back: { href: place.cancel, text: frame.t('back') },
      errorTitle: errors.length > 0,
      body: html`${errors.length > 0 ? '' : html`<span class="govuk-caption-l">${place.caption}</span>`}${renderPage(
        {
          program: { pages: [place.page] },
          page: place.page,
          answers,
          asOf: place.asOf,
          errors,
          language: frame.language,
          csrf: frame.csrf,
          version: 0,
          action: place.action,
          continueText: frame.t('continue'),
        },
      )}`,
    },
    errors.length > 0 ? 422 : 200,
  );
}

/** The second look: what it would mean, with what was typed going along. */
export function sureOfMoreTime(
  frame: Frame,
  place: Place,
  request: WebRequest,
  sent: URLSearchParams,
  what: readonly string[],
): WebResponse {
  const { csrf: _, ...typed } = Object.fromEntries(sent);
  return confirmPage(frame, {
    title: place.page.title[request.language],
    caption: place.caption,
    section: place.section,
    action: place.action,
    cancel: place.cancel,
    button: frame.t('manage.extend.yes'),
    hidden: { ...typed, sure: 'yes' },
    body: html`${what.map(lead)}`,
    warning: frame.t('manage.extend.warning'),
  });
}
