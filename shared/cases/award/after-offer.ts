import { change, loadApplication, personOf, readItem } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { keys, subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';
import { seal } from '../../store/vault.ts';
import { type DraftContent, emptyDraft, type PageSave, withPage } from '../intake/drafts.ts';
import { identityWrites, readSnapshot } from '../intake/snapshot.ts';
import { readAfterOffer } from './after-offer-answers.ts';
import { collisionsOf } from './claims.ts';
import { conditionsAnswered } from './conditions.ts';
import { raiseSamePerson } from './make-offer.ts';

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
      const { answers } = await readSnapshot(store, key, application.snapshot);
      const known = (later: DraftContent) => ({
        person: personOf({ application, key }),
        answers: { ...answers, ...later.answers },
      });
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
          // A number that is asked only now joins two applications as one that was asked before.
          ...identityWrites(application, known(content), known(before)),
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
      await holdForPerson(store, id);
      return { kind: 'saved', content };
    case 'missing':
      return { kind: 'not-accepted' };
    case 'refused':
      throw new Error(`Answers after an offer were refused by ${outcome.by}`);
    default:
      return outcome;
  }
}

/** Where the later answers show that it may be somebody else's second award, a person looks before any more money moves. */
async function holdForPerson(store: Store, id: string): Promise<void> {
  const loaded = await loadApplication(store, id);
  if (loaded?.application.status !== 'accepted') return;
  const { application, key } = loaded;
  const others = await collisionsOf(store, { application, key });
  const isHeld = await readItem(store, keys.attention(subjectOf.application(id), 'same-person'));
  if (others.length > 0 && !isHeld) await raiseSamePerson(store, id, others);
  // The number was corrected.
  if (others.length === 0 && isHeld)
    await transact(store, [settleWrite(subjectOf.application(id), 'same-person')]);
}
