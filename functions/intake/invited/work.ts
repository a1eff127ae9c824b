import { saveWork, type WorkSaved } from '../../../shared/cases/people/answer-request.ts';
import { canonicalJson } from '../../../shared/domain/canonical-json.ts';
import type { Answers, Page } from '../../../shared/domain/program/fields.ts';
import { shown } from '../../../shared/domain/program/missing.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { type PartyWork, workOf } from '../../../shared/store/parties.ts';
import type { Store } from '../../../shared/store/table.ts';
import { type FormError, parseDraft, readPage } from '../../../shared/web/forms/index.ts';
import { topOf } from '../../../shared/web/forms/read-page.ts';
import type { Invited } from './request-page.ts';

/** What an answer of a whole request may weigh, in bytes as JSON. */
const workLimit = 100_000;

/** What somebody typed so far for a request. */
export const workSoFar = ({ file }: Invited): PartyWork => workOf(file.loaded.key, file.request);

/** Everything typed on all pages, by field. */
export const typedIn = (work: PartyWork): Answers => Object.assign({}, ...Object.values(work.typed));

/** The pages that hold a question for this person. */
export function pagesFor({ file, asOf }: Invited, work: PartyWork): readonly Page[] {
  const { answers } = parseDraft(file.entry, typedIn(work), 'en', asOf);
  return file.entry.pages.filter((page) =>
    page.fields.some((field) => shown(field, answers, asOf) !== 'hidden'),
  );
}

/** What is missing or cannot be read, with the page it is on. */
export function flawsIn({ file, asOf }: Invited, work: PartyWork, language: Language) {
  const { errors } = parseDraft(file.entry, typedIn(work), language, asOf);
  return file.entry.pages.flatMap((page) =>
    errors
      .filter((error) => page.fields.some((field) => field.id === topOf(error)))
      .map((error) => ({ ...error, page })),
  );
}

export type WorkLeft =
  | { readonly kind: 'done' | 'rows'; readonly work: PartyWork }
  | { readonly kind: 'flawed'; readonly work: PartyWork; readonly errors: readonly FormError[] }
  | { readonly kind: 'newer'; readonly work: PartyWork; readonly typed: Answers }
  | { readonly kind: 'too-long' | 'over' };

/** Saves a page as it was left: what was typed is kept whether it could be read or not. */
export async function leaveWork(
  store: Store,
  invited: Invited,
  page: Page,
  sent: URLSearchParams,
  language: Language,
): Promise<WorkLeft> {
  const before = workSoFar(invited);
  const reading = readPage(page, sent, language, {
    program: invited.file.entry,
    answers: typedIn(before),
    asOf: invited.asOf,
  });
  const whole = { ...before.typed, [page.id]: reading.draft };
  if (Buffer.byteLength(JSON.stringify(whole)) > workLimit) return { kind: 'too-long' };
  const saved: WorkSaved = await saveWork(store, invited.id, {
    page: page.id,
    seen: Number(/^\d{1,9}$/.exec(sent.get('version') ?? '')?.[0] ?? 0),
    typed: { ...reading.draft },
    answers: reading.answers,
    fields: page.fields.map(({ id }) => id),
  });
  if (saved.kind === 'over') return { kind: 'over' };
  const { work } = saved;
  // The same form sent twice is no conflict.
  if (saved.kind === 'newer' && canonicalJson(work.typed[page.id] ?? {}) !== canonicalJson(reading.draft))
    return { kind: 'newer', work, typed: reading.draft };
  if (reading.action.kind !== 'continue') return { kind: 'rows', work };
  return reading.errors.length > 0
    ? { kind: 'flawed', work, errors: reading.errors }
    : { kind: 'done', work };
}
