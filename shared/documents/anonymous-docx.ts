import { zipSync } from 'fflate';
import { Refused } from '../domain/documents/refusal.ts';
import { asBuffer, startsWith, u8 } from './bytes.ts';
import { inspectJpeg } from './jpeg.ts';
import { inspectPng } from './png.ts';
import { readZip } from './zip.ts';

const names = 'http://schemas.openxmlformats.org';
/** Parts that are about the file, as parts that say nothing: other parts refer to them, so they stay (ECMA-376-1, 15.2.12; -2, 11). */
const empty: Readonly<Record<string, string>> = {
  'docProps/core.xml': `<cp:coreProperties xmlns:cp="${names}/package/2006/metadata/core-properties"/>`,
  'docProps/app.xml': `<Properties xmlns="${names}/officeDocument/2006/extended-properties"/>`,
  'docProps/custom.xml': `<Properties xmlns="${names}/officeDocument/2006/custom-properties"/>`,
};
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Who changed, commented or is present, as attributes of Word's own parts. */
const person =
  /((?:[\w.-]+:)?(?:author|initials|userId|lastModifiedBy|lastEditedBy))(\s*=\s*)("[^"]*"|'[^']*')/g;

/**
 * The same text in a file that is written anew: without its author, company and program, the names of those who changed or commented
 * it, the picture of its first page, and what photos say about where they were taken.
 */
export function withoutPeople(bytes: Uint8Array): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  for (const { name, content } of readZip(bytes)) {
    if (/^docProps\/thumbnail\./i.test(name)) continue;
    if (!name.endsWith('/')) parts[name] = plainPart(name, content());
  }
  if ('_rels/.rels' in parts) parts['_rels/.rels'] = withoutThumbnail(parts['_rels/.rels'] as Uint8Array);
  return zipSync(parts, { level: 6, mtime: '1980-01-01T00:00:00' });
}

function plainPart(name: string, content: Uint8Array): Uint8Array {
  const nothing = empty[name];
  if (nothing !== undefined) return Buffer.from(head + nothing);
  if (/\.(jpe?g|png)$/i.test(name)) return plainPicture(content);
  if (!/^word\/.*\.xml$/i.test(name)) return content;
  const text = asBuffer(content).toString('utf8');
  if (text.includes('\0')) throw new Refused('damaged');
  const plain = text.replace(/<[^>]*>/g, (tag) => tag.replace(person, '$1$2""'));
  return plain === text ? content : Buffer.from(plain);
}

function plainPicture(content: Uint8Array): Uint8Array {
  try {
    return startsWith(content, u8('\xff\xd8')) ? inspectJpeg(content) : inspectPng(content);
  } catch (error) {
    if (error instanceof Refused) return content;
    throw error;
  }
}

/** A part that is gone is referred to by nothing. */
const withoutThumbnail = (relationships: Uint8Array): Uint8Array =>
  Buffer.from(
    asBuffer(relationships)
      .toString('utf8')
      .replace(/<Relationship\b[^>]*\/metadata\/thumbnail["'][^>]*\/>/g, ''),
  );
