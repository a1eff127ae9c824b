import { proposeSmaller } from '../../../shared/cases/award/propose-smaller.ts';
import { moneyOf, parseTypedMoney } from '../../../shared/domain/money.ts';
import { answerAt } from '../../../shared/domain/program/paths.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import { checkboxes, input } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import { isRecommended, notNow as notNowLoan } from '../application/loan.ts';
import type { ManageDependencies } from '../dependencies.ts';
import type { Dossier } from '../dossier.ts';
import { confirmPage } from '../pages/confirm-page.ts';
import { paragraph } from '../pages/frame.ts';
import { applicationAddress } from '../pages/values.ts';
import { type Answer, dossierOf, factorsOf, notNow, type Posted, placeOf, wordsIn } from './asked.ts';

/** A smaller amount for a recommended loan, with what stands against the amount that was asked. */
export async function askForSmaller(deps: ManageDependencies, asked: Asked): Answer {
  const dossier = await dossierOf(deps, asked);
  return dossier && smallerPage(asked, dossier, { amount: '', reasons: [], wrong: [] });
}

export async function putSmaller(deps: ManageDependencies, asked: Posted): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const typed = { amount: wordsIn(asked.fields, 'amount'), reasons: asked.fields.getAll('reason') };
  const cents = parseTypedMoney(typed.amount)?.cents ?? 0;
  const { kind } = await proposeSmaller(deps.store, id, asked.who, { cents, reasons: typed.reasons });
  switch (kind) {
    case 'committed':
    case 'already':
      return seeOther(applicationAddress(id, '?done=smaller'));
    case 'not-smaller':
      return smallerPage(asked, dossier, { ...typed, wrong: ['amount'] });
    case 'no-reason':
      return smallerPage(asked, dossier, { ...typed, wrong: ['reason'] });
    case 'reviewed-it':
    case 'has-stake':
      return notNowLoan(asked, dossier, kind);
    case 'missing':
      return undefined;
    case 'not-possible':
      return notNow(asked, dossier);
  }
}

interface Typed {
  readonly amount: string;
  readonly reasons: readonly string[];
  readonly wrong: readonly ('amount' | 'reason')[];
}

function smallerPage(asked: Asked, dossier: Dossier, { amount, reasons, wrong }: Typed): WebResponse {
  const { frame } = asked;
  const { t, language } = frame;
  const { program, answers } = dossier;
  if (!isRecommended(dossier) || program.award.kind !== 'rolling-loan' || !answers)
    return notNow(asked, dossier);
  const cents = moneyOf(answerAt(answers, program.award.amountField))?.cents ?? 0;
  const texts = { amount: t('manage.offers.smallerWrong'), reason: t('manage.offers.smallerChoose') };
  const error = (which: 'amount' | 'reason') =>
    wrong.includes(which) ? { errorMessage: { text: texts[which], visuallyHiddenText: t('error') } } : {};
  return confirmPage(frame, {
    ...placeOf(dossier, '/smaller'),
    title: t('manage.offers.smallerTitle'),
    button: t('manage.offers.smallerYes'),
    errors: wrong.map((which) => ({ text: texts[which], href: `#${which}` })),
    body: html`${paragraph(t('manage.offers.smallerText', { asked: formatMoney(cents, language) }))}${input({
      name: 'amount',
      label: { text: t('manage.offers.smallerAmount'), classes: 'govuk-label--s' },
      value: amount,
      inputmode: 'decimal',
      classes: 'govuk-input--width-10',
      prefix: { text: '$' },
      ...error('amount'),
    })}${checkboxes({
      name: 'reason',
      values: reasons,
      fieldset: { legend: { text: t('manage.offers.smallerReasons'), classes: 'govuk-fieldset__legend--s' } },
      ...error('reason'),
      items: factorsOf(program, language),
    })}`,
  });
}
