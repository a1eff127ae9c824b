import type { ConfirmationResult } from '../../../../shared/cases/after-award/confirm-payments.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import {
  button,
  buttonGroup,
  cardTable,
  errorSummary,
  fileUpload,
  textarea,
} from '../../../../shared/web/components/index.ts';
import { html } from '../../../../shared/web/html.ts';
import { answered, csrfField, type Frame, heading, lead, link, paragraph } from '../frame.ts';
import { paymentsAddress } from './payments-page.ts';

/** A file, or its text: what the bank says of payments. */
export function confirmForm(
  frame: Frame,
  typed: string,
  wrong: 'nothing' | 'no-file' | undefined,
): WebResponse {
  const { t } = frame;
  const error = wrong && t(`manage.payments.confirmWrong.${wrong}`);
  return answered(
    frame,
    {
      title: t('manage.payments.confirm'),
      section: 'funds',
      narrow: true,
      back: { href: paymentsAddress(), text: t('manage.payments.title') },
      errorTitle: wrong !== undefined,
      body: html`${error ? errorSummary({ titleText: t('thereIsAProblem'), errorList: [{ text: error, href: '#text' }] }) : ''}
${heading(t('manage.payments.confirm'))}${lead(t('manage.payments.confirmLead'))}${paragraph(t('manage.payments.confirmColumns'))}
<form action="${paymentsAddress('/confirm')}" method="post" enctype="multipart/form-data" novalidate>${csrfField(frame)}
${fileUpload({
  name: 'file',
  label: { text: t('manage.payments.confirmFile'), classes: 'govuk-label--s' },
  attributes: { accept: '.csv,.txt,text/csv,text/plain' },
})}${textarea({
  name: 'text',
  id: 'text',
  label: { text: t('manage.payments.confirmText'), classes: 'govuk-label--s' },
  rows: 8,
  value: typed,
  ...(error ? { errorMessage: { text: error, visuallyHiddenText: t('error') } } : {}),
})}
${buttonGroup(button({ text: t('manage.payments.confirmYes'), preventDoubleClick: true }), link(paymentsAddress(), t('cancel')))}
</form>`,
    },
    wrong ? 422 : 200,
  );
}

/** What each line came to. */
export function confirmResults(
  frame: Frame,
  results: readonly {
    readonly line: number;
    readonly payment: string;
    readonly result: ConfirmationResult;
  }[],
): WebResponse {
  const { t } = frame;
  const count = (result: ConfirmationResult) => results.filter((one) => one.result === result).length;
  return answered(frame, {
    title: t('manage.payments.results'),
    section: 'funds',
    back: { href: paymentsAddress(), text: t('manage.payments.title') },
    body: html`${heading(t('manage.payments.results'))}${lead(t('manage.payments.resultsLead', { paid: count('paid'), returned: count('returned'), already: count('already') }))}${cardTable(
      {
        caption: t('manage.payments.results'),
        captionClasses: 'govuk-visually-hidden',
        head: [
          { text: t('manage.payments.line'), format: 'numeric' },
          { text: t('manage.payments.payment') },
          { text: t('manage.payments.result') },
        ],
        rows: results.map(({ line, payment, result }) => [
          { text: String(line), format: 'numeric' as const },
          { text: html`<span class="app-breaks">${payment || '–'}</span>` },
          { text: t(`manage.payments.result.${result}`) },
        ]),
      },
    )}${button({ text: t('manage.payments.title'), href: paymentsAddress() })}`,
  });
}
