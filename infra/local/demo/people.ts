import type { Person } from '../../../shared/domain/application/application.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';

const firstNames =
  'Ana José Minh Zoë Fatima Luz Kim Amara Diego Priya Yusuf Mei Olga Tomás Aisha Liam Sofía Ngozi Hana Mateo Ivy Ravi Lucía Omar Grace Andrés Leila Noah Camila Wei'.split(
    ' ',
  );
const lastNames =
  'Ruiz Núñez Nguyễn O’Brien al-Zahra Peña Lee Okafor Castillo Sharma Demir Chen Petrova Vega Hassan Walsh Morales Adeyemi Sato Ortega Brooks Iyer Flores Haddad Kelly Rojas Rahimi Stone Duarte Lin'.split(
    ' ',
  );
const places = [
  ['12 Harbor Street', 'Oakland', '94607'],
  ['480 Mission Street', 'San Francisco', '94105'],
  ['77 K Street', 'Sacramento', '95814'],
  ['9 Barrett Avenue', 'Richmond', '94801'],
  ['301 Santa Clara Street', 'San José', '95113'],
] as const;
const reasons = [
  'My grandmother waited months for a doctor who spoke her language. I want to be the one who answers.',
  'I look after my two brothers while my mother works nights at the hospital. I have seen what a good nurse does.',
  'Cuando mi papá se enfermó, una enfermera nos explicó todo con calma. Quiero hacer eso por otras familias.',
  'I tutor younger students in biology after school, and I like it when something becomes clear to them.',
];

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const two = (n: number) => String(n).padStart(2, '0');
const usd = (dollars: number) => ({ amount: `${dollars}.00`, currency: 'USD' });

/** The `n`th made-up person: no two share a name and a birth date, nor an address. */
export function personOf(n: number): Person {
  const first = at(firstNames, n);
  const last = at(lastNames, Math.floor(n / firstNames.length) + n * 7);
  return { name: `${first} ${last}`, email: `applicant${n}@example.org` };
}

const addressOf = (n: number) => {
  const [street1, city, postalCode] = at(places, n);
  return { street1, city, stateOrProvince: 'CA', postalCode, country: 'US' };
};

/** The `n`th applicant's answers to the scholarship; some have too low a grade, some have not sent it yet. */
export function scholarshipAnswers(n: number, gpa: 'good' | 'low' | 'missing'): Answers {
  const value = gpa === 'low' ? '2.31' : `${2 + (n % 2)}.${two(50 + ((n * 7) % 50))}`;
  return {
    track: 'high-school',
    dateOfBirth: `2009-${two(1 + (n % 12))}-${two(1 + (n % 28))}`,
    address: addressOf(n),
    schoolId: at(['oakland-tech', 'mission-high', 'sacramento-high', 'fresno-high'], n),
    ...(gpa === 'missing' ? {} : { gpa: { value, scale: '4.0', weighted: true } }),
    graduationDate: '2027-06-10',
    careerField: at(['nursing', 'medicine', 'dentistry', 'public-health', 'mental-health'], n),
    intendedCollege: { name: 'Bay State University', accredited: true, nonprofit: true },
    enrollment: 'full-time',
    householdSize: 2 + (n % 5),
    householdIncome: usd(18_000 + ((n * 1_731) % 60_000)),
    firstGeneration: n % 3 !== 0,
    essays: { commitment: at(reasons, n), community: at(reasons, n + 1), goals: at(reasons, n + 2) },
    activities: ['Helping at the food bank, 4 hours a week'],
  };
}

/** The `n`th applicant's answers to the internship. */
export function internshipAnswers(n: number): Answers {
  const born = `${2008 + (n % 2)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`;
  const sites = ['fresno', 'sacramento', 'richmond'];
  return {
    dateOfBirth: born,
    grade: 9 + (n % 4),
    address: addressOf(n),
    availableAllWeeks: true,
    siteRanks: sites.map((_, i) => at(sites, n + i)),
    motivation: at(reasons, n),
    guardian: {
      name: `${at(firstNames, n + 3)} ${at(lastNames, n)}`,
      email: `guardian${n}@example.org`,
      consent: true,
    },
  };
}

/** The `n`th applicant's answers to the loan, of so many dollars. */
export function loanAnswers(n: number, dollars: number, employees = 4): Answers {
  return {
    legalName: `${at(lastNames, n)} ${at(['Bakery', 'Repairs', 'Studio', 'Market', 'Care'], n)} ${n} LLC`,
    formationDate: `20${two(14 + (n % 9))}-05-01`,
    owners: [{ name: personOf(n).name, percent: '100.00', guarantor: true }],
    naics: '311811',
    address: addressOf(n),
    employees,
    annualRevenue: usd(dollars * 6),
    amount: usd(dollars),
    termMonths: 60,
    use: at(['equipment', 'inventory', 'working-capital'], n),
    operatingCashFlow: usd(12_000 + dollars),
    existingDebtService: usd(4_000),
  };
}
