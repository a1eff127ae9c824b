import type { Rule } from '../../../shared/domain/program/rule.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Condition } from '../../../shared/domain/rules/language.ts';
import { asking } from '../../support/generated/questions.ts';

const text = { en: 'Words', es: 'Palabras' };

/** Twelve criteria of the kinds that real programs have: numbers, money, days, ages, places, choices, shares, sums and ratios. */
const checks: Readonly<Record<string, Condition>> = {
  people: { field: 'people', between: [1, 12] },
  income: { field: 'income', atMost: '150000.00' },
  grade: { field: 'grade', atLeast: '2.50' },
  age: { fact: { name: 'ageAt', born: 'born', on: 'submission' }, between: [16, 26] },
  began: { field: 'began', onOrBefore: '2026-10-01' },
  kind: { field: 'kind', in: ['a', 'b'] },
  place: { field: 'place', inServiceArea: true },
  sworn: { field: 'sworn', equals: true },
  poverty: { fact: { name: 'povertyPercent', income: 'income', householdSize: 'people' }, atMost: '300' },
  share: {
    any: [
      { field: 'share', atLeast: '51.00' },
      { field: 'first', equals: true },
    ],
  },
  level: { not: { field: 'level', equals: 3 } },
  owners: { fact: { name: 'sum', list: 'rows', of: 'percent' }, equals: '100.00' },
};

export const twelve: Program = {
  ...asking,
  rules: Object.entries(checks).map(
    ([id, check]): Rule => ({
      id,
      kind: 'hard',
      title: text,
      check,
      reason: { code: `not-${id}`, text },
      basis: 'Made up',
      disclosable: true,
    }),
  ),
};

/** The same values as plain numbers and words, which every engine is given: cents, thousandths, whole years, days in eight digits. */
export type Facts = {
  readonly people: number;
  readonly incomeCents: number;
  readonly gradeThousandths: number;
  readonly age: number;
  /** Year, month and day in eight digits. */
  readonly began: number;
  readonly kind: string;
  readonly inArea: boolean;
  readonly sworn: boolean;
  readonly povertyHundredths: number;
  readonly shareHundredths: number;
  readonly first: boolean;
  readonly level: number;
  readonly ownersHundredths: number;
};
