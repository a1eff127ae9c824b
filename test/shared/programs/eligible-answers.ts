/** Answers that qualify for each sample program, made up; tests change one thing at a time. */
export const home = {
  street1: '1200 Harbor Way',
  city: 'Oakland',
  stateOrProvince: 'CA',
  postalCode: '94601',
  country: 'US',
};

export const usd = (amount: string) => ({ amount, currency: 'USD' as const });

export const scholar = {
  track: 'high-school',
  dateOfBirth: '2009-03-27',
  address: home,
  schoolId: 'oakland-tech',
  graduationDate: '2027-06-10',
  gpa: { value: '3.20', scale: '4.0', weighted: true },
  careerField: 'nursing',
  intendedCollege: { name: 'Bay College', accredited: true, nonprofit: true },
  enrollment: 'full-time',
  householdSize: 4,
  householdIncome: usd('45000.00'),
  firstGeneration: true,
  essays: { commitment: 'I care for my aunt.', community: 'We moved twice.', goals: 'A clinic here.' },
  activities: ['Weekend job, 12 hours a week'],
};

export const intern = {
  dateOfBirth: '2010-05-04',
  grade: 11,
  address: home,
  availableAllWeeks: true,
  siteRanks: ['oakland', 'richmond', 'fresno'],
  motivation: 'I want to see how a hospital works.',
  guardian: { name: 'Rosa Vega', email: 'rosa@example.org', consent: true },
};

export const borrower = {
  legalName: 'Harbor Bakery LLC',
  formationDate: '2021-02-01',
  owners: [
    { name: 'Ana Cruz', percent: '51.00', guarantor: true },
    { name: 'Ben Ito', percent: '49.00', guarantor: false },
  ],
  naics: '311811',
  address: { ...home, street1: '88 Market Street' },
  employees: 4,
  annualRevenue: usd('240000.00'),
  amount: usd('50000.00'),
  termMonths: 60,
  use: 'equipment',
  operatingCashFlow: usd('30000.00'),
  existingDebtService: usd('12000.00'),
};
