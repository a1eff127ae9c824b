import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFWriter,
} from '@cantoo/pdf-lib';
import { Refused } from '../domain/documents/refusal.ts';
import { inspectJpeg } from './jpeg.ts';

/** Entries of any dictionary that say who wrote it, with what, and who signed: none of them is drawn (ISO 32000-1, 14.3 to 14.5 and 12.8). */
const aboutPeople = ['Metadata', 'PieceInfo', 'CreatorInfo', 'Perms', 'DSS'].map((name) => PDFName.of(name));
const [type, filter, fieldType, value, title] = ['Subtype', 'Filter', 'FT', 'V', 'T'].map((name) =>
  PDFName.of(name),
) as [PDFName, PDFName, PDFName, PDFName, PDFName];
const toldInside = /\/(Author|Creator|Title|Metadata)\b|<x:xmpmeta/;

/**
 * The same pages in a file that is written anew: without its author, title and program, what was there before it was last changed,
 * names of those who commented, signatures, and what pictures say about where they were taken. A signed file is no longer signed.
 */
export async function withoutAuthors(bytes: Uint8Array): Promise<Uint8Array> {
  const context = await parsed(bytes);
  const { Root } = context.trailerInfo;
  if (!Root) throw new Refused('damaged');
  const kept = keepWhatIsUsed(context, Root);
  for (const [ref] of context.enumerateIndirectObjects()) if (!kept.has(ref)) context.delete(ref);
  context.trailerInfo = { Root };
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}

/** What the library cannot read, a reader may show in its own way: the sender can print it to PDF. */
async function parsed(bytes: Uint8Array): Promise<PDFContext> {
  try {
    return await PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY).parseDocument();
  } catch {
    throw new Refused('damaged');
  }
}

/** Walks everything that is reached from the catalogue, taking out what is about people; what is not reached is used by nothing. */
function keepWhatIsUsed(context: PDFContext, root: PDFObject): ReadonlySet<PDFRef> {
  const kept = new Set<PDFRef>();
  const open: (PDFObject | undefined)[] = [root];
  while (open.length > 0) {
    const one = open.pop();
    if (one instanceof PDFRef) {
      if (kept.has(one)) continue;
      kept.add(one);
      const object = context.lookup(one);
      if (object instanceof PDFRawStream) context.assign(one, plainPicture(object));
      open.push(object);
    } else if (one instanceof PDFDict) {
      takeOut(one);
      open.push(...one.values());
    } else if (one instanceof PDFStream) open.push(one.dict);
    else if (one instanceof PDFArray) open.push(...one.asArray());
    else if (one instanceof PDFInvalidObject && toldInside.test(one.toString())) throw new Refused('damaged');
  }
  return kept;
}

function takeOut(dictionary: PDFDict): void {
  for (const name of aboutPeople) dictionary.delete(name);
  // A signature holds its signer's certificate. The field stays, unsigned.
  if (dictionary.get(fieldType) === PDFName.of('Sig')) dictionary.delete(value);
  // Of a comment, `T` is who wrote it; of a form's field its name, and of an entry of the outline does not exist.
  const isComment = dictionary.has(PDFName.of('Rect')) && dictionary.get(type) !== PDFName.of('Widget');
  if (isComment && !dictionary.has(fieldType)) dictionary.delete(title);
}

/** A photo as the file's only packing is a picture of its own, with what its camera wrote into it. */
function plainPicture(stream: PDFRawStream): PDFRawStream {
  const packing = stream.dict.get(filter);
  const only = packing instanceof PDFArray && packing.size() === 1 ? packing.get(0) : packing;
  if (only !== PDFName.of('DCTDecode')) return stream;
  try {
    return PDFRawStream.of(stream.dict, inspectJpeg(stream.getContents()));
  } catch (error) {
    // What our look at photos does not take may still be drawn: scanners write all kinds.
    if (error instanceof Refused) return stream;
    throw error;
  }
}
