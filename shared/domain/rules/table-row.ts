import { type Decimal, decimal } from '../decimal.ts';
import type { SizeTable } from '../program/size-table.ts';
import { guidelineFor } from '../tables/poverty-guideline.ts';
import type { Context } from './read.ts';

/** The row of a table by size, in dollars; nothing for a size below one, or where the program names no such table. */
export function tableRow(
  { program, tables }: Pick<Context, 'program' | 'tables'>,
  table: string,
  size: number,
): Decimal | undefined {
  if (!Number.isSafeInteger(size) || size < 1) return undefined;
  if (table === 'povertyGuideline') {
    const guideline = tables.povertyGuideline[program.tables.povertyGuideline ?? ''];
    const row = guideline && guidelineFor(guideline, size);
    return row === undefined ? undefined : decimal(row);
  }
  const own = program.tables.own?.find(({ id }) => id === table);
  return own && ownRow(own, size);
}

function ownRow({ bySize, eachFurther }: SizeTable, size: number): Decimal | undefined {
  const listed = bySize[size - 1];
  if (listed !== undefined) return decimal(listed);
  return decimal(bySize.at(-1) ?? '0').plus(decimal(eachFurther).times(size - bySize.length));
}
