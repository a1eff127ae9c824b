import { describe, expect, it } from 'vitest';
import { validAnswers } from '../../support/valid-answers.ts';
import { home, usd } from './eligible-answers.ts';
import { sample } from './samples.ts';
import { screen } from './screen.ts';

describe('Growth Accelerator', () => {
  const program = sample('growth-accelerator');
  const elsewhere = {
    mainOffice: { ...home, postalCode: '94107' },
    operationsPercent: '10',
    employees: 5,
    employeesInArea: 0,
  };
  const business = { ...validAnswers(program), formationDate: '2020-05-04' };

  it.each<[string, object, unknown]>([
    ['main office in the area, nothing else there', { ...elsewhere, mainOffice: home }, 'eligible'],
    ['nothing in the area', elsewhere, ['not-rooted-in-area']],
    ['51.01 percent of the work there', { ...elsewhere, operationsPercent: '51.01' }, 'eligible'],
    [
      '51.00 percent, which is not more than 51',
      { ...elsewhere, operationsPercent: '51.00' },
      ['not-rooted-in-area'],
    ],
    ['2 of 5 people, exactly 40 percent', { ...elsewhere, employeesInArea: 2 }, ['not-rooted-in-area']],
    ['3 of 7 people, 42.86 percent', { ...elsewhere, employees: 7, employeesInArea: 3 }, 'eligible'],
    ['401 of 1000 people', { ...elsewhere, employees: 1000, employeesInArea: 401 }, 'eligible'],
    ['400 of 1000 people', { ...elsewhere, employees: 1000, employeesInArea: 400 }, ['not-rooted-in-area']],
    [
      'more people there than people: a slip that a person looks at',
      { ...elsewhere, employeesInArea: 6 },
      { ask: [], judge: ['employeesInArea'] },
    ],
    [
      'a PO box, and nothing else there: a person looks at it',
      { ...elsewhere, mainOffice: { ...home, street1: 'P.O. Box 7' } },
      { ask: [], judge: ['mainOffice'] },
    ],
    [
      'a PO box, but most of the work there',
      { mainOffice: { ...home, street1: 'P.O. Box 7' }, operationsPercent: '80' },
      'eligible',
    ],
    [
      'not told where people live, while nothing else decides',
      { ...elsewhere, employeesInArea: undefined },
      { ask: ['employeesInArea'], judge: [] },
    ],
    ['a franchise', { independent: false }, ['not-independent']],
    ['two years to the day', { formationDate: '2024-11-21' }, 'eligible'],
    ['a day less', { formationDate: '2024-11-22' }, ['operating-under-two-years']],
    ['started on a 29 February', { formationDate: '2024-02-29' }, 'eligible'],
    ['no sales figures yet', { annualRevenue: undefined }, { ask: ['annualRevenue'], judge: [] }],
  ])('%s', (_name, change, outcome) => {
    expect(screen(program, { ...business, ...change })).toEqual(outcome);
  });
});

describe('Community Grant', () => {
  const program = sample('community-grant');
  const group = validAnswers(program);
  const first = { ...group, hadGrant: false, openGrant: undefined, reportsFiled: undefined };
  const again = { ...group, hadGrant: true, openGrant: false, reportsFiled: true };

  it.each<[string, object, unknown]>([
    ['a first grant', first, 'eligible'],
    ['a school, which is a public body', { ...first, organizationType: 'government' }, 'eligible'],
    ['a company', { ...first, organizationType: 'other' }, ['not-nonprofit-nor-government']],
    ['a county that is not listed', { ...first, projectCounty: 'other' }, ['outside-listed-counties']],
    ['a grant again, all reports in', again, 'eligible'],
    ['a grant still open', { ...again, openGrant: true }, ['has-open-grant']],
    ['a report still owed', { ...again, reportsFiled: false }, ['reports-not-filed']],
    ['both', { ...again, openGrant: true, reportsFiled: false }, ['has-open-grant', 'reports-not-filed']],
    ['earlier grants not told', { ...again, openGrant: undefined }, { ask: ['openGrant'], judge: [] }],
    [
      'a first grant, and an old answer left standing about reports',
      { ...first, reportsFiled: false },
      'eligible',
    ],
    ['$4,999.99', { ...first, amountRequested: usd('4999.99') }, ['amount-outside-range']],
    ['$5,000.00', { ...first, amountRequested: usd('5000.00') }, 'eligible'],
    ['$50,000.00', { ...first, amountRequested: usd('50000.00') }, 'eligible'],
    ['$50,000.01', { ...first, amountRequested: usd('50000.01') }, ['amount-outside-range']],
    ['starting a day early', { ...first, startDate: '2027-06-30' }, ['outside-grant-year']],
    ['ending a day late', { ...first, endDate: '2028-07-01' }, ['outside-grant-year']],
    ['on 29 February', { ...first, startDate: '2028-02-29', endDate: '2028-02-29' }, 'eligible'],
    [
      'ending before it starts',
      { ...first, startDate: '2028-03-01', endDate: '2028-02-29' },
      ['ends-before-start'],
    ],
  ])('%s', (_name, answers, outcome) => {
    expect(screen(program, answers)).toEqual(outcome);
  });
});
