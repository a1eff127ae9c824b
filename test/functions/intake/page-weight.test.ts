import { expect, test } from 'vitest';
import { loadSamples } from '../../../shared/programs/load.ts';
import { weighPages } from '../../support/page-weights.ts';

test('a question page weighs at most 30 KB gzipped with its stylesheet, in every program and both languages', async () => {
  const { pages, css, script } = await weighPages();
  const programs = new Set(pages.map(({ program }) => program));
  expect([...programs].toSorted()).toEqual(
    loadSamples()
      .programs.map(({ id }) => id)
      .toSorted(),
  );
  expect(pages.length).toBeGreaterThan(100);
  expect(Math.min(css, script, ...pages.map(({ gzipped }) => gzipped))).toBeGreaterThan(500);
  expect(pages.filter(({ gzipped }) => gzipped + css > 30 * 1024)).toEqual([]);
}, 120_000);
