import type { Precondition, StoredObject } from './object-store.ts';
import { S3Error } from './s3-error.ts';

type Headers = Readonly<Record<string, string>>;

/** If-Match and If-None-Match of a write: create only, or replace only what was read. */
export function writePrecondition(headers: Headers): Precondition {
  const [match, noneMatch] = [headers['if-match'], headers['if-none-match']];
  if (noneMatch !== undefined && noneMatch !== '*') {
    throw new S3Error('NotImplemented', 'If-None-Match of a write takes * only');
  }
  return (current) => {
    if (noneMatch === '*' && current !== undefined) throw preconditionFailed('If-None-Match');
    if (match === undefined) return;
    if (current === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
    if (!lists(match, current.etag)) throw preconditionFailed('If-Match');
  };
}

/** What a conditional read comes to: `modified` is answered in full, `unmodified` with 304. A failed one throws. */
export function readPrecondition(
  headers: Headers,
  object: StoredObject,
  prefix = '',
): 'modified' | 'unmodified' {
  const [match, noneMatch] = [headers[`${prefix}if-match`], headers[`${prefix}if-none-match`]];
  const since = seconds(headers[`${prefix}if-modified-since`]);
  const until = seconds(headers[`${prefix}if-unmodified-since`]);
  const modified = Math.floor(object.modified / 1_000);
  if (match !== undefined && !lists(match, object.etag)) throw preconditionFailed('If-Match');
  if (match === undefined && until !== undefined && modified > until)
    throw preconditionFailed('If-Unmodified-Since');
  if (noneMatch !== undefined) return lists(noneMatch, object.etag) ? 'unmodified' : 'modified';
  return since !== undefined && modified <= since ? 'unmodified' : 'modified';
}

export function preconditionFailed(condition: string): S3Error {
  const message = `At least one of the pre-conditions you specified did not hold: ${condition}`;
  return new S3Error('PreconditionFailed', message);
}

function lists(header: string, etag: string): boolean {
  const bare = (text: string) => text.trim().replaceAll('"', '');
  return header.split(',').some((one) => one.trim() === '*' || bare(one) === bare(etag));
}

function seconds(date: string | undefined): number | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : Math.floor(time / 1_000);
}
