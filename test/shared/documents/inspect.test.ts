import { deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Expected, inspect } from '../../../shared/documents/inspect.ts';
import { plainName } from '../../../shared/documents/kinds.ts';
import type { Refusal } from '../../../shared/domain/documents/refusal.ts';
import {
  chunk,
  docx,
  exif,
  expecting,
  joined,
  jpeg,
  packedObject,
  pdf,
  png,
  segment,
  text,
} from './make-files.ts';

const program = joined('MZ\x90\0', Buffer.alloc(200));
const archive = (parts: Record<string, Uint8Array>) => Buffer.from(zipSync(parts));
const elsewhere = (type: string) =>
  `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://example.com/x" TargetMode="External"/></Relationships>`;

/** An archive whose entries all unpack from the same bytes, so that it holds far more than its size. */
function overlapping(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(1000));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(1, 26);
  const directory = ['a', 'a', 'a'].map((name) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(1000, 24);
    entry.writeUInt16LE(1, 28);
    return joined(entry, name);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(3, 10);
  end.writeUInt32LE(joined(...directory).length, 12);
  end.writeUInt32LE(31 + packed.length, 16);
  return joined(local, 'a', packed, ...directory, end);
}

const many = archive(
  Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`word/${n}.xml`, new Uint8Array(0)])),
);
const huge = Buffer.alloc(30 * 1024 * 1024);

