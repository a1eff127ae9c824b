import * as z from 'zod';
import type { CivilDate } from '../dates.ts';
import { sha256 } from '../hash.ts';
import { programId, reviewerId } from '../ids.ts';
import { type Language, languages } from '../text.ts';

/** What joins a reviewer to others, as declared by them or about them by a manager. Used to keep them apart, never shown to applicants. */
export const relations = z.object({
  /** By the value a form uses or by name. */
  schools: z.array(z.string()).default([]),
  employers: z.array(z.string()).default([]),
  /** E-mail addresses. */
  people: z.array(z.string()).default([]),
  /** Names, or digests of tax numbers (`businessEntry`). */
  businesses: z.array(z.string()).default([]),
  /** Where they live, as far as they say. */
  addresses: z.array(z.object({ street1: z.string(), postalCode: z.string() })).default([]),
});

/** Days on which somebody takes nothing on, both included. */
export const awayPeriod = z.object({ from: z.string(), to: z.string() });

/**
 * A person who reads applications of a program, with what they or a manager declared. `load` counts the open tasks they hold,
 * and what became of others is counted beside it.
 * Everything that came later has a default, so that items of before still parse.
 */
export const reviewer = z.object({
  reviewerId,
  programId,
  name: z.string(),
  /** Where the name does not say it: of two surnames, or one that stands first. */
  surname: z.string().optional(),
  email: z.string(),
  /** The language they are written to in. */
  language: z.enum(languages),
  /** The languages they read applications in; empty: only the one they are written to in. */
  languages: z.array(z.enum(languages)).default([]),
  panel: z.enum(['reader', 'analyst']),
  /** Option values of the questions that the program's plan names as topics. */
  topics: z.array(z.string()).default([]),
  /** Their own limits, where they differ from the plan's. */
  capacity: z.object({ least: z.int().min(0).optional(), most: z.int().min(0).optional() }).default({}),
  away: z.array(awayPeriod).default([]),
  relations: relations.prefault({}),
  /** Paused: gets nothing new, and holds nothing. */
  status: z.enum(['active', 'paused']).default('active'),
  load: z.int().nonnegative(),
  /** Reviews they recorded, how many of those by their date, and tasks that were taken from them overdue: counted since it is counted. */
  finished: z.int().nonnegative().default(0),
  onTime: z.int().nonnegative().default(0),
  overdue: z.int().nonnegative().default(0),
  /** Raised when links to their own page are to open nothing any more. */
  epoch: z.int().positive().default(1),
  /** Counts every change of what is declared; a change is conditional on it. The load is not part of it. */
  version: z.int().positive().default(1),
});
export type Reviewer = z.infer<typeof reviewer>;

/** What is declared of a person, without what the system keeps. */
export type Declared = Omit<
  Reviewer,
  'reviewerId' | 'load' | 'finished' | 'onTime' | 'overdue' | 'epoch' | 'version' | 'status'
>;

/** Under which a reviewer's own dated items stand. */
export const reviewerSubject = (programId: string, reviewerId: string) =>
  `REVIEWER#${programId}#${reviewerId}`;

/** The languages somebody reads applications in. */
export const readsIn = (one: Pick<Reviewer, 'language' | 'languages'>): readonly Language[] =>
  one.languages.length > 0 ? one.languages : [one.language];

/** True on a day on which somebody is away. */
export const isAway = (one: Pick<Reviewer, 'away'>, day: CivilDate): boolean =>
  one.away.some(({ from, to }) => from <= day && day <= to);

/** True for somebody who may be given a task on a day: not paused, not away. */
export const takesTasks = (one: Pick<Reviewer, 'away' | 'status'>, day: CivilDate): boolean =>
  one.status === 'active' && !isAway(one, day);

/** How many tasks somebody is to have: the program's limits, or their own where those are tighter. */
export function capacityOf(
  { capacity }: Pick<Reviewer, 'capacity'>,
  load: { readonly least: number; readonly most: number },
): { readonly least: number; readonly most: number } {
  const most = Math.min(capacity.most ?? load.most, load.most);
  return { least: Math.min(capacity.least ?? load.least, most), most };
}

/**
 * A business as a reviewer's item keeps it: its name, or of a tax number a digest only. The same nine digits are found by
 * it; a list of reviewers gives none away.
 */
export function businessEntry(typed: string): string {
  const digits = /^[\d\s-]+$/.test(typed.trim()) ? typed.replace(/\D/g, '') : '';
  return digits.length === 9 ? taxDigest(digits) : typed.trim();
}
const taxPrefix = 'tax-number:';
export const taxDigest = (digits: string): string => taxPrefix + sha256(`reviewer tax number ${digits}`);
export const isTaxDigest = (entry: string): boolean => entry.startsWith(taxPrefix);

/** By what readers are chosen for an application that has just come. */
export interface Choice {
  readonly barred: (one: Reviewer) => boolean;
  /** Points of 100. */
  readonly suitability: (one: Reviewer) => number;
  /** Points that each task somebody already holds costs. */
  readonly loadPrice: number;
  /** Had their mail of the day: they would learn of another task tomorrow, which costs as much as a task they hold. */
  readonly toldToday?: ReadonlySet<string>;
  /** Kept as the next ones when everybody's readers were given out: they come first, in this order. */
  readonly kept?: readonly string[];
  /** Turns the order of equals by the application, so that nobody is always first. */
  readonly turn: number;
}

/**
 * The next readers of an application: of the program's panel, without those who are barred, those who suit it best after the
 * price of what they hold already. For one application this is the best total there is, so nothing need be solved.
 */
export function choosePanel(
  candidates: readonly Reviewer[],
  wanted: number,
  { barred, suitability, loadPrice, turn, toldToday, kept = [] }: Choice,
): readonly Reviewer[] {
  const free = candidates
    .filter((one) => !barred(one))
    .sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : 1));
  return free
    .map((one, i) => ({
      one,
      value: suitability(one) - loadPrice * (one.load + (toldToday?.has(one.reviewerId) ? 1 : 0)),
      rank: kept.includes(one.reviewerId) ? kept.indexOf(one.reviewerId) : kept.length,
      place: (i + turn) % free.length,
    }))
    .sort((a, b) => a.rank - b.rank || b.value - a.value || a.place - b.place)
    .slice(0, wanted)
    .map(({ one }) => one);
}
