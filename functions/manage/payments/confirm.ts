import { confirmPayments } from '../../../shared/cases/after-award/confirm-payments.ts';
import { readConfirmations } from '../../../shared/domain/after-award/payment-file.ts';
import { decodeText } from '../../../shared/domain/review/csv-text.ts';
import { fileOf } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { confirmForm, confirmResults } from '../pages/payments/confirm-page.ts';

/** `GET /manage/payments/confirm` */
export const askToConfirm = (_deps: ManageDependencies, { frame }: Asked): WebResponse =>
  confirmForm(frame, '', undefined);

/** `POST` to the same: each line is done by itself, and said what it came to. Sent again nothing happens twice. */
export async function confirm(
  { store }: ManageDependencies,
  { frame, who, request, fields }: Asked & { readonly fields: URLSearchParams },
): Promise<WebResponse> {
  const file = fileOf(request, 'file');
  const typed = fields.get('text') ?? '';
  const text = file ? decodeText(file) : typed;
  if (text.trim() === '') return confirmForm(frame, typed, 'nothing');
  const lines = readConfirmations(text);
  if (!lines || lines.length === 0) return confirmForm(frame, typed, 'no-file');
  return confirmResults(frame, await confirmPayments(store, who, lines));
}
