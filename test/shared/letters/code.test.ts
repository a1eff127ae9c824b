import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedCode, proofBytes, proofOf, readCode } from '../../../shared/domain/letters/code.ts';

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const codes = fc
  .record({
    initials: fc.constantFrom('HCS', 'YI', 'CBL', 'TPS', 'SR'),
    tail: fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 8 }),
    bytes: fc.uint8Array({ minLength: proofBytes, maxLength: 32 }),
  })
  .map(({ initials, tail, bytes }) => ({
    reference: `${initials}-${tail.slice(0, 4).join('')}-${tail.slice(4).join('')}`,
    proof: proofOf(bytes),
  }));

describe('The code of a letter', () => {
  it('is read back however it was typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const printed = printedCode(code);
        expect(printed).toMatch(/^[A-Z]+(-[0-9A-Z]{4}){6}-[0-9A-Z]$/);
        const [initials = '', ...rest] = printed.split('-');
        const sloppy = rest.join('').replaceAll('0', 'O').replaceAll('1', 'l');
        for (const typed of [printed, printed.toLowerCase(), ` ${printed.replaceAll('-', ' ')} `])
          expect(readCode(typed)).toEqual(code);
        expect(readCode(`${initials} ${sloppy}`)).toEqual(code);
      }),
    );
  });

  it('shows every wrong letter and every two that are swapped as a slip of the pen', () => {
    fc.assert(
      fc.property(codes, fc.nat(24), fc.nat(24), fc.constantFrom(...alphabet), (code, at, other, letter) => {
        const printed = printedCode(code).replaceAll('-', '');
        const initials = printed.length - 25;
        const letters = [...printed];
        const wrong = letters.with(initials + at, letter).join('');
        if (wrong !== printed) expect(readCode(wrong)).toBe('slip');
        const [a = '', b = ''] = [letters[initials + at], letters[initials + other]];
        const swapped = letters
          .with(initials + at, b)
          .with(initials + other, a)
          .join('');
        if (swapped !== printed) expect(readCode(swapped)).toBe('slip');
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['', 'hello', 'HCS-7K2M-9QXD', 'HCS-', '💥', '1'.repeat(300), 'HCS-7K2M-9QXD-4T7W-9KQX'])(
    'is not %j',
    (typed) => {
      expect(readCode(typed)).toBeUndefined();
    },
  );

  it('proves with eighty bits, no fewer', () => {
    expect(proofOf(new Uint8Array(10).fill(255))).toBe('ZZZZZZZZZZZZZZZZ');
    expect(() => proofOf(new Uint8Array(9))).toThrow(RangeError);
  });
});
