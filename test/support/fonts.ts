import { packagedFont } from '../../infra/constructs/fonts.ts';
import { openFonts } from '../../shared/letters/fonts.ts';

/** The fonts of letters, out of their package. */
export const fonts = openFonts(packagedFont);
