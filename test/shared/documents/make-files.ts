import { crc32, deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { Expected } from '../../../shared/documents/inspect.ts';
import { documentKinds } from '../../../shared/domain/program/fields.ts';

/** What a sender of a file with this name would have said; everything is accepted unless told otherwise. */
export const expecting = (
  fileName: string,
  kind: Expected['kind'],
  more: Partial<Expected> = {},
): Expected => ({
  kind,
  fileName,
  accept: documentKinds,
  maxBytes: 10 * 1024 * 1024,
  ...more,
});

export const text = (content: string): Buffer => Buffer.from(content, 'latin1');
export const joined = (...parts: (Uint8Array | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? text(part) : part)));

/** A PDF of one empty page, with further objects and entries of its catalog. */
export function pdf({ objects = [] as (string | Buffer)[], catalog = '', trailer = '' } = {}): Buffer {
  const all: (string | Buffer)[] = [
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n',
    ...objects,
  ];
  let whole = text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  const offsets: number[] = [];
  for (const one of all) {
    offsets.push(whole.length);
    whole = joined(whole, one);
  }
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${rows}`;
  return joined(
    whole,
    table,
    `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${whole.length}\n%%EOF\n`,
  );
}

/** An object with a stream, packed as most writers do. */
export function packedObject(number: number, entries: string, content: string): Buffer {
  const packed = deflateSync(text(content));
  const head = `${number} 0 obj\n<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return joined(head, packed, '\nendstream\nendobj\n');
}

const colours =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAQABgDASIAAhEBAxEB/8QAGAAAAwEBAAAAAAAAAAAAAAAAAAIDAQX/xAAWEAEBAQAAAAAAAAAAAAAAAAAAAQL/xAAVAQEBAAAAAAAAAAAAAAAAAAAFBP/EABgRAQEBAQEAAAAAAAAAAAAAAAMAIQIE/9oADAMBAAIRAxEAPwDj6qWqbVS1VPnKbdbNUE1QZMsie12//9k=';

/** A picture of 24 by 16 from red to blue, as a browser writes it; further segments come behind its first. */
export function jpeg(...segments: Uint8Array[]): Buffer {
  const plain = Buffer.from(colours, 'base64');
  return joined(plain.subarray(0, 20), ...segments, plain.subarray(20));
}

export function segment(code: number, body: Uint8Array | string): Buffer {
  const content = joined(body);
  return joined(Buffer.from([0xff, code, (content.length + 2) >> 8, (content.length + 2) & 255]), content);
}

/** EXIF with the way the picture is turned and a text among its tags. */
export function exif(orientation: number, said: string): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(0x010e, 10);
  tiff.writeUInt16LE(2, 12);
  tiff.writeUInt32LE(said.length, 14);
  tiff.writeUInt32LE(tiff.length, 18);
  tiff.writeUInt16LE(0x0112, 22);
  tiff.writeUInt16LE(3, 24);
  tiff.writeUInt32LE(1, 26);
  tiff.writeUInt16LE(orientation, 30);
  return joined(tiff, said);
}

export function chunk(name: string, body: Uint8Array | string): Buffer {
  const content = joined(name, joined(body));
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length - 4, 0);
  ends.writeUInt32BE(crc32(content), 4);
  return joined(ends.subarray(0, 4), content, ends.subarray(4));
}

/** Grey pixels from dark to bright; further chunks come before the picture's data. */
export function png(chunks: Uint8Array[] = [], size = { width: 16, height: 8 }, pixels?: Uint8Array): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size.width, 0);
  head.writeUInt32BE(size.height, 4);
  head[8] = 8;
  return joined(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', head),
    ...chunks,
    chunk('IDAT', pixels ?? deflateSync(rowsOf(size))),
    chunk('IEND', ''),
  );
}

function rowsOf({ width, height }: { width: number; height: number }): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < rows.length; at++) rows[at] = at % (width + 1) === 0 ? 0 : at & 0x7f;
  return rows;
}

const types = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
export const wordMain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A Word document of one line, with parts added, replaced or left out. */
export function docx(parts: Record<string, Uint8Array | string | undefined> = {}, main = wordMain): Buffer {
  const all: Record<string, Uint8Array | string | undefined> = {
    '[Content_Types].xml': types(main),
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml':
      '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Hello</w:t></w:r></w:p></w:body></w:document>',
    ...parts,
  };
  const given = Object.entries(all).flatMap(([name, part]) =>
    part === undefined ? [] : [[name, joined(part)]],
  );
  return Buffer.from(zipSync(Object.fromEntries(given)));
}
