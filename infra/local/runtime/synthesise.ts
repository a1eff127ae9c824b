import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { spawnGuarded } from './guarded-process.ts';
import { RuntimeFault } from './runtime-fault.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const sources = ['infra', 'functions', 'shared'];
const sourceFiles = ['package.json', 'package-lock.json', 'cdk.json'];
const assetsOf = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })),
});

/** What the template is made from, in one hash. This runtime reads the template and is no part of it. */
async function digestOfSources(): Promise<string> {
  const entries = await Promise.all(
    sources.map((folder) => readdir(join(repository, folder), { recursive: true, withFileTypes: true })),
  );
  const files = entries
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => relative(repository, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(join('infra', 'local') + sep))
    .concat(sourceFiles.filter((file) => existsSync(join(repository, file))))
    .sort();
  const hash = createHash('sha256').update(process.version);
  const contents = await Promise.all(files.map((file) => readFile(join(repository, file))));
  for (const [at, content] of contents.entries())
    hash.update(`\0${files[at]}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

/** Assets of earlier syntheses stay behind when the code changes; they go here. */
async function dropOldAssets(folder: string, stack: string): Promise<void> {
  const { files } = assetsOf.parse(JSON.parse(readFileSync(join(folder, `${stack}.assets.json`), 'utf8')));
  const kept = new Set(Object.values(files).map(({ source }) => source.path));
  const old = (await readdir(folder)).filter((name) => name.startsWith('asset.') && !kept.has(name));
  await Promise.all(old.map((name) => rm(join(folder, name), { recursive: true })));
}

async function runApp(folder: string): Promise<void> {
  const child = spawnGuarded({
    command: process.execPath,
    args: [join(repository, 'infra/app.ts')],
    cwd: repository,
    env: { ...process.env, CDK_OUTDIR: folder },
    output: 'pipe',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new RuntimeFault(`The template cannot be synthesised:\n${said}`);
}

/**
 * Runs the CDK app in a process of its own; the template and its assets are in `folder` afterwards. When the folder
 * holds what the same sources have given before, nothing is run.
 */
export async function synthesise(folder: string, stack: string): Promise<void> {
  const seal = join(folder, 'sources.sha256');
  const digest = await digestOfSources();
  if (existsSync(seal) && readFileSync(seal, 'utf8') === digest) return;
  await rm(seal, { force: true });
  await runApp(folder);
  await dropOldAssets(folder, stack);
  writeFileSync(seal, digest);
}
