import PDFDocument from 'pdfkit';
import type { Language } from '../domain/text.ts';
import { locales } from '../messages/values.ts';
import { brandColour } from '../web/brand.ts';
import type { Fonts } from './fonts.ts';

export type Pdf = PDFKit.PDFDocument;

/** Points, on US Letter. */
export const page = { left: 72, right: 72, top: 48, bottom: 42, width: 612, height: 792 } as const;
export const column = page.width - page.left - page.right;

export const colours = {
  brand: brandColour,
  ink: '#17252a',
  quiet: '#4c5b61',
  line: '#c9d5d8',
  wash: '#eef4f5',
};

/** The library's types are older than the library. */
const accessible: object = { subset: 'PDF/UA' };

/** A part of what is read: its tag, and the text for who does not see it, where it is, or what it is the header of. */
export function struct(
  pdf: Pdf,
  tag: string,
  options: { readonly alt?: string; readonly bbox?: readonly number[]; readonly scope?: 'Row' } = {},
  content?: () => void,
): PDFKit.PDFStructureElement {
  const given: PDFKit.Mixins.StructureElementOptions = options as object;
  return pdf.struct(tag, given, content);
}

/**
 * An empty tagged document of PDF/UA. Nothing in it depends on when or where it is made: dates, and through them the
 * file's identifier, are those of the letter, and only embedded fonts are used.
 */
export function openSheet(about: {
  readonly title: string;
  readonly author: string;
  readonly language: Language;
  readonly at: string;
  readonly fonts: Fonts;
}): Pdf {
  const date = new Date(about.at);
  const pdf = new PDFDocument({
    size: [page.width, page.height],
    margins: { top: page.top, bottom: page.bottom, left: page.left, right: page.right },
    pdfVersion: '1.7',
    ...accessible,
    tagged: true,
    lang: locales[about.language],
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    // Empty: none of the standard fonts, which are not embedded and come as files of their own.
    font: '',
    info: {
      Title: plain(about.title),
      Author: plain(about.author),
      Creator: 'Anchor Awards',
      Producer: 'Anchor Awards',
      CreationDate: date,
      ModDate: date,
    },
  });
  pdf.registerFont('regular', about.fonts.regular());
  pdf.registerFont('bold', about.fonts.bold());
  pdf.font('regular');
  return pdf;
}

/** The library puts these into the metadata as they are, which is XML. */
const plain = (text: string): string => text.replace(/\s*&\s*/g, ' + ').replace(/[<>]/g, '');

/** Everything that was drawn, as one file. */
export async function bytesOf(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const whole = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(Buffer.from(chunk)));
    pdf.on('end', () => resolve());
    pdf.on('error', reject);
  });
  pdf.end();
  await whole;
  return Buffer.concat(chunks);
}

interface WithGlyphs {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** Whether the font in use has every letter of a text. */
export function prints(pdf: Pdf, text: string): boolean {
  const { font } = (pdf as unknown as WithGlyphs)._font;
  return [...text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
}

/** Draws something that is no part of what is read: a line, a wash, a page number. */
export function artifact(pdf: Pdf, type: 'Layout' | 'Pagination', draw: () => void): void {
  pdf.markContent('Artifact', { type });
  pdf.save();
  draw();
  pdf.restore();
  pdf.endMarkedContent();
}
