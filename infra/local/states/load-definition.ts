import type * as z from 'zod';
import { checkMachine, type Problem } from './check-definition.ts';
import { definitionSchema, type Machine } from './definition.ts';

/** Fields that exist only in the service's other query language. */
const JSONPATH_FIELDS: ReadonlySet<string> = new Set(
  (
    'InputPath OutputPath ResultPath ResultSelector Parameters Result ItemsPath Iterator TimeoutSecondsPath ' +
    'HeartbeatSecondsPath SecondsPath TimestampPath ErrorPath CausePath MaxConcurrencyPath Variable ' +
    'ToleratedFailureCountPath ToleratedFailurePercentagePath And Or Not'
  ).split(' '),
);

/** A definition that this engine does not run; every problem names its state and field. */
export class UnsupportedDefinition extends Error {
  readonly problems: readonly Problem[];

  constructor(machine: string, problems: readonly Problem[]) {
    const lines = problems.map(({ path, message }) => `${path === '' ? '/' : path}: ${message}`);
    super(`state machine ${machine} cannot be run:\n  ${lines.join('\n  ')}`);
    this.name = 'UnsupportedDefinition';
    this.problems = problems;
  }
}

/** Reads and checks a definition. Expected faults come back as problems. */
export function loadDefinition(
  definition: unknown,
  can: { readonly sdk: boolean },
): { readonly machine: Machine } | { readonly problems: readonly Problem[] } {
  const parsed = definitionSchema.safeParse(definition);
  if (!parsed.success)
    return { problems: parsed.error.issues.flatMap((issue) => describe(issue, definition)) };
  const problems = checkMachine(parsed.data, can);
  return problems.length === 0 ? { machine: parsed.data } : { problems };
}

function describe(issue: z.core.$ZodIssue, definition: unknown): Problem[] {
  const path = issue.path.map((step) => `/${String(step)}`).join('');
  if (issue.code === 'unrecognized_keys') {
    const type = at(definition, [...issue.path, 'Type']);
    const where = typeof type === 'string' ? `a ${type} state` : 'this object';
    return issue.keys.map((key) => ({
      path: `${path}/${key}`,
      message:
        JSONPATH_FIELDS.has(key.replace(/\.\$$/, '')) || key.endsWith('.$')
          ? `'${key}' belongs to JSONPath; only JSONata is run`
          : `field '${key}' is not known in ${where}`,
    }));
  }
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'Type') {
    return [{ path, message: `state type '${String(at(definition, issue.path))}' is not known` }];
  }
  if (issue.code === 'invalid_key')
    return [{ path, message: issue.issues.map((one) => one.message).join('; ') }];
  return [{ path, message: issue.message }];
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}
