import type { WebRequest } from './request.ts';

/** One part of a posted form with files: its control's name, the file's own name if it is one, and what it holds. */
export interface FormPart {
  readonly name: string;
  readonly filename?: string | undefined;
  readonly content: Buffer;
}

/** No form of ours has so many controls. */
const mostParts = 200;

/**
 * The parts of a form that a browser sends with files (multipart/form-data, RFC 7578): nothing where the body is not whole or
 * not that. Names are read as browsers write them: quotes and line ends in them as %22, %0D, %0A.
 */
export function partsOf(request: WebRequest): readonly FormPart[] {
  if (request.mediaType !== 'multipart/form-data') return [];
  const type = request.header('content-type') ?? '';
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return [];
  const { body } = request;
  const between = Buffer.from(`\r\n--${mark}`);
  // The first boundary has no line end before it.
  let at = body.indexOf(`--${mark}`) === 0 ? between.length - 2 : -1;
  const parts: FormPart[] = [];
  while (at >= 0 && parts.length < mostParts) {
    if (body.subarray(at, at + 2).toString('latin1') === '--') return parts;
    const end = body.indexOf(between, at);
    const headEnd = body.indexOf('\r\n\r\n', at);
    if (end < 0 || headEnd < 0 || headEnd > end) return [];
    const part = partOf(body.subarray(at, headEnd).toString('utf8'), body.subarray(headEnd + 4, end));
    if (part) parts.push(part);
    at = end + between.length;
  }
  return [];
}

function partOf(head: string, content: Buffer): FormPart | undefined {
  const disposition = /^content-disposition:\s*form-data(;.*)$/im.exec(head)?.[1];
  if (disposition === undefined) return undefined;
  const parameter = (name: string) => {
    const found = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1];
    return found?.replace(/%22|%0D|%0A/g, (code) => decodeURIComponent(code));
  };
  const name = parameter('name');
  return name === undefined ? undefined : { name, filename: parameter('filename'), content };
}
