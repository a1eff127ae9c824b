import { measure as allocation } from './allocation.ts';
import { measure as assignment } from './assignment/assignment.ts';
import type { Figure } from './figure.ts';
import { measure as moves } from './moves.ts';
import { measure as pageWeights } from './page-weights.ts';
import { measure as replay } from './replay.ts';
import { measure as rules } from './rules/rules.ts';
import { measure as severity } from './severity.ts';
import { measure as transitions } from './transitions.ts';

const parts = { pageWeights, transitions, moves, rules, replay, severity, assignment, allocation };

// `npm run bench -- allocation` measures one part, or some of them.
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0)
  throw new Error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}`);
const rows: Figure[] = [];
for (const [name, part] of Object.entries(parts))
  if (named.length === 0 || named.includes(name)) rows.push(...(await part()));

const cells = rows.map(({ what, figure, limit = '', holds }) => [
  what,
  figure,
  limit,
  holds === undefined ? '' : holds ? 'holds' : 'DOES NOT HOLD',
]);
const heads = ['what', 'figure', 'held against', ''];
const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((row) => row[i]?.length ?? 0)));
const line = (row: readonly string[]) =>
  row
    .map((cell, i) => cell.padEnd(widths[i] ?? 0))
    .join('  ')
    .trimEnd();
console.info([line(heads), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n'));
process.exit(rows.some((row) => row.holds === false) ? 1 : 0);
