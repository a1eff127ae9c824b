/** Somebody who looks for a place, with the sites they would go to, best first. */
export type Seeker = { readonly applicationId: string; readonly choices: readonly string[] };

/** What a site has, and whom it would rather have: best first. Whoever is not in its order is never placed there. */
export type Site = { readonly slots: number; readonly order: readonly string[] };

export type Placed = {
  /** In the order of the seekers, with the site given and its position in their own list, from 1. */
  readonly offers: readonly {
    readonly applicationId: string;
    readonly option: string;
    readonly choice: number;
  }[];
  /** Everybody whose sites were all full of others whom they would rather have, in the order of the seekers. */
  readonly waitlist: readonly string[];
  /** Everybody whom a site held, if only for a while: without any of the others the result would be the same. */
  readonly held: ReadonlySet<string>;
};

/** A seeker at a site: by rank, and two of one name by where they stand among the seekers. */
type Asking = { readonly seeker: number; readonly rank: number };
const byRank = (a: Asking, b: Asking) => a.rank - b.rank || a.seeker - b.seeker;

/**
 * Gives places by deferred acceptance, the applicants asking (Gale and Shapley, 1962): each asks at the best site that has not
 * turned them away; a site keeps the best of those who ask, as many as it has places, and turns the others away; nothing is final until
 * nobody asks any more. The result is stable (nobody would rather have a site that has a free place, or somebody whom it would rather not have),
 * of all stable ones the best for every applicant, and the same in whatever order they ask. Nobody gains by a list that is not their own.
 */
export function place(seekers: readonly Seeker[], sites: ReadonlyMap<string, Site>): Placed {
  const ranks = new Map([...sites].map(([option, { order }]) => [option, rankOf(order)]));
  const kept = new Map<string, Asking[]>([...sites.keys()].map((option) => [option, []]));
  const asked = seekers.map(() => 0);
  const held = new Set<string>();
  // The last of the stack asks next: so they ask in the order of the seekers, and whoever is turned away at once again.
  const looking = seekers.map((_, index) => index).reverse();
  for (let seeker = looking.pop(); seeker !== undefined; seeker = looking.pop()) {
    const { applicationId, choices } = seekers[seeker] as Seeker;
    const option = choices[asked[seeker] ?? choices.length];
    if (option === undefined) continue;
    asked[seeker] = (asked[seeker] ?? 0) + 1;
    const rank = ranks.get(option)?.get(applicationId);
    const keeps = kept.get(option) ?? [];
    const away = rank === undefined ? seeker : turnedAway(keeps, { seeker, rank }, sites.get(option)?.slots);
    if (away !== seeker) held.add(applicationId);
    if (away !== undefined) looking.push(away);
  }
  const given = new Map([...kept].flatMap(([option, all]) => all.map(({ seeker }) => [seeker, option])));
  const offers: Placed['offers'][number][] = [];
  const waitlist: string[] = [];
  for (const [seeker, { applicationId }] of seekers.entries()) {
    const option = given.get(seeker);
    if (option === undefined) waitlist.push(applicationId);
    else offers.push({ applicationId, option, choice: asked[seeker] ?? 0 });
  }
  return { offers, waitlist, held };
}

/** Puts one more among those whom a site keeps, best first; who has to go is told, if there is no room for all. */
function turnedAway(keeps: Asking[], one: Asking, slots = 0): number | undefined {
  const behind = keeps.findIndex((other) => byRank(one, other) < 0);
  keeps.splice(behind < 0 ? keeps.length : behind, 0, one);
  return slots >= keeps.length ? undefined : keeps.pop()?.seeker;
}

const rankOf = (order: readonly string[]) => new Map(order.map((id, rank) => [id, rank]));
