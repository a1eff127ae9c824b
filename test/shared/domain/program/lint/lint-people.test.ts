import { describe, expect, it } from 'vitest';
import { lintProgram } from '../../../../../shared/domain/program/lint/lint.ts';
import { type Program, programDocument } from '../../../../../shared/domain/program/schema.ts';
import { loadSamples } from '../../../../../shared/programs/load.ts';

const [scholarship] = loadSamples().programs as [Program];
const text = { en: 'A text', es: 'Un texto' };
const question = { type: 'text', id: 'howLong', label: text };
const entry = {
  id: 'reference',
  role: 'recommender',
  title: text,
  ask: text,
  min: 1,
  max: 2,
  neededFor: ['submit'],
  confidential: true,
  remindDays: [3, 7],
  answerDays: 14,
  pages: [{ id: 'about', title: text, fields: [question] }],
  statement: text,
  mail: text,
};

const problemsOf = (...people: object[]) =>
  lintProgram(programDocument.parse({ ...scholarship, people })).map(({ problem }) => problem);

describe('publishing checks on other people', () => {
  it('find nothing in a sound plan', () => {
    expect(problemsOf(entry)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a guardian whom no answer names', { role: 'guardian' }, 'a guardian is asked from an answer'],
    ['an answer that is not there', { from: 'mentor' }, 'there is no field "mentor"'],
    ['an answer without an address', { from: 'gpa' }, '"gpa" has no name or no email'],
    ['an answer shown that is not there', { shows: ['salary'] }, 'there is no field "salary"'],
    ['more at least than at most', { min: 3 }, 'min is above max'],
    ['a wait for nobody', { min: 0 }, 'nobody is needed, but something waits'],
    ['a reminder after the date', { remindDays: [14] }, 'reminders come one after another'],
    ['reminders out of order', { remindDays: [7, 3] }, 'reminders come one after another'],
    [
      'one question twice',
      { pages: [{ id: 'about', title: text, fields: [question, question] }] },
      'The field id "howLong" is there twice',
    ],
  ])('%s', (_what, change, problem) => {
    const found = problemsOf({ ...entry, ...change });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(problem);
  });

  it('each entry has an id of its own', () => {
    expect(problemsOf(entry, entry)[0]).toContain('"reference" is there twice');
  });
});
