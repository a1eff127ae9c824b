import type { Person } from '../application/application.ts';
import { businessNameIn, normalEmail, taxNumbers } from '../application/identity.ts';
import type { Answers } from '../program/fields.ts';
import type { ReviewPlan } from '../program/review-plan.ts';
import type { Program } from '../program/schema.ts';
import { namesIn, peopleIn, placesIn, valuesAt } from './file-traits.ts';
import {
  alike,
  bodyCores,
  bodyLooks,
  isRareSurname,
  type Looks,
  nameLooks,
  type Place,
  placeOf,
  surnameLooks,
  surnamesIn,
} from './likeness.ts';
import { isTaxDigest, type Reviewer, taxDigest } from './reviewer.ts';

/**
 * self: the applicant; person: somebody declared, or the reviewer themself, stands in the application; household: the same
 * address; address: the same building, one of them without its unit; surname: a rare one; declared: they said so of this very application.
 */
export const conflictKinds = [
  'self',
  'person',
  'school',
  'employer',
  'household',
  'address',
  'surname-and-address',
  'surname',
  'business',
  'declared',
] as const;
export type ConflictKind = (typeof conflictKinds)[number];

/**
 * A reason to keep a reviewer from an application, as codes: nothing of either is repeated. A sure one bars from everything.
 * A likely one keeps out of what is assigned automatically; a manager who looked into it may still assign by hand, saying why.
 */
export interface Conflict {
  readonly kind: ConflictKind;
  readonly certainty: 'sure' | 'likely';
}

/** What of an application conflicts are looked for in. */
export interface ConflictFile {
  readonly applicant: Person;
  readonly answers: Answers;
  /** Who was asked about it besides: nominators, recommenders, guardians, owners, whatever came of it. */
  readonly asked: readonly Person[];
  /** Ids of the reviewers who said of this application that they have a stake in it. */
  readonly declaredBy?: ReadonlySet<string>;
}

type ProgramOf = Pick<Program, 'pages' | 'analystFields' | 'people'>;
type ReviewerOf = Pick<Reviewer, 'reviewerId' | 'name' | 'surname' | 'email' | 'relations'>;

/** Everything that joins a reviewer to an application, declared or detected; each kind once, as sure as it gets. */
export function conflictsOf(
  plan: Pick<ReviewPlan, 'excludes'>,
  program: ProgramOf,
  reviewer: ReviewerOf,
  file: ConflictFile,
): readonly Conflict[] {
  const own = ownTraits(reviewer);
  const found = fileTraits(plan, program, file);
  const all = [
    ...personal(own, found),
    ...bodies(own, found),
    ...domestic(own, found),
    ...when('declared', file.declaredBy?.has(reviewer.reviewerId) ?? false, 'sure'),
  ];
  return conflictKinds.flatMap((kind) => {
    const same = all.filter((one) => one.kind === kind);
    return same.find(({ certainty }) => certainty === 'sure') ?? same[0] ?? [];
  });
}

/** True where nothing at all joins them: the only ones that are assigned automatically. */
export const isClear = (conflicts: readonly Conflict[]): boolean => conflicts.length === 0;

/** True where a reviewer may neither hold nor see an application, whoever says so. */
export const isBarred = (conflicts: readonly Conflict[]): boolean =>
  conflicts.some(({ certainty }) => certainty === 'sure');

/** Why a manager gave an application by hand to somebody who is likely joined to it: what they looked into, as a code for the trail. */
export const overruleReasons = ['looked-into', 'reader-asked', 'nobody-else'] as const;
export type OverruleReason = (typeof overruleReasons)[number];

const when = (kind: ConflictKind, holds: boolean, certainty: Conflict['certainty']): readonly Conflict[] =>
  holds ? [{ kind, certainty }] : [];

interface OwnTraits {
  readonly email: string;
  readonly name: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly schools: Body;
  readonly employers: Body;
  readonly businesses: Body;
  readonly taxNumbers: ReadonlySet<string>;
  readonly places: readonly Place[];
}
interface Body {
  readonly whole: ReadonlySet<string>;
  readonly core: ReadonlySet<string>;
}
interface FileTraits {
  readonly email: string;
  readonly name: Looks;
  readonly surnames: Looks;
  readonly otherEmails: Looks;
  readonly otherNames: Looks;
  readonly owners: Looks;
  readonly schools: Body;
  readonly bodies: Body;
  readonly taxNumbers: Looks;
  readonly places: readonly Place[];
}

/** Parsed objects are never changed, and a proposal asks for every pair: each side is worked out once. */
const knownReviewers = new WeakMap<ReviewerOf, OwnTraits>();
const knownFiles = new WeakMap<ConflictFile, FileTraits>();

