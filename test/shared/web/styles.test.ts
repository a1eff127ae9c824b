import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { compile } from 'sass';
import { beforeAll, expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
let css: string;
beforeAll(() => {
  css = compile(fileURLToPath(new URL('shared/web/styles/app.scss', root)), {
    loadPaths: [fileURLToPath(new URL('node_modules', root))],
    style: 'compressed',
    quietDeps: true,
  }).css;
});

test('the stylesheet is at most 16 kB on the wire', () => {
  expect(gzipSync(css, { level: 9 }).length).toBeLessThanOrEqual(16 * 1024);
});

test('it carries nobody else’s crown, fonts or addresses', () => {
  expect(css).not.toMatch(/@font-face|GDS Transport|crown|url\((?!["']?data:)/i);
});

const colour = (name: string) => {
  const found = new RegExp(`--govuk-${name}-colour:\\s*(#[0-9a-f]{3,6}|white|black)`, 'i').exec(css)?.[1];
  if (found === undefined) throw new Error(`no colour ${name}`);
  return { white: '#ffffff', black: '#000000' }[found] ?? found;
};

/** Relative luminance and contrast by WCAG 2.2. */
function luminance(hex: string): number {
  const six = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(six.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

test.each([
  ['text', 'body-background', 7],
  ['secondary-text', 'body-background', 7],
  ['secondary-text', 'surface-background', 5.5],
  ['link', 'body-background', 7],
  ['link', 'surface-background', 6],
  ['link-visited', 'body-background', 7],
  ['link-hover', 'body-background', 7],
  ['error', 'body-background', 6.5],
  ['success', 'body-background', 7],
  ['inverse-text', 'brand', 7],
  ['inverse-text', 'success', 7],
  ['focus-text', 'focus', 7],
  ['focus', 'brand', 4.5],
  ['input-border', 'body-background', 4.5],
])('%s on %s has a contrast of at least %d', (front, back, least) => {
  expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(least);
});
