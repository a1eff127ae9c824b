import { type PageWeight, weighPages } from '../support/page-weights.ts';
import type { Figure } from './figure.ts';

const limit = 30 * 1024;
const kB = (bytes: number) => (bytes / 1024).toFixed(1);

/** What a question page weighs on the wire with its stylesheet, gzipped: the heaviest of each program and language. */
export async function measure(): Promise<Figure[]> {
  const { pages, css, script } = await weighPages();
  const figure = (what: string, { page, asks, gzipped }: PageWeight): Figure => ({
    what: `${what}: ${page} (${asks})`,
    figure: `${kB(gzipped)} + ${kB(css)} = ${kB(gzipped + css)} KB`,
    limit: 'at most 30 KB',
    holds: gzipped + css <= limit,
  });
  const groups = Map.groupBy(pages, ({ program, language }) => `question pages of ${program}, ${language}`);
  const largest = heaviest(pages);
  return [
    ...[...groups].map(([what, own]) => figure(`${what}, the heaviest of ${own.length}`, heaviest(own))),
    figure(`the heaviest of all ${pages.length}, ${largest.program}, ${largest.language}`, largest),
    { what: 'the script, which comes apart, gzipped', figure: `${kB(script)} KB` },
  ];
}

function heaviest(pages: readonly PageWeight[]): PageWeight {
  const [first] = pages.toSorted((a, b) => b.gzipped - a.gzipped);
  if (!first) throw new Error('no pages');
  return first;
}
