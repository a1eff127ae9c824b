import * as z from 'zod';
import { instant } from '../application/application.ts';
import { overruleReasons } from '../review/conflict.ts';

const count = z.int().nonnegative();
const points = z.int().min(0).max(100);

/** What a manager wants of one pair: that they read it, or that they do not; the solver decides everything else. */
export const panelRuling = z.strictObject({
  applicationId: z.string(),
  reviewerId: z.string(),
  kind: z.enum(['pin', 'forbid']),
  by: z.string(),
  at: instant,
  /** Of a pin of somebody who is likely joined to the application: what the manager looked into. */
  because: z.enum(overruleReasons).optional(),
});
export type PanelRuling = z.infer<typeof panelRuling>;

/** Nothing better exists, or how much better it could be at most: the search was given up. */
const proof = z.union([z.literal('proven'), z.strictObject({ atMost: z.int() })]);

/** What a proposal comes to, in counts and points. */
export const panelFigures = z.strictObject({
  applications: count,
  /** Readers given, all together. */
  given: count,
  total: count,
  smallest: count,
  proof: z.strictObject({ total: proof, smallest: proof }),
  /** The total if each application had taken its best readers in the order they came; absent where that leaves one short. */
  oneByOne: count.optional(),
  /** Applications whose readers all read their language. */
  inLanguage: count,
  /** Readers given by their points: 0 to 9, 10 to 19, and so on; the last has 90 to 100. */
  byPoints: z.array(count).length(10),
  /** What each reader holds already, is given, and may hold. */
  loads: z.array(z.strictObject({ reviewerId: z.string(), held: count, given: count, most: count })),
});
export type PanelFigures = z.infer<typeof panelFigures>;

/** What an earlier proposal for the same applications came to. */
const before = z.strictObject({ of: z.string(), total: count, smallest: count });

/** A proposal as it stands: its lines are stored beside it, bound by the hash. */
const proposal = {
  run: z.int().positive(),
  /** Over every line and every ruling. */
  hash: z.string(),
  /** Over the rulings alone: once another one was made, this is not what the manager wants. */
  rulingsHash: z.string(),
  /** Over the applications: two proposals for the same ones can be compared. */
  of: z.string(),
  prefer: z.enum(['best-total', 'fairest']),
  figures: panelFigures,
  pins: count,
  forbidden: count,
  before: before.optional(),
};

/**
 * Readers for everybody of a round who waits for some: being worked out; proposed, or not possible; being sent, batch by batch;
 * sent. Whoever comes after that is the next run. `stopped`: working it out failed for good.
 */
export const panels = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('working'),
    run: z.int().positive(),
    at: instant,
    before: before.optional(),
    /** How many runs were sent before: who was promised a least number of applications has had them. */
    sendings: count,
  }),
  z.strictObject({ state: z.literal('stopped'), run: z.int().positive(), at: instant, sendings: count }),
  z.strictObject({ state: z.literal('proposed'), ...proposal, at: instant, sendings: count }),
  z.strictObject({
    state: z.literal('infeasible'),
    run: z.int().positive(),
    at: instant,
    applications: count,
    rulingsHash: z.string(),
    sendings: count,
  }),
  z.strictObject({
    state: z.literal('sending'),
    ...proposal,
    at: instant,
    by: z.string(),
    sendings: count,
    /** Batches that are done, of both passes. */
    step: count,
    /** No batch goes on by itself any more: a manager sends it on. */
    stopped: z.boolean().default(false),
  }),
  z.strictObject({
    state: z.literal('sent'),
    ...proposal,
    at: instant,
    by: z.string(),
    sendings: count,
    /** Applications that have the readers that were proposed; others; and those that needed none any more. */
    asProposed: count,
    otherwise: count,
    gone: count,
  }),
]);
export type Panels = z.infer<typeof panels>;
export type PanelsIn<S extends Panels['state']> = Extract<Panels, { state: S }>;

const part = z.strictObject({
  part: z.enum(['topics', 'language', 'bids', 'history']),
  points: z.int(),
  of: z.int(),
});

/** One application of a proposal: who would read it and why, and who would be next. */
export const panelLine = z.strictObject({
  applicationId: z.string(),
  total: count,
  readers: z.array(
    z.strictObject({ reviewerId: z.string(), points, parts: z.array(part), pinned: z.boolean() }),
  ),
  alternates: z.array(z.strictObject({ reviewerId: z.string(), points })),
});
export type PanelLine = z.infer<typeof panelLine>;

const ids = z.array(z.string());
const fix = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('raise-most'),
    reviewers: z.array(z.strictObject({ reviewerId: z.string(), by: count })),
  }),
  z.strictObject({ kind: z.literal('more-readers'), readers: count, places: count }),
  z.strictObject({
    kind: z.literal('fewer-readers'),
    applications: z.array(z.strictObject({ applicationId: z.string(), to: count })),
  }),
  z.strictObject({
    kind: z.literal('lower-least'),
    reviewers: z.array(z.strictObject({ reviewerId: z.string(), to: count })),
  }),
]);
export type PanelFix = z.infer<typeof fix>;

/** Why there are no readers for everybody, as the solver proved it, with ids in the place of its indexes. */
export const panelShortage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('too-few-unbarred'),
    applicationId: z.string(),
    needed: count,
    unbarred: count,
    fixes: z.array(fix),
  }),
  z.strictObject({
    kind: z.literal('too-few-places'),
    applications: ids,
    reviewers: ids,
    short: count,
    fixes: z.array(fix),
  }),
  z.strictObject({
    kind: z.literal('least-out-of-reach'),
    reviewers: z.array(z.strictObject({ reviewerId: z.string(), least: count, reached: count })),
    fixes: z.array(fix),
  }),
]);
export type PanelShortage = z.infer<typeof panelShortage>;

/** How many applications go out at a time. */
export const panelBatch = 25;

/** How many batches a proposal takes: everybody once as proposed, then once more whoever could not have that. */
export const batchesOf = (applications: number): number => 2 * Math.ceil(applications / panelBatch);
