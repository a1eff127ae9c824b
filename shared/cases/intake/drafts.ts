import * as z from 'zod';
import type { Application, ApplicationIn, Person } from '../../domain/application/application.ts';
import { type CorrectableStatus, correctableStatuses } from '../../domain/application/status.ts';
import type { Answers } from '../../domain/program/fields.ts';
import type { ProgramVersion } from '../../domain/program/schema.ts';
import type { Language } from '../../domain/text.ts';
import { create, type Loaded, loadApplication, readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { newSession, type Session, sessionWrite } from '../../store/sessions.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { absent, transact, type Write } from '../../store/transact.ts';
import { open, seal, type VaultKey } from '../../store/vault.ts';
import { newDraft, referenceWrite } from './new-application.ts';

const record = z.record(z.string(), z.unknown());
/** A draft as it is kept: what was typed, page by page, and what could be read from it so far. */
export const draftContent = z.object({
  /** Exactly what the form held, by page. */
  typed: z.record(z.string(), record),
  /** Parsed answers by field id. */
  answers: record,
  /** How often each page was saved: the form carries it, so that an older tab cannot overwrite a newer one. */
  pages: z.record(z.string(), z.int()),
});
export type DraftContent = z.infer<typeof draftContent>;

export const emptyDraft: DraftContent = { typed: {}, answers: {}, pages: {} };

/** A draft as it stands: an application that was not sent, or a correction beside one that was. */
export interface Draft {
  readonly version: number;
  readonly content: DraftContent;
  /** The snapshot that this draft would correct. It is over once another snapshot stands. */
  readonly correcting: number | undefined;
}

function draftItem(store: Store, key: VaultKey, { version, content, correcting }: Draft) {
  return {
    ...keys.draft(key.applicationId),
    type: 'draft',
    version,
    correcting,
    savedAt: nowIso(store),
    sealed: seal(key, 'draft', content, store.random),
  };
}

/** What a draft begins with: boxes that are filled in, and the ended application that it follows. */
export interface FilledIn extends Pick<DraftContent, 'typed' | 'answers'> {
  readonly previous?: ApplicationIn<'draft'>['applicationId'];
}
const emptyBoxes: FilledIn = { typed: {}, answers: {} };

/**
 * Starts an application and the browser's session for it, or adds it to the session the browser has. Boxes may be filled in from
 * what the person said before; their pages still count as never left.
 */
export async function startDraft(
  store: Store,
  program: ProgramVersion,
  language: Language,
  browser?: { secret: string; session: Extract<Session, { kind: 'applicant' }> },
  { previous, ...filledIn }: FilledIn = emptyBoxes,
): Promise<{ application: Application; secret: string }> {
  const { key, draft: alone } = newDraft(store, program, language, { name: '', email: '' });
  const draft = previous ? { ...alone, previous } : alone;
  const { secret, write } = sessionFor(store, draft, language, browser);
  const outcome = await create(store, key, draft, {
    happening: {
      event: 'draft started',
      actor: { kind: 'applicant' },
      ...(previous ? { data: { previous } } : {}),
    },
    writes: [
      referenceWrite(draft),
      ...(previous
        ? [
            {
              as: 'followed',
              put: { ...keys.followed(previous), type: 'followed', by: draft.applicationId },
              when: absent,
            },
          ]
        : []),
      {
        as: 'draft',
        put: draftItem(store, key, {
          version: 1,
          content: { ...filledIn, pages: {} },
          correcting: undefined,
        }),
      },
      write,
    ],
  });
  if (outcome.kind === 'committed') return { application: outcome.application, secret };
  const other = outcome.kind === 'refused' && outcome.by === 'followed' ? outcome.item?.['by'] : undefined;
  const loaded = other === undefined ? undefined : await loadApplication(store, String(other));
  // Pressed twice: the application that follows is there already.
  if (loaded && browser) return { application: loaded.application, secret: browser.secret };
  return startDraft(store, program, language, browser, { ...filledIn, ...(previous ? { previous } : {}) });
}

function sessionFor(
  store: Store,
  draft: Application,
  language: Language,
  browser: { secret: string; session: Extract<Session, { kind: 'applicant' }> } | undefined,
): { secret: string; write: Write } {
  if (!browser)
    return newSession(store, { kind: 'applicant', language, applicationIds: [draft.applicationId] });
  const applicationIds = [...browser.session.applicationIds.slice(-49), draft.applicationId];
  return {
    secret: browser.secret,
    write: sessionWrite(browser.secret, { ...browser.session, applicationIds }),
  };
}

/** A draft, whatever it is of. */
export async function readDraft(store: Store, key: VaultKey): Promise<Draft & { readonly savedAt: string }> {
  const item = await readItem(store, keys.draft(key.applicationId));
  if (!item) return { version: 0, content: emptyDraft, correcting: undefined, savedAt: '' };
  return {
    version: Number(item['version']),
    savedAt: String(item['savedAt']),
    content: draftContent.parse(open(key, 'draft', String(item['sealed']))),
    correcting: item['correcting'] === undefined ? undefined : Number(item['correcting']),
  };
}

/** The write that puts a draft in the place of an older one that nobody has changed meanwhile. */
export const draftWrite = (
  store: Store,
  key: VaultKey,
  before: Draft,
  next: Omit<Draft, 'version'>,
): Write => ({
  as: 'draft',
  put: draftItem(store, key, { ...next, version: before.version + 1 }),
  when: before.version === 0 ? absent : { expression: 'version = :was', values: { ':was': before.version } },
});

/** Saved; newer: the page was saved elsewhere since this form was shown, nothing was overwritten; not-draft: it was sent meanwhile. */
export type Saved =
  | { readonly kind: 'saved'; readonly content: DraftContent }
  | { readonly kind: 'newer'; readonly content: DraftContent }
  | { readonly kind: 'not-draft' };

/** One page as it was left: what was typed is kept whether it could be read or not. */
export interface PageSave {
  readonly page: string;
  /** The count the form was shown with. */
  readonly seen: number;
  readonly typed: Record<string, unknown>;
  /** Parsed answers of this page; a field of the page that is not in here is taken out. */
  readonly answers: Answers;
  readonly fields: readonly string[];
  /** The page "about you" also says who applies. */
  readonly person?: Person;
  /** The language the page was filled in; mails follow it. */
  readonly language: Language;
}

/** An application whose form may be open: a draft, or one that was sent and is being corrected. */
export type OnForm = ApplicationIn<'draft' | CorrectableStatus>;

/** Saves a page on the server as it is left. A correction touches nothing of what was sent. */
export async function savePage(store: Store, loaded: Loaded<OnForm>, save: PageSave): Promise<Saved> {
  for (;;) {
    const draft = await readDraft(store, loaded.key);
    const { content } = draft;
    if ((content.pages[save.page] ?? 0) !== save.seen) return { kind: 'newer', content };
    const next = withPage(content, save);
    const outcome = await transact(store, [
      draftWrite(store, loaded.key, draft, { content: next, correcting: draft.correcting }),
      draft.correcting === undefined
        ? stillDraft(store, loaded, save)
        : stillCorrecting(loaded, draft.correcting),
    ]);
    if (outcome.kind === 'done') return { kind: 'saved', content: next };
    if (outcome.by.some((refusal) => refusal.as === 'status')) return { kind: 'not-draft' };
  }
}

/** What was kept, with a page as it was left. */
export function withPage(content: DraftContent, save: Omit<PageSave, 'language' | 'person'>): DraftContent {
  const kept = Object.fromEntries(
    Object.entries(content.answers).filter(([id]) => !save.fields.includes(id)),
  );
  return {
    typed: { ...content.typed, [save.page]: save.typed },
    answers: { ...kept, ...save.answers },
    pages: { ...content.pages, [save.page]: save.seen + 1 },
  };
}

/** What is corrected must still be what stands. */
const stillCorrecting = ({ application }: Loaded<OnForm>, snapshot: number): Write => ({
  as: 'status',
  check: keys.application(application.applicationId),
  when: {
    expression: `#snapshot = :snapshot AND #status IN (${correctableStatuses.map((_, i) => `:at${i}`).join(', ')})`,
    names: { '#snapshot': 'snapshot', '#status': 'status' },
    values: {
      ':snapshot': snapshot,
      ...Object.fromEntries(correctableStatuses.map((status, i) => [`:at${i}`, status])),
    },
  },
});

/** The application must still be a draft; where the page says who applies, that is taken over in the same write. */
function stillDraft(store: Store, loaded: Loaded<OnForm>, save: PageSave): Write {
  const { person } = save;
  const key = keys.application(loaded.application.applicationId);
  const isDraft = {
    expression: '#status = :draft',
    names: { '#status': 'status' },
    values: { ':draft': 'draft' },
  };
  if (!person) return { as: 'status', check: key, when: isDraft };
  const who = seal(loaded.key, 'who', person, store.random);
  return {
    as: 'status',
    update: key,
    set: {
      expression: 'SET who = :who, #language = :language, #version = #version + :one',
      names: { '#language': 'language', '#version': 'version' },
      values: { ':who': who, ':language': save.language, ':one': 1 },
    },
    when: isDraft,
  };
}
