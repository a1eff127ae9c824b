import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../shared/domain/text.ts';
import type { IssuedLetter, PreviewLetter } from '../../../shared/letters/letter.ts';
import { letterPdf, previewPdf } from '../../../shared/letters/letter-pdf.ts';
import { fonts } from '../../support/fonts.ts';
import { everyTag, readPdf } from '../../support/read-pdf.ts';
import { families, issued } from './letters.ts';

const read = async (letter: IssuedLetter) => readPdf(await letterPdf(letter, fonts));

/** The words in the order in which they have to be heard. */
const inOrder = (text: string, words: readonly string[]) => {
  let at = 0;
  for (const word of words) {
    const found = text.indexOf(word, at);
    expect(
      found,
      `“${word}” after “${text.slice(Math.max(0, at - 40), at)}” in ${text}`,
    ).toBeGreaterThanOrEqual(at);
    at = found + word.length;
  }
};

describe.each(families)('A letter of a %s', (family) => {
  it.each(languages.flatMap((language) => (['offer', 'award'] as const).map((kind) => ({ language, kind }))))(
    'is one tagged page that says what it is: $language, $kind',
    async ({ language, kind }) => {
      const pdf = await read(issued(family, language, kind));
      expect(pdf.pages).toHaveLength(1);
      expect(pdf).toMatchObject({ marked: true, language: { en: 'en-US', es: 'es-US' }[language] });
      expect(pdf.metadata).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
      expect(pdf.title).toContain(language === 'en' ? 'Health Careers Scholarship' : 'Carreras de la Salud');
      const tags = everyTag(pdf.pages[0]?.tags ?? []);
      const roles = tags.map(({ role }) => role);
      expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
      expect(roles.filter((role) => role === 'H2')).toHaveLength(4);
      expect(tags.find(({ role }) => role === 'Figure')?.alt).toMatch(/Anchor Awards/);
      const rows = tags.filter(({ role }) => role === 'TR');
      expect(rows.length).toBeGreaterThanOrEqual(3);
      for (const { inside } of rows) expect(inside.map(({ role }) => role)).toEqual(['TH', 'TD']);
      expect(tags.filter(({ role }) => role === 'Table')[0]?.inside).toHaveLength(rows.length);
      expect(pdf.pages[0]?.links).toEqual(['https://awards.test/verify/HCS-7K2M-9QXD-4T7W-9KQX-M2RD-8HJN-C']);
    },
  );
});

describe('What a letter says', () => {
  it('is read in order, in English', async () => {
    const [page] = (await read(issued('scholarship', 'en'))).pages;
    inOrder(page?.text ?? '', [
      ...['Anchor Awards', 'August 14, 2027', 'HCS-7K2M-9QXD', 'Scholarship award letter', 'Dear Ana Ruiz,'],
      ...['$5,000.00', 'Your award', 'Awarded to', 'Ana Ruiz', 'Amount', '$5,000.00', 'Paid from'],
      ...['Health Careers fund 2027', 'Accepted on', 'August 14, 2027', 'What you should know'],
      ...['enrolled full time', 'What happens next', 'student number', 'Congratulations', '510-555-0142'],
      ...['Is this letter genuine?', 'https://awards.test/verify', 'HCS-7K2M-9QXD-4T7W-9KQX-M2RD-8HJN-C'],
    ]);
  });

  it('is read in order, in Spanish, with by when to answer an offer', async () => {
    const [page] = (await read(issued('internship', 'es', 'offer'))).pages;
    inOrder(page?.text ?? '', [
      ...['10 de agosto de 2027', 'Carta de oferta de prácticas', 'A la atención de Ana Ruiz:', 'San José'],
      ...['24 de agosto de 2027 a las 11:59', 'Lo que le ofrecemos', 'Lugar', 'San José'],
      ...[
        'Conteste a más tardar',
        '24 de agosto',
        'Qué sigue',
        'https://awards.test/return',
        '¿Es auténtica',
      ],
    ]);
  });

  it('of a loan is its terms', async () => {
    const [page] = (await read(issued('financing', 'en'))).pages;
    inOrder(page?.text ?? '', [
      'Loan amount',
      '$50,000.00',
      '5 % a year',
      '60 payments of $943.56',
      '$56,613.54',
    ]);
  });

  it('is tagged to the last word: outside the tags is only the foot of the page', async () => {
    const [page] = (await read(issued('grant', 'en'))).pages;
    const words = (text: string) => text.split(/\s+/).filter(Boolean);
    const tagged = new Set(words(page?.text ?? ''));
    const outside = words(page?.drawn ?? '').filter((word) => !tagged.has(word));
    expect(outside.join(' ')).toBe('· · page 1 1');
  });
});

