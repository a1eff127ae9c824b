import { describe, expect, it } from 'vitest';
import { field } from '../../../../../shared/domain/program/fields.ts';
import { lintTraits } from '../../../../../shared/domain/program/lint/lint-traits.ts';
import type { Program } from '../../../../../shared/domain/program/schema.ts';
import { traitsOf } from '../../../../../shared/domain/program/traits.ts';
import { loadSamples } from '../../../../../shared/programs/load.ts';
import { sample } from '../../../programs/samples.ts';

const asked = (id: string, en: string, more: object = {}) =>
  field.parse({ type: 'yes-no', id, label: { en, es: en }, ...more });
const found = (program: Program) =>
  lintTraits(program).map(({ path, problem }) => `${path.join('.')}: ${problem}`);

describe('A question is about a protected trait', () => {
  it.each<[string, string, string]>([
    ['sex', 'x', 'Are you female?'],
    ['race', 'ethnicity', 'Which group?'],
    ['religion', 'x', 'Do you go to a church?'],
    ['national-origin', 'countryOfBirth', 'Where?'],
    ['national-origin', 'x', '¿Cuál es su lengua materna?'],
    ['citizenship', 'x', 'Are you a U.S. citizen?'],
    ['family-status', 'maritalStatus', 'x'],
    ['disability', 'x', '¿Tiene una discapacidad?'],
    ['age', 'dateOfBirth', 'x'],
    ['veteran', 'x', 'Did you serve in the military?'],
    ['pregnancy', 'x', '¿Está embarazada?'],
    ['family-status', 'title', 'Mr or Mrs?'],
    ['religion', 'x', 'What is your place of worship?'],
    ['age', 'x', 'How old are you?'],
    ['sex', 'x', 'Are you transgender?'],
    ['veteran', 'x', 'Were you in the armed forces?'],
    ['race', 'x', 'Are you African American?'],
    ['national-origin', 'x', 'Which language is spoken at home, your first tongue?'],
  ])('%s: %s, "%s"', (trait, id, label) => {
    expect(traitsOf(asked(id, label), 'scholarship')).toEqual([trait]);
  });

  it.each([
    ['agencyName', 'Which agency sent you?'],
    ['stage', 'At what stage is the project?'],
    ['average', 'What is your average?'],
    ['firstGeneration', 'Are you the first in your family to go to college?'],
    ['householdSize', 'How many people live in your household?'],
    ['fosterCare', 'Were you in foster care?'],
    ['wages', 'Do you earn wages?'],
    ['embrace', 'Do you embrace change?'],
    ['yearsOpen', 'How old is the business?'],
    ['sextet', 'Do you play in a sextet?'],
  ])('no: %s, "%s"', (id, label) => {
    expect(traitsOf(asked(id, label), 'financing')).toEqual([]);
  });

  it('counts of children and dependents, and lists of them, too', () => {
    const count = asked('people', 'How many children do you have?', { type: 'integer' });
    expect(traitsOf(count, 'financing')).toEqual(['family-status']);
    expect(traitsOf(asked('dependents', 'x', { type: 'integer' }), 'financing')).toEqual(['family-status']);
  });

  it('by what it offers', () => {
    const options = ['women', 'all'].map((value) => ({ value, label: { en: value, es: value } }));
    expect(traitsOf(asked('ownedBy', 'Who owns it?', { type: 'choice', options }), 'registry')).toEqual([
      'sex',
    ]);
  });

  it('public assistance only where credit is given', () => {
    const food = asked('x', 'Do you get food stamps?');
    expect(traitsOf(food, 'financing')).toEqual(['public-assistance']);
    expect(traitsOf(food, 'scholarship')).toEqual([]);
  });

  it('an amount is known by its name only, not by whose money its label adds up', () => {
    expect(
      traitsOf(asked('householdIncome', 'Income of you and your spouse?', { type: 'money' }), 'financing'),
    ).toEqual([]);
  });
});

describe('Whatever decides and looks at a protected trait', () => {
  const internship = sample('youth-internship');

  it('is signed for in every sample program', () => {
    for (const program of loadSamples().programs) expect(lintTraits(program)).toEqual([]);
  });

  it('is refused without counsel’s word', () => {
    const { signOffs: _, ...unsigned } = internship;
    expect(found(unsigned as Program)).toEqual([
      'rules.0.check: the rule "born-in-range" looks at a protected trait: age',
      'rules.3.check: the rule "guardian-agrees" looks at a protected trait: age',
    ]);
  });

  it('is refused with a word on something else, or one that came too late', () => {
    const [first, second] = internship.signOffs ?? [];
    if (!first || !second) throw new Error('the internship has two sign-offs');
    const signed = (signOffs: Program['signOffs']) => found({ ...internship, signOffs });
    expect(signed([{ ...first, trait: 'sex' }, second])).toEqual([
      'rules.0.check: the rule "born-in-range" looks at a protected trait: age',
      'signOffs.0.covers: nothing named "born-in-range" looks at sex',
    ]);
    expect(signed([{ ...first, on: '2026-01-02' }, second])).toEqual([
      'signOffs.0.on: it was signed after the program opened',
    ]);
  });

  it('is found in a tie-break, a criterion, an amount, a fact over rows, and a rule for a few postal codes', () => {
    const born = internship.award;
    expect(
      found({
        ...internship,
        award: { ...born, tieBreaks: [{ field: 'dateOfBirth', prefer: 'lowest' }] } as Program['award'],
      }),
    ).toEqual(['award.tieBreaks.0: the tie-break on "dateOfBirth" looks at a protected trait: age']);
    const loan = sample('community-business-loan');
    const withCheck = (check: object) =>
      found({ ...loan, rules: [{ ...loan.rules[0], id: 'one', check } as Program['rules'][number]] });
    expect(withCheck({ field: 'address.postalCode', in: ['94601', '94603'] })).toEqual([
      'rules.0.check: the rule "one" looks at a protected trait: race',
    ]);
    expect(withCheck({ field: 'address.postalCode', in: ['1', '2', '3', '4', '5'] })).toEqual([]);
    const pages = loan.pages.map((page) => ({
      ...page,
      fields: page.fields.map((one) =>
        one.type === 'list' && one.id === 'owners'
          ? { ...one, fields: [...one.fields, asked('gender', 'x')] }
          : one,
      ),
    }));
    const rows = { name: 'countRows', list: 'owners', where: { field: 'gender', equals: true } };
    expect(
      found({
        ...loan,
        pages: pages as Program['pages'],
        rules: [
          { ...loan.rules[0], id: 'one', check: { fact: rows, atLeast: 1 } } as Program['rules'][number],
        ],
      }),
    ).toEqual(['rules.0.check: the rule "one" looks at a protected trait: sex']);
    const scored = loan.scoring.criteria.map((one) => ({
      ...one,
      source: { by: 'computed', fact: { name: 'ageAt', born: 'formationDate', on: 'submission' }, table: [] },
    }));
    expect(
      found({ ...loan, scoring: { ...loan.scoring, criteria: scored.slice(0, 1) } as Program['scoring'] })[0],
    ).toContain('the criterion "cashFlow" looks at a protected trait: age');
  });
});
