import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Copies an asset to where its functions run. The bundles are CommonJS, and Node decides by the nearest
 * package.json: the folder gets one of its own unless the asset brings it.
 */
export function prepareTaskFolder(asset: string, root: string): string {
  const folder = join(root, basename(asset));
  mkdirSync(folder, { recursive: true });
  cpSync(asset, folder, { recursive: true, force: true });
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{"type":"commonjs"}\n');
  return folder;
}
