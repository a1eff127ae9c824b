import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import axe from 'axe-core';
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
 * unpacked into `.cache` the first time (about 3 s). The caller closes it.
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
  const violations = (await page.evaluate(`(async () => {
    ${axeSource}
    const { violations } = await axe.run(${JSON.stringify(looksAt)}, ${JSON.stringify(axeOptions)});
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + '\\n    ' + failureSummary));
  })()`)) as string[];
  if (violations.length > 0)
    throw new Error(`axe found ${violations.length} violation(s) on ${page.url()}\n${violations.join('\n')}`);
}

// Axe's own library for Playwright also reports every rule that held, which takes twice as long as looking.
const axeSource = axe.source;
// No script runs in such a frame, axe's neither: it would be waited for without end.
const looksAt = { exclude: [['iframe[sandbox]:not([sandbox*="allow-scripts"])']] };
const axeOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
};

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
