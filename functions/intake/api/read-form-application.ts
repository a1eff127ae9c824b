import { answerMessages } from '../../../shared/domain/program/answer-messages.ts';
import { applicantFields } from '../../../shared/domain/program/paths.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { type Language, languages } from '../../../shared/domain/text.ts';
import type { FieldError } from '../../../shared/http/response.ts';
import { typedFrom } from '../../../shared/web/forms/form-data.ts';
import { parseDraft } from '../../../shared/web/forms/index.ts';
import { topOf } from '../../../shared/web/forms/read-page.ts';
import { isBlank } from '../../../shared/web/forms/typed.ts';
import type { Typed } from '../../../shared/web/forms/types.ts';
import { readYou } from '../you-page.ts';
import { atMost } from './field-errors.ts';
import type { ReadApplication } from './read-body.ts';

/** Controls of a form that are no answers. `submit` and `action`: names that people give to a form's button. */
const ownControls = ['programId', 'name', 'email', 'language', 'idempotencyKey', 'submit', 'action'];

/** Reads an application sent as a plain form, whose controls are called as on the pages of the form. */
export function readFormApplication(
  program: Program,
  form: URLSearchParams,
  language: Language,
  today: string,
): ReadApplication {
  const fields = applicantFields(program);
  const draft: Record<string, Typed> = {};
  for (const field of fields) {
    const typed = typedFrom(field, [field.id], form);
    if (typed !== undefined) draft[field.id] = typed;
  }
  const { answers, errors } = parseDraft(program, draft, language, today);
  const you = readYou({ name: form.get('name') ?? '', email: form.get('email') ?? '' }, language, today);
  const wanted = form.get('language') || 'en';
  const found: FieldError[] = [
    ...you.errors.map(({ pointer, detail }) => ({
      pointer: pointer.replace('/answers/', '/applicant/'),
      detail,
    })),
    ...(isLanguage(wanted)
      ? []
      : [{ pointer: '/applicant/language', detail: `Choose one of: ${languages.join(', ')}` }]),
    ...unknownControls(form, new Set(fields.map(({ id }) => id)), language),
    // What was left empty is asked for later, as in a JSON request that leaves it out.
    ...errors
      .filter((error) => !isBlank(draft[topOf(error)]))
      .map(({ pointer, detail }) => ({ pointer, detail })),
  ];
  if (found.length > 0 || !isLanguage(wanted)) return { ok: false, errors: atMost(found) };
  return { ok: true, submission: { person: you.person, language: wanted, answers } };
}

const isLanguage = (text: string): text is Language => languages.some((language) => language === text);

/** What is no field of this program, or is not the applicant's to set, is refused by name. */
function unknownControls(
  form: URLSearchParams,
  fields: ReadonlySet<string>,
  language: Language,
): readonly FieldError[] {
  return [...new Set(form.keys())]
    .filter((name) => !ownControls.includes(name) && !fields.has(name.split('-')[0] ?? ''))
    .map((name) => ({
      pointer: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      detail: answerMessages.unknownField[language],
    }));
}
