import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, readCsv } from '../../../../shared/domain/review/csv-text.ts';
import { reviewer } from '../../../../shared/domain/review/reviewer.ts';
import {
  type CsvChecked,
  checkReviewerCsv,
  csvLimits,
  withChange,
} from '../../../../shared/domain/review/reviewer-csv.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';

const [sample] = loadSamples(['health-careers-scholarship']).programs;
if (!sample) throw new Error('no sample');
const program = {
  ...sample,
  review: {
    ...sample.review,
    load: { least: 0, most: 12 },
    suitability: { topics: { fields: ['careerField'], points: 40 }, language: 30, bids: 20, history: 10 },
  },
};
const amara = reviewer.parse({
  ...{ reviewerId: 'reviewer1', programId: program.id, name: 'Amara Osei', email: 'Amara@Example.org' },
  ...{ language: 'en', panel: 'reader', topics: ['nursing'], load: 3, capacity: { most: 6 } },
});
const check = (text: string) => checkReviewerCsv(text, program, [amara]);
const problems = (checked: CsvChecked) =>
  checked.kind === 'refused'
    ? checked.problems.map(({ line, column, fault }) => `${line} ${column ?? ''} ${fault}`)
    : [];
const lines = (checked: CsvChecked) => {
  if (checked.kind === 'refused') throw new Error(problems(checked).join());
  return checked.lines;
};
const rowsOf = (text: string) => {
  const read = readCsv(text);
  return read.kind === 'rows' ? read.rows.map(({ line, cells }) => [line, ...cells]) : read;
};

describe('comma-separated values', () => {
  it.each<[string, string, unknown]>([
    [
      'plain',
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'line ends of Windows and of old Macs',
      'a,b\r\n1,2\r3,4',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    ['a byte order mark', '\uFEFFa,b', [[1, 'a', 'b']]],
    [
      'semicolons',
      'a;b\n"1;2";3,4',
      [
        [1, 'a', 'b'],
        [2, '1;2', '3,4'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1,1\t2',
      [
        [1, 'a', 'b'],
        [2, '1,1', '2'],
      ],
    ],
    ['a line that names what parts the cells', 'sep=;\na,a;b', [[2, 'a,a', 'b']]],
    ['quotes, and quotes in them', '"a ""b""",c', [[1, 'a "b"', 'c']]],
    [
      'line ends in quotes: the next line keeps its number',
      'a,"b\nc\r\nd"\n1,2',
      [
        [1, 'a', 'b\nc\r\nd'],
        [4, '1', '2'],
      ],
    ],
    [
      'blank lines, and lines of nothing but commas',
      'a,b\n\n,,\n1,2\n\n',
      [
        [1, 'a', 'b'],
        [4, '1', '2'],
      ],
    ],
    ['space around quotes', 'a, "b, c" ,d', [[1, 'a', 'b, c', 'd']]],
    ['a quote inside a plain cell', 'a,5" pipe', [[1, 'a', '5" pipe']]],
    ['an empty file', '', []],
    ['a quote that is never closed', 'a,b\n1,"2\n3', { kind: 'broken', line: 2, because: 'open-quote' }],
    ['text after a closing quote', 'a\n"b"c', { kind: 'broken', line: 2, because: 'after-quote' }],
  ])('%s', (_, text, expected) => expect(rowsOf(text)).toEqual(expected));

  it('come back as they were written, whatever is in them', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(
        fc.constantFrom(',', ';', '\t'),
        fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1, maxLength: 6 }),
        (sign, rows) => {
          const text = rows
            .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(sign))
            .join('\r\n');
          const read = readCsv(`h${sign}h${sign}h\n${text}`);
          expect(read.kind === 'rows' && read.rows.slice(1).map(({ cells }) => cells)).toEqual(rows);
        },
      ),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readCsv(text)));
  });

  it('are read in the letters of UTF-8, of UTF-16 and of Windows', () => {
    const text = 'name\nJosé Núñez';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(decodeText(Buffer.from(text, 'utf8'))).toBe(text);
    expect(decodeText(Buffer.from(`\uFEFF${text}`, 'utf8'))).toBe(text);
    expect(decodeText(utf16)).toBe(text);
    expect(decodeText(Buffer.from(text, 'latin1'))).toBe(text);
  });
});

