import { type Composed, compose } from './compose.ts';
import { draw } from './draw.ts';
import type { Fonts } from './fonts.ts';
import { datedAt, type IssuedLetter, type Letter, type PreviewLetter } from './letter.ts';
import { bytesOf, openSheet, prints } from './sheet.ts';

/**
 * A letter as a tagged PDF (PDF/UA-1). The same letter gives the same bytes. A preview is refused: by its type, and by name
 * for whoever gets around the type.
 */
export function letterPdf(letter: IssuedLetter, fonts: Fonts): Promise<Buffer> {
  if (letter.status !== 'issued') throw new TypeError('Only a letter that was issued is drawn as one');
  return pdfOf(letter, fonts);
}

/** How a letter would look, marked across every page; it goes to a manager's screen and nowhere else. */
export const previewPdf = (letter: PreviewLetter, fonts: Fonts): Promise<Buffer> => pdfOf(letter, fonts);

function pdfOf(letter: Letter, fonts: Fonts): Promise<Buffer> {
  const opening = { author: letter.institution, language: letter.language, at: datedAt(letter), fonts };
  const composed = titled(letter, fonts);
  const pdf = openSheet({ ...opening, title: composed.title });
  draw(pdf, composed);
  return bytesOf(pdf);
}

/** The words depend on what the font can print, and the document's title on the words. */
function titled(letter: Letter, fonts: Fonts): Composed {
  const probe = openSheet({ title: '', author: '', language: letter.language, at: datedAt(letter), fonts });
  return compose(letter, (text) => prints(probe, text));
}
