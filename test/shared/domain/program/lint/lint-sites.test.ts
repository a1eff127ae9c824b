import { describe, expect, it } from 'vitest';
import { lintProgram } from '../../../../../shared/domain/program/lint/lint.ts';
import { programDocument } from '../../../../../shared/domain/program/schema.ts';
import { internship } from '../../../programs/samples.ts';

const near = ['94801', '94803', '94804', '94805', '94806'];
const neighbors = { field: 'address.postalCode', in: near };
const plan = internship.award;
const sites = plan.kind === 'round-slots' ? plan.sites.map(({ option, fund }) => ({ option, fund })) : [];

/** Problems of the internship with these conditions at its first site. */
function problems(first: readonly object[], more: object = {}, of: readonly object[] = sites): string[] {
  const award = {
    ...plan,
    sites: of.map((site, index) =>
      index === 0 && first.length > 0
        ? { ...site, first: first.map((when) => ({ title: { en: 'Some', es: 'Algunos' }, when })) }
        : site,
    ),
  };
  return lintProgram(programDocument.parse({ ...internship, award, ...more })).map(
    ({ path, problem }) => `${path.join('.')}: ${problem}`,
  );
}
const at = (index: number) => `award.sites.0.first.${index}.when`;

describe('Whom a site takes first', () => {
  it('may be neighbors, one grade, or one grade of the neighbors', () => {
    expect(
      problems([
        { all: [neighbors, { field: 'grade', equals: 12 }] },
        neighbors,
        { field: 'grade', equals: 12 },
      ]),
    ).toEqual([]);
  });

  it('is never in doubt: no question that may stay empty, and nothing that is left to a person', () => {
    expect(problems([{ field: 'schoolName', equals: 'Oakland Tech' }])).toEqual([
      `${at(0)}: "schoolName" may stay without an answer`,
    ]);
    expect(problems([{ not: { field: 'guardian.consent', equals: true } }])).toEqual([
      `${at(0)}: "guardian.consent" may stay without an answer`,
    ]);
    expect(problems([{ field: 'payBy', equals: 'bank' }])).toEqual([
      `${at(0)}: "payBy" is asked only after an offer`,
    ]);
    expect(problems([{ field: 'address', inServiceArea: true }])).toContain(
      `${at(0)}: "address" is left to a person where it cannot be told`,
    );
    expect(problems([{ field: 'address.stateOrProvince', equals: 'NV' }])).toEqual([
      `${at(0)}: "address.stateOrProvince" is left to a person where it cannot be told`,
    ]);
    const share = { name: 'percentOf', part: 'grade', whole: 'grade' };
    expect(problems([{ fact: share, atLeast: '50' }])).toContain(
      `${at(0)}: "percentOf" is left to a person where it cannot be told`,
    );
    const analyst = [{ type: 'yes-no', id: 'met', setBy: 'analyst', label: { en: 'Met', es: 'Visto' } }];
    expect(problems([{ field: 'met', equals: true }], { analystFields: analyst })).toContain(
      `${at(0)}: "met" may stay without an answer`,
    );
  });

  it('is asked about known fields, in ways that fit them', () => {
    expect(problems([{ field: 'nearby', equals: true }])).toEqual([
      `${at(0)}.field: there is no field "nearby"`,
    ]);
    expect(problems([{ field: 'grade', equals: 13 }])).toHaveLength(1);
  });

  it('is never decided by a protected trait, or by what stands in for one, without counsel’s word', () => {
    expect(problems([{ field: 'dateOfBirth', onOrBefore: '2009-01-01' }])).toEqual([
      `${at(0)}: whom "oakland" takes first looks at a protected trait: age`,
    ]);
    expect(problems([{ field: 'address.postalCode', in: near.slice(1) }])).toEqual([
      `${at(0)}: whom "oakland" takes first looks at a protected trait: race`,
    ]);
    const signed = {
      covers: 'award.sites.oakland',
      trait: 'age',
      by: 'Dana Whitfield, general counsel',
      on: '2025-11-14',
      basis: 'Machines there may be worked at 18 only',
    };
    const signOffs = [...(internship.signOffs ?? []), signed];
    expect(problems([{ field: 'dateOfBirth', onOrBefore: '2009-01-01' }], { signOffs })).toEqual([]);
    const asked = internship.pages.map((page, index) =>
      index === 1
        ? {
            ...page,
            fields: [
              ...page.fields,
              {
                type: 'yes-no',
                id: 'veteranHome',
                demographic: true,
                label: { en: 'At home?', es: '¿En casa?' },
              },
            ],
          }
        : page,
    );
    expect(problems([{ field: 'veteranHome', equals: true }], { pages: asked })).toContain(
      `${at(0)}.field: "veteranHome" says who somebody is, and nothing that decides may look at it`,
    );
  });

  it('stands there once', () => {
    expect(
      problems([neighbors, { field: 'grade', equals: 12 }, { in: near, field: 'address.postalCode' }]),
    ).toEqual([`${at(2)}: this condition is there twice`]);
  });

  it('is somebody who qualifies, and not everybody', () => {
    const nobody = 'nobody who qualifies can be in this group';
    const everybody = 'everybody who qualifies is in this group or one before it: it decides nothing';
    expect(problems([{ field: 'availableAllWeeks', equals: false }])).toEqual([`${at(0)}: ${nobody}`]);
    expect(problems([{ field: 'availableAllWeeks', equals: true }])).toEqual([`${at(0)}: ${everybody}`]);
    expect(
      problems([
        { field: 'grade', in: [11, 12] },
        { field: 'grade', equals: 12 },
      ]),
    ).toEqual([`${at(1)}: ${nobody}`]);
    expect(
      problems([
        { field: 'grade', in: [11, 12] },
        { field: 'grade', in: [9, 10] },
      ]),
    ).toEqual([`${at(1)}: ${everybody}`]);
  });
});

describe('Sites', () => {
  it('are there once, with a fund of their own', () => {
    const [first, ...others] = sites;
    expect(problems([], {}, [...sites, { ...first, fund: 'another-fund' }])).toEqual([
      'award.sites.5.option: The site "oakland" is there twice',
    ]);
    expect(problems([], {}, [{ ...first, fund: sites[1]?.fund ?? '' }, ...others])).toEqual([
      `award.sites.1.fund: The fund "${sites[1]?.fund}" is there twice`,
    ]);
  });

  it('are not more than one offer from the waiting list can look at', () => {
    const options = Array.from({ length: 61 }, (_, index) => `site-${index}`);
    const pages = internship.pages.map((page) => ({
      ...page,
      fields: page.fields.map((field) =>
        field.type === 'ranked'
          ? { ...field, options: options.map((value) => ({ value, label: { en: value, es: value } })) }
          : field,
      ),
    }));
    const many = options.map((option) => ({ option, fund: `fund-of-${option}` }));
    expect(problems([], { pages }, many)).toEqual(['award.sites: there are more than 60 sites']);
    const fewer = pages.map((page) => ({
      ...page,
      fields: page.fields.map((field) =>
        field.type === 'ranked' ? { ...field, options: field.options.slice(1) } : field,
      ),
    }));
    expect(problems([], { pages: fewer }, many.slice(1))).toEqual([]);
  });
});
