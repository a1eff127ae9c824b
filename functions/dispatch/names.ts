import { createHash } from 'node:crypto';

/** The longest name of an execution, in characters of A-Z, a-z, 0-9, - and _ (Step Functions, StartExecution). */
const longestName = 80;

/**
 * The name of the `run`-th execution of an application or a round: the same for the same start, so that starting twice is
 * starting once. A round's `~` becomes `_`, which no id of a round holds; a name that is too long ends in its digest.
 */
export function executionName(id: string, run: number): string {
  const name = `${id.replaceAll('~', '_')}--${run}`;
  if (name.length <= longestName) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return `${name.slice(0, longestName - 17)}-${digest}`;
}

/** A record's id as the value of a mail tag, which takes letters, digits, - and _ only; every other character is `_` and four digits of hex. */
export function tagOf(recordId: string): string {
  return recordId.replace(
    /[^A-Za-z0-9-]/g,
    (character) => `_${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The record's id of a tag that `tagOf` made. */
export function recordIdOf(tag: string): string {
  return tag.replace(/_([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
