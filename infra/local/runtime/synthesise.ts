import { readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { spawnGuarded } from './guarded-process.ts';
import { RuntimeFault } from './runtime-fault.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const assetsOf = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })),
});

/** Assets of earlier syntheses stay behind when the code changes; they go here. */
async function dropOldAssets(folder: string, stack: string): Promise<void> {
  const { files } = assetsOf.parse(JSON.parse(readFileSync(join(folder, `${stack}.assets.json`), 'utf8')));
  const kept = new Set(Object.values(files).map(({ source }) => source.path));
  const old = (await readdir(folder)).filter((name) => name.startsWith('asset.') && !kept.has(name));
  await Promise.all(old.map((name) => rm(join(folder, name), { recursive: true })));
}

/** Runs the CDK app in a process of its own; the template and its assets are in `folder` afterwards. */
export async function synthesise(folder: string, stack: string): Promise<void> {
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
  await dropOldAssets(folder, stack);
}
