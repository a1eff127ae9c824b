import type { DocumentKind } from '../domain/program/fields.ts';

/** What is said of each kind of file: its media type, and the endings its name may have; the first is the one we give. */
export const kindFacts: Readonly<
  Record<DocumentKind, { readonly mediaType: string; readonly endings: readonly string[] }>
> = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
  },
};

/** The kind that a file's name says it is; undefined where the name says nothing we know. */
export function kindByName(fileName: string): DocumentKind | undefined {
  const ending = /\.([^./\\]+)$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  const kinds = Object.entries(kindFacts) as [DocumentKind, (typeof kindFacts)[DocumentKind]][];
  return kinds.find(([, { endings }]) => endings.includes(ending))?.[0];
}

/** A file's name as it may be kept and shown: its last part, without control or direction characters, at most 120 characters. */
export function plainName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .toWellFormed()
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F]/gu, '')
    .trim();
  const letters = [...plain];
  return letters.length <= 120 ? plain : `${letters.slice(0, 100).join('')}…${letters.slice(-16).join('')}`;
}
