import {
  decideRevocation,
  type Revocation,
  raiseRevocation,
} from '../../../shared/cases/award/revocation.ts';
import { revocationReasons } from '../../../shared/domain/application/revocation-reason.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { revocationTexts } from '../../../shared/messages/revocation-reasons.ts';
import { insetText, radios, textarea } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import type { Dossier } from '../dossier.ts';
import { confirmPage } from '../pages/confirm-page.ts';
import { paragraph } from '../pages/frame.ts';
import { applicationAddress, moment } from '../pages/values.ts';
import { type Answer, dossierOf, notNow, type Posted, placeOf, wordsIn } from './asked.ts';

/** Taking an award back: raised here with a reason; once it is, decided here by somebody else. */
export async function askToRevoke(deps: ManageDependencies, asked: Asked): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  if (!isHeld(dossier)) return notNow(asked, dossier);
  const open = openOne(dossier);
  return open
    ? decidePage(asked, dossier, open, { outcome: '', why: '', wrong: [] })
    : raisePage(asked, dossier, { reason: '', words: '', wrong: [] });
}

export async function raise(deps: ManageDependencies, asked: Posted): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const words = wordsIn(asked.fields, 'words');
  const reason = revocationReasons.find((one) => one === asked.fields.get('reason'));
  if (isHeld(dossier) && (reason === undefined || words === ''))
    return raisePage(asked, dossier, {
      reason: reason ?? '',
      words,
      wrong: [
        ...(reason === undefined ? (['reason'] as const) : []),
        ...(words === '' ? (['words'] as const) : []),
      ],
    });
  if (reason === undefined) return notNow(asked, dossier);
  const { kind } = await raiseRevocation(deps.store, id, asked.who, { reason, words });
  if (kind === 'award-runs') return notNow(asked, dossier, 'awardRuns');
  return kind === 'committed'
    ? seeOther(applicationAddress(id, '?done=revoke-raised'))
    : notNow(asked, dossier);
}

export async function decide(deps: ManageDependencies, asked: Posted): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const open = openOne(dossier);
  if (!open || !isHeld(dossier)) return notNow(asked, dossier);
  const why = wordsIn(asked.fields, 'why');
  const outcome = (['revoke', 'drop'] as const).find((one) => one === asked.fields.get('outcome'));
  if (outcome === undefined || why === '')
    return decidePage(asked, dossier, open, {
      outcome: outcome ?? '',
      why,
      wrong: [
        ...(outcome === undefined ? (['outcome'] as const) : []),
        ...(why === '' ? (['why'] as const) : []),
      ],
    });
  const { kind } = await decideRevocation(deps.store, id, asked.who, { outcome, why });
  switch (kind) {
    case 'committed':
      return seeOther(applicationAddress(id, `?done=${outcome === 'revoke' ? 'revoked' : 'revoke-dropped'}`));
    case 'barred':
      return notNow(asked, dossier, 'barred');
    case 'too-early':
      return notNow(asked, dossier, 'tooEarly');
    case 'award-runs':
      return notNow(asked, dossier, 'awardRuns');
    default:
      return notNow(asked, dossier);
  }
}

const isHeld = ({ application }: Dossier) =>
  application.status === 'offered' || application.status === 'accepted';
const openOne = ({ matters }: Dossier): Revocation | undefined =>
  matters.revocation?.status === 'open' ? matters.revocation : undefined;

interface Raised {
  readonly reason: string;
  readonly words: string;
  readonly wrong: readonly ('reason' | 'words')[];
}

function raisePage(asked: Asked, dossier: Dossier, { reason, words, wrong }: Raised): WebResponse {
  const { frame } = asked;
  const { t, language } = frame;
  const texts = { reason: t('manage.offers.revokeChoose'), words: t('manage.offers.revokeWordsNeeded') };
  const error = (which: 'reason' | 'words') =>
    wrong.includes(which) ? { errorMessage: { text: texts[which], visuallyHiddenText: t('error') } } : {};
  return confirmPage(frame, {
    ...placeOf(dossier, '/revoke'),
    title: t('manage.offers.revokeTitle'),
    button: t('manage.offers.revokeYes'),
    grave: true,
    errors: wrong.map((which) => ({ text: texts[which], href: `#${which}` })),
    body: html`${paragraph(t('manage.offers.revokeText'))}${radios({
      name: 'reason',
      value: reason,
      fieldset: { legend: { text: t('manage.offers.revokeReason'), classes: 'govuk-fieldset__legend--m' } },
      ...error('reason'),
      items: revocationReasons.map((value) => ({ value, text: revocationTexts[value][language] })),
    })}${textarea({
      name: 'words',
      label: { text: t('manage.offers.revokeWords'), classes: 'govuk-label--m' },
      value: words,
      ...error('words'),
    })}`,
  });
}

interface Decided {
  readonly outcome: string;
  readonly why: string;
  readonly wrong: readonly ('outcome' | 'why')[];
}

function decidePage(asked: Asked, dossier: Dossier, open: Revocation, typed: Decided): WebResponse {
  const { frame, who } = asked;
  const { t } = frame;
  const own = open.raisedBy === who.id;
  const heard = open.answeredAt !== undefined || open.answerBy < dossier.now;
  const texts = { outcome: t('manage.offers.decideChoose'), why: t('manage.offers.decideWhyNeeded') };
  const error = (which: 'outcome' | 'why') =>
    typed.wrong.includes(which)
      ? { errorMessage: { text: texts[which], visuallyHiddenText: t('error') } }
      : {};
  const drop = { value: 'drop', text: t('manage.offers.decideDrop') };
  const revoke = {
    value: 'revoke',
    text: t('manage.offers.decideRevoke'),
    hint: t('manage.offers.decideRevokeHint'),
  };
  if (!own && !heard) return notNow(asked, dossier, 'tooEarly');
  return confirmPage(frame, {
    ...placeOf(dossier, '/revoke/decide'),
    title: t('manage.offers.decideTitle'),
    button: t('manage.offers.decideYes'),
    warning: t('manage.offers.decideWarning'),
    errors: typed.wrong.map((which) => ({ text: texts[which], href: `#${which}` })),
    body: html`${said(frame, dossier, open)}${own ? paragraph(t('manage.offers.decideOwn')) : ''}${radios({
      name: 'outcome',
      value: typed.outcome,
      fieldset: { legend: { text: t('manage.offers.decideLegend'), classes: 'govuk-fieldset__legend--m' } },
      ...error('outcome'),
      items: own ? [drop] : [revoke, drop],
    })}${textarea({
      name: 'why',
      label: { text: t('manage.offers.decideWhy'), classes: 'govuk-label--m' },
      value: typed.why,
      ...error('why'),
    })}`,
  });
}

/** What was raised, and what its applicant says to it. */
function said(frame: Asked['frame'], { program }: Dossier, open: Revocation): Html {
  const { t, language } = frame;
  const typed = (text: string) => insetText({ text: html`<div class="app-typed">${text}</div>` });
  return html`<p class="govuk-body"><strong>${revocationTexts[open.reason][language]}</strong></p>${typed(open.words)}
<p class="govuk-body">${t('manage.offers.decideRaised', { at: moment(frame, open.raisedAt, program) })}</p>
${
  open.answer === undefined
    ? paragraph(t('manage.offers.decideNoAnswer', { by: moment(frame, open.answerBy, program) }))
    : html`<h2 class="govuk-heading-m">${t('manage.offers.decideAnswer')}</h2>${typed(open.answer)}`
}`;
}