function ownTraits(one: ReviewerOf): OwnTraits {
  const known = knownReviewers.get(one);
  if (known) return known;
  const { schools, employers, people, businesses, addresses } = one.relations;
  const traits = {
    email: normalEmail(one.email),
    name: new Set(nameLooks(one.name)),
    surnames: new Set(one.surname ? surnameLooks(one.surname) : surnamesIn(one.name)),
    people: new Set(people.map(normalEmail)),
    schools: bodyOf(schools),
    employers: bodyOf(employers),
    businesses: bodyOf(businesses.filter((entry) => !isTaxDigest(entry))),
    taxNumbers: new Set(businesses.filter(isTaxDigest)),
    places: addresses.flatMap((address) => placeOf(address) ?? []),
  };
  knownReviewers.set(one, traits);
  return traits;
}

function fileTraits(
  { excludes }: Pick<ReviewPlan, 'excludes'>,
  program: ProgramOf,
  file: ConflictFile,
): FileTraits {
  const known = knownFiles.get(file);
  if (known) return known;
  const { applicant, answers, asked } = file;
  const named = (...relations: string[]) =>
    excludes
      .filter(({ relation }) => relations.includes(relation))
      .flatMap(({ fields }) => fields.flatMap((path) => valuesAt(program, answers, path)));
  const people = [...peopleIn(program, answers), ...asked];
  const traits = {
    email: normalEmail(applicant.email),
    name: nameLooks(applicant.name),
    surnames: surnamesIn(applicant.name),
    otherEmails: [...people.map(({ email }) => email), ...named('people')]
      .filter((email) => email.includes('@'))
      .map(normalEmail),
    otherNames: people.flatMap(({ name }) => nameLooks(name)),
    owners: namesIn(program, answers, 'co-owner').flatMap(nameLooks),
    schools: bodyOf(named('schools')),
    bodies: bodyOf([...named('employers', 'businesses'), businessNameIn(answers)]),
    taxNumbers: taxNumbers(answers).map(taxDigest),
    places: placesIn(program, answers).flatMap((address) => placeOf(address) ?? []),
  };
  knownFiles.set(file, traits);
  return traits;
}

const bodyOf = (names: readonly string[]): Body => ({
  whole: new Set(names.flatMap(bodyLooks)),
  core: new Set(names.flatMap(bodyCores)),
});

/** The same mailbox is the same person; the same name may be somebody else's. */
function personal(own: OwnTraits, file: FileTraits): readonly Conflict[] {
  const others = new Set(file.otherEmails);
  return [
    ...when('self', own.email === file.email, 'sure'),
    ...when('self', alike(own.name, file.name), 'likely'),
    ...when('person', own.people.has(file.email) || alike(own.people, file.otherEmails), 'sure'),
    ...when('person', others.has(own.email), 'sure'),
    ...when('person', alike(own.name, file.otherNames), 'likely'),
  ];
}

/** Schools, employers, businesses: by their whole names; without the words that say only what they are it is likely. */
function bodies(own: OwnTraits, file: FileTraits): readonly Conflict[] {
  const compared = (kind: ConflictKind, mine: Body, theirs: Body) => [
    ...when(kind, alike(mine.whole, [...theirs.whole]), 'sure'),
    ...when(kind, alike(mine.core, [...theirs.core]), 'likely'),
  ];
  return [
    ...compared('school', own.schools, file.schools),
    ...compared('employer', own.employers, file.bodies),
    ...compared('business', own.businesses, file.bodies),
    ...when('business', alike(own.taxNumbers, file.taxNumbers), 'sure'),
    ...when('business', alike(own.name, file.owners), 'likely'),
  ];
}

/** The same address; the same building where a unit is missing; the same surname there, or a rare one anywhere. */
function domestic(own: OwnTraits, file: FileTraits): readonly Conflict[] {
  const pairs = own.places.flatMap((mine) => file.places.map((theirs) => [mine, theirs] as const));
  const share = (one: Looks, other: Looks) => one.some((look) => other.includes(look));
  const home = pairs.some(([mine, theirs]) => share(mine.whole, theirs.whole));
  const houses = pairs.filter(([mine, theirs]) => share(mine.building, theirs.building));
  const surnames = file.surnames.filter((look) => own.surnames.has(look));
  return [
    ...when('household', home, 'sure'),
    ...when('address', !home && houses.some(([mine, theirs]) => !(mine.hasUnit && theirs.hasUnit)), 'likely'),
    ...when('surname-and-address', surnames.length > 0 && (home || houses.length > 0), 'sure'),
    ...when('surname', surnames.some(isRareSurname), 'likely'),
  ];
}
