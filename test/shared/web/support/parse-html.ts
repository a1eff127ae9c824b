/** An element of a parsed page. Enough of HTML for what our templates write: no script, no comments, no CDATA. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
}

const empty = new Set(['input', 'br', 'hr', 'img', 'link', 'meta']);
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ctdot: '\u22ef',
  mdash: '—',
};

/** Parses markup. Tags that do not match, attributes without quotes around a value and unknown entities are errors. */
export function parseHtml(source: string): Element {
  const root: Element = { name: '#root', attributes: {}, children: [] };
  const open = [root];
  let at = 0;
  const last = (): Element => open.at(-1) ?? root;
  while (at < source.length) {
    const next = source.indexOf('<', at);
    const text = source.slice(at, next === -1 ? source.length : next);
    if (text !== '') last().children.push(decode(text));
    if (next === -1) break;
    if (source.startsWith('<!', next)) {
      at = source.indexOf('>', next) + 1;
      continue;
    }
    if (source.startsWith('</', next)) {
      const end = source.indexOf('>', next);
      const name = source
        .slice(next + 2, end)
        .trim()
        .toLowerCase();
      const closed = open.pop();
      if (closed?.name !== name)
        throw new Error(`</${name}> closes <${closed?.name}> near ${source.slice(next - 80, next + 20)}`);
      at = end + 1;
      continue;
    }
    const tag = /^<([a-zA-Z][a-zA-Z0-9]*)/.exec(source.slice(next, next + 40));
    if (tag?.[1] === undefined) throw new Error(`a bare < near ${source.slice(next - 40, next + 40)}`);
    const { attributes, end, selfClosed } = parseAttributes(source, next + tag[0].length);
    const element: Element = { name: tag[1].toLowerCase(), attributes, children: [] };
    last().children.push(element);
    at = end;
    if (element.name === 'textarea' && /^\r?\n/.test(source.slice(at, at + 2)))
      at = source.indexOf('\n', at) + 1;
    if (!selfClosed && !empty.has(element.name)) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${last().name}> is never closed`);
  return root;
}

function parseAttributes(source: string, from: number) {
  const attributes: Record<string, string> = {};
  const pattern = /\s*(?:([^\s=>/"'<]+)(?:\s*=\s*"([^"]*)"|\s*=\s*'([^']*)')?|(\/?>))/y;
  pattern.lastIndex = from;
  for (;;) {
    const match = pattern.exec(source);
    if (match === null) throw new Error(`a broken tag near ${source.slice(from - 40, from + 80)}`);
    if (match[4] !== undefined) return { attributes, end: pattern.lastIndex, selfClosed: match[4] === '/>' };
    const name = match[1] ?? '';
    if (name in attributes)
      throw new Error(`the attribute ${name} stands twice near ${source.slice(from - 40, from + 80)}`);
    attributes[name] = decode(match[2] ?? match[3] ?? '');
  }
}

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-fA-F]+|[a-zA-Z]+);/g, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    const value = named[name];
    if (value === undefined) throw new Error(`unknown entity ${whole}`);
    return value;
  });
}

/** Every element below, in the order of the document. */
export function descendants(element: Element): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [child, ...descendants(child)],
  );
}

/** The text inside, as it stands in the source. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/**
 * The markup in one canonical spelling, so that two sources that differ only in white space between tags, the order of
 * attributes or classes' spacing are the same text. What is inside a textarea is left alone.
 */
export function canonical(element: Element): string {
  const inside = element.children
    .map((child) => {
      if (typeof child !== 'string') return canonical(child);
      return element.name === 'textarea' ? child : child.replace(/\s+/g, ' ').trim();
    })
    .filter((part) => part !== '')
    .join('\n');
  if (element.name === '#root') return inside;
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}=${JSON.stringify(value.replace(/\s+/g, ' ').trim())}`)
    .sort()
    .join('');
  return `<${element.name}${attributes}>\n${inside}\n</${element.name}>`;
}
