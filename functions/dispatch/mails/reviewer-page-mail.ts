import { isWorthAsking } from '../../../shared/cases/pool/wishes.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import { renderMail } from '../../../shared/messages/mail/render-mail.ts';
import { newLink } from '../../../shared/store/links.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { readReviewer } from '../../../shared/store/reviewers.ts';
import { inSeconds } from '../../../shared/store/table.ts';
import { addresses } from '../addresses.ts';
import type { Dispatch } from '../dispatch.ts';
import { type Dropped, dropped, mailProgram, type PreparedMail } from './prepared.ts';

/** How long the link to a reviewer's own page works. */
const validDays = 60;

/** The link to a reviewer's own page, to the address on file at this moment. */
export async function prepareReviewerPageMail(
  { store, baseUrl }: Dispatch,
  { programId, reviewerId }: Extract<Effect, { kind: 'mail-reviewer-page' }>,
): Promise<PreparedMail | Dropped> {
  const [one, current] = await Promise.all([
    readReviewer(store, programId, reviewerId),
    readProgram(store, programId),
  ]);
  if (!one || !current) return dropped('reviewer-gone');
  if (one.status === 'paused') return dropped('reviewer-paused');
  const { program } = current;
  const validUntil = inSeconds(store, validDays * 86_400).toISOString();
  const { secret, write } = newLink(store, {
    purpose: 'reviewer',
    ...{ programId, reviewerId, epoch: one.epoch, validUntil },
  });
  const data = {
    ...{ program: mailProgram(program), name: one.name, endsAt: validUntil },
    link: addresses.reviewerPage(baseUrl, secret),
    asksForWishes: await isWorthAsking(store, program, one),
  };
  return {
    kind: 'mail',
    to: one.email,
    replyTo: program.contact.email,
    mail: renderMail('reviewer-page', data, one.language),
    writes: [write],
  };
}