describe('The file', () => {
  it('has the same bytes each time, and others for another letter', async () => {
    const letter = issued('scholarship', 'es');
    const [one, two, other] = await Promise.all([
      letterPdf(letter, fonts),
      letterPdf(letter, fonts),
      letterPdf({ ...letter, recipient: 'Ben Cho' }, fonts),
    ]);
    expect(one.equals(two)).toBe(true);
    expect(one.equals(other)).toBe(false);
    expect(one.length).toBeLessThan(60_000);
  });

  it('embeds every font it uses, and only the letters it needs of them', async () => {
    const { fonts: names } = await read(issued('scholarship', 'en'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+SourceSerif4/);
    const raw = (await letterPdf(issued('scholarship', 'en'), fonts)).toString('latin1');
    expect(raw.match(/\/FontFile[23]/g)?.length).toBe(names.length);
    expect(raw).not.toMatch(/Helvetica|Times-Roman|Courier/);
  });

  it('has metadata that is XML, whatever the program is called', async () => {
    const pdf = await read(issued('grant', 'en', 'award', { program: 'Food & Farms <2027>' }));
    expect(pdf.title).toBe('Grant award letter – Food + Farms 2027');
    expect(pdf.metadata).not.toMatch(/&(?!\w+;)/);
  });
});

describe('A letter that is long', () => {
  it('goes on on a second page that is tagged as well, and splits no row', async () => {
    const long = 'A sentence that has to be said because somebody wants to know it. '.repeat(24);
    const pdf = await read(issued('grant', 'en', 'award', { conditions: long }));
    expect(pdf.pages).toHaveLength(2);
    const roles = pdf.pages.map(({ tags }) => everyTag(tags).map(({ role }) => role));
    expect(roles[1]).toContain('P');
    expect(pdf.pages.map(({ text }) => text).join(' ')).toContain('Is this letter genuine?');
    expect(pdf.pages[1]?.drawn).toContain('page 2 of 2');
  });
});

describe('Names', () => {
  it.each(['José Núñez-Ibáñez', 'Nguyễn Thị Hồng Ánh', 'Łucja Świętosława Żółć', 'Zoë Ďuriš Åse Ærø Þór'])(
    'are printed as they are written: %s',
    async (recipient) => {
      const [page] = (await read(issued('scholarship', 'en', 'award', { recipient }))).pages;
      expect(page?.text).toContain(`Dear ${recipient},`);
    },
  );

  it.each(['王小明', 'محمد علي', 'שרה כהן', '🎓 Ana'])(
    'whose letters the font lacks are not drawn as boxes: the reference stands for %s',
    async (recipient) => {
      const [page] = (await read(issued('scholarship', 'en', 'award', { recipient }))).pages;
      expect(page?.text).toContain('The person who applied with reference HCS-7K2M-9QXD');
      expect(page?.text).toContain('cannot be printed here');
      expect(page?.text).not.toContain(recipient);
    },
  );

  const file = fileURLToPath(new URL('../../../../shared/data/naughty-strings.json', import.meta.url));
  it.skipIf(!existsSync(file))(
    'of every kind leave a whole letter, with one page that can be read (skipped where the naughty strings are not here)',
    async () => {
      const all = (JSON.parse(readFileSync(file, 'utf8')) as string[]).filter((one) => one.trim() !== '');
      for (const recipient of all.filter((_, at) => at % 5 === 0)) {
        const pdf = await read(issued('scholarship', 'en', 'award', { recipient: recipient.slice(0, 200) }));
        const text = pdf.pages.map((page) => page.text).join('\n');
        expect(text, JSON.stringify(recipient)).toContain('HCS-7K2M-9QXD-4T7W-9KQX-M2RD-8HJN-C');
      }
    },
    120_000,
  );
});

describe('A preview', () => {
  const { recipient: _, reference: __, check: ___, status: ____, ...terms } = issued('scholarship', 'en');
  const preview: PreviewLetter = { ...terms, status: 'preview' };

  it.each([
    ['en', 'PREVIEW — NOT AN AWARD', 'Alex Example'],
    ['es', 'VISTA PREVIA — NO ES UN OTORGAMIENTO', 'Alex Ejemplo'],
  ] as const)(
    'says so across every page, in its title and at its foot: %s',
    async (language, words, name) => {
      const conditions = 'A sentence that has to be said because somebody wants to know it. '.repeat(24);
      const pdf = await readPdf(await previewPdf({ ...preview, language, conditions }, fonts));
      expect(pdf.title.startsWith(words)).toBe(true);
      expect(pdf.pages).toHaveLength(2);
      for (const { drawn } of pdf.pages) expect(drawn.split(words).length - 1).toBe(2);
      const text = pdf.pages.map((page) => page.text).join('\n');
      expect(text).toContain(name);
      expect(text).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-/);
      expect(pdf.pages.flatMap(({ links }) => links)).toEqual([]);
    },
  );

  it('is not a letter: neither for the compiler nor for whoever gets around it', async () => {
    // @ts-expect-error A preview has no recipient, no reference and no code, and its status is another one.
    const drawn = () => letterPdf(preview, fonts);
    expect(drawn).toThrow(TypeError);
    // @ts-expect-error A preview has no place for somebody's name.
    const named: PreviewLetter = { ...preview, recipient: 'Ana Ruiz' };
    const text = (await readPdf(await previewPdf(named, fonts))).pages.map((page) => page.text).join('\n');
    expect(text).not.toContain('Ana Ruiz');
  });
});
