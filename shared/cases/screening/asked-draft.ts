import * as z from 'zod';
import type { ApplicationIn } from '../../domain/application/application.ts';
import type { Answers } from '../../domain/program/fields.ts';
import { type Loaded, readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { absent, transact } from '../../store/transact.ts';
import { open, seal } from '../../store/vault.ts';

/** What was typed in answer to a request for information and not sent yet. */
export interface AskedDraft {
  /** How often it was saved: the form carries it, so that an older tab cannot overwrite a newer one. */
  readonly version: number;
  /** Exactly what the form held. */
  readonly typed: Answers;
}

type Asked = Loaded<ApplicationIn<'info-requested'>>;

const typedSchema = z.record(z.string(), z.unknown());

/** Reads it; what was typed before another snapshot stood is over, and only its count goes on. */
export async function readAskedDraft(store: Store, { application, key }: Asked): Promise<AskedDraft> {
  const item = await readItem(store, keys.asked(application.applicationId));
  if (!item) return { version: 0, typed: {} };
  const version = Number(item['version']);
  if (item['snapshot'] !== application.snapshot) return { version, typed: {} };
  return { version, typed: typedSchema.parse(open(key, 'asked', String(item['sealed']))) };
}

/** Saved; newer: saved from another window since, and nothing was overwritten; not-asked: it was sent or has ended meanwhile. */
export type AskedSaved =
  | { readonly kind: 'saved' | 'newer'; readonly draft: AskedDraft }
  | { readonly kind: 'not-asked' };

/** Saves the page as it is left, right or wrong. Nothing of it is an answer before it is sent. */
export async function saveAskedDraft(
  store: Store,
  asked: Asked,
  { version: seen, typed }: AskedDraft,
): Promise<AskedSaved> {
  const { application, key } = asked;
  const { applicationId, snapshot } = application;
  for (;;) {
    const before = await readAskedDraft(store, asked);
    if (before.version !== seen) return { kind: 'newer', draft: before };
    const draft = { version: seen + 1, typed };
    const outcome = await transact(store, [
      {
        as: 'asked',
        put: {
          ...keys.asked(applicationId),
          ...{ type: 'asked', version: draft.version, snapshot, savedAt: nowIso(store) },
          sealed: seal(key, 'asked', typed, store.random),
        },
        when: seen === 0 ? absent : { expression: 'version = :was', values: { ':was': seen } },
      },
      {
        as: 'status',
        check: keys.application(applicationId),
        when: {
          expression: '#status = :asked AND #snapshot = :snapshot',
          names: { '#status': 'status', '#snapshot': 'snapshot' },
          values: { ':asked': 'info-requested', ':snapshot': snapshot },
        },
      },
    ]);
    if (outcome.kind === 'done') return { kind: 'saved', draft };
    if (outcome.by.some(({ as }) => as === 'status')) return { kind: 'not-asked' };
  }
}
