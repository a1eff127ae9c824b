import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../../../../shared/domain/program/fields.ts';
import { lintProgram } from '../../../../../shared/domain/program/lint/lint.ts';
import { invitedAtMost } from '../../../../../shared/domain/program/phases.ts';
import type { Program } from '../../../../../shared/domain/program/schema.ts';
import { twoPhaseProgram } from '../../../../support/two-phase.ts';

const sound = twoPhaseProgram();
const { invitation: _, ...withoutInvitation } = sound.owners;
const problems = (program: Program) => lintProgram(program).map(({ problem }) => problem);

const optional = (field: Field): Field =>
  field.askedAt === 'supplement' ? { ...field, optional: true } : field;
const gpaLater = (field: Field): Field => (field.id === 'gpa' ? { ...field, askedAt: 'supplement' } : field);

/** The program with its second phase changed. */
function second(change: Partial<NonNullable<Program['phases']>[1]>): Program {
  if (!sound.phases) throw new Error('no phases');
  return { ...sound, phases: [sound.phases[0], { ...sound.phases[1], ...change }] };
}

describe('A program with an invited phase', () => {
  it('is published when its parts fit', () => {
    expect(problems(sound)).toEqual([]);
  });

  it.each<[string, Program]>([
    [
      'it opens before the first phase closed',
      second({ window: { opensAt: '2027-02-08T17:00', closesAt: '2027-03-31T17:00' } }),
    ],
    [
      'it closes before it opens',
      second({ window: { opensAt: '2027-02-22T09:00', closesAt: '2027-02-22T09:00' } }),
    ],
    [
      '"commitment" is scored by readers',
      second({ invited: { top: { count: 3 }, rankedBy: ['commitment'] } }),
    ],
    ['there is no criterion "luck"', second({ invited: { top: { count: 3 }, rankedBy: ['luck'] } })],
    [
      'it has no question that everybody answers',
      { ...sound, pages: sound.pages.map((page) => ({ ...page, fields: page.fields.map(optional) })) },
    ],
    [
      '"academics" looks at "gpa.value", which is asked later',
      { ...sound, pages: sound.pages.map((page) => ({ ...page, fields: page.fields.map(gpaLater) })) },
    ],
    ['"first" is there twice', second({ id: 'first' })],
    ['the wait "invitation" has no owner', { ...sound, owners: withoutInvitation }],
  ])('is not published when %s', (problem, program) => {
    expect(problems(program)).toContain(problem);
  });

  it('has its second questions put: without phases they are found', () => {
    const { phases: _, ...without } = sound;
    expect(problems(without)).toContain('"leadership" is asked in a phase that is not there');
  });

  it('invites so many times the places there are, a part of a person rounded up', () => {
    expect(invitedAtMost({ top: { times: '2.5', of: 250 }, rankedBy: [] })).toBe(625);
    expect(invitedAtMost({ top: { times: '2.5', of: 3 }, rankedBy: [] })).toBe(8);
    expect(invitedAtMost({ top: { count: 40 }, rankedBy: [] })).toBe(40);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 5000 }), (cents, of) => {
        const times = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        expect(invitedAtMost({ top: { times, of }, rankedBy: [] })).toBe(Math.ceil((cents * of) / 100));
      }),
    );
  });
});
