import type { Accident } from '../../support/crashing/process.ts';
import { accidents } from '../../support/crashing/process.ts';

/** How many accidents were tried of one act, and at how many places they could happen. */
export interface Row {
  readonly act: string;
  readonly points: number;
  readonly tried: Readonly<Record<Accident, number>>;
  /** Accidents after which something was other than without. */
  readonly wrong: number;
}

/** The table of acts, places and accidents, with its sum. */
export function tableOf(rows: readonly (Row & { story: string })[], every: boolean): string {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const cells = (points: number, of: (accident: Accident) => number) =>
    [points, ...accidents.map(of)].map((n) => String(n).padStart(7)).join(' ');
  const points = sum((row) => row.points);
  const tried = sum((row) => accidents.reduce((total, one) => total + row.tried[one], 0));
  const wrong = sum((row) => row.wrong);
  const same = wrong === 0 ? 'every one' : `all but ${wrong}`;
  return [
    `${'act'.padEnd(86)} ${['points', ...accidents.map((one) => (one === 'answer lost' ? 'lost' : one))].map((one) => one.padStart(7)).join(' ')}`,
    ...rows.map(
      (row) => `${`${row.story}: ${row.act}`.padEnd(86)} ${cells(row.points, (one) => row.tried[one])}`,
    ),
    `${`${rows.length} acts`.padEnd(86)} ${cells(points, (one) => sum((row) => row.tried[one]))}`,
    `${tried} accidents${every ? ` of ${points * accidents.length}, all there are` : ' as a sample'}: ${same} came to the same end`,
  ].join('\n');
}
