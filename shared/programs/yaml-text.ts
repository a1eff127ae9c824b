import { LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';

/** Everything wrong with one document, each as `file:line: place: problem. What to do.` */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly problems: readonly string[];
  constructor(file: string, problems: readonly string[]) {
    super(`${file} cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

export type YamlDocument = {
  /** What its problems are told under: a file's name. */
  readonly name: string;
  readonly value: unknown;
  /** A problem with its file, line and place. */
  readonly problem: (path: readonly PropertyKey[], text: string) => string;
};

/** Reads YAML, keeping where each value stands. Throws a DocumentError where it is not YAML or a key is there twice. */
export function readYamlText(name: string, text: string): YamlDocument {
  const lines = new LineCounter();
  const document = within(name, () => parseDocument(text, { lineCounter: lines, prettyErrors: true }));
  if (document.errors.length > 0)
    throw new DocumentError(
      name,
      document.errors.map(
        (error) => `${name}:${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`,
      ),
    );
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
        return lines.linePos(Number(node.range[0])).line;
    }
    return 1;
  };
  return {
    name,
    value: within(name, () => finite(document.toJS())),
    problem: (path, text) => `${name}:${lineOf(path)}: ${placeOf(path)}: ${text}`,
  };
}

/** A value that holds itself has no end: `a: &a [*a]`. */
function finite(value: unknown): unknown {
  try {
    JSON.stringify(value);
  } catch (error) {
    throw new RangeError('without end', { cause: error });
  }
  return value;
}

/** Text that is nested or repeats itself beyond all sense is a problem of the text. */
function within<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
    throw new DocumentError(name, [
      `${name}:1: document: this is too deep to be read. Write it out plainly.`,
    ]);
  }
}

/** Parses YAML with a schema; every problem at once, as a DocumentError. `prepare` may complete what was read. */
export function parseYamlDocument<S extends z.ZodType>(
  yaml: YamlDocument,
  schema: S,
  prepare: (yaml: YamlDocument) => unknown = ({ value }) => value,
): z.output<S> {
  const parsed = schema.safeParse(prepare(yaml));
  if (parsed.success) return parsed.data;
  throw new DocumentError(
    yaml.name,
    parsed.error.issues.flatMap((issue) => problemsOf(issue, yaml)),
  );
}

function problemsOf(issue: z.core.$ZodIssue, yaml: YamlDocument): readonly string[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      yaml.problem([...issue.path, key], 'no such key. Check its spelling, or take it out.'),
    );
  // Of a choice between shapes, the shape that came furthest says best what is wrong.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [closest] = [...issue.errors].sort((a, b) => deepest(b) - deepest(a));
    return (closest ?? []).flatMap((one) =>
      problemsOf({ ...one, path: [...issue.path, ...one.path] } as z.core.$ZodIssue, yaml),
    );
  }
  return [yaml.problem(issue.path, `${issue.message}.`)];
}

const deepest = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length));

function placeOf(path: readonly PropertyKey[]): string {
  return (
    path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
      .join('')
      .replace(/^\./, '') || 'document'
  );
}
