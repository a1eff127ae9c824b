import type { Person } from '../../domain/application/application.ts';
import { apart } from '../../domain/program/demographics.ts';
import type { Answers } from '../../domain/program/fields.ts';
import type { Program } from '../../domain/program/schema.ts';
import { change, personOf } from '../../store/applications.ts';
import { programOf } from '../../store/programs.ts';
import type { Store } from '../../store/table.ts';
import { type DraftContent, draftWrite, readDraft } from '../intake/drafts.ts';
import { everythingSent } from '../intake/receipt-of.ts';
import { isCorrectable, type NotCorrectable, whyNotCorrectable } from './correctable.ts';

export type CorrectionStarted =
  /** Also when it was started before: what was typed since is kept. */
  { readonly kind: 'committed' | 'begun' } | { readonly kind: NotCorrectable | 'missing' };

/**
 * Opens a draft beside an application that was sent, with the answers as they were sent. The application stands
 * untouched: whoever never sends the correction is still submitted with what they sent.
 */
export async function startCorrection(
  store: Store,
  id: string,
  /** The page of the form that asks who applies. */
  youPage: string,
): Promise<CorrectionStarted> {
  const outcome = await change<{ kind: 'begun' | NotCorrectable }>(store, id, async (loaded) => {
    const { application, key } = loaded;
    const { program } = await programOf(store, application);
    const why = await whyNotCorrectable(store, program, application);
    if (why || !isCorrectable(application)) return { kind: why ?? 'not-sent' };
    const before = await readDraft(store, key);
    if (before.correcting === application.snapshot) return { kind: 'begun' };
    const sent = (await everythingSent(store, key)).at(-1);
    if (!sent) return { kind: 'not-sent' };
    const content = asSent(program, youPage, personOf(loaded), sent.snapshot.answers, before.content);
    return {
      next: application,
      happening: {
        event: 'correction started',
        actor: { kind: 'applicant' },
        data: { snapshot: application.snapshot },
      },
      writes: [draftWrite(store, key, before, { content, correcting: application.snapshot })],
    };
  });
  if (outcome.kind === 'refused') return startCorrection(store, id, youPage);
  return { kind: outcome.kind };
}

/** Drops what was typed for a correction; what was sent stands as before. */
export async function dropCorrection(
  store: Store,
  id: string,
): Promise<{ readonly kind: 'committed' | 'none' | 'missing' }> {
  const outcome = await change<{ kind: 'none' }>(store, id, async ({ application, key }) => {
    const before = await readDraft(store, key);
    if (!isCorrectable(application) || before.correcting !== application.snapshot) return { kind: 'none' };
    return {
      next: application,
      happening: {
        event: 'correction dropped',
        actor: { kind: 'applicant' },
        data: { snapshot: application.snapshot },
      },
      writes: [draftWrite(store, key, before, { content: before.content, correcting: undefined })],
    };
  });
  if (outcome.kind === 'refused') return dropCorrection(store, id);
  return { kind: outcome.kind };
}

/**
 * A form as it was sent; what was said about demographics is not in the snapshot, and stays as it was typed. Every page
 * counts one save more, so that a window left open since cannot overwrite it.
 */
function asSent(
  program: Program,
  youPage: string,
  person: Person,
  answers: Answers,
  before: DraftContent,
): DraftContent {
  const typed = Object.fromEntries(
    program.pages.map((page) => [
      page.id,
      Object.fromEntries(
        page.fields.flatMap(({ id, demographic }) => {
          const value = demographic ? before.typed[page.id]?.[id] : answers[id];
          return value === undefined ? [] : [[id, value]];
        }),
      ),
    ]),
  );
  const pages = [...new Set([youPage, ...Object.keys(typed), ...Object.keys(before.pages)])];
  return {
    // Who helped stays as it was typed.
    typed: { ...before.typed, ...typed, [youPage]: { ...person } },
    answers: { ...apart(program, before.answers).demographics, ...answers },
    pages: Object.fromEntries(pages.map((page) => [page, (before.pages[page] ?? 0) + 1])),
  };
}
