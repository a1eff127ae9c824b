import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeByChoice } from '../../../../shared/domain/placing/place-by-choice.ts';
import { type Grouped, groupedBy } from '../../../../shared/domain/placing/site-orders.ts';
import { whyPlaced } from '../../../../shared/domain/placing/why-placed.ts';
import type { AwardPlanOf } from '../../../../shared/domain/program/award-plan.ts';
import { programDocument } from '../../../../shared/domain/program/schema.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { serialPlaces } from '../../../support/serial-places.ts';
import { home, intern } from '../../programs/eligible-answers.ts';
import { internship } from '../../programs/samples.ts';

const sites = ['oakland', 'richmond', 'san-jose'];
const seeker = (applicationId: string, choices: string[], groups: Record<string, number> = {}): Grouped => ({
  applicationId,
  choices,
  groups,
});

/** Somebody for whom a site has two conditions is of one of three groups there. */
const rounds = fc.tuple(
  fc.array(
    fc.tuple(
      fc.shuffledSubarray(sites),
      fc.record(Object.fromEntries(sites.map((site) => [site, fc.integer({ min: 1, max: 3 })]))),
    ),
    { maxLength: 25 },
  ),
  fc.record(Object.fromEntries(sites.map((site) => [site, fc.integer({ min: 0, max: 4 })]))),
);

describe('Places by choice and by whom a site takes first', () => {
  it('go to a neighbor with a lower score, and the other moves on', () => {
    const ranked = [
      seeker('ana', ['richmond', 'oakland'], { richmond: 2 }),
      seeker('ben', ['richmond'], { richmond: 1 }),
      seeker('cy', ['oakland']),
    ];
    const free = { oakland: 1, richmond: 1 };
    const placed = placeByChoice(ranked, free);
    expect(placed.offers).toEqual([
      { applicationId: 'ana', option: 'oakland', choice: 2 },
      { applicationId: 'ben', option: 'richmond', choice: 1 },
    ]);
    expect(Object.fromEntries(whyPlaced(ranked, free, placed))).toEqual({
      ana: [
        { site: 'richmond', group: 2, place: 2, last: { group: 1, place: 1 } },
        { site: 'oakland', group: 1, place: 1, last: { group: 1, place: 1 } },
      ],
      ben: [{ site: 'richmond', group: 1, place: 1, last: { group: 1, place: 1 } }],
      cy: [{ site: 'oakland', group: 1, place: 2, last: { group: 1, place: 1 } }],
    });
  });

  it('without any groups are what the common order gives', () => {
    fc.assert(
      fc.property(rounds, ([people, free]) => {
        const ranked = people.map(([choices], index) => seeker(`app-${index}`, choices));
        expect(placeByChoice(ranked, free)).toMatchObject(serialPlaces(ranked, free));
      }),
    );
  });

  it('are explained so that it can be checked: whoever was turned away stood behind the last one placed', () => {
    let away = 0;
    fc.assert(
      fc.property(rounds, ([people, free]) => {
        const ranked = people.map(([choices, groups], index) => seeker(`app-${index}`, choices, groups));
        const placed = placeByChoice(ranked, free);
        const why = whyPlaced(ranked, free, placed);
        for (const { applicationId, choices } of ranked) {
          const got = placed.offers.find((offer) => offer.applicationId === applicationId);
          const told = why.get(applicationId) ?? [];
          expect(told.map(({ site }) => site)).toEqual(choices.slice(0, got?.choice ?? choices.length));
          for (const { site, group, place, last } of told) {
            const there = placed.offers.filter(({ option }) => option === site).length;
            expect(last === undefined).toBe(there === 0);
            if (site === got?.option) expect(place).toBeLessThanOrEqual(last?.place ?? 0);
            else {
              away++;
              // The site is full, of people who all come before.
              expect(there).toBe(free[site]);
              expect(place).toBeGreaterThan(last?.place ?? 0);
              expect(group).toBeGreaterThanOrEqual(last?.group ?? 0);
            }
          }
        }
      }),
    );
    expect(away).toBeGreaterThan(100);
  });

  it('name nobody: only sites, groups and places', () => {
    const ranked = [seeker('ana', ['oakland']), seeker('ben', ['oakland'])];
    const why = whyPlaced(ranked, { oakland: 1 }, placeByChoice(ranked, { oakland: 1 }));
    expect(JSON.stringify(why.get('ben'))).toBe(
      '[{"site":"oakland","group":1,"place":2,"last":{"group":1,"place":1}}]',
    );
  });
});

describe('The group of somebody at a site', () => {
  const condition = (when: object) => ({ title: { en: 'Some', es: 'Algunos' }, when });
  const program = programDocument.parse({
    ...internship,
    award: {
      ...internship.award,
      sites: [
        { option: 'oakland', fund: 'internship-oakland-2027' },
        {
          option: 'richmond',
          fund: 'internship-richmond-2027',
          first: [
            condition({ field: 'address.postalCode', in: ['94801', '94803'] }),
            condition({ field: 'grade', equals: 12 }),
          ],
        },
      ],
    },
  });
  const plan = program.award as AwardPlanOf<'round-slots'>;
  const groups = (answers: object) =>
    groupedBy(plan, program, 'ana', {
      program,
      answers: answers as never,
      asOf: '2026-11-23',
      tables: referenceTables,
    });

  it.each([
    [
      'whoever meets an earlier condition is of the earlier group',
      { address: { ...home, postalCode: '94803' }, grade: 12 },
      1,
    ],
    ['then who meets a later one', { grade: 12 }, 2],
    ['then everybody else', {}, 3],
    ['an answer that is not there takes nobody first', { grade: undefined, address: undefined }, 3],
  ])('%s', (_name, change, richmond) => {
    expect(groups({ ...intern, siteRanks: ['richmond', 'oakland', 'paris'], ...change })).toEqual({
      applicationId: 'ana',
      choices: ['richmond', 'oakland', 'paris'],
      groups: { richmond, oakland: 1 },
    });
  });

  it('is told of the sites that they chose only', () => {
    expect(groups({ ...intern, siteRanks: ['oakland'] }).groups).toEqual({ oakland: 1 });
    expect(groups({ ...intern, siteRanks: undefined })).toEqual({
      applicationId: 'ana',
      choices: [],
      groups: {},
    });
  });

  it('is judged by the questions of the plan, where somebody answered an earlier version of the program', () => {
    const pages = internship.pages.map((page) => ({
      ...page,
      fields: page.fields.filter(({ id }) => id !== 'grade'),
    }));
    const before = { ...internship, pages };
    const context = {
      program: before,
      answers: intern,
      asOf: '2026-11-23',
      tables: referenceTables,
    } as const;
    const { grade: _, ...answers } = intern;
    expect(
      groupedBy(plan, program, 'ana', { ...context, answers: { ...answers, siteRanks: ['richmond'] } })
        .groups,
    ).toEqual({ richmond: 3 });
  });
});
