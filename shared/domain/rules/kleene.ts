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

export const truthOf = (value: boolean): Truth => (value ? 'true' : 'false');
