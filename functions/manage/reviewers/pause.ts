import { pauseReviewer, resumeReviewer } from '../../../shared/cases/pool/pause-reviewer.ts';
import { sendOwnLink } from '../../../shared/cases/pool/send-own-link.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { lead, paragraph } from '../pages/frame.ts';
import { managerOf, reviewerNamed, reviewersAddress, versionOf } from './found.ts';

type Answer = Promise<WebResponse | undefined>;
type Sent = Asked & { readonly fields: URLSearchParams };

/** `GET …/pause`: what pausing does to the applications they hold. */
export async function askToPause(deps: ManageDependencies, asked: Asked): Answer {
  const found = await reviewerNamed(deps, asked);
  if (!found) return undefined;
  const { program, reviewer } = found;
  const { t, language } = asked.frame;
  const own = reviewersAddress(program.id, `/${reviewer.reviewerId}`);
  return confirmPage(asked.frame, {
    title: t('pool.pause.title', { name: reviewer.name }),
    caption: program.title[language],
    section: 'overview',
    action: `${own}/pause`,
    cancel: own,
    button: t('pool.pause.yes'),
    grave: true,
    hidden: { version: String(reviewer.version) },
    body: html`${lead(t('pool.pause.text'))}${reviewer.load === 0 ? '' : paragraph(t('pool.pause.tasks', { count: reviewer.load }))}`,
  });
}

/** `POST` to the same. */
export async function pause(deps: ManageDependencies, asked: Sent): Answer {
  const found = await reviewerNamed(deps, asked);
  if (!found) return undefined;
  const outcome = await pauseReviewer(deps.store, found.reviewer, versionOf(asked.fields), managerOf(asked));
  if (outcome.kind === 'missing') return undefined;
  return outcome.kind === 'paused' ? done(found, `paused&count=${outcome.handedOver}`) : notNow(asked, found);
}

/** `POST …/resume` */
export async function resume(deps: ManageDependencies, asked: Sent): Answer {
  const found = await reviewerNamed(deps, asked);
  if (!found) return undefined;
  const { kind } = await resumeReviewer(
    deps.store,
    found.reviewer,
    versionOf(asked.fields),
    managerOf(asked),
  );
  return kind === 'changed' || kind === 'same' ? done(found, 'resumed') : notNow(asked, found);
}

/** `POST …/link`: mails them the link to their own page. */
export async function sendLink(deps: ManageDependencies, asked: Sent): Answer {
  const found = await reviewerNamed(deps, asked);
  if (!found) return undefined;
  const outcome = await sendOwnLink(deps.store, found.reviewer, managerOf(asked));
  return done(found, outcome === 'sent' ? 'link' : 'link-paused');
}

type Found = NonNullable<Awaited<ReturnType<typeof reviewerNamed>>>;

const done = ({ program, reviewer }: Found, what: string) =>
  seeOther(reviewersAddress(program.id, `/${reviewer.reviewerId}?done=${what}`));

const notNow = ({ frame }: Asked, { program, reviewer }: Found) =>
  notPossiblePage(frame, {
    text: frame.t('pool.person.moved'),
    section: 'overview',
    back: reviewersAddress(program.id, `/${reviewer.reviewerId}`),
  });
