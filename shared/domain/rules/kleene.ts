import type { Truth } from './verdict.ts';

/** Three-valued logic after Kleene: an unknown decides nothing that the known parts do not decide alone. */
export function allOf(values: readonly Truth[]): Truth {
  if (values.includes('false')) return 'false';
  return values.includes('unknown') ? 'unknown' : 'true';
}

export function anyOf(values: readonly Truth[]): Truth {
  if (values.includes('true')) return 'true';
  return values.includes('unknown') ? 'unknown' : 'false';
}

export function not(value: Truth): Truth {
  if (value === 'unknown') return 'unknown';
  return value === 'true' ? 'false' : 'true';
}

/** "If a then b": true where a is false or b is true, whatever the other is. */
export function implies(a: Truth, b: Truth): Truth {
  return anyOf([not(a), b]);
}

/** So many of several: known as soon as the unknown ones can no longer tip it. */
export function countBetween(
  values: readonly Truth[],
  atLeast = 0,
  atMost = Number.POSITIVE_INFINITY,
): Truth {
  const sure = values.filter((value) => value === 'true').length;
  const possible = sure + values.filter((value) => value === 'unknown').length;
  if (possible < atLeast || sure > atMost || atLeast > atMost) return 'false';
  return sure >= atLeast && possible <= atMost ? 'true' : 'unknown';
}

export const truthOf = (value: boolean): Truth => (value ? 'true' : 'false');