describe('what is refused, and why', () => {
  it.each<[string, Uint8Array, Expected, Refusal]>([
    ['nothing at all', text(''), expecting('a.pdf', 'pdf'), 'empty'],
    ['more bytes than the field takes', pdf(), expecting('a.pdf', 'pdf', { maxBytes: 100 }), 'too-large'],
    ['a program under the name of a PDF', program, expecting('a.pdf', 'pdf'), 'wrong-content'],
    ['plain text under the name of a PDF', text('hello'), expecting('a.pdf', 'pdf'), 'wrong-content'],
    [
      'a page of the web under the name of a picture',
      text('<!doctype html><script>'),
      expecting('a.png', 'png'),
      'wrong-content',
    ],
    ['a PDF under the name of a picture', pdf(), expecting('a.jpg', 'jpeg'), 'wrong-extension'],
    ['a PDF under the name of a program', pdf(), expecting('a.pdf.exe', 'pdf'), 'wrong-extension'],
    ['a PDF under no name', pdf(), expecting('transcript', 'pdf'), 'wrong-extension'],
    ['a picture under the name of a PDF', png(), expecting('a.pdf', 'pdf'), 'wrong-extension'],
    [
      'a kind that the field does not take',
      png(),
      expecting('a.png', 'png', { accept: ['pdf'] }),
      'not-accepted',
    ],
    ['another kind than was said before', png(), expecting('a.png', 'jpeg'), 'wrong-kind'],
    [
      'an old Word file',
      joined('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', Buffer.alloc(600)),
      expecting('a.docx', 'docx'),
      'old-word',
    ],

    ['a PDF without an end', pdf().subarray(0, -8), expecting('a.pdf', 'pdf'), 'damaged'],
    ['a PDF behind other bytes', joined('GIF89a', pdf()), expecting('a.pdf', 'pdf'), 'polyglot'],
    ['a PDF with something behind it', joined(pdf(), '<script>'), expecting('a.pdf', 'pdf'), 'polyglot'],
    [
      'a PDF with an archive behind it',
      joined(pdf(), archive({ a: text('b') })),
      expecting('a.pdf', 'pdf'),
      'polyglot',
    ],
    [
      'an archive whose comment ends like a PDF',
      joined(pdf(), archive({ a: text('b') }), '%%EOF\n'),
      expecting('a.pdf', 'pdf'),
      'polyglot',
    ],
    ['a PDF with a password', pdf({ trailer: '/Encrypt 9 0 R' }), expecting('a.pdf', 'pdf'), 'pdf-encrypted'],
    [
      'a PDF that runs a script',
      pdf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }),
      expecting('a.pdf', 'pdf'),
      'pdf-active',
    ],
    [
      'a script whose name is written in numbers',
      pdf({ catalog: '/OpenAction << /S /J#61vaScr#69pt /JS (x) >>' }),
      expecting('a.pdf', 'pdf'),
      'pdf-active',
    ],
    [
      'a script in a packed object',
      pdf({ objects: [packedObject(4, '/Type /ObjStm /N 1 /First 4', '5 0 << /S /JavaScript /JS (x) >>')] }),
      expecting('a.pdf', 'pdf'),
      'pdf-active',
    ],
    [
      'objects packed so that nobody can look into them',
      pdf({
        objects: [
          packedObject(4, '/Type /ObjStm /N 1 /First 4 /DecodeParms << /Predictor 12 >>', '5 0 <<>>'),
        ],
      }),
      expecting('a.pdf', 'pdf'),
      'damaged',
    ],
    [
      'a PDF that starts a program',
      pdf({ catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }),
      expecting('a.pdf', 'pdf'),
      'pdf-active',
    ],
    [
      'a PDF with a file inside',
      pdf({ catalog: '/Names << /EmbeddedFiles 4 0 R >>' }),
      expecting('a.pdf', 'pdf'),
      'pdf-embedded',
    ],
    [
      'a PDF whose stream unpacks without end',
      pdf({
        objects: [
          joined(
            '4 0 obj\n<< /Filter /FlateDecode >>\nstream\n',
            deflateSync(Buffer.alloc(40 * 1024 * 1024)),
            '\nendstream\nendobj\n',
          ),
        ],
      }),
      expecting('a.pdf', 'pdf'),
      'zip-bomb',
    ],

    ['a photo with something behind it', joined(jpeg(), 'PK'), expecting('a.jpg', 'jpeg'), 'polyglot'],
    [
      'a photo with an archive behind it',
      joined(jpeg(), archive({ a: text('b') })),
      expecting('a.jpg', 'jpeg'),
      'polyglot',
    ],
    ['a photo behind other bytes', joined('%!PS ', jpeg()), expecting('a.jpg', 'jpeg'), 'polyglot'],
    ['a photo that was cut off', jpeg().subarray(0, -40), expecting('a.jpg', 'jpeg'), 'damaged'],
    [
      'a picture with something behind it',
      joined(png(), archive({ a: text('b') })),
      expecting('a.png', 'png'),
      'polyglot',
    ],
    [
      'a picture whose checksum is wrong',
      joined(png().subarray(0, 30), 'XXXX', png().subarray(34)),
      expecting('a.png', 'png'),
      'damaged',
    ],
    [
      'a picture of billions of pixels',
      png([], { width: 60_000, height: 60_000 }, deflateSync(text('x'))),
      expecting('a.png', 'png'),
      'too-many-pixels',
    ],
    [
      'a picture that unpacks to more than its size',
      png([], undefined, deflateSync(huge)),
      expecting('a.png', 'png'),
      'zip-bomb',
    ],

    [
      'an archive under the name of a Word file',
      archive({ 'a.txt': text('hello') }),
      expecting('a.docx', 'docx'),
      'other-zip',
    ],
    [
      'an archive under the name of a PDF',
      archive({ 'a.txt': text('hello') }),
      expecting('a.pdf', 'pdf'),
      'wrong-content',
    ],
    [
      'a spreadsheet under the name of a Word file',
      docx(
        { 'word/document.xml': undefined, 'xl/workbook.xml': '<workbook/>' },
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      ),
      expecting('a.docx', 'docx'),
      'other-zip',
    ],
    ['a Word file with macros', docx({ 'word/vbaProject.bin': 'x' }), expecting('a.docx', 'docx'), 'macros'],
    [
      'a Word file that says it has macros',
      docx({}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      expecting('a.docx', 'docx'),
      'macros',
    ],
    [
      'a Word file with a program inside',
      docx({ 'word/media/image1.png': program }),
      expecting('a.docx', 'docx'),
      'docx-embedded',
    ],
    [
      'a Word file with an archive inside',
      docx({ 'word/media/a.bin': archive({ a: text('b') }) }),
      expecting('a.docx', 'docx'),
      'docx-embedded',
    ],
    [
      'a Word file with a template elsewhere',
      docx({ 'word/_rels/settings.xml.rels': elsewhere('attachedTemplate') }),
      expecting('a.docx', 'docx'),
      'docx-embedded',
    ],
    [
      'a Word file that unpacks a thousandfold',
      docx({ 'word/media/a.xml': huge }),
      expecting('a.docx', 'docx'),
      'zip-bomb',
    ],
    ['an archive of more parts than any letter has', many, expecting('a.docx', 'docx'), 'zip-bomb'],
    ['an archive whose parts share their bytes', overlapping(), expecting('a.docx', 'docx'), 'zip-bomb'],
    ['a Word file behind other bytes', joined('GIF89a', docx()), expecting('a.docx', 'docx'), 'polyglot'],
    [
      'a Word file with something behind it',
      joined(docx(), 'hello'),
      expecting('a.docx', 'docx'),
      'polyglot',
    ],
    [
      'a Word file with something between its parts',
      hiddenBetween(),
      expecting('a.docx', 'docx'),
      'polyglot',
    ],
  ])('%s', async (_, bytes, expected, reason) => {
    expect(await inspect(bytes, expected)).toEqual({ kind: 'refused', reason });
  });

  it('whatever a mangled file holds, the answer is a value and never a fault', async () => {
    const good = { pdf: pdf(), jpeg: jpeg(), png: png(), docx: docx() };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('pdf', 'jpeg', 'png', 'docx'),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(400),
        async (kind, changes, cut) => {
          const bytes = Buffer.from(good[kind]);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const shorter = bytes.subarray(0, bytes.length - (cut % bytes.length));
          const name = { pdf: 'a.pdf', jpeg: 'a.jpeg', png: 'a.png', docx: 'a.docx' }[kind];
          expect(['fit', 'refused']).toContain((await inspect(shorter, expecting(name, kind))).kind);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Bytes that no directory names lie between the parts and the directory. */
function hiddenBetween(): Buffer {
  const whole = docx();
  const directory = whole.readUInt32LE(whole.length - 6);
  const made = joined(whole.subarray(0, directory), 'hidden', whole.subarray(directory));
  made.writeUInt32LE(directory + 6, made.length - 6);
  return made;
}

describe('what is taken', () => {
  it.each<[string, Uint8Array, Expected]>([
    ['a PDF', pdf(), expecting('Transcript.PDF', 'pdf')],
    [
      'a PDF with packed objects and a link',
      pdf({
        objects: [
          packedObject(4, '/Type /ObjStm /N 1 /First 4', '5 0 << /S /URI /URI (https://example.com) >>'),
        ],
      }),
      expecting('a.pdf', 'pdf'),
    ],
    ['a Word file', docx(), expecting('letter.docx', 'docx')],
    [
      'a Word file with a link',
      docx({ 'word/_rels/document.xml.rels': elsewhere('hyperlink') }),
      expecting('a.docx', 'docx'),
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await inspect(bytes, expected)).toMatchObject({ kind: 'fit' });
  });

  it.each([
    ['a photo', jpeg(), expecting('IMG_0001.JPG', 'jpeg')],
    ['a picture', png(), expecting('scan.png', 'png')],
  ] as const)('%s without anything to hide keeps its picture', async (_, bytes, expected) => {
    expect(await inspect(bytes, expected)).toEqual({ kind: 'fit', bytes });
  });

  it('a photo with a second picture that the telephone put behind it, without that one', async () => {
    const both = joined(jpeg(segment(0xe2, 'MPF\0II*\0')), jpeg());
    expect(await inspect(both, expecting('a.jpg', 'jpeg'))).toEqual({ kind: 'fit', bytes: jpeg() });
  });
});

describe('pictures', () => {
  const marker = 'MARKER-GPS-37.8044';
  const fitBytes = async (bytes: Uint8Array, kind: 'jpeg' | 'png') => {
    const found = await inspect(bytes, expecting(kind === 'png' ? 'a.png' : 'a.jpg', kind));
    if (found.kind !== 'fit') throw new Error(found.reason);
    return Buffer.from(found.bytes);
  };

  it('hold nothing of what was said about people, wherever it was written', async () => {
    const code = fc.integer({ min: 0xe0, max: 0xef });
    const head = fc.constantFrom(
      'Exif\0\0',
      'http://ns.adobe.com/xap/1.0/\0',
      'ICC_PROFILE\0',
      'JFIF\0',
      'Photoshop 3.0\0',
      '',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(code, head), { maxLength: 5 }), async (segments) => {
        const made = jpeg(
          ...segments.map(([at, start]) => segment(at, `${start}0123456789${marker}`)),
          segment(0xfe, marker),
          segment(0xe1, joined('Exif\0\0', exif(1, marker))),
        );
        const kept = await fitBytes(made, 'jpeg');
        expect(kept.includes(marker)).toBe(false);
        expect(kept.subarray(-300)).toEqual(jpeg().subarray(-300));
      }),
    );
    const chunks = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'prVt', 'acTL'];
    await fc.assert(
      fc.asyncProperty(fc.subarray(chunks), async (names) => {
        const kept = await fitBytes(png(names.map((name) => chunk(name, `Comment\0${marker}`))), 'png');
        expect(kept).toEqual(png());
      }),
    );
  });

  it('hold nothing behind the end of their packed data', async () => {
    const { length } = png();
    const data = png().subarray(length - 12 - 4 - deflatedLength(), length - 12 - 4);
    expect((await fitBytes(png([], undefined, joined(data, marker)), 'png')).includes(marker)).toBe(false);
  });

  it.each([1, 2, 3, 6, 8])(
    'turned by %i stay turned so, and that is all that is said',
    async (orientation) => {
      const photo = await fitBytes(
        jpeg(segment(0xe1, joined('Exif\0\0', exif(orientation, marker)))),
        'jpeg',
      );
      const scan = await fitBytes(png([chunk('eXIf', exif(orientation, marker))]), 'png');
      for (const kept of [photo, scan]) {
        expect(kept.includes(marker)).toBe(false);
        const tag = Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]);
        expect(kept.includes(tag)).toBe(orientation !== 1);
      }
    },
  );
});

const deflatedLength = () => png().readUInt32BE(33);

describe('names of files', () => {
  it.each([
    ['C:\\Users\\me\\cv.pdf', 'cv.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie: x.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['Expediente académico 成绩单.pdf', 'Expediente académico 成绩单.pdf'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(100)}…${'a'.repeat(12)}.pdf`],
  ])('%j is kept as %j', (given, kept) => {
    expect(plainName(given)).toBe(kept);
  });
});
