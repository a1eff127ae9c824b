/** The metadata under which a file's own name travels with it into the quarantine. */
export const nameField = 'x-amz-meta-name';

/** S3 puts the name of the file that was chosen in this place. */
export const fileNamePlaceholder = '$'.concat('{filename}');

/** The name that came along with a file: as it is, in percent signs where a script sent it, or as RFC 2047 words where S3 wrote it so. */
export function readFileName(metadata: Readonly<Record<string, string>> | undefined): string | undefined {
  const kept = metadata?.['name'];
  if (kept === undefined || kept === '') return undefined;
  const words = kept.replace(/=\?utf-8\?([bq])\?([^?]*)\?=\s*/gi, (_, how: string, body: string) =>
    how.toLowerCase() === 'b' ? Buffer.from(body, 'base64').toString('utf8') : quoted(body),
  );
  return decoded(words) ?? words;
}

const quoted = (body: string) =>
  Buffer.from(
    body
      .replaceAll('_', ' ')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
