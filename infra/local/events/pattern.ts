import { TemplateError } from '../template/template-error.ts';

/** Decides whether a value of an event, or its absence, fits. */
type Matcher = (value: unknown) => boolean;

/** Decides whether an event fits a whole pattern. */
export type EventPattern = (event: unknown) => boolean;

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list in the event fits when one of its elements does. */
function anyOf(test: (value: unknown) => boolean): Matcher {
  return (value) => (Array.isArray(value) ? value.some(test) : value !== undefined && test(value));
}

function comparison(condition: Json, at: string): Matcher {
  const [name = '', operand] = Object.entries(condition)[0] ?? [];
  if (Object.keys(condition).length === 1) {
    if (name === 'prefix' && typeof operand === 'string')
      return anyOf((value) => typeof value === 'string' && value.startsWith(operand));
    if (name === 'suffix' && typeof operand === 'string')
      return anyOf((value) => typeof value === 'string' && value.endsWith(operand));
    if (name === 'exists' && typeof operand === 'boolean')
      return (value) => (value !== undefined) === operand;
    if (name === 'anything-but' && !isObject(operand)) {
      const refused = Array.isArray(operand) ? operand : [operand];
      return anyOf((value) => !refused.includes(value));
    }
  }
  throw new TemplateError(`the pattern at ${at} is not known here: ${JSON.stringify(condition)}`);
}

function matcher(condition: unknown, at: string): Matcher {
  if (isObject(condition)) return comparison(condition, at);
  if (Array.isArray(condition)) throw new TemplateError(`the pattern at ${at} has a list inside a list`);
  return anyOf((value) => value === condition);
}

/**
 * Compiles an event pattern as EventBridge and event source filters write it: an object that mirrors the event, with
 * a list of accepted values at each leaf. Any kind of comparison not known here is a TemplateError.
 */
export function compilePattern(pattern: unknown, at = '$'): EventPattern {
  if (!isObject(pattern)) throw new TemplateError(`the pattern at ${at} is no object`);
  const tests = Object.entries(pattern).map(([key, expected]): EventPattern => {
    const where = `${at}.${key}`;
    if (key === '$or') throw new TemplateError(`the pattern at ${where} is not known here`);
    const read = (event: unknown) => (isObject(event) ? event[key] : undefined);
    if (!Array.isArray(expected)) {
      const inner = compilePattern(expected, where);
      return (event) => {
        const value = read(event);
        return Array.isArray(value) ? value.some(inner) : inner(value);
      };
    }
    const accepted = expected.map((condition) => matcher(condition, where));
    return (event) => accepted.some((fits) => fits(read(event)));
  });
  return (event) => tests.every((fits) => fits(event));
}
