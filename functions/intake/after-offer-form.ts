import { readAfterOffer } from '../../shared/cases/award/after-offer-answers.ts';
import type { DraftContent } from '../../shared/cases/intake/drafts.ts';
import { readSnapshot } from '../../shared/cases/intake/snapshot.ts';
import type { ApplicationIn } from '../../shared/domain/application/application.ts';
import { civilDateIn } from '../../shared/domain/dates.ts';
import { type Document, withDocuments } from '../../shared/domain/documents/document.ts';
import type { Answers, Page } from '../../shared/domain/program/fields.ts';
import { shown } from '../../shared/domain/program/missing.ts';
import { documentFields, isAfterOffer } from '../../shared/domain/program/paths.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import type { Held } from '../../shared/http/applicant-session.ts';
import { listDocuments } from '../../shared/store/documents.ts';
import { programOf } from '../../shared/store/programs.ts';
import { nowIso, type Store } from '../../shared/store/table.ts';
import type { VaultKey } from '../../shared/store/vault.ts';
import { type FormProgram, parseDraft } from '../../shared/web/forms/index.ts';
import { topOf } from '../../shared/web/forms/read-page.ts';
import { pathOf } from './draft-form.ts';

/** The questions that wait for an acceptance, with what was answered so far. */
export interface AfterOfferForm {
  readonly application: ApplicationIn<'accepted'>;
  readonly whole: Program;
  /** The program with these questions as they are asked now. */
  readonly program: FormProgram;
  /** The pages that hold one for this person, in order. */
  readonly pages: readonly Page[];
  readonly content: DraftContent;
  /** The application's files, and the key to their names. */
  readonly documents: readonly Document[];
  readonly key: VaultKey;
  /** What was sent with the application, which conditions look at. */
  readonly sent: Answers;
  readonly asOf: string;
  readonly csrf: string;
}

/** Reads the questions that are due now; undefined where no offer was accepted, or nothing more is asked of this person. */
export async function readAfterOfferForm(
  store: Store,
  { loaded, browser }: Held,
): Promise<AfterOfferForm | undefined> {
  const { application, key } = loaded;
  if (application.status !== 'accepted') return undefined;
  const { program: whole } = await programOf(store, application);
  const { pages, program } = askedNow(whole);
  if (pages.length === 0) return undefined;
  const [content, snapshot, documents] = await Promise.all([
    readAfterOffer(store, key),
    readSnapshot(store, key, application.snapshot),
    listDocuments(store, application.applicationId),
  ]);
  const form = {
    ...{
      application,
      whole,
      program,
      content,
      documents,
      key,
      sent: snapshot.answers,
      csrf: browser.session.csrf,
    },
    asOf: civilDateIn(whole.zone, nowIso(store)),
  };
  const known = parseDraft(program, answersOf(form), 'en', form.asOf).answers;
  const asked = pages.filter(({ fields }) =>
    fields.some((field) => shown(field, known, form.asOf) !== 'hidden'),
  );
  return asked.length === 0 ? undefined : { ...form, pages: asked };
}

/** Later questions become those of a form of their own; what was asked before stays for their conditions. */
function askedNow(program: Program): { readonly pages: readonly Page[]; readonly program: FormProgram } {
  const pages = program.pages.flatMap((page): Page[] => {
    const fields = page.fields
      .filter(isAfterOffer)
      .map((field) => ({ ...field, askedAt: 'application' as const, later: false }));
    return fields.length === 0 ? [] : [{ ...page, fields }];
  });
  const others = program.pages.map((page) => ({
    ...page,
    fields: page.fields.filter((field) => !isAfterOffer(field)),
  }));
  return { pages, program: { pages: [...others, ...pages] } };
}

/** Everything known: what was sent, and what was typed since. */
export function answersOf({
  sent,
  content,
  whole,
  documents,
}: Pick<AfterOfferForm, 'sent' | 'content' | 'whole' | 'documents'>): Answers {
  const typed: Answers = Object.assign({}, sent, ...Object.values(content.typed));
  return withDocuments(documentFields(whole), typed, documents);
}

/** The first page to go on with: never left, or with a flaw; undefined when all is answered. */
export function openPage(form: AfterOfferForm): Page | undefined {
  const { errors } = parseDraft(form.program, answersOf(form), 'en', form.asOf);
  const flawed = new Set(errors.map(topOf));
  return form.pages.find(
    ({ id, fields }) => form.content.pages[id] === undefined || fields.some((field) => flawed.has(field.id)),
  );
}

export const afterOfferPath = ({ application }: Pick<AfterOfferForm, 'application'>, page?: Page): string =>
  `${pathOf(application)}/after-offer${page ? `/${page.id}` : ''}`;
