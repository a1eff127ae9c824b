import type { Application } from '../../domain/application/application.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { Language } from '../../domain/text.ts';
import { type Loaded, personOf, readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { readProgram } from '../../store/programs.ts';
import type { SessionOf } from '../../store/sessions.ts';
import type { Store } from '../../store/table.ts';
import { startDraft } from './drafts.ts';
import { intakeState } from './intake-state.ts';
import { everythingSent } from './receipt-of.ts';

export type AppliedAgain =
  | { readonly kind: 'started'; readonly application: Application; readonly secret: string }
  | { readonly kind: 'not-ended' | 'closed' | 'not-yet-open' };

/**
 * Whoever withdrew, or does not qualify by what they sent, applies again: a new application, linked to the old one, with its answers in the boxes and a time stamp
 * of its own. Scores of the old one stay with the old one. Files are given anew. Once per application.
 */
export async function applyAgain(
  store: Store,
  loaded: Loaded,
  language: Language,
  browser: { secret: string; session: SessionOf<'applicant'> },
  youPage: string,
): Promise<AppliedAgain> {
  const { application, key } = loaded;
  if (application.status !== 'withdrawn' && application.status !== 'ineligible') return { kind: 'not-ended' };
  const version = await readProgram(store, application.programId);
  if (!version) return { kind: 'closed' };
  const state = await intakeState(store, version.program);
  if (state !== 'open') return { kind: state };
  const answers = (await everythingSent(store, key)).at(-1)?.snapshot.answers ?? {};
  const typed = pagesWith(version.program, answers);
  const started = await startDraft(store, version, language, browser, {
    typed: { ...typed, [youPage]: { ...personOf(loaded) } },
    answers: Object.assign({}, ...Object.values(typed)),
    previous: application.applicationId,
  });
  return { kind: 'started', ...started };
}

/** The application that follows one that ended; undefined where none does. */
export async function followedBy(store: Store, id: string): Promise<string | undefined> {
  const item = await readItem(store, keys.followed(id));
  return item && String(item['by']);
}

/** Answers by the page that asks them; files belong to the application that they were given to. */
function pagesWith(program: Program, answers: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    program.pages.map((page) => [
      page.id,
      Object.fromEntries(
        page.fields.flatMap(({ id, type }) =>
          type !== 'document' && Object.hasOwn(answers, id) ? [[id, answers[id]]] : [],
        ),
      ),
    ]),
  );
}
