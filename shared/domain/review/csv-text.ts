/** One line of a table as text: where it starts in the file (1 is the first line), and its cells. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvRead =
  | { readonly kind: 'rows'; readonly rows: readonly CsvRow[] }
  /** A quote that is opened on this line and never closed, or text right after a closing one. */
  | { readonly kind: 'broken'; readonly line: number; readonly because: 'open-quote' | 'after-quote' };

/**
 * The text of a file of a spreadsheet program: UTF-8 or UTF-16 where its first bytes say so, UTF-8 where it is that, and what
 * Windows programs write for Western languages otherwise.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Reads comma-separated values after RFC 4180, and what spreadsheet programs make of it: a byte order mark, a first line
 * `sep=;`, semicolons or tabs for commas, any line ends, blank lines. Space around a cell goes; inside quotes it stays
 * until the cell is read. https://www.rfc-editor.org/rfc/rfc4180
 */
export function readCsv(given: string): CsvRead {
  const text = given.replace(/^\uFEFF/, '');
  const named = /^sep=([,;\t])(?:\r\n|\r|\n)/i.exec(text);
  const separator = named?.[1] ?? separatorOf(text);
  const rows: CsvRow[] = [];
  let at = named?.[0].length ?? 0;
  let line = named ? 2 : 1;
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    for (;;) {
      const cell = readCell(text, at, separator);
      if (cell === undefined) return { kind: 'broken', line, because: 'open-quote' };
      line += cell.lines;
      at = cell.end;
      if (cell.strayAfter) return { kind: 'broken', line, because: 'after-quote' };
      cells.push(cell.value);
      if (text[at] !== separator) break;
      at++;
    }
    if (text.startsWith('\r\n', at)) at += 2;
    else if (at < text.length) at++;
    line++;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: start, cells });
  }
  return { kind: 'rows', rows };
}

/** What parts the cells of the first line, outside quotes; a comma where nothing does. */
function separatorOf(text: string): string {
  const first = (/^(?:"(?:[^"]|"")*"|[^\r\n"])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

function readCell(text: string, from: number, separator: string) {
  let at = from;
  while (text[at] === ' ') at++;
  if (text[at] !== '"') {
    const end = endOfPlain(text, from, separator);
    return { value: text.slice(from, end), end, lines: 0, strayAfter: false };
  }
  const close = closingQuote(text, at + 1);
  if (close < 0) return undefined;
  const raw = text.slice(at + 1, close);
  const lines = raw.split(/\r\n|\r|\n/).length - 1;
  const end = endOfPlain(text, close + 1, separator);
  const strayAfter = text.slice(close + 1, end).trim() !== '';
  return { value: raw.replaceAll('""', '"'), end, lines, strayAfter };
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
}

function endOfPlain(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n') at++;
  return at;
}
