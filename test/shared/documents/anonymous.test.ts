import { inflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../shared/documents/inspect.ts';
import { readZip } from '../../../shared/documents/zip.ts';
import type { DocumentKind } from '../../../shared/domain/program/fields.ts';
import { docx, exif, expecting, joined, jpeg, packedObject, pdf, segment, text } from './make-files.ts';

const canary = 'ANA-RUIZ-OF-ELM-STREET';
const utf16 = Buffer.from(`\ufeff${canary}`, 'utf16le').swap16();

async function released(bytes: Uint8Array, kind: DocumentKind): Promise<Buffer> {
  const found = await inspect(bytes, expecting(`a.${kind}`, kind));
  if (found.kind !== 'fit') throw new Error(found.reason);
  expect(await inspect(bytes, expecting(`a.${kind}`, kind)), 'the same after a crash').toEqual(found);
  // What is released stands the strict look again.
  expect((await inspect(found.bytes, expecting(`a.${kind}`, kind))).kind).toBe('fit');
  return Buffer.from(found.bytes);
}

/** A file and everything packed in it that unpacks, as text in which a word would be found. */
function unpackedPdf(bytes: Buffer): string {
  const whole = bytes.toString('latin1');
  const streams = [...whole.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: found }) => {
    try {
      return [inflateSync(bytes.subarray(index + found.length)).toString('latin1')];
    } catch {
      return [];
    }
  });
  return [whole, ...streams].join('\n').replaceAll('\0', '');
}

