import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One tag of a document, with what is inside it. */
export interface Tag {
  readonly role: string;
  readonly alt?: string;
  /** Ids of the marked content on its page. */
  readonly content: readonly string[];
  readonly inside: readonly Tag[];
}

/** A PDF as another program reads it. */
export interface ReadPdf {
  readonly pages: readonly {
    readonly tags: readonly Tag[];
    /** Text in the order of its tags. */
    readonly text: string;
    /** Everything drawn as text, decoration included. */
    readonly drawn: string;
    readonly links: readonly string[];
  }[];
  readonly title: string;
  readonly language: string | undefined;
  readonly marked: boolean;
  /** The metadata stream, as XML. */
  readonly metadata: string;
  readonly fonts: readonly string[];
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** Reads a PDF with pdf.js; throws on one that is damaged. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const { info, metadata } = await document.getMetadata();
  const facts = info as Record<string, string | undefined>;
  const pages = [];
  for (let at = 1; at <= document.numPages; at++) pages.push(await readPage(await document.getPage(at)));
  const marked = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null;
  await task.destroy();
  const raw = bytes.toString('latin1');
  return {
    pages,
    title: facts['Title'] ?? '',
    language: facts['Language'],
    marked: marked?.get('Marked') === true,
    metadata: metadata?.getRaw() ?? '',
    fonts: [...raw.matchAll(/\/FontName \/([\w+-]+)/g)].map(([, name = '']) => name),
  };
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function readPage(page: Page) {
  const tree = (await page.getStructTree()) as Node | null;
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const annotations = (await page.getAnnotations()) as { url?: string }[];
  const byId = new Map<string, string>();
  const open: (string | undefined)[] = [];
  let drawn = '';
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((one) => one !== undefined);
      const text = `${item.str}${item.hasEOL ? ' ' : ''}`;
      drawn += text;
      if (id !== undefined) byId.set(id, `${byId.get(id) ?? ''}${text}`);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? undefined);
  }
  const tags = (tree?.children ?? []).filter((node) => node.role !== undefined).map(tagOf);
  return {
    tags,
    text: contentOf(tags)
      .map((id) => byId.get(id) ?? '')
      .join('\n'),
    drawn,
    links: annotations.flatMap(({ url }) => (url === undefined ? [] : [url])),
  };
}

function tagOf(node: Node): Tag {
  const children = node.children ?? [];
  return {
    role: node.role ?? '',
    ...(node.alt === undefined ? {} : { alt: node.alt }),
    content: children.flatMap(({ type, id }) => (type === 'content' && id ? [id] : [])),
    inside: children.filter(({ role }) => role !== undefined).map(tagOf),
  };
}

const contentOf = (tags: readonly Tag[]): string[] =>
  tags.flatMap(({ content, inside }) => [...content, ...contentOf(inside)]);

/** Every tag, outermost first. */
export const everyTag = (tags: readonly Tag[]): Tag[] =>
  tags.flatMap((tag) => [tag, ...everyTag(tag.inside)]);
