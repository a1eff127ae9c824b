import type { Fonts } from './fonts.ts';
import type { IssuedLetter, PreviewLetter } from './letter.ts';

/** Draws letters. What draws is read when it is first needed: most requests need none. */
export const printLetter = async (letter: IssuedLetter, fonts: Fonts): Promise<Buffer> =>
  (await import('./letter-pdf.ts')).letterPdf(letter, fonts);

/** The same for how a letter would look. */
export const printPreview = async (letter: PreviewLetter, fonts: Fonts): Promise<Buffer> =>
  (await import('./letter-pdf.ts')).previewPdf(letter, fonts);
