import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from './read-yaml.ts';
import { type References, referenceFile } from './resolve-references.ts';

/** Where the lists that programs share are kept. */
export const referenceFolder = join(import.meta.dirname, 'reference');

/** Every shared list, by the name of its file. */
export function readReferences(folder: string = referenceFolder): References {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return new Map(
    files.map((name) => [name.replace(/\.yaml$/, ''), parseYaml(join(folder, name), referenceFile)]),
  );
}
