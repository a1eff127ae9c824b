/** A link that a mail carries. */
export interface MailLink {
  readonly url: string;
  /** The words it is on; empty in the text part. */
  readonly text: string;
}

const anchor = /<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))[^>]*>([\s\S]*?)<\/a\s*>/gi;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Every web address that a mail links to, each once, those of the HTML part first. Scripts and the like are no links. */
export function linksOf(mail: { readonly html: string; readonly text: string }): MailLink[] {
  const inHtml = [...mail.html.matchAll(anchor)].map(([, double, single, bare, inner = '']) => ({
    url: unescaped(double ?? single ?? bare ?? '').trim(),
    text: unescaped(inner.replace(/<[^>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim(),
  }));
  const inText = [...mail.text.matchAll(/https?:\/\/[^\s<>"']+/g)].map(([url]) => ({
    url: url.replace(/[.,;:!?)\]]+$/, ''),
    text: '',
  }));
  const found = new Map<string, MailLink>();
  for (const link of [...inHtml, ...inText]) {
    if (isWebAddress(link.url) && !found.has(link.url)) found.set(link.url, link);
  }
  return [...found.values()];
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
