import type { Answers } from '../../../shared/domain/program/fields.ts';
import { type Program, programDocument } from '../../../shared/domain/program/schema.ts';
import { sample } from '../../shared/programs/samples.ts';
import type { Random } from './random.ts';

const label = { en: 'A question', es: 'Una pregunta' };
const option = (value: string | number) => ({ value, label: { en: `${value}`, es: `${value}` } });
const optional = { optional: true, label };

/** Everything a program can ask, as questions for generated rules; twice, so that two rules can look at different ones. */
export const names = {
  money: ['income', 'costs', 'home.rent'],
  decimal: ['grade', 'share', 'fine'],
  integer: ['people', 'months', 'home.rooms'],
  date: ['born', 'began', 'home.since'],
  truth: ['first', 'sworn', 'home.owned'],
  choice: ['scale', 'kind', 'home.type'],
  rank: ['level'],
  several: ['needs', 'sites'],
  text: ['name', 'place.city', 'place.stateOrProvince', 'place.postalCode'],
  address: ['place', 'work'],
} as const;

/** Options of the choices, so that rules and answers meet. */
export const options = {
  scale: ['4.0', '5.0', '100', 'pass-fail'],
  kind: ['a', 'b', 'c'],
  'home.type': ['a', 'b', 'c'],
  needs: ['a', 'b', 'c', 'd'],
  sites: ['a', 'b', 'c', 'd'],
  level: [1, 2, 3],
} as const;

const money = (id: string, more: object = {}) => ({
  id,
  type: 'money',
  negative: true,
  ...optional,
  ...more,
});
const decimal = (id: string, decimals: number, more: object = {}) => ({
  id,
  type: 'decimal',
  decimals,
  ...optional,
  ...more,
});
const integer = (id: string, more: object = {}) => ({ id, type: 'integer', min: -5, ...optional, ...more });
const choice = (id: string, values: readonly (string | number)[], more: object = {}) => ({
  id,
  type: 'choice',
  options: values.map(option),
  ...optional,
  ...more,
});
const hidden = { shownWhen: { field: 'first', in: [true] } };

const fields = [
  { id: 'first', type: 'yes-no', ...optional },
  money('income'),
  money('costs', hidden),
  decimal('grade', 3),
  decimal('share', 2, { optional: false }),
  decimal('fine', 6, { askedAt: 'supplement' }),
  integer('people'),
  integer('months', { optional: false }),
  { id: 'born', type: 'date', ...optional },
  { id: 'began', type: 'date', ...optional, ...hidden },
  { id: 'sworn', type: 'declaration', ...optional },
  choice('scale', options.scale),
  choice('kind', options.kind),
  choice('level', options.level),
  { id: 'needs', type: 'choices', options: options.needs.map(option), ...optional },
  { id: 'sites', type: 'ranked', pick: 2, options: options.sites.map(option), ...optional },
  { id: 'name', type: 'text', ...optional },
  { id: 'place', type: 'address', ...optional },
  { id: 'work', type: 'address', ...optional, ...hidden },
  {
    id: 'home',
    type: 'group',
    ...optional,
    fields: [
      money('rent'),
      integer('rooms'),
      { id: 'since', type: 'date', ...optional },
      { id: 'owned', type: 'yes-no', ...optional },
      choice('type', options['home.type']),
    ],
  },
  {
    id: 'rows',
    type: 'list',
    max: 9,
    itemLabel: label,
    ...optional,
    fields: [
      decimal('percent', 2),
      money('amount'),
      integer('count'),
      { id: 'direct', type: 'yes-no', label },
      { id: 'day', type: 'date', ...optional },
      choice('status', ['a', 'b', 'c']),
      { id: 'tags', type: 'choices', options: options.needs.map(option), ...optional },
      { id: 'where', type: 'address', ...optional },
    ],
  },
];

/** The questions without rules of their own; every generated program has them. */
export const asking: Program = programDocument.parse({
  ...sample('community-business-loan'),
  pages: [{ id: 'all', title: label, fields }],
  analystFields: [integer('found', { setBy: 'analyst' })],
  people: [],
  tables: {
    povertyGuideline: 'us48-2026',
    gpaHundred: 'common-2026',
    own: [
      {
        id: 'limits',
        title: label,
        source: 'Made up',
        effective: '2026-04-01',
        bySize: ['70000.00', '90000.50'],
        eachFurther: '7000.25',
      },
    ],
  },
  serviceArea: {
    title: label,
    postalCodes: [{ from: '94000', to: '94699' }],
    boundaryStreets: [{ name: 'Border Road', postalCodes: ['95001'] }],
  },
});

