import type { Answers } from '../../../shared/domain/program/fields.ts';
import { readSubject } from '../../../shared/domain/rules/condition.ts';
import type { Subject } from '../../../shared/domain/rules/language.ts';
import type { Known } from '../../../shared/domain/rules/value.ts';
import { referenceTables } from '../../../shared/domain/tables/reference-tables.ts';
import { Random } from '../../support/generated/random.ts';
import { type Facts, twelve } from './criteria.ts';

export const asOf = '2026-11-21';

/** So many complete applications, most of them eligible or failing one thing: the ordinary crowd of a program. */
export function applications(count: number): readonly Answers[] {
  const random = new Random(2026);
  return Array.from({ length: count }, () => application(random));
}

/** The same crowd, with one answer in eight left out. */
export function withHoles(all: readonly Answers[]): readonly Answers[] {
  const random = new Random(2027);
  return all.map((answers) => Object.fromEntries(Object.entries(answers).filter(() => !random.chance(12.5))));
}

function application(random: Random): Answers {
  /** Right for most, wrong for a few in a hundred. */
  const mostly = <T>(right: () => T, wrong: () => T): T => (random.chance(94) ? right() : wrong());
  const usd = (cents: number) => ({ amount: (cents / 100).toFixed(2), currency: 'USD' });
  const people = random.between(1, 8);
  const first = mostly(
    () => random.between(1, 99),
    () => random.between(1, 90),
  );
  return {
    people,
    income: mostly(
      () => usd(random.between(0, 4_700_000 + people * 1_000_000)),
      () => usd(random.between(0, 20_000_000)),
    ),
    grade: mostly(
      () => (2.5 + random.next() * 1.5).toFixed(3),
      () => (random.next() * 2.5).toFixed(3),
    ),
    born: mostly(
      () => `20${random.pick(['01', '04', '08', '10'])}-0${random.between(1, 9)}-1${random.below(10)}`,
      () => '1990-05-05',
    ),
    began: mostly(
      () => `202${random.between(0, 5)}-0${random.between(1, 9)}-1${random.below(10)}`,
      () => '2026-11-02',
    ),
    kind: mostly(
      () => random.pick(['a', 'b']),
      () => 'c',
    ),
    place: {
      street1: '12 Main Street',
      city: 'Oakland',
      stateOrProvince: 'CA',
      postalCode: mostly(
        () => `94${random.between(100, 699)}`,
        () => '10001',
      ),
      country: 'US',
    },
    sworn: mostly(
      () => true,
      () => false,
    ),
    share: (random.next() * 100).toFixed(2),
    first: random.chance(90),
    level: mostly(
      () => random.pick([1, 2]),
      () => 3,
    ),
    rows: [
      { percent: `${first}.25` },
      {
        percent: mostly(
          () => `${99 - first}.75`,
          () => '7.00',
        ),
      },
    ],
  };
}

const subjects = {
  people: { field: 'people' },
  incomeCents: { field: 'income' },
  gradeThousandths: { field: 'grade' },
  age: { fact: { name: 'ageAt', born: 'born', on: 'submission' } },
  began: { field: 'began' },
  kind: { field: 'kind' },
  sworn: { field: 'sworn' },
  povertyHundredths: { fact: { name: 'povertyPercent', income: 'income', householdSize: 'people' } },
  shareHundredths: { field: 'share' },
  first: { field: 'first' },
  level: { field: 'level' },
  ownersHundredths: { fact: { name: 'sum', list: 'rows', of: 'percent' } },
} as const satisfies Partial<Record<keyof Facts, Subject>>;

const digits: Partial<Record<keyof Facts, number>> = {
  incomeCents: 2,
  gradeThousandths: 3,
  povertyHundredths: 2,
  shareHundredths: 2,
  ownersHundredths: 2,
};

/** The values by the interpreter's readers, not by the compiled ones, so that the engines check both. A part of a unit counts as half. */
export function factsOf(answers: Answers): Partial<Facts> {
  const context = { program: twelve, answers, asOf, tables: referenceTables };
  const read = Object.entries(subjects).flatMap(([name, subject]) => {
    const value = readSubject(context, subject as Subject);
    return value.kind === 'unknown' ? [] : [[name, plain(value, digits[name as keyof Facts] ?? 0)]];
  });
  const place = answers['place'] as { readonly postalCode: string } | undefined;
  return {
    ...(Object.fromEntries(read) as Partial<Facts>),
    ...(place ? { inArea: place.postalCode >= '94000' && place.postalCode <= '94699' } : {}),
  };
}

function plain(value: Known, decimals: number): unknown {
  switch (value.kind) {
    case 'number': {
      const units = value.number.times(10 ** decimals);
      const whole = units.round(0, 0);
      return Number(whole) + (units.eq(whole) ? 0 : 0.5);
    }
    case 'date':
      return Number(value.date.replaceAll('-', ''));
    case 'text':
      return value.text;
    case 'truth':
      return value.truth;
    default:
      throw new Error('no plain value');
  }
}
