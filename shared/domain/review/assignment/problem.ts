/** A reader's index in a problem, and an application's: the order of the lists is the order ties are broken in. */
export type Pair = readonly [application: number, reviewer: number];

/** Who is to read what. Integers throughout; a suitability is 0 or more, or -1 where a conflict bars the pair. */
export interface AssignmentProblem {
  /** How many readers each application needs. */
  readonly needs: readonly number[];
  /** How many tasks each reader takes at least and at most, those that are pinned among them. */
  readonly reviewers: readonly { readonly least: number; readonly most: number }[];
  /** Row by row: `suitability[application * reviewers + reviewer]`. */
  readonly suitability: Int32Array;
  /** What has begun, or what a manager wants: stands whatever it costs, and even where a reader is over their `most`. */
  readonly pinned?: readonly Pair[];
  readonly forbidden?: readonly Pair[];
}

/** `best-total`: the best sum, then the largest smallest application total among those. `fairest`: the other way round. */
export type Preference = 'best-total' | 'fairest';

/** Proven the best, or how much better it could be at most: said where the search was given up. */
export type Proof = 'proven' | { readonly atMost: number };

/** Readers for everybody, with the figures to judge it by. */
export interface Assigned {
  readonly kind: 'assigned';
  /** The readers of each application, in the order of their indexes. */
  readonly panels: readonly (readonly number[])[];
  /** Suitability of each application's readers, added up. */
  readonly totals: readonly number[];
  readonly total: number;
  readonly smallest: number;
  readonly loads: readonly number[];
  /** Who would be next for each application: not barred, with places left, the best first. */
  readonly alternates: readonly (readonly number[])[];
  readonly proof: { readonly total: Proof; readonly smallest: Proof };
}

/** One thing that would repair a shortage. */
export type Fix =
  | { readonly kind: 'raise-most'; readonly reviewers: readonly { reviewer: number; by: number }[] }
  /** So many more readers without a conflict with these applications, each with so many places. */
  | {
      readonly kind: 'more-readers';
      readonly applications: readonly number[];
      readonly readers: number;
      readonly places: number;
    }
  | { readonly kind: 'fewer-readers'; readonly applications: readonly { application: number; to: number }[] }
  | { readonly kind: 'lower-least'; readonly reviewers: readonly { reviewer: number; to: number }[] };

/** Why there is no assignment. Every fix repairs its shortage by itself. */
export type Shortage =
  /** Conflicts leave this application too few readers, whatever their loads. */
  | {
      readonly kind: 'too-few-unbarred';
      readonly application: number;
      readonly needed: number;
      readonly unbarred: number;
      readonly fixes: readonly Fix[];
    }
  /** These applications have only these readers to share, whose places together are `short` too few. */
  | {
      readonly kind: 'too-few-places';
      readonly applications: readonly number[];
      readonly reviewers: readonly number[];
      readonly short: number;
      readonly fixes: readonly Fix[];
    }
  /** These readers cannot be given as much as they were promised at least. */
  | {
      readonly kind: 'least-out-of-reach';
      readonly reviewers: readonly { reviewer: number; least: number; reached: number }[];
      readonly fixes: readonly Fix[];
    };

export interface Infeasible {
  readonly kind: 'infeasible';
  readonly shortages: readonly Shortage[];
}
