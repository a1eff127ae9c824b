import { describe, expect, it } from 'vitest';
import { relations, relationsTo } from '../../../../shared/domain/program/relations.ts';

const plan = {
  excludes: [
    { relation: 'schools' as const, fields: ['schoolId', 'intendedCollege.name'] },
    { relation: 'people' as const, fields: ['guardian.email'] },
  ],
};
const reviewer = (declared: object) => ({ email: 'r@example.org', relations: relations.parse(declared) });
const application = (answers: object, applicantEmail = 'a@example.org') => ({
  applicantEmail,
  answers: answers as Record<string, unknown>,
});

describe('a reviewer is left out', () => {
  it('at the same school, by any of the fields the program names', () => {
    expect(
      relationsTo(plan, reviewer({ schools: ['oakland-tech'] }), application({ schoolId: 'oakland-tech' })),
    ).toEqual(['schools']);
    expect(
      relationsTo(
        plan,
        reviewer({ schools: ['Bay College'] }),
        application({ intendedCollege: { name: ' bay  COLLEGE' } }),
      ),
    ).toEqual(['schools']);
  });

  it('when a declared person is the applicant or somebody the application names', () => {
    const declared = reviewer({ people: ['Niece@Example.org'] });
    expect(relationsTo(plan, declared, application({}, 'niece@example.org'))).toEqual(['people']);
    expect(relationsTo(plan, declared, application({ guardian: { email: 'niece@example.org' } }))).toEqual([
      'people',
    ]);
  });

  it('from their own application', () => {
    expect(relationsTo(plan, reviewer({}), application({}, 'R@example.org'))).toEqual(['people']);
  });

  it('and from no other', () => {
    const declared = reviewer({ schools: ['oakland-tech'], people: ['niece@example.org'] });
    expect(relationsTo(plan, declared, application({ schoolId: 'mission-high' }))).toEqual([]);
    expect(relationsTo(plan, declared, application({}))).toEqual([]);
  });
});
