import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/domain/canonical-json.ts';
import { hashOf, sha256 } from '../../../shared/domain/hash.ts';

describe('canonical JSON', () => {
  it('orders keys by their UTF-16 units and leaves out spaces, as RFC 8785 shows', () => {
    const source = '{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}';
    expect(canonicalJson(JSON.parse(source.replace('\r', '\\r')))).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    );
  });

  it('writes numbers as ECMAScript does', () => {
    expect(canonicalJson(JSON.parse('[333333333.33333329, 1e30, 4.50, 2e-3, 1e-27, -0]'))).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
  });

  it('is the same text whatever the order of keys, and reads back to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(canonicalJson(backwards(plain))).toBe(canonicalJson(plain));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
  });

  it('leaves out what is undefined, and has nothing for what JSON cannot hold', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '\ud800',
      { '\udc00': 1 },
      new Date(0),
      1n,
      undefined,
      () => 1,
      new Map(),
    ])
      expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('keeps a key named like the prototype as data', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"x":1},"a":2}'))).toBe('{"__proto__":{"x":1},"a":2}');
  });
});

describe('hashes', () => {
  it('are SHA-256 of UTF-8 in lower-case hex', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hashOf({ b: 1, a: 'ñ' })).toBe(sha256('{"a":"ñ","b":1}'));
  });
});

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, backwards(inner)]),
  );
}
