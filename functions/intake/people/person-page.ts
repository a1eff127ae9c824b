import { type Answers, type Page, page } from '../../../shared/domain/program/fields.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { en } from '../../../shared/messages/pages/en.ts';
import { es } from '../../../shared/messages/pages/es.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { type FormError, renderPage } from '../../../shared/web/forms/index.ts';
import { pathOf } from '../draft-form.ts';
import type { PeopleModel, ShownEntry } from './people-model.ts';

type Key = keyof typeof en;
const both = (key: Key) => ({ en: en[key], es: es[key] });

/** Naming somebody, as a page of a form of its own. */
export const personFields: Page = page.parse({
  id: 'person',
  title: both('people.formTitle'),
  fields: [
    { type: 'text', id: 'name', purpose: 'none', maxLength: 150, label: both('people.formName') },
    {
      type: 'text',
      id: 'email',
      purpose: 'email',
      maxLength: 254,
      label: both('people.formEmail'),
      hint: both('people.formEmailHint'),
    },
    {
      type: 'choice',
      id: 'language',
      label: both('people.formLanguage'),
      options: [
        { value: 'en', label: both('people.english') },
        { value: 'es', label: both('people.spanish') },
      ],
    },
  ],
});
export const personProgram = { pages: [personFields] };

/** Asks whom to write to, for one entry of the plan. */
export function personPage(
  assets: Assets,
  request: WebRequest,
  model: PeopleModel,
  {
    shown,
    answers,
    errors,
    asOf,
  }: {
    readonly shown: ShownEntry;
    readonly answers: Answers;
    readonly errors: readonly FormError[];
    readonly asOf: string;
  },
): WebResponse {
  const { application, program, csrf } = model;
  const { entry } = shown;
  const { language } = request;
  const own = `${pathOf(application)}/people`;
  const instead = request.query.get('instead');
  return answerPage(assets, request, {
    statusCode: errors.length > 0 ? 422 : 200,
    title: `${entry.title[language]} – ${program.title[language]}`,
    errorTitle: errors.length > 0,
    backLink: { href: own },
    body: renderPage({
      page: { ...personFields, title: entry.title, intro: entry.ask },
      program: personProgram,
      answers,
      asOf,
      errors,
      language,
      csrf,
      version: 0,
      action: `${own}/${entry.id}${instead === null ? '' : `?instead=${encodeURIComponent(instead)}`}`,
      continueText: pageTexts(language)('people.send'),
    }),
  });
}
