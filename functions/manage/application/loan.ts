import { castVote, isVote, type VoteCast } from '../../../shared/cases/award/cast-vote.ts';
import { smallerLoan } from '../../../shared/cases/award/smaller-loan.ts';
import { moneyOf } from '../../../shared/domain/money.ts';
import { answerAt } from '../../../shared/domain/program/paths.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import { checkboxes } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { type Dossier, readDossier } from '../dossier.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { lead, paragraph } from '../pages/frame.ts';
import { loanPart } from '../pages/review-part.ts';
import { applicationAddress } from '../pages/values.ts';

type Answer = Promise<WebResponse | undefined>;
type Posted = Asked & { fields: URLSearchParams };

/** Approve a recommended loan where one person decides: asked for, then done. What is voted on is at `/vote`. */
export async function askToApprove({ store }: ManageDependencies, asked: Asked): Answer {
  const dossier = await readDossier(store, asked.request.param('applicationId'));
  if (!dossier) return undefined;
  const { frame } = asked;
  const { t } = frame;
  const { application, loan } = dossier;
  if (!isRecommended(dossier) || !loan) return notNow(asked, dossier, 'not-possible');
  if (isVote(loan)) return seeOther(applicationAddress(application.applicationId, '/vote'));
  const cents = centsToDecide(dossier);
  return confirmPage(frame, {
    title: t('manage.loan.approveTitle'),
    caption: application.reference,
    section: 'applications',
    action: applicationAddress(application.applicationId, '/approve'),
    cancel: applicationAddress(application.applicationId),
    button: t('manage.loan.approveYes'),
    warning: t('manage.loan.approveLast'),
    hidden: { amount: String(cents) },
    body: html`${lead(t('manage.loan.amount', { amount: formatMoney(cents, frame.language) }))}${smallerLine(frame, dossier)}${loanPart(frame, dossier)}`,
  });
}
export async function approve({ store }: ManageDependencies, asked: Posted): Answer {
  const dossier = await readDossier(store, asked.request.param('applicationId'));
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  return answered(asked, dossier, await castVote(store, id, asked.who, { ballot: 'for' }, seenIn(asked)));
}

/** Refuse a recommended loan, for one to four of the published factors. */
export async function askToRefuse({ store }: ManageDependencies, asked: Asked): Answer {
  const dossier = await readDossier(store, asked.request.param('applicationId'));
  if (!dossier) return undefined;
  if (isRecommended(dossier) && dossier.loan && isVote(dossier.loan))
    return seeOther(applicationAddress(dossier.application.applicationId, '/vote'));
  return refusePage(asked, dossier, [], false);
}
export async function refuse({ store }: ManageDependencies, asked: Posted): Answer {
  const dossier = await readDossier(store, asked.request.param('applicationId'));
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const reasons = asked.fields.getAll('reason');
  const outcome = await castVote(store, id, asked.who, { ballot: 'against', reasons }, seenIn(asked));
  if (outcome.kind === 'no-reason') return refusePage(asked, dossier, reasons, true);
  return answered(asked, dossier, outcome);
}

/** What came of a vote: back to the application, or why it could not be. */
export function answered(asked: Asked, dossier: Dossier, outcome: VoteCast): WebResponse | undefined {
  const id = dossier.application.applicationId;
  switch (outcome.kind) {
    case 'offered':
    case 'refused':
    case 'recorded':
      return seeOther(applicationAddress(id, `?done=${outcome.kind}`));
    case 'missing':
      return undefined;
    case 'no-reason':
      return notNow(asked, dossier, 'not-possible');
    default:
      return notNow(asked, dossier, outcome.kind);
  }
}

/** What is decided about, in cents: what was asked, or the smaller amount that somebody put to the vote. */
export function centsToDecide({ program, answers, loan }: Dossier): number {
  const { award } = program;
  const asked =
    award.kind === 'rolling-loan' && answers ? moneyOf(answerAt(answers, award.amountField)) : undefined;
  return smallerLoan(asked?.cents ?? 0, loan).units;
}

/** That a smaller amount is put to the vote, and the reasons against what was asked; nothing where none is. */
export function smallerLine({ t, language }: Asked['frame'], { program, answers, loan }: Dossier): Content {
  const { award } = program;
  if (!loan?.smaller || award.kind !== 'rolling-loan' || !answers) return '';
  const asked = moneyOf(answerAt(answers, award.amountField))?.cents ?? 0;
  const amounts = { amount: formatMoney(loan.smaller.cents, language), asked: formatMoney(asked, language) };
  return html`${paragraph(t('manage.offers.smallerNow', amounts))}<ul class="govuk-list govuk-list--bullet">${loan.smaller.reasons.map(
    (id) =>
      html`<li>${program.scoring.criteria.find((one) => one.id === id)?.refusal?.text[language] ?? id}</li>`,
  )}</ul>`;
}

/** The amount that somebody saw when they decided; a form that says none is about whatever stands. */
export function seenIn({ fields }: { readonly fields: URLSearchParams }): number | undefined {
  const seen = fields.get('amount');
  return seen === null ? undefined : Number(seen);
}

export const isRecommended = ({ application, loan }: Dossier) =>
  application.status === 'reviewed' && loan?.recommendation === 'approve';

type Why = 'voted-already' | 'has-stake' | 'reviewed-it' | 'same-person' | 'fund-empty' | 'not-possible';
export const notNow = ({ frame }: Asked, { application }: Dossier, why: Why) =>
  notPossiblePage(frame, {
    text: frame.t(`manage.loan.${why}`),
    section: 'applications',
    back: applicationAddress(application.applicationId),
  });

function refusePage(asked: Asked, dossier: Dossier, chosen: readonly string[], wrong: boolean): WebResponse {
  const { frame } = asked;
  const { t, language } = frame;
  if (!isRecommended(dossier)) return notNow(asked, dossier, 'not-possible');
  const id = dossier.application.applicationId;
  const factors = dossier.program.scoring.criteria.flatMap(({ id: value, title, refusal }) =>
    refusal ? [{ value, text: refusal.text[language], hint: title[language] }] : [],
  );
  return confirmPage(frame, {
    title: t('manage.loan.refuseTitle'),
    caption: dossier.application.reference,
    section: 'applications',
    action: applicationAddress(id, '/refuse'),
    cancel: applicationAddress(id),
    button: t('manage.loan.refuseYes'),
    grave: true,
    warning: t('manage.loan.refuseWarning'),
    hidden: { amount: String(centsToDecide(dossier)) },
    errors: wrong ? [{ text: t('manage.loan.refuseChoose'), href: '#reason' }] : [],
    body: html`${paragraph(t('manage.loan.refuseText'))}${checkboxes({
      name: 'reason',
      values: chosen,
      fieldset: { legend: { text: t('manage.loan.refuseLegend'), classes: 'govuk-fieldset__legend--m' } },
      ...(wrong
        ? { errorMessage: { text: t('manage.loan.refuseChoose'), visuallyHiddenText: t('error') } }
        : {}),
      items: factors,
    })}`,
  });
}
