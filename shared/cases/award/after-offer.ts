import { change, readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { open, seal, type VaultKey } from '../../store/vault.ts';
import { type DraftContent, draftContent, emptyDraft, type PageSave, withPage } from '../intake/drafts.ts';
import { conditionsAnswered } from './conditions.ts';

/**
 * What somebody answered after they accepted an offer. It is kept apart from what was sent and judged: no snapshot, rule,
 * reader or export ever holds it.
 */
export async function readAfterOffer(store: Store, key: VaultKey): Promise<DraftContent> {
  const item = await readItem(store, keys.afterOffer(key.applicationId));
  return item ? draftContent.parse(open(key, 'after-offer', String(item['sealed']))) : emptyDraft;
}

/** Saved; newer: saved from another window since, and nothing was overwritten; not-accepted: there is no award to pay or begin. */
export type AfterOfferSaved =
  | { readonly kind: 'saved' | 'newer'; readonly content: DraftContent }
  | { readonly kind: 'not-accepted' };

/** Saves a page of the later questions as it is left; the trail says which were answered, and nothing of the answers. */
export async function saveAfterOffer(
  store: Store,
  id: string,
  save: Omit<PageSave, 'language' | 'person'>,
): Promise<AfterOfferSaved> {
  let content = emptyDraft;
  const outcome = await change<Exclude<AfterOfferSaved, { kind: 'saved' }>>(
    store,
    id,
    async ({ application, key }) => {
      if (application.status !== 'accepted') return { kind: 'not-accepted' };
      const before = await readAfterOffer(store, key);
      if ((before.pages[save.page] ?? 0) !== save.seen) return { kind: 'newer', content: before };
      content = withPage(before, save);
      const { program } = await programOf(store, application);
      const conditions = await conditionsAnswered(store, application, program, content.answers);
      return {
        next: application,
        happening: {
          event: 'answered after the offer',
          actor: { kind: 'applicant' },
          data: {
            ...{ page: save.page, fields: Object.keys(save.answers) },
            ...(conditions.met.length > 0 ? { conditions: conditions.met } : {}),
          },
        },
        cancel: conditions.cancel,
        writes: [
          ...conditions.writes,
          {
            as: 'after-offer',
            // The application's version guards it: every save of this item is a change of the application.
            put: {
              ...keys.afterOffer(id),
              type: 'after-offer',
              savedAt: nowIso(store),
              sealed: seal(key, 'after-offer', content, store.random),
            },
          },
        ],
      };
    },
  );
  switch (outcome.kind) {
    case 'committed':
      return { kind: 'saved', content };
    case 'missing':
      return { kind: 'not-accepted' };
    case 'refused':
      throw new Error(`Answers after an offer were refused by ${outcome.by}`);
    default:
      return outcome;
  }
}