describe('a PDF that is released', () => {
  const photo = jpeg(segment(0xe1, joined('Exif\0\0', exif(1, canary))));
  const image = joined(
    `4 0 obj\n<< /Type /XObject /Subtype /Image /Width 24 /Height 16 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${photo.length} >>\nstream\n`,
    photo,
    '\nendstream\nendobj\n',
  );
  const xmp = `<x:xmpmeta><dc:creator>${canary}</dc:creator></x:xmpmeta>`;

  it.each<[string, Parameters<typeof pdf>[0]]>([
    ['its author', { objects: [`4 0 obj\n<< /Author (${canary}) >>\nendobj\n`], trailer: '/Info 4 0 R' }],
    [
      'its author in letters of two bytes',
      {
        objects: [`4 0 obj\n<< /Author <${utf16.toString('hex')}> >>\nendobj\n`],
        trailer: '/Info 4 0 R',
      },
    ],
    [
      'its author among packed objects',
      {
        objects: [packedObject(5, '/Type /ObjStm /N 1 /First 4', `4 0 << /Author (${canary}) >>`)],
        trailer: '/Info 4 0 R',
      },
    ],
    ['an author it had before it was last changed', { objects: [`4 0 obj\n(${canary})\nendobj\n`] }],
    [
      'what its program wrote about it',
      { objects: [packedObject(4, '/Type /Metadata /Subtype /XML', xmp)], catalog: '/Metadata 4 0 R' },
    ],
    [
      'data of a program for itself',
      { objects: [`4 0 obj\n<< /Private (${canary}) >>\nendobj\n`], catalog: '/PieceInfo << /App 4 0 R >>' },
    ],
    [
      'who commented',
      {
        objects: [
          `4 0 obj\n<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (${canary}) /Contents (Good) >>\nendobj\n`,
        ],
        catalog: '/Kept 4 0 R',
      },
    ],
    [
      'who signed',
      {
        objects: [`4 0 obj\n<< /FT /Sig /T (Signature1) /V << /Type /Sig /Name (${canary}) >> >>\nendobj\n`],
        catalog: '/AcroForm << /Fields [4 0 R] >>',
      },
    ],
    ['where a photo in it was taken', { objects: [image.toString('latin1')], catalog: '/Kept 4 0 R' }],
  ])('says nothing of %s', async (_, made) => {
    const before = pdf(made);
    const found = unpackedPdf(before);
    expect(found.includes(canary) || found.includes(utf16.toString('hex'))).toBe(true);
    const after = unpackedPdf(await released(before, 'pdf'));
    expect(after).not.toContain(canary);
    expect(after.toLowerCase()).not.toContain(utf16.toString('hex'));
  });

  it('is the same pages: their size, words and number', async () => {
    const made = await PDFDocument.create();
    made.setAuthor(canary);
    made.setTitle(canary);
    for (const size of [200, 300, 400])
      made.addPage([size, size]).drawText(`Page of ${size}`, { x: 9, y: 9 });
    const before = Buffer.from(await made.save({ useObjectStreams: true }));
    const after = await released(before, 'pdf');
    const read = await PDFDocument.load(after, { updateMetadata: false });
    expect(read.getPages().map((page) => page.getSize().width)).toEqual([200, 300, 400]);
    expect([read.getAuthor(), read.getTitle(), read.getProducer()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const drawn = (bytes: Buffer) => unpackedPdf(bytes).match(/<[0-9A-F]+> Tj/g);
    expect(drawn(after)).toEqual(drawn(before));
    expect(drawn(after)).toHaveLength(3);
  });

  it('keeps the names of a form’s fields and the words of a comment', async () => {
    const objects = [
      '4 0 obj\n<< /FT /Tx /T (income) /V (52,000) /Subtype /Widget /Rect [0 0 9 9] >>\nendobj\n',
      '5 0 obj\n<< /Subtype /FreeText /Rect [0 0 9 9] /Contents (See page 2) >>\nendobj\n',
    ];
    const after = unpackedPdf(await released(pdf({ objects, catalog: '/Kept [4 0 R 5 0 R]' }), 'pdf'));
    for (const said of ['(income)', '(52,000)', '(See page 2)']) expect(after).toContain(said);
  });

  it('that no two readers would show alike is refused, with words that say what to do', async () => {
    for (const bytes of ['%PDF-1.7\n%%EOF\n', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog\n%%EOF\n'])
      expect(await inspect(text(bytes), expecting('a.pdf', 'pdf'))).toEqual({
        kind: 'refused',
        reason: 'damaged',
      });
  });
});

describe('a Word file that is released', () => {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const said = `Ana wrote w:author="${canary.toLowerCase()}" here`;
  const made = docx({
    'docProps/core.xml': `<cp:coreProperties><dc:creator>${canary}</dc:creator></cp:coreProperties>`,
    'docProps/app.xml': `<Properties><Company>${canary}</Company></Properties>`,
    'docProps/custom.xml': `<Properties><property name="${canary}"/></Properties>`,
    'docProps/thumbnail.jpeg': joined(jpeg(), canary),
    'word/document.xml': `<w:document ${w}><w:body><w:p><w:ins w:id="1" w:author="${canary}" w:date="2027-01-01T00:00:00Z"><w:r><w:t>${said}</w:t></w:r></w:ins></w:p></w:body></w:document>`,
    'word/comments.xml': `<w:comments ${w}><w:comment w:author='${canary}' w:initials="${canary}"/></w:comments>`,
    'word/people.xml': `<w15:people><w15:person w15:author="${canary}"><w15:presenceInfo w15:userId="${canary}"/></w15:person></w15:people>`,
    'word/media/image1.jpeg': jpeg(segment(0xe1, joined('Exif\0\0', exif(1, canary)))),
  });

  it('says nothing of who wrote, changed or commented it, or where its photos were taken', async () => {
    expect(readZip(made).some(({ content }) => Buffer.from(content()).includes(canary))).toBe(true);
    const parts = readZip(await released(made, 'docx'));
    for (const { name, content } of parts)
      expect([name, Buffer.from(content()).includes(canary)]).toEqual([name, false]);
    expect(parts.map(({ name }) => name)).not.toContain('docProps/thumbnail.jpeg');
  });

  it('is the same text, though it may speak of authors', async () => {
    const parts = readZip(await released(made, 'docx'));
    const main = parts.find(({ name }) => name === 'word/document.xml');
    expect(Buffer.from(main?.content() ?? []).toString()).toContain(said);
    const plain = readZip(await released(docx(), 'docx'));
    expect(plain.map(({ name, content }) => [name, Buffer.from(content())])).toEqual(
      readZip(docx()).map(({ name, content }) => [name, Buffer.from(content())]),
    );
  });

  it('refers to no first-page picture any more', async () => {
    const type = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail';
    const own = Buffer.from(
      readZip(docx())
        .find(({ name }) => name === '_rels/.rels')
        ?.content() ?? [],
    ).toString();
    const rels = own.replace(
      '</Relationships>',
      `<Relationship Id="rId9" Type="${type}" Target="docProps/thumbnail.jpeg"/></Relationships>`,
    );
    const parts = readZip(
      await released(docx({ '_rels/.rels': rels, 'docProps/thumbnail.jpeg': jpeg() }), 'docx'),
    );
    const after = parts.find(({ name }) => name === '_rels/.rels');
    expect(Buffer.from(after?.content() ?? []).toString()).toBe(own);
  });

  it('whose words are in letters of two bytes is refused: nobody could say what they tell', async () => {
    const wide = Buffer.from('\ufeff<w:comments w:author="Ana"/>', 'utf16le');
    const bytes = Buffer.from(
      zipSync({
        ...Object.fromEntries(readZip(docx()).map(({ name, content }) => [name, content()])),
        'word/comments.xml': wide,
      }),
    );
    expect(await inspect(bytes, expecting('a.docx', 'docx'))).toEqual({ kind: 'refused', reason: 'damaged' });
  });
});
