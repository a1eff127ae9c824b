import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { type BatchLine, orderName } from './payment.ts';

/** A line as the bank is told it: its batch, its number, its name for ever, and whom and how much. */
export interface NamedLine extends Omit<BatchLine, 'name'> {
  readonly name: string;
}

const rows = (lines: readonly (readonly (string | number)[])[]): string =>
  stringify(
    lines.map((line) => [...line]),
    // What a spreadsheet would work out as a formula has an apostrophe before it.
    { record_delimiter: '\r\n', escape_formulas: true },
  );

const paymentRows = (batchId: string, lines: readonly NamedLine[]): string =>
  rows(
    lines.map((line, i) => [
      ...['P', batchId, i + 1, orderName(line), line.reference, line.name],
      ...[line.cents, 'USD', line.fundId],
    ]),
  );

/** SHA-256 over the payment lines of a batch, in hex: what its trailer says. */
export const hashOfLines = (batchId: string, lines: readonly NamedLine[]): string =>
  createHash('sha256').update(paymentRows(batchId, lines)).digest('hex');

export const sumOf = (lines: readonly Pick<BatchLine, 'cents'>[]): number =>
  lines.reduce((sum, { cents }) => sum + cents, 0);

/**
 * The file of a batch: a header, a line for each payment, a trailer with how many, their sum in cents and the hash of the
 * lines. It hangs on nothing but the batch, so that it is the same bytes whenever it is fetched.
 */
export function paymentFile(
  batch: { readonly batchId: string; readonly createdAt: string },
  lines: readonly NamedLine[],
): string {
  const { batchId, createdAt } = batch;
  return [
    rows([['H', batchId, 'anchor-awards-payments', 1, createdAt, 'cents']]),
    paymentRows(batchId, lines),
    rows([['T', batchId, lines.length, sumOf(lines), hashOfLines(batchId, lines)]]),
  ].join('');
}

/** What the bank says of one payment. */
export interface Confirmation {
  readonly batchId: string;
  readonly payment: string;
  readonly cents: number;
  readonly result: 'paid' | 'returned';
}
/** One line of its file, by its number there; a line that cannot be read says so. */
export type ConfirmationLine = { readonly line: number } & (
  | ({ readonly kind: 'read' } & Confirmation)
  | { readonly kind: 'unreadable' }
);

const columns = ['batch', 'payment', 'cents', 'result'] as const;
/** More than any bank sends at once. */
const mostLines = 5000;

/** Reads a file of confirmations; undefined where it is none: its first line names batch, payment, cents and result. */
export function readConfirmations(text: string): readonly ConfirmationLine[] | undefined {
  const read = recordsOf(text);
  const head = read?.[0]?.map((cell) => cell.trim().toLowerCase());
  if (!read || !head || read.length > mostLines + 1) return undefined;
  const at = columns.map((name) => head.indexOf(name));
  if (at.includes(-1)) return undefined;
  return read.slice(1).map((record, i): ConfirmationLine => {
    const [batchId = '', payment = '', cents = '', result = ''] = at.map((n) => (record[n] ?? '').trim());
    const said = result.toLowerCase();
    if (!/^\d{1,12}$/.test(cents) || payment === '' || (said !== 'paid' && said !== 'returned'))
      return { line: i + 2, kind: 'unreadable' };
    return { line: i + 2, kind: 'read', batchId, payment, cents: Number(cents), result: said };
  });
}

function recordsOf(text: string): string[][] | undefined {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch {
    return undefined;
  }
}
