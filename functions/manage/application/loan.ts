import { approveLoan, refuseRecommendedLoan } from '../../../shared/cases/award/approve-loan.ts';
import { moneyOf } from '../../../shared/domain/money.ts';
import { answerAt } from '../../../shared/domain/program/paths.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import { checkboxes } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { type Dossier, readDossier } from '../dossier.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { lead, paragraph } from '../pages/frame.ts';
import { loanPart } from '../pages/review-part.ts';
import { applicationAddress } from '../pages/values.ts';

type Answer = Promise<WebResponse | undefined>;
type Posted = Asked & { fields: URLSearchParams };

/** Approve a recommended loan: asked for, then done. With the last approval needed it is offered. */
export async function askToApprove({ store }: ManageDependencies, asked: Asked): Answer {
  const dossier = await readDossier(store, asked.request.param('applicationId'));
  if (!dossier) return undefined;
  const { frame } = asked;
  const { t } = frame;
  const { application, program, loan, answers } = dossier;
  if (!isRecommended(dossier) || !loan) return notNow(asked, dossier, 'not-possible');
  const amount =
    program.award.kind === 'rolling-loan' && answers
      ? moneyOf(answerAt(answers, program.award.amountField))
      : undefined;
  const last = loan.approvalsNeeded - loan.approvals.length <= 1;
  return confirmPage(frame, {
    title: t('manage.loan.approveTitle'),
    caption: application.reference,
    section: 'applications',
    action: applicationAddress(application.applicationId, '/approve'),
    cancel: applicationAddress(application.applicationId),
    button: t('manage.loan.approveYes'),
    warning: t(last ? 'manage.loan.approveLast' : 'manage.loan.approveMore'),
    body: html`${lead(t('manage.loan.amount', { amount: formatMoney(amount?.cents ?? 0, frame.language) }))}${loanPart(frame, dossier)}`,
  });
}
export async function approve({ store }: ManageDependencies, asked: Posted): Answer {
  const dossier = await readDossier(store, asked.request.param('applicationId'));
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const outcome = await approveLoan(store, id, asked.who);
  if (outcome.kind === 'offered') return seeOther(applicationAddress(id, '?done=offered'));
  if (outcome.kind === 'approved') return seeOther(applicationAddress(id, '?done=approved'));
  return outcome.kind === 'missing' ? undefined : notNow(asked, dossier, outcome.kind);
}

/** Refuse a recommended loan, for one to four of the published factors. */
export async function askToRefuse({ store }: ManageDependencies, asked: Asked): Answer {
  const dossier = await readDossier(store, asked.request.param('applicationId'));
  return dossier && refusePage(asked, dossier, [], false);
}
export async function refuse({ store }: ManageDependencies, asked: Posted): Answer {
  const dossier = await readDossier(store, asked.request.param('applicationId'));
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const reasons = asked.fields.getAll('reason');
  const { kind } = await refuseRecommendedLoan(store, id, asked.who, reasons);
  if (kind === 'committed') return seeOther(applicationAddress(id, '?done=refused'));
  if (kind === 'no-reason') return refusePage(asked, dossier, reasons, true);
  return notNow(asked, dossier, kind === 'reviewed-it' ? kind : 'not-possible');
}

const isRecommended = ({ application, loan }: Dossier) =>
  application.status === 'reviewed' && loan?.recommendation === 'approve';

type Why = 'same-approver' | 'reviewed-it' | 'same-person' | 'fund-empty' | 'not-possible';
const notNow = ({ frame }: Asked, { application }: Dossier, why: Why) =>
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
