import { type DraftContent, readDraft } from '../../shared/cases/intake/drafts.ts';
import { readSnapshot } from '../../shared/cases/intake/snapshot.ts';
import { civilDateIn } from '../../shared/domain/dates.ts';
import type { Answers, Field } from '../../shared/domain/program/fields.ts';
import { applicantFields } from '../../shared/domain/program/paths.ts';
import { sameQuestion } from '../../shared/domain/program/same-question.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import type { Language } from '../../shared/domain/text.ts';
import type { ApplicantBrowser } from '../../shared/http/applicant-session.ts';
import { type Loaded, loadApplication, personOf } from '../../shared/store/applications.ts';
import { programOf } from '../../shared/store/programs.ts';
import { nowIso, type Store } from '../../shared/store/table.ts';
import { parseDraft } from '../../shared/web/forms/index.ts';
import { typedAnswers } from './draft-form.ts';
import { carriedName, readAnswer, typedAt } from './qualify/answers-sent.ts';
import { ownQuestions } from './qualify/questions.ts';
import { youPage } from './you-page.ts';

/** What a new draft holds before anybody saw its pages: boxes filled in, none of them left or confirmed yet. */
export type Carried = Pick<DraftContent, 'typed' | 'answers'>;

/** Answers of a check beforehand as the boxes of a new draft. Of an address only the postal code was asked. */
export function fromCheck(program: Program, form: URLSearchParams, language: Language, now: string): Carried {
  const asOf = civilDateIn(program.zone, now);
  const typed = ownQuestions(program).flatMap(({ key, field }) => {
    const carried = form.get(carriedName(key));
    if (carried === null) return [];
    const boxes = new URLSearchParams(carried);
    const { value } = readAnswer(field, boxes, language, asOf);
    return value === undefined
      ? []
      : [[field.id, field.type === 'address' ? value : typedAt(field, boxes)] as const];
  });
  return filledIn(program, Object.fromEntries(typed), language, asOf);
}

/** An earlier application of this browser that answers questions of another program. */
export interface Earlier {
  readonly applicationId: string;
  /** The program it was for. */
  readonly program: Program;
  /** The questions that would be answered. */
  readonly fields: readonly Field[];
  readonly carried: Carried;
}

/** Only the newest few are looked at: a page must not read fifty applications. */
const newest = 5;

/** The newest application that this browser may see, of another program, with answers to this one's questions. */
export async function earlierAnswers(
  store: Store,
  browser: ApplicantBrowser | undefined,
  program: Program,
  language: Language,
): Promise<Earlier | undefined> {
  for (const id of (browser?.session.applicationIds ?? []).slice(-newest).reverse()) {
    const loaded = await loadApplication(store, id);
    if (!loaded || loaded.application.programId === program.id) continue;
    const { program: source } = await programOf(store, loaded.application);
    const given = await answersOf(store, loaded, source);
    const fields = applicantFields(program).filter(
      (field) => mayCarry(field, source, program) && Object.hasOwn(given.answers, field.id),
    );
    if (fields.length === 0) continue;
    const chosen = Object.fromEntries(fields.map(({ id }) => [id, given.answers[id]]));
    const carried = filledIn(program, chosen, language, civilDateIn(program.zone, nowIso(store)));
    return {
      applicationId: id,
      program: source,
      fields,
      carried: { ...carried, typed: { ...carried.typed, [youPage.id]: { ...given.you } } },
    };
  }
  return undefined;
}

/**
 * Whether an answer may come along from another program: the same question in the same words. Never a statement somebody made,
 * never who somebody is, no files and no other people; and what one program hid from its readers only where the other hides it too.
 */
export function mayCarry(field: Field, source: Program, target: Program): boolean {
  const before = applicantFields(source).find(({ id }) => id === field.id);
  if (!before || !sameQuestion(before, field)) return false;
  if (field.type === 'declaration' || field.type === 'document' || field.type === 'person') return false;
  if (field.demographic || before.demographic || (before.blind && !field.blind)) return false;
  const people = [...source.people, ...target.people].map(({ from }) => from?.split('.')[0]);
  return !people.includes(field.id);
}

/** What was typed into a draft, or sent: answers in either shape, and who applied. */
async function answersOf(
  store: Store,
  loaded: Loaded,
  program: Program,
): Promise<{ answers: Answers; you: Answers }> {
  const { application, key } = loaded;
  if (application.status === 'draft') {
    const { content } = await readDraft(store, key);
    return {
      answers: typedAnswers({ program, content, documents: [] }),
      you: content.typed[youPage.id] ?? {},
    };
  }
  const { name, email } = personOf(loaded);
  const snapshot = 'snapshot' in application && application.snapshot ? application.snapshot : undefined;
  const answers = snapshot === undefined ? {} : (await readSnapshot(store, key, snapshot)).answers;
  return { answers, you: { name, email } };
}

/** The boxes by page, and what can be read of them. */
function filledIn(program: Program, typed: Answers, language: Language, asOf: string): Carried {
  const { answers } = parseDraft(program, typed, language, asOf);
  const pages = program.pages.flatMap((page) => {
    const own = page.fields
      .filter(({ id }) => Object.hasOwn(typed, id))
      .map(({ id }) => [id, typed[id]] as const);
    return own.length === 0 ? [] : [[page.id, Object.fromEntries(own)] as const];
  });
  return { typed: Object.fromEntries(pages), answers };
}
