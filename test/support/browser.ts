import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../', import.meta.url));

const quietArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium: the one that `CHROME` names, or the one packed in `@sparticuz/chromium`, which is
 * unpacked into `.cache` the first time (about 3 s). The caller closes it, and opens pages through
 * `browser.newContext()`: axe refuses a page that has no context of its own.
 */
export async function openBrowser(): Promise<Browser> {
  const named = process.env['CHROME'];
  if (named !== undefined && named !== '') {
    return chromium.launch({ executablePath: named, args: quietArguments });
  }
  if (process.platform !== 'linux') {
    throw new Error('The packed browser is for Linux: set CHROME to the path of a Chrome or Chromium.');
  }
  const home = await unpackedChromium();
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args: quietArguments,
    env: {
      ...process.env,
      HOME: process.env['HOME'] ?? homedir(),
      FONTCONFIG_PATH: join(home, 'fonts'),
      LD_LIBRARY_PATH: [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(':'),
    },
  });
}

/**
 * Fails with one line per violation (rule, element, what to do) unless axe finds the page without fault under
 * WCAG 2.2 A and AA and axe's best practices.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // No script runs in such a frame, axe's neither: it would be waited for without end.
    .exclude('iframe[sandbox]:not([sandbox*="allow-scripts"])')
    // Our pages hold no frames of other origins, and without them axe needs no second page to put its findings together.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  if (violations.length === 0) return;
  const lines = violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.target.join(' ')}\n    ${node.failureSummary ?? ''}`,
    ),
  );
  throw new Error(`axe found ${lines.length} violation(s) on ${page.url()}\n${lines.join('\n')}`);
}

/**
 * The package unpacks itself into TMPDIR and trusts whatever it finds there, so it gets a folder of its own that
 * appears under its final name only when complete: parallel test workers and a kill half way are then harmless.
 */
async function unpackedChromium(): Promise<string> {
  const manifest = await readFile(join(repository, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const cache = join(repository, '.cache');
  const home = join(cache, `chromium-${version}-${process.arch}`);
  if (existsSync(home)) return home;
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'chromium-unpacking-'));
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: repository,
    env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
  });
  await writeFile(join(staging, 'fonts', 'fonts.conf'), fontConfiguration(home));
  try {
    await rename(staging, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
    await rm(staging, { recursive: true, force: true });
  }
  return home;
}

/** The packed configuration looks for its fonts in /tmp only; a machine may have none of its own. */
function fontConfiguration(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(home, 'fonts')}</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
