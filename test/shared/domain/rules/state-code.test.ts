import { describe, expect, it } from 'vitest';
import { stateCode } from '../../../../shared/domain/rules/state-code.ts';

describe('a state of an address', () => {
  it.each([
    ['OR', 'OR'],
    [' or ', 'OR'],
    ['Oregon', 'OR'],
    ['OREGÓN', 'OR'],
    ['nuevo  méxico', 'NM'],
    ['N.M.', 'NM'],
    ['Washington, D.C.', 'DC'],
    ['Washington', 'WA'],
  ])('%j is %s', (text, code) => {
    expect(stateCode(text)).toBe(code);
  });

  it.each(['', 'Calif', 'Baja California', 'ON', 'カリフォルニア', 'CA/NV'])('%j cannot be told', (text) => {
    expect(stateCode(text)).toBeUndefined();
  });
});
