import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Source Serif 4, under the SIL Open Font License 1.1: Latin with Vietnamese and all of Europe, Greek and Cyrillic. */
export const fontFiles = {
  regular: 'SourceSerif4_400Regular.ttf',
  bold: 'SourceSerif4_600SemiBold.ttf',
} as const;

/** The fonts of letters, read when the first letter is drawn. */
export interface Fonts {
  readonly regular: () => Buffer;
  readonly bold: () => Buffer;
}

/** Fonts from files; `at` says where the file of a name is. */
export function openFonts(at: (file: string) => string): Fonts {
  const once = (file: string) => {
    let bytes: Buffer | undefined;
    return () => {
      bytes ??= readFileSync(at(file));
      return bytes;
    };
  };
  return { regular: once(fontFiles.regular), bold: once(fontFiles.bold) };
}

let deployed: Fonts | undefined;

/** The fonts beside the function's own code. */
export function deployedFonts(): Fonts {
  deployed ??= openFonts((file) => join(process.env['LAMBDA_TASK_ROOT'] ?? process.cwd(), 'fonts', file));
  return deployed;
}
