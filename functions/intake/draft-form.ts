import { isCorrectable } from '../../shared/cases/correct/correctable.ts';
import { type DraftContent, type OnForm, readDraft } from '../../shared/cases/intake/drafts.ts';
import type { Helper } from '../../shared/cases/intake/snapshot.ts';
import type { Application } from '../../shared/domain/application/application.ts';
import { civilDateIn } from '../../shared/domain/dates.ts';
import { type Document, withDocuments } from '../../shared/domain/documents/document.ts';
import type { Answers, Page } from '../../shared/domain/program/fields.ts';
import { shown } from '../../shared/domain/program/missing.ts';
import { documentFields, isOnForm, locate } from '../../shared/domain/program/paths.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import type { Language } from '../../shared/domain/text.ts';
import type { Held } from '../../shared/http/applicant-session.ts';
import { pageTexts } from '../../shared/messages/pages/index.ts';
import type { Loaded } from '../../shared/store/applications.ts';
import { listDocuments } from '../../shared/store/documents.ts';
import { programOf } from '../../shared/store/programs.ts';
import { nowIso, type Store } from '../../shared/store/table.ts';
import { type FormContext, type FormError, parseDraft } from '../../shared/web/forms/index.ts';
import { firstControl } from '../../shared/web/forms/paths.ts';
import { topOf } from '../../shared/web/forms/read-page.ts';
import { helperPage, readHelper } from './helper-page.ts';
import { readYou, youPage } from './you-page.ts';

/** A draft with the program version it is filled in on, as it stands; or a correction of what was sent. */
export interface DraftForm {
  readonly loaded: Loaded<OnForm>;
  /** It was sent before, and what was sent stands until this is. */
  readonly correcting: boolean;
  readonly program: Program;
  readonly content: DraftContent;
  /** The application's files, removed ones too. */
  readonly documents: readonly Document[];
  /** Today in the program's zone. */
  readonly asOf: string;
  /** The token that every form of this browser carries. */
  readonly csrf: string;
}

/** Reads the draft behind an application; undefined once it was sent, unless it is being corrected. */
export async function readForm(store: Store, { loaded, browser }: Held): Promise<DraftForm | undefined> {
  const { application, key } = loaded;
  if (application.status !== 'draft' && !isCorrectable(application)) return undefined;
  const [{ program }, { content, correcting }] = await Promise.all([
    programOf(store, application),
    readDraft(store, key),
  ]);
  if (application.status !== 'draft' && application.snapshot !== correcting) return undefined;
  return {
    loaded: { application, key },
    correcting: application.status !== 'draft',
    program,
    content,
    documents:
      documentFields(program).length === 0 ? [] : await listDocuments(store, application.applicationId),
    asOf: civilDateIn(program.zone, nowIso(store)),
    csrf: browser.session.csrf,
  };
}

/** What the form of a correction carries, so that only its own window sends it. */
export const correctingOf = ({ loaded: { application }, correcting }: DraftForm): string =>
  correcting && 'snapshot' in application ? String(application.snapshot) : '';

/** Everything typed on the program's pages, by field, and what was sent as files. */
export function typedAnswers({
  program,
  content,
  documents,
}: Pick<DraftForm, 'program' | 'content' | 'documents'>): Answers {
  const typed: Answers = Object.assign({}, ...program.pages.map((page) => content.typed[page.id] ?? {}));
  return withDocuments(documentFields(program), typed, documents);
}

/** Pages that every form has, whatever the program: no rule or score ever sees them. */
export const commonPages: readonly Page[] = [youPage, helperPage];

/** What a page is read and drawn against: the whole program, or a common page by itself. */
export function contextFor(form: DraftForm, page: Page): FormContext {
  const { program, content, asOf } = form;
  return commonPages.includes(page)
    ? { program: { pages: [page] }, answers: content.typed[page.id] ?? {}, asOf }
    : { program, answers: typedAnswers(form), asOf };
}

/** Who helps with it, if that was said. */
export const helperOf = ({ content, asOf }: DraftForm): Helper | undefined =>
  readHelper(content.typed[helperPage.id], 'en', asOf).helper;

/** What was typed about who applies. */
export const typedYou = ({ content }: DraftForm): Answers => content.typed[youPage.id] ?? {};

/** A program's page with at least one question for this person. */
function isAsked(page: Page, known: Answers, asOf: string): boolean {
  return page.fields.some((field) => isOnForm(field) && shown(field, known, asOf) !== 'hidden');
}

/** The pages of the form in order, without those that hold no question for this person. */
export function pagesOf(form: DraftForm, language: Language): readonly Page[] {
  const { answers } = parseDraft(form.program, typedAnswers(form), language, form.asOf);
  return [youPage, ...form.program.pages.filter((page) => isAsked(page, answers, form.asOf))];
}

/** Something that keeps the application from being sent, and the page it is on. */
export interface Flaw extends FormError {
  readonly page: Page;
}

/** Everything that is missing or cannot be read, in the order of the pages. */
export function flawsOf(form: DraftForm, language: Language): readonly Flaw[] {
  const { errors } = parseDraft(form.program, typedAnswers(form), language, form.asOf);
  const you = readYou(typedYou(form), language, form.asOf).errors;
  const helper = readHelper(form.content.typed[helperPage.id], language, form.asOf).errors;
  return [
    ...you.map((error) => ({ ...error, page: youPage })),
    ...helper.map((error) => ({ ...error, page: helperPage })),
    ...form.program.pages.flatMap((page) =>
      errors
        .filter((error) => page.fields.some((field) => field.id === topOf(error)))
        .map((error) => ({ ...error, page })),
    ),
  ];
}

/** The same for paths that the submission found missing: another window took them away, or they hang on what is missing. */
export function flawsAt(form: DraftForm, paths: readonly string[], language: Language): readonly Flaw[] {
  const t = pageTexts(language);
  return paths.flatMap((path) => {
    const found = locate(form.program, path);
    const page = form.program.pages.find(({ fields }) => fields.some(({ id }) => id === found?.top.id));
    const [at, field] = found && page ? [page, found.field] : [youPage, youPage.fields[0]];
    if (!field) return [];
    const label = field.label[language];
    const fieldId = firstControl(field, path.split('.'));
    return [
      {
        pointer: `/answers/${path.replace('.', '/')}`,
        fieldId,
        detail: t(field.type === 'document' ? 'documents.needed' : 'enterField', { label }),
        page: at,
      },
    ];
  });
}

/** Where to go on with a draft: its first page that was never left or has a flaw, else the check of all answers. */
export function nextStep(form: DraftForm, language: Language): string {
  const flawed = new Set(flawsOf(form, language).map((flaw) => flaw.page.id));
  const page = pagesOf(form, language).find(
    ({ id }) => form.content.pages[id] === undefined || flawed.has(id),
  );
  return page ? pagePath(form, page.id) : `${pathOf(form.loaded.application)}/check`;
}

/** The path of an application's own pages. */
export const pathOf = ({ applicationId }: Pick<Application, 'applicationId'>): string =>
  `/applications/${applicationId}`;

/** The path of one page of the form. */
export const pagePath = (form: Pick<DraftForm, 'loaded'>, page: string): string =>
  `${pathOf(form.loaded.application)}/pages/${page}`;
