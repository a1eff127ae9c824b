import jsonata from 'jsonata';
import { evaluationFailure } from './failure.ts';
import { isObject, type Json } from './json.ts';
import { serviceFunctions } from './service-functions.ts';

/** A JSON value of the definition in which any string may be a `{% JSONata %}` expression, compiled. */
export type Template =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'expression'; readonly source: string; readonly compiled: jsonata.Expression }
  | { readonly kind: 'array'; readonly items: readonly Template[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Template])[] };

/** The parts of `$states` that only some fields see. */
export type LatePart = 'result' | 'errorOutput';

/** Reports a fault at a path inside the compiled value. */
export type Report = (path: PropertyKey[], message: string) => void;

/** What an expression can refer to, and the virtual time it runs at. */
export interface Bindings {
  readonly states: Json;
  readonly variables: Readonly<Record<string, Json>>;
  readonly now: number;
}

/** Compiles a template, reporting every expression that is malformed or uses what its field does not offer. */
export function compileTemplate(value: Json, offers: readonly LatePart[], report: Report): Template {
  if (typeof value === 'string' && value.startsWith('{%')) return compile(value, offers, report);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compileTemplate(item, offers, nested(report, index)));
    return items.every((item) => item.kind === 'value') ? { kind: 'value', value } : { kind: 'array', items };
  }
  if (isObject(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => [key, compileTemplate(item, offers, nested(report, key))] as const,
    );
    const constant = entries.every(([, item]) => item.kind === 'value');
    return constant ? { kind: 'value', value } : { kind: 'object', entries };
  }
  return { kind: 'value', value };
}

function nested(report: Report, key: PropertyKey): Report {
  return (path, message) => report([key, ...path], message);
}

function compile(text: string, offers: readonly LatePart[], report: Report): Template {
  if (!text.endsWith('%}') || text.length < 4) {
    report([], "a string that starts with '{%' must end with '%}'");
    return { kind: 'value', value: text };
  }
  const source = text.slice(2, -2).trim();
  try {
    const compiled = jsonata(source);
    for (const message of forbidden(compiled.ast(), offers)) report([], message);
    return { kind: 'expression', source, compiled };
  } catch (fault) {
    report([], `'${source}' is not a JSONata expression: ${messageOf(fault)}`);
    return { kind: 'value', value: text };
  }
}

/** What the service refuses when a machine is created: `$eval`, and parts of `$states` the field does not have. */
function* forbidden(node: unknown, offers: readonly LatePart[]): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && node.type === 'variable' && 'value' in node && node.value === 'eval') {
    yield '$eval is not supported by the service';
  }
  if ('type' in node && node.type === 'path' && 'steps' in node && Array.isArray(node.steps)) {
    const [root, part] = node.steps;
    const late = part?.value === 'result' || part?.value === 'errorOutput';
    if (root?.type === 'variable' && root.value === 'states' && late && !offers.includes(part.value)) {
      yield `$states.${part.value} is not available in this field`;
    }
  }
  for (const child of Object.values(node)) yield* forbidden(child, offers);
}

/**
 * Evaluates a template to JSON. A fault, an undefined result or a function is a `States.QueryEvaluationError`
 * that names the field; `field` is the template's place in the state.
 */
export async function evaluateTemplate(template: Template, field: string, bindings: Bindings): Promise<Json> {
  switch (template.kind) {
    case 'value':
      return template.value;
    case 'array': {
      const items: Json[] = [];
      for (const [index, item] of template.items.entries()) {
        items.push(await evaluateTemplate(item, `${field}[${index}]`, bindings));
      }
      return items;
    }
    case 'object': {
      const entries: [string, Json][] = [];
      for (const [key, item] of template.entries) {
        entries.push([key, await evaluateTemplate(item, `${field}/${key}`, bindings)]);
      }
      return Object.fromEntries(entries);
    }
    case 'expression':
      return evaluate(template, field, bindings);
  }
}

const formatMillis = jsonata('$fromMillis($at, $picture, $timezone)');

async function evaluate(
  template: Extract<Template, { kind: 'expression' }>,
  field: string,
  { states, variables, now }: Bindings,
): Promise<Json> {
  const about = `The JSONata expression '${template.source}' specified for the field '${field}'`;
  const scope = {
    ...serviceFunctions,
    // The library's own two read the machine's clock; ours is virtual.
    now: (picture?: string, timezone?: string) =>
      formatMillis.evaluate(undefined, { at: now, picture, timezone }),
    millis: () => now,
    ...variables,
    states,
  };
  let result: unknown;
  try {
    result = await template.compiled.evaluate(undefined, scope);
  } catch (fault) {
    throw evaluationFailure(field, `${about} threw an error during evaluation. ${messageOf(fault)}`);
  }
  if (result === undefined) throw evaluationFailure(field, `${about} returned nothing (undefined).`);
  const plain = toJson(result);
  if (plain === undefined) throw evaluationFailure(field, `${about} returned an unsupported result type.`);
  return plain;
}

/** A copy without JSONata's markers on arrays; undefined when a function is in it, which JSON cannot carry. */
function toJson(value: unknown): Json | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || '_jsonata_lambda' in value || '_jsonata_function' in value)
    return undefined;
  if (Array.isArray(value)) {
    const items = value.map(toJson);
    return items.includes(undefined) ? undefined : (items as Json[]);
  }
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => [key, toJson(item)] as const);
  return entries.some(([, item]) => item === undefined) ? undefined : (Object.fromEntries(entries) as Json);
}

function messageOf(fault: unknown): string {
  if (typeof fault !== 'object' || fault === null || !('message' in fault)) return String(fault);
  const code = 'code' in fault ? `${String(fault.code)}: ` : '';
  return `${code}${String(fault.message)}`;
}
