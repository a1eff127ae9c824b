/**
 * A value as it may stand in a mail: one line, so that no name can write a header or a paragraph of its own. Control
 * characters and line breaks become a space, halves of a character their replacement sign; every other letter of every
 * script stays as it is.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

/** The same for everything in a value that is text, however deep. */
export function oneLineEach<T>(value: T): T {
  if (typeof value === 'string') return oneLine(value) as T;
  if (Array.isArray(value)) return value.map(oneLineEach) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, oneLineEach(part)])) as T;
}