/** Numbers that limits and answers are both drawn from, so that they meet. */
export const decimals = [
  '0',
  '1',
  '2.5',
  '2.50',
  '2.495',
  '3.125',
  '4',
  '5',
  '51',
  '51.00',
  '50.99',
  '100',
  '-1.5',
  '33.333333',
  '87',
  '74.5',
];
export const amounts = [
  '0',
  '0.01',
  '1.00',
  '15960.00',
  '21640',
  '43280.00',
  '70000.00',
  '70000.01',
  '97000.75',
  '50000.00',
  '-12.50',
  '999999999999.99',
];
export const wholes = [0, 1, 2, 3, 5, 12, 60];
export const dates = [
  '2008-02-29',
  '2010-11-21',
  '2008-11-21',
  '2008-11-22',
  '2024-02-29',
  '2025-11-21',
  '2026-10-22',
  '2026-11-21',
  '2026-11-30',
  '1999-12-31',
  '2027-03-01',
];
const codes = ['94000', '94601', '94699', '94700', '93999', '95001', '94601-1234', '9460', 'SW1A'];

const naughtyDecimals = [
  '2.4999999999999999999999',
  '2.50000000000000000000000001',
  '1e3',
  '',
  '-0',
  '-0.000',
  '.5',
  '5.',
  '2,5',
  ' 2.5',
  '٣',
  '9'.repeat(30),
  `0.${'0'.repeat(29)}1`,
  '12345678901234567890.5',
  '-2.495',
  '00002.5',
  '2.4',
  '2.51',
];
const hostile: readonly unknown[] = [
  null,
  '',
  'x',
  7,
  -1,
  1.5,
  true,
  [],
  {},
  { amount: 5, currency: 'USD' },
  { amount: '5', currency: 'EUR' },
  { amount: '5', currency: 'USD', more: 1 },
  ['a', {}],
  [[]],
  '2026-02-30',
  '2027-02-29',
  '2026-2-3',
  '0000-01-01',
  '9999-12-31',
  'constructor',
  '__proto__',
  1e300,
];

/** Answers to some of it: right at limits, beside them, left out, or nothing that such a question takes. */
export function answersFor(random: Random): Answers {
  const skip = random.between(0, 60);
  const answer = (make: () => unknown): unknown => {
    if (random.chance(skip)) return undefined;
    return random.chance(4) ? random.pick(hostile) : make();
  };
  const decimalText = () => (random.chance(15) ? random.pick(naughtyDecimals) : random.pick(decimals));
  const usd = () => ({ amount: random.pick(amounts), currency: 'USD' });
  const date = () => random.pick(dates);
  const bool = () => random.chance(50);
  const address = () => ({
    street1: random.pick(['1 Main Street', 'PO Box 7', '12 border road', '']),
    city: random.pick(['Oakland', 'a']),
    stateOrProvince: random.pick(['CA', 'California', 'Oregon', 'Nowhere']),
    postalCode: random.pick(codes),
    country: random.pick(['US', 'USA', 'MX']),
  });
  const row = () => {
    if (random.chance(3)) return random.pick(hostile);
    const made = {
      percent: answer(decimalText),
      amount: answer(usd),
      count: answer(() => random.pick(wholes)),
      direct: answer(bool),
      day: answer(date),
      status: answer(() => random.pick(options.kind)),
      tags: answer(() => random.some(options.needs)),
      where: answer(address),
    };
    return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
  };
  const given: Record<string, unknown> = {
    first: answer(bool),
    income: answer(usd),
    costs: answer(usd),
    grade: answer(decimalText),
    share: answer(decimalText),
    fine: answer(decimalText),
    people: answer(() => random.pick(wholes)),
    months: answer(() => random.pick(wholes)),
    born: answer(date),
    began: answer(date),
    sworn: answer(() => true),
    scale: answer(() => random.pick(options.scale)),
    kind: answer(() => random.pick(options.kind)),
    level: answer(() => random.pick(options.level)),
    needs: answer(() => random.some(options.needs)),
    sites: answer(() => random.some(options.sites)),
    name: answer(() => random.pick(['a', 'b', 'Oakland'])),
    place: answer(address),
    work: answer(address),
    home: answer(() => {
      const home = {
        rent: answer(usd),
        rooms: answer(() => random.pick(wholes)),
        since: answer(date),
        owned: answer(bool),
        type: answer(() => random.pick(options.kind)),
      };
      return Object.fromEntries(Object.entries(home).filter(([, value]) => value !== undefined));
    }),
    rows: answer(() => Array.from({ length: random.below(4) }, row)),
    found: answer(() => random.pick(wholes)),
  };
  // Cash flow right at and below 1.10 times the payments of a year of 50,000 at 5 % over 60 months, and 12,000 besides.
  if (random.chance(15)) {
    const [income, rent] = [
      random.pick(['25654.99', '25655.00', '30000.00']),
      random.pick(['50000.00', '49999.99']),
    ];
    Object.assign(given, {
      income: { amount: income, currency: 'USD' },
      costs: { amount: '12000.00', currency: 'USD' },
      months: 60,
    });
    Object.assign(given, { home: { rent: { amount: rent, currency: 'USD' }, rooms: 2 } });
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
