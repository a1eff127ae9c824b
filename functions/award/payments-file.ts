import { amountOf } from '../../shared/domain/money.ts';
import type { LoanDisclosure } from '../../shared/domain/rules/loan-disclosure.ts';
import type { Language } from '../../shared/domain/text.ts';
import type { WebResponse } from '../../shared/http/response.ts';
import { pageTexts } from '../../shared/messages/pages/index.ts';

/** Every payment of a loan as a file that spreadsheets open: dollars with a point, no other text than the head. */
export function paymentsFile({ schedule }: LoanDisclosure, language: Language): WebResponse {
  const t = pageTexts(language);
  const head = [t('offer.month'), t('offer.yearPaid'), t('offer.yearInterest'), t('offer.yearOwed')];
  const rows = schedule.months.map(({ month, paidCents, interestCents, owedCents }) => [
    String(month),
    ...[paidCents, interestCents, owedCents].map(amountOf),
  ]);
  const lines = [head.map((text) => `"${text}"`), ...rows].map((cells) => cells.join(','));
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="payments.csv"',
      'cache-control': 'no-store',
    },
    body: `\ufeff${lines.join('\r\n')}\r\n`,
  };
}
