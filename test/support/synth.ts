import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(repository, 'node_modules/.cache/anchor-awards');

/** What the template and its bundles are made from. `infra/local` reads the template and has no part in it. */
const sources = ['infra/app.ts', 'infra/stacks', 'infra/constructs', 'infra/workflow', 'functions', 'shared'];

let folder: Promise<string> | undefined;

/**
 * The folder of the synthesised template (`AnchorAwards.template.json`) and its assets, checked by cdk-nag on the
 * way. Made once for each state of the sources: test files, workers and runs share it, so nobody may write there.
 */
export function synthesised(): Promise<string> {
  folder ??= synthesiseOnce();
  return folder;
}

async function synthesiseOnce(): Promise<string> {
  const target = join(cache, `synth-${await digestOfSources()}`);
  if (existsSync(target)) return target;
  await mkdir(cache, { recursive: true });
  // An exclusive transaction is a lock between workers that the death of its holder gives back.
  const lock = new DatabaseSync(join(cache, 'synth.lock'), { timeout: 80_000 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    if (!existsSync(target)) await synthesise(target);
  } finally {
    lock.close();
  }
  return target;
}

async function synthesise(target: string): Promise<void> {
  const staging = await mkdtemp(join(cache, 'staging-'));
  try {
    await run(process.execPath, ['infra/app.ts'], {
      cwd: repository,
      env: { ...process.env, CDK_OUTDIR: staging, CHECK: '1' },
    });
    await rename(staging, target);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  await forgetOlderThanAnHour(target);
}

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  const files = await Promise.all(sources.map((source) => filesIn(join(repository, source))));
  for (const file of [join(repository, 'package-lock.json'), ...files.flat().sort()]) {
    hash.update(`\0${relative(repository, file)}\0`).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesIn(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function forgetOlderThanAnHour(kept: string): Promise<void> {
  const oldest = Date.now() - 3_600_000;
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    if (!/^(synth|staging)-/.test(name) || path === kept) continue;
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (mtimeMs < oldest) await rm(path, { recursive: true, force: true });
  }
}