describe('a list of reviewers', () => {
  it('adds whom nobody knows, changes whom a row says something new about, and leaves the rest', () => {
    const checked = lines(
      check(
        'name,email,language,languages,panel,topics,least,most,schools,employers,people,businesses\n' +
          'Bea Luna,bea@example.org,Español,en; es,reader,Medicine|mental-health,2,8,oakland-tech; Bay College,County Hospital,niece@example.org,94-1234567\n' +
          'Amara Osei,amara@example.org,en,,,nursing;pharmacy,,,,,,\n',
      ),
    );
    expect(checked.map(({ kind, line }) => [kind, line])).toEqual([
      ['add', 2],
      ['change', 3],
    ]);
    const [added, changed] = checked;
    expect(added?.kind === 'add' && added.change).toMatchObject({
      ...{
        name: 'Bea Luna',
        email: 'bea@example.org',
        language: 'es',
        languages: ['en', 'es'],
        panel: 'reader',
      },
      ...{ topics: ['medicine', 'mental-health'], capacity: { least: 2, most: 8 } },
      relations: {
        schools: ['oakland-tech', 'Bay College'],
        employers: ['County Hospital'],
        people: ['niece@example.org'],
      },
    });
    expect(JSON.stringify(added)).not.toContain('1234567');
    if (changed?.kind !== 'change') throw new Error('not a change');
    expect(changed.columns).toEqual(['topics']);
    expect(withChange(changed.before, changed.change)).toMatchObject({
      capacity: { most: 6 },
      load: 3,
      topics: ['nursing', 'pharmacy'],
    });
  });

  it('changes nobody when it is sent a second time', () => {
    const text = 'name,email,topics\nAmara Osei,Amara@Example.org,nursing';
    expect(lines(check(text)).map(({ kind }) => kind)).toEqual(['same']);
  });

  it('takes the columns in any order and an empty cell as nothing said', () => {
    const [one] = lines(check('EMAIL;Name;topics\nAmara@Example.org;Amara Osei;""'));
    expect(one?.kind).toBe('same');
  });

  it.each<[string, string, readonly string[]]>([
    ['nothing', '', ['1  empty']],
    ['headings only', 'name,email\n', ['1  empty']],
    ['no address column', 'name\nBea', ['1 email column-missing']],
    ['a heading it does not know', 'name,email,notes\nBea,bea@example.org,hello', ['1 notes unknown-column']],
    ['a heading twice', 'name,email,name\nBea,bea@example.org,B', ['1 name column-twice']],
    ['more cells than headings', 'name,email\nBea,bea@example.org,hello', ['2  too-many-cells']],
    ['no name', 'name,email\n,bea@example.org', ['2 name needed']],
    ['no address', 'name,email\nBea,bea at example', ['2 email not-an-email']],
    ['one address twice', 'name,email\nBea,bea@example.org\n\nB,BEA+x@example.org', ['4 email email-twice']],
    ['a formula', 'name,email\n=HYPERLINK("http://x"),bea@example.org', ['2 name formula']],
    [
      'a formula behind an apostrophe',
      "name,email,schools\nBea,bea@example.org,'=1+1",
      ['2 schools formula'],
    ],
    [
      'a formula as one of several',
      'name,email,schools\nBea,bea@example.org,Bay;@SUM(A1)',
      ['2 schools formula'],
    ],
    ['another language', 'name,email,languages\nBea,bea@example.org,en;fr', ['2 languages not-a-language']],
    ['another panel', 'name,email,panel\nBea,bea@example.org,judge', ['2 panel not-a-panel']],
    ['a topic there is not', 'name,email,topics\nBea,bea@example.org,astrology', ['2 topics not-a-topic']],
    ['no number', 'name,email,most\nBea,bea@example.org,many', ['2 most not-a-number']],
    ['half a task', 'name,email,most\nBea,bea@example.org,2.5', ['2 most not-a-number']],
    [
      'at least more than at most',
      'name,email,least,most\nBea,bea@example.org,5,3',
      ['2 least least-over-most'],
    ],
    [
      'at least more than the program lets anybody have',
      'name,email,least\nBea,bea@example.org,13',
      ['2 least least-over-most'],
    ],
    [
      'at least more than they have at most already',
      'name,email,least\nAmara Osei,amara@example.org,7',
      ['2 least least-over-most'],
    ],
    [
      'a person who is no address',
      'name,email,people\nBea,bea@example.org,my niece',
      ['2 people not-an-email'],
    ],
    ['a character that nobody types', 'name,email\nBe\u0007a,bea@example.org', ['2 name control-character']],
    ['a name without end', `name,email\n${'x'.repeat(151)},bea@example.org`, ['2 name too-long']],
    ['an open quote', 'name,email\n"Bea,bea@example.org', ['2  open-quote']],
    [
      'several at once, each with its line',
      'name,email\n,x\nBea,bea@example.org\n,y',
      ['2 name needed', '2 email not-an-email', '4 name needed', '4 email not-an-email'],
    ],
  ])('is refused whole for %s', (_, text, expected) => expect(problems(check(text))).toEqual(expected));

  it('is refused when it is too long', () => {
    const rows = Array.from({ length: csvLimits.rows + 1 }, (_, i) => `N,n${i}@example.org`);
    expect(problems(check(`name,email\n${rows.join('\n')}`))).toEqual(['1  too-many-rows']);
    expect(problems(check(`name,email\n"${'x'.repeat(csvLimits.bytes)}",a`))).toEqual(['1  too-large']);
  });

  it('takes exactly as many rows as it may', () => {
    const rows = Array.from({ length: csvLimits.rows }, (_, i) => `N,n${i}@example.org`);
    expect(lines(check(`name,email\n${rows.join('\n')}`))).toHaveLength(csvLimits.rows);
  });

  it('never throws, and never lets a formula through', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('=1', '+1', '@x', '-2', "'=1", '\t=1', ' =1'));
    fc.assert(
      fc.property(cell, cell, cell, (name, school, person) => {
        const quoted = [name, 'bea@example.org', school, person].map(
          (one) => `"${one.replaceAll('"', '""')}"`,
        );
        const checked = check(`name,email,schools,people\n${quoted.join(',')}`);
        if (checked.kind !== 'in-order') return;
        for (const line of checked.lines)
          if (line.kind === 'add')
            for (const value of [line.change.name, ...(line.change.relations.schools ?? [])])
              expect(value).not.toMatch(/^\s*'?[=+@-]/);
      }),
    );
  });
});
