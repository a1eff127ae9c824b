import { type DraftContent, savePage } from '../../shared/cases/intake/drafts.ts';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import type { Answers, Page } from '../../shared/domain/program/fields.ts';
import type { Language } from '../../shared/domain/text.ts';
import { pageTexts } from '../../shared/messages/pages/index.ts';
import { personOf } from '../../shared/store/applications.ts';
import type { Store } from '../../shared/store/table.ts';
import { type FormError, type PageReading, readPage } from '../../shared/web/forms/index.ts';
import { controlName } from '../../shared/web/forms/paths.ts';
import { commonPages, contextFor, type DraftForm } from './draft-form.ts';
import { readYou, youPage } from './you-page.ts';

/** What a whole draft may weigh, in bytes as JSON: sealed, it still fits into one item of the table (400 kB). */
const draftLimit = 200_000;

/** What came of a page that was sent. */
export type PageLeft =
  /** Saved; on to the next. */
  | { readonly kind: 'done'; readonly form: DraftForm }
  /** Saved, with a row more or less; `at` is the control to go on with. */
  | { readonly kind: 'rows'; readonly at: string }
  /** Saved as typed (unless it is too long), with what is wrong. */
  | { readonly kind: 'flawed'; readonly form: DraftForm; readonly errors: readonly FormError[] }
  /** Saved from another window since; nothing was overwritten. */
  | {
      readonly kind: 'newer';
      readonly form: DraftForm;
      readonly typed: Answers;
      readonly sent: URLSearchParams;
    }
  /** Saved, to go on another time, or in another language. */
  | { readonly kind: 'left' }
  | { readonly kind: 'language'; readonly to: Language }
  | { readonly kind: 'not-draft' };

/** Saves a page as it was left: what was typed is kept whether it could be read or not. */
export async function leavePage(
  store: Store,
  form: DraftForm,
  page: Page,
  sent: URLSearchParams,
  language: Language,
): Promise<PageLeft> {
  const common = commonPages.includes(page);
  const context = contextFor(form, page);
  const reading = readPage(page, sent, language, context);
  const error = tooLong(form.content, page, reading, language);
  if (error) return { kind: 'flawed', form: withTyped(form, page, reading.draft), errors: [error] };
  const you = page === youPage ? readYou(reading.draft, language, form.asOf) : undefined;
  const saved = await savePage(store, form.loaded, {
    page: page.id,
    seen: Number(/^\d{1,9}$/.exec(sent.get('version') ?? '')?.[0] ?? 0),
    typed: { ...reading.draft },
    answers: common ? {} : reading.answers,
    fields: common ? [] : page.fields.map(({ id }) => id),
    language,
    ...personIn(form, you?.person, language),
  });
  if (saved.kind === 'not-draft') return saved;
  const now: DraftForm = { ...form, content: saved.content };
  // The same form sent twice (a reload, an impatient second press) is no conflict.
  if (saved.kind === 'newer' && !sameAs(saved.content.typed[page.id], reading.draft))
    return { kind: 'newer', form: now, typed: reading.draft, sent };
  const { action } = reading;
  if (action.kind === 'leave') return { kind: 'left' };
  if (action.kind === 'language') return action;
  if (action.kind !== 'continue') return { kind: 'rows', at: rowToGoOnWith(page, reading) };
  const errors = you ? you.errors : reading.errors;
  return errors.length > 0 ? { kind: 'flawed', form: now, errors } : { kind: 'done', form: now };
}

/** Who applies, from the page that asks it; from any other page only when the language changed, which mails follow. */
function personIn(
  form: DraftForm,
  person: ReturnType<typeof readYou>['person'] | undefined,
  language: Language,
) {
  if (person) return { person };
  if (form.correcting) return {};
  return form.loaded.application.language === language ? {} : { person: personOf(form.loaded) };
}

const sameAs = (saved: Answers | undefined, typed: Answers) =>
  canonicalJson(saved ?? {}) === canonicalJson(typed);

/** Says that what was typed is too much to keep, at the longest answer of the page. */
export function tooLong(
  { typed, answers }: Pick<DraftContent, 'typed' | 'answers'>,
  page: Page,
  reading: PageReading,
  language: Language,
): FormError | undefined {
  const whole = [
    { ...typed, [page.id]: reading.draft },
    { ...answers, ...reading.answers },
  ];
  if (Buffer.byteLength(JSON.stringify(whole)) <= draftLimit) return undefined;
  const longest = page.fields.reduce((a, b) => (sizeOf(reading, a.id) >= sizeOf(reading, b.id) ? a : b));
  return {
    pointer: `/answers/${longest.id}`,
    fieldId: longest.id,
    detail: pageTexts(language)('form.tooLong', { label: longest.label[language] }),
  };
}

const sizeOf = (reading: PageReading, id: string) => (JSON.stringify(reading.draft[id]) ?? '').length;

const withTyped = (form: DraftForm, page: Page, typed: Answers): DraftForm => ({
  ...form,
  content: { ...form.content, typed: { ...form.content.typed, [page.id]: { ...typed } } },
});

/** The first control of the row that was added, or of the one that now stands where a row was taken away. */
export function rowToGoOnWith(page: Page, { action, draft }: PageReading): string {
  if (!('list' in action)) return '';
  const field = page.fields.find(({ id }) => id === action.list);
  const rows = draft[action.list];
  const last = Math.max(0, (Array.isArray(rows) ? rows.length : 1) - 1);
  const row = String(action.kind === 'add' ? last : Math.min(action.item, last));
  const inner = field?.type === 'list' && !field.plain ? field.fields[0]?.id : undefined;
  return controlName([action.list, row, ...(inner ? [inner] : [])]);
}
