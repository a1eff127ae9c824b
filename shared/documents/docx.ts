import { Refused } from '../domain/documents/refusal.ts';
import { asBuffer, startsWith, u8 } from './bytes.ts';
import { readZip } from './zip.ts';

const mainPart = 'word/document.xml';
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Archives, programs and the container of old Office files: nothing of that belongs into a letter. */
const otherFiles = ['PK\x03\x04', '\xd0\xcf\x11\xe0', 'MZ', '%PDF-', '\x7fELF', 'Rar!', "7z\xbc\xaf'"].map(
  u8,
);

/** A Word document without macros, programs, further archives or parts fetched from elsewhere. The same bytes, for what comes next. */
export function inspectDocx(bytes: Uint8Array): Uint8Array {
  const entries = readZip(bytes);
  const names = entries.map(({ name }) => name);
  if (new Set(names.map((name) => name.toLowerCase())).size !== names.length) throw new Refused('polyglot');
  if (names.some((name) => name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')))
    throw new Refused('other-zip');
  const types = textOf(entries, '[Content_Types].xml');
  if (types === undefined || !names.includes(mainPart)) throw new Refused('other-zip');
  if (/macroEnabled|vbaProject|vbaData/i.test(types) || names.some((name) => /vba(project|data)/i.test(name)))
    throw new Refused('macros');
  if (!types.includes(mainType)) throw new Refused('other-zip');
  for (const { name, content } of entries) {
    const part = content();
    if (otherFiles.some((start) => startsWith(part, start)) || /\/(embeddings|activeX)\//i.test(name))
      throw new Refused('docx-embedded');
    if (name.endsWith('.rels') && fetchesElsewhere(asBuffer(part).toString('utf8')))
      throw new Refused('docx-embedded');
  }
  return bytes;
}

function textOf(entries: ReturnType<typeof readZip>, name: string): string | undefined {
  const entry = entries.find((one) => one.name === name);
  return entry && asBuffer(entry.content()).toString('utf8');
}

/** A template, frame or object that is fetched from elsewhere when the file is opened; links that a person follows are none. */
function fetchesElsewhere(relationships: string): boolean {
  return (relationships.match(/<Relationship\b[^>]*>/g) ?? []).some(
    (one) =>
      /TargetMode\s*=\s*["']External["']/i.test(one) &&
      /Type\s*=\s*["'][^"']*\/(attachedTemplate|oleObject|frame|subDocument|image|package|aFChunk)["']/i.test(
        one,
      ),
  );
}
