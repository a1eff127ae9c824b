import type { ApplicantBrowser, Shown } from '../support/applicant-browser.ts';

/** What somebody types on the pages of the loan's form, by control. */
export const loanForm = {
  name: 'Ana Ruiz',
  email: 'ana@example.org',
  legalName: 'Harbor Bakery LLC',
  'formationDate-month': '5',
  'formationDate-day': '1',
  'formationDate-year': '2022',
  naics: '311811',
  'address-street1': '12 Harbor Street',
  'address-city': 'Oakland',
  'address-stateOrProvince': 'CA',
  'address-postalCode': '94607',
  employees: '5',
  'owners-0-name': 'Ana Ruiz',
  'owners-0-percent': '100',
  'owners-0-guarantor': 'yes',
  amount: '$50,000',
  termMonths: '60',
  use: 'equipment',
  annualRevenue: '240,000',
  operatingCashFlow: '30,000.00',
  existingDebtService: '12000',
};

/** The same for the internship, of somebody over 18. */
export const internForm = {
  name: 'Luz Ramos',
  email: 'luz@example.org',
  'dateOfBirth-month': '3',
  'dateOfBirth-day': '27',
  'dateOfBirth-year': '2008',
  'address-street1': '12 Harbor Street',
  'address-city': 'Oakland',
  'address-stateOrProvince': 'CA',
  'address-postalCode': '94607',
  grade: '12',
  availableAllWeeks: 'yes',
  'siteRanks-0': 'oakland',
  'siteRanks-1': 'fresno',
  'siteRanks-2': 'richmond',
  motivation: 'I want to see how a hospital works.',
};

/** Presses the start button of a program. */
export async function startApplication(browser: ApplicantBrowser, program: string): Promise<Shown> {
  return browser.submit((await browser.open(`/programs/${program}`)).form(/^\/apply\//));
}

/** Fills in page after page with what belongs there, up to a page that fits `until` or the check of all answers. */
export async function fillIn(
  browser: ApplicantBrowser,
  from: Shown,
  typed: Readonly<Record<string, string>>,
  until = /\/check$/,
): Promise<Shown> {
  let page = from;
  for (let i = 0; i < 20 && !until.test(page.path); i++) {
    const controls = Object.entries(typed).filter(([name]) => page.html.includes(`name="${name}"`));
    const next = await browser.submit(page.form(/\/pages\//), Object.fromEntries(controls));
    if (next.path === page.path) throw new Error(`stays on ${page.path}: ${next.text.slice(0, 500)}`);
    page = next;
  }
  return page;
}
