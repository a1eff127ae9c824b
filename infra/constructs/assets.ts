import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const web = join(repository, 'shared/web');

/**
 * Builds what pages link to into `outFolder`: `app.css` from the stylesheet, the scripts and images as they are, and
 * `manifest.json`, which maps each name to the first ten hex digits of its SHA-256. Pages link
 * `/assets/<name>.<digits>.<extension>`, so that a browser may keep a file for ever. Throws on a stylesheet that does
 * not compile and on two files of one name.
 */
export async function buildAssets(outFolder: string): Promise<void> {
  const files = new Map<string, Uint8Array>([['app.css', compileStylesheet()]]);
  for (const file of [...(await filesOf('scripts', '.js')), ...(await filesOf('images', ''))]) {
    const name = basename(file);
    if (files.has(name)) throw new Error(`Two assets are called ${name}: they are served from one folder.`);
    files.set(name, await readFile(file));
  }
  const names = [...files.keys()].sort();
  const manifest = Object.fromEntries(names.map((name) => [name, digest(files.get(name))]));
  await mkdir(outFolder, { recursive: true });
  await Promise.all([...files].map(([name, content]) => writeFile(join(outFolder, name), content)));
  await writeFile(join(outFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function compileStylesheet(): Buffer {
  const { css } = compile(join(web, 'styles/app.scss'), {
    loadPaths: [join(repository, 'node_modules')],
    style: 'compressed',
    quietDeps: true,
  });
  return Buffer.from(css);
}

async function filesOf(folder: string, extension: string): Promise<string[]> {
  const entries = await readdir(join(web, folder), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => join(entry.parentPath, entry.name));
}

function digest(content: Uint8Array = Buffer.alloc(0)): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}
