import { describe, expect, it } from 'vitest';
import { signsAs } from '../../../shared/domain/application/signature.ts';

describe('A typed name', () => {
  it.each([
    ['Ana Ruiz', 'Ana Ruiz'],
    ['Ana Ruiz', 'ana  RUIZ '],
    ['María José Núñez', 'Maria Jose Nunez'],
    ['María José Núñez', 'Núñez, María José'],
    ['María José Núñez', 'María Núñez'],
    ['Ana Ruiz', 'Ana M. Ruiz'],
    ['Ana María Ruiz', 'Ana M Ruiz'],
    ['Ana Ruiz', 'Ana María Ruiz'],
    ["Siobhán O'Brien", 'Siobhan OBrien'],
    ['Prince', 'Prince'],
    ['Prince', 'Prince Rogers Nelson'],
    ['Ludwig van Beethoven', 'Ludwig van Beethoven'],
  ])('of %s can be %s', (known, typed) => {
    expect(signsAs(known, typed)).toBe(true);
  });

  it.each([
    ['Ana Ruiz', ''],
    ['Ana Ruiz', '   '],
    ['Ana Ruiz', 'Ana'],
    ['Ana Ruiz', 'A. Ruiz'],
    ['Ana Ruiz', 'A R'],
    ['Ana Ruiz', 'Ben Cho'],
    ['Ana Ruiz', 'Ana Ruis'],
    ['Ana María Ruiz', 'Ana Lopez'],
    ['Ana Ruiz', 'x'],
    ['', 'Ana Ruiz'],
  ])('of %s cannot be %s', (known, typed) => {
    expect(signsAs(known, typed)).toBe(false);
  });
});
