import type { Reviewer } from '../../domain/review/reviewer.ts';
import { keys } from '../../store/keys.ts';
import { readLink } from '../../store/links.ts';
import { outboxWrites } from '../../store/outbox.ts';
import { changeReviewerWrites, type Deed } from '../../store/reviewer-pool.ts';
import { readReviewer } from '../../store/reviewers.ts';
import { newSecret } from '../../store/sessions.ts';
import { inSeconds, nowIso, type Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';

/** Has the link to their own page mailed to a reviewer's address on file; nobody paused gets one. */
export async function sendOwnLink(
  store: Store,
  who: Pick<Reviewer, 'programId' | 'reviewerId'>,
  by: Deed['by'],
): Promise<'sent' | 'paused' | 'missing'> {
  const one = await readReviewer(store, who.programId, who.reviewerId);
  if (!one) return 'missing';
  if (one.status === 'paused') return 'paused';
  const { programId, reviewerId, version } = one;
  const outcome = await transact(store, [
    ...changeReviewerWrites(store, one, one, { by, event: 'link sent', parts: [] }),
    ...outboxWrites(store, `${programId}.${reviewerId}.page-${version + 1}`, [
      { kind: 'mail-reviewer-page', mail: 'reviewer-page', programId, reviewerId },
    ]),
  ]);
  // Somebody changed them at the same moment: look again.
  return outcome.kind === 'done' ? 'sent' : sendOwnLink(store, who, by);
}

/** At most one fresh link for a person in this time. */
const pauseSeconds = 10 * 60;

/**
 * Has a fresh link to their own page mailed to the address on file, for whoever holds an old one. Who asks is told the same
 * whatever came of it.
 */
export async function sendFreshOwnLink(
  store: Store,
  secret: string,
): Promise<'requested' | 'too-soon' | 'nothing-to-open'> {
  const link = await readLink(store, secret);
  const one =
    link?.purpose === 'reviewer' ? await readReviewer(store, link.programId, link.reviewerId) : undefined;
  if (!one || one.status === 'paused' || one.epoch !== link?.epoch) return 'nothing-to-open';
  const { programId, reviewerId } = one;
  const outcome = await transact(store, [
    {
      as: 'pace',
      put: {
        ...keys.reviewerLinkPace(programId, reviewerId),
        type: 'link-pace',
        nextAt: inSeconds(store, pauseSeconds).toISOString(),
        expiresAt: Math.floor(inSeconds(store, 3600).getTime() / 1000),
      },
      when: { expression: 'attribute_not_exists(pk) OR nextAt <= :now', values: { ':now': nowIso(store) } },
    },
    ...outboxWrites(store, `${programId}.${reviewerId}.fresh-${newSecret(store)}`, [
      { kind: 'mail-reviewer-page', mail: 'reviewer-page', programId, reviewerId },
    ]),
  ]);
  return outcome.kind === 'done' ? 'requested' : 'too-soon';
}
