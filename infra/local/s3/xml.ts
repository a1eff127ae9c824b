import { S3Error } from './s3-error.ts';

/** An element's content: text, or its children in order; a list repeats the element. */
export type XmlContent = string | number | boolean | XmlTree | readonly XmlTree[];
export interface XmlTree {
  readonly [name: string]: XmlContent | undefined;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A document with one root element in S3's namespace; undefined children are left out. */
export function xmlDocument(root: string, content: XmlTree): string {
  const space = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${space}>${children(content)}</${root}>`;
}

/** An error document, which has no namespace. */
export function errorDocument(content: XmlTree): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${children(content)}</Error>`;
}

function children(tree: XmlTree): string {
  return Object.entries(tree)
    .map(([name, content]) => element(name, content))
    .join('');
}

function element(name: string, content: XmlContent | undefined): string {
  if (content === undefined) return '';
  if (Array.isArray(content)) return content.map((one: XmlTree) => element(name, one)).join('');
  const inner = typeof content === 'object' ? children(content as XmlTree) : escaped(String(content));
  return `<${name}>${inner}</${name}>`;
}

/** Control characters are written as references, as S3 does, so that a key comes back as it went in. */
function escaped(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      return code < 32 || code === 127 ? `&#x${code.toString(16)};` : (escapes[character] ?? character);
    })
    .join('');
}

/** The inner XML of every element of a name, in order. Enough for the two flat documents that S3 is sent here. */
export function elements(xml: string, name: string): string[] {
  const opened = xml.match(new RegExp(`<${name}[\\s>]`, 'g'))?.length ?? 0;
  const found = [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))];
  if (found.length !== opened) throw new S3Error('MalformedXML', 'The XML you provided was not well-formed');
  return found.map(([, inner = '']) => inner);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of an element without children, its references resolved. */
export function textOf(inner: string): string {
  return inner.replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);/gi, (_, reference: string) => {
    if (reference.startsWith('#x')) return String.fromCodePoint(Number.parseInt(reference.slice(2), 16));
    if (reference.startsWith('#')) return String.fromCodePoint(Number(reference.slice(1)));
    const character = entities[reference];
    if (character === undefined)
      throw new S3Error('MalformedXML', 'The XML you provided was not well-formed');
    return character;
  });
}
