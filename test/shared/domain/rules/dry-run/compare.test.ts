import { describe, expect, it } from 'vitest';
import { type Answers, type Field, field } from '../../../../../shared/domain/program/fields.ts';
import { type Program, programDocument } from '../../../../../shared/domain/program/schema.ts';
import { carryOver } from '../../../../../shared/domain/rules/dry-run/carry-over.ts';
import { comparison, kindOf } from '../../../../../shared/domain/rules/dry-run/compare.ts';
import { groupsOf } from '../../../../../shared/domain/rules/dry-run/groups.ts';
import { evaluate } from '../../../../../shared/domain/rules/evaluate.ts';
import { loadSamples } from '../../../../../shared/programs/load.ts';
import { scholar } from '../../../programs/eligible-answers.ts';

const { programs } = loadSamples(['health-careers-scholarship']);
const published = programs[0] as Program;
const bound = { version: 3, hash: 'h', program: published };

/** The scholarship with some of its document changed. */
const draft = (change: (document: Program) => unknown): Program => {
  const copy = structuredClone(published);
  change(copy);
  return programDocument.parse(copy);
};
const rule = (program: Program, id: string) => {
  const found = program.rules.find((one) => one.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
};
const atLeast = (value: string) =>
  draft((program) => {
    rule(program, 'gpa-high-school').check = {
      fact: { name: 'gpaOnFour', value: 'gpa.value', scale: 'gpa.scale' },
      atLeast: value,
    };
  });
const withFields = (change: (fields: Field[]) => Field[]) =>
  draft((program) => {
    for (const page of program.pages) page.fields = change(page.fields);
  });
const without = (id: string) => withFields((fields) => fields.filter((one) => one.id !== id));
const question = (more: Record<string, unknown>) =>
  field.parse({
    label: { en: 'Have you a car?', es: '¿Tiene auto?' },
    id: 'hasCar',
    type: 'yes-no',
    ...more,
  });
const adding = (one: Field) =>
  draft((program) => {
    program.pages[0]?.fields.push(one);
  });

const sent = (answers: object = {}) => ({
  answers: { ...scholar, ...answers },
  asOf: '2026-11-21',
  invited: false,
  language: 'en' as const,
});
const compare = (program: Program, answers: object = {}) => comparison(bound, program)(sent(answers));
const gpa = (value: string) => ({ gpa: { value, scale: '4.0', weighted: true } });

describe('A draft beside the version that an application is bound to', () => {
  it('that says the same changes nobody', () => {
    expect(compare(published)).toMatchObject({ transition: 'eligible>eligible', causes: [], lost: [] });
  });

  it('that is stricter refuses, and the rule that did is named, none that failed before', () => {
    const { transition, causes } = compare(atLeast('3.50'), gpa('3.20'));
    expect(transition).toBe('eligible>ineligible');
    expect(causes).toEqual([{ effect: 'now-fails', name: 'gpa-high-school' }]);
    const elsewhere = { ...gpa('3.20'), enrollment: 'part-time' };
    expect(compare(atLeast('3.50'), elsewhere)).toMatchObject({
      transition: 'ineligible>ineligible',
      causes: [],
    });
  });

  it('that is milder takes in, and the rule that kept somebody out is named', () => {
    expect(compare(atLeast('2.00'), gpa('2.10'))).toMatchObject({
      transition: 'ineligible>eligible',
      causes: [{ effect: 'no-longer-fails', name: 'gpa-high-school' }],
    });
  });

  it('whose rule is gone names the rule that was', () => {
    const gone = draft((program) => {
      program.rules = program.rules.filter(({ id }) => id !== 'gpa-high-school');
    });
    expect(compare(gone, gpa('2.10')).causes).toEqual([
      { effect: 'no-longer-fails', name: 'gpa-high-school' },
    ]);
  });

  it('that asks something new makes nobody ineligible: they would be asked, and for what is said', () => {
    const { transition, causes } = compare(adding(question({})));
    expect(kindOf(transition)).toBe('opens');
    expect(causes).toEqual([
      { effect: 'asked-new', name: 'hasCar' },
      { effect: 'only-asked', name: '*' },
    ]);
    expect(compare(adding(question({ optional: true }))).transition).toBe('eligible>eligible');
  });

  it('whose rule looks at something new leaves it open, and says by which rule', () => {
    const program = adding(question({}));
    rule(program, 'studies-full-time').check = { field: 'hasCar', equals: true };
    const { transition, causes } = comparison(bound, programDocument.parse(program))(sent());
    expect(transition).toBe('eligible>unknown');
    expect(causes).toEqual([
      { effect: 'now-open', name: 'studies-full-time' },
      { effect: 'asked-new', name: 'hasCar' },
    ]);
  });

  it('that no longer asks what was missing settles what was open', () => {
    const open = { firstGeneration: undefined };
    expect(compare(published, open).transition).toBe('unknown>unknown');
    expect(compare(without('firstGeneration'), open)).toMatchObject({
      transition: 'unknown>eligible',
      causes: [{ effect: 'no-longer-asked', name: 'firstGeneration' }],
    });
  });

  it('is judged on the day that counted, with the questions of somebody who was not invited', () => {
    const late = draft((program) => {
      rule(program, 'graduates-in-time').check = {
        fact: { name: 'ageAt', born: 'dateOfBirth', on: 'submission' },
        atLeast: 18,
      };
    });
    const judge = comparison(bound, late);
    expect(judge({ ...sent(), asOf: '2027-03-26' }).transition).toBe('eligible>ineligible');
    expect(judge({ ...sent(), asOf: '2027-03-27' }).transition).toBe('eligible>eligible');
  });
});

describe('The outcomes', () => {
  it('are those that the interpreter gives, for whoever and under whatever draft', () => {
    const drafts = [
      published,
      atLeast('3.50'),
      atLeast('2.00'),
      adding(question({})),
      without('firstGeneration'),
    ];
    const answers = ['2.10', '2.70', '3.70'].flatMap((value) => [
      gpa(value),
      { ...gpa(value), enrollment: 'part-time' },
      { ...gpa(value), firstGeneration: undefined },
      { ...gpa(value), address: undefined },
    ]);
    for (const program of drafts)
      for (const one of answers) {
        const { transition } = compare(program, one);
        const { answers: sentAnswers, ...options } = sent(one);
        const by = (document: Program, given: Answers) =>
          evaluate(document, given, { ...options, programVersion: 3 }).outcome;
        const after = by(program, carryOver(published, program)(sentAnswers).answers);
        expect(transition).toBe(`${by(published, sentAnswers)}>${after}`);
      }
  });
});

describe('Answers that were given to another version', () => {
  const lost = (program: Program, answers: object = scholar) =>
    carryOver(published, program)(answers as typeof scholar).lost;

  it('are lost where the question is gone, by its name', () => {
    expect(lost(without('firstGeneration'))).toEqual([{ why: 'gone', field: 'firstGeneration' }]);
    const { firstGeneration: _, ...rest } = scholar;
    expect(lost(without('firstGeneration'), rest)).toEqual([]);
  });

  it('are lost where the question wants another kind of answer, and are then asked for again', () => {
    const changed = withFields((fields) =>
      fields.map((one) =>
        one.id === 'firstGeneration'
          ? question({
              id: 'firstGeneration',
              type: 'choice',
              options: ['yes', 'no'].map((value) => ({ value, label: { en: value, es: value } })),
            })
          : one,
      ),
    );
    expect(lost(changed)).toEqual([{ why: 'changed', field: 'firstGeneration' }]);
    expect(compare(changed).causes).toContainEqual({ effect: 'asked', name: 'firstGeneration' });
  });

  it('are lost where what was chosen is not offered any more, and only of those who chose it', () => {
    const fewer = withFields((fields) =>
      fields.map((one) =>
        one.id === 'careerField' && one.type === 'choice'
          ? { ...one, options: one.options.filter(({ value }) => value !== 'nursing') }
          : one,
      ),
    );
    expect(lost(fewer)).toEqual([{ why: 'not-offered', field: 'careerField' }]);
    expect(lost(fewer, { ...scholar, careerField: 'medicine' })).toEqual([]);
  });

  it('lose only the part of a group that is gone', () => {
    const part = withFields((fields) =>
      fields.map((one) =>
        one.id === 'essays' && one.type === 'group'
          ? { ...one, fields: one.fields.filter(({ id }) => id !== 'goals') }
          : one,
      ),
    );
    const { answers, lost: gone } = carryOver(published, part)(scholar);
    expect(gone).toEqual([{ why: 'gone', field: 'essays.goals' }]);
    expect(answers['essays']).toEqual({
      commitment: scholar.essays.commitment,
      community: scholar.essays.community,
    });
  });

  it('lose a list whose rows chose what is not offered any more, and of other rows only the column that is gone', () => {
    const rows = (...values: readonly string[]) =>
      field.parse({
        ...{ type: 'list', id: 'jobs', label: { en: 'Jobs', es: 'Empleos' }, max: 5 },
        itemLabel: { en: 'Job', es: 'Empleo' },
        fields: [
          {
            ...{ type: 'choice', id: 'kind', label: { en: 'Kind', es: 'Clase' } },
            options: values.map((value) => ({ value, label: { en: value, es: value } })),
          },
        ],
      });
    const before = adding(rows('paid', 'family', 'club'));
    const answers = { jobs: [{ kind: 'paid' }, { kind: 'club', hours: 3 }] };
    const to = (program: Program) => carryOver(before, program)(answers).lost;
    expect(to(adding(rows('paid', 'family')))).toEqual([{ why: 'not-offered', field: 'jobs' }]);
    expect(to(adding(rows('paid', 'club')))).toEqual([{ why: 'gone', field: 'jobs.hours' }]);
  });

  it('stand where only words and limits differ', () => {
    const label = { en: 'Other words', es: 'Otras palabras' };
    const shorter = withFields((fields) =>
      fields.map((one) => ({
        ...one,
        label,
        ...(one.id === 'essays' && one.type === 'group'
          ? { fields: one.fields.map((essay) => ({ ...essay, label, maxWords: 1 })) }
          : {}),
      })),
    );
    expect(lost(shorter)).toEqual([]);
  });

  it('dollars a year are not dollars a month', () => {
    const monthly = withFields((fields) =>
      fields.map((one) => (one.type === 'money' ? { ...one, per: 'month' as const } : one)),
    );
    expect(lost(monthly)).toEqual([{ why: 'changed', field: 'householdIncome' }]);
  });
});

describe('Groups', () => {
  it('are the draft’s own questions with few values, and never who somebody is', () => {
    const ids = groupsOf(published).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['track', 'firstGeneration', 'enrollment']));
    const said = adding(question({ demographic: true, optional: true }));
    expect(groupsOf(said).map(({ id }) => id)).toEqual(ids);
    const compared = comparison(bound, said)(sent({ hasCar: true }));
    expect(JSON.stringify(compared.groups)).not.toContain('hasCar');
  });

  it('are never by a protected trait, flagged or not', () => {
    const ids = groupsOf(published).map(({ id }) => id);
    for (const id of ['usCitizen', 'hasDisability', 'isVeteran'])
      expect(groupsOf(adding(question({ id }))).map((one) => one.id)).toEqual(ids);
    const gender = question({
      ...{ type: 'choice', id: 'aboutYou', label: { en: 'You are', es: 'Usted es' } },
      options: ['woman', 'man'].map((value) => ({ value, label: { en: value, es: value } })),
    });
    expect(groupsOf(adding(gender)).map((one) => one.id)).toEqual(ids);
  });

  it('put whoever did not answer, or said what is not offered, among those without an answer', () => {
    expect(compare(published).groups).toMatchObject({
      '@language': 'en',
      track: 'high-school',
      enrollment: 'full-time',
    });
    expect(compare(published, { enrollment: undefined, track: 'none' }).groups).toMatchObject({
      track: '',
      enrollment: '',
    });
  });

  it('a question that one of the versions calls demographic is in neither groups, losses nor causes', () => {
    const flagged = withFields((fields) =>
      fields.map((one) =>
        one.id === 'firstGeneration' ? { ...one, demographic: true, optional: true } : one,
      ),
    );
    const compared = comparison(bound, flagged)(sent());
    expect(JSON.stringify(compared)).not.toContain('firstGeneration');
  });
});
