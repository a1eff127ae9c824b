import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontFiles } from '../../shared/letters/fonts.ts';

const packaged = fileURLToPath(
  new URL('../../node_modules/@expo-google-fonts/source-serif-4/', import.meta.url),
);

/** Where the package has a font: each in a folder named by its weight. */
export const packagedFont = (file: string): string =>
  join(packaged, /_(\w+)\.ttf$/.exec(file)?.[1] ?? '', file);

/** Copies the fonts of letters, with their licence, to where a function finds them. */
export async function copyFonts(outFolder: string): Promise<void> {
  await mkdir(outFolder, { recursive: true });
  await cp(join(packaged, 'LICENSE_FONT'), join(outFolder, 'LICENSE'));
  await Promise.all(Object.values(fontFiles).map((file) => cp(packagedFont(file), join(outFolder, file))));
}
