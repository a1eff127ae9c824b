import type { Placed, Seeker, Site } from './place.ts';

/**
 * Which of several places is given first, where each is given by itself and everybody who is left is placed anew after it. The
 * first seeker who is not next in line at a site that they would rather have: once they had a place they would no longer stand in that
 * line, and somebody behind them could get what they were refused. There always is such a one: if everybody placed were next in line at
 * a site, those sites could pass their places around in a ring, and all would have a better one. So whatever is given step by step, by
 * whomever, is what was worked out at once.
 */
export function nextPlace(
  seekers: readonly Seeker[],
  sites: ReadonlyMap<string, Site>,
  { offers }: Pick<Placed, 'offers'>,
): Placed['offers'][number] | undefined {
  const choiceOf = new Map(offers.map(({ applicationId, choice }) => [applicationId, choice]));
  const wishes = new Map(
    seekers.map(({ applicationId, choices }) => [
      applicationId,
      new Set(choices.slice(0, (choiceOf.get(applicationId) ?? choices.length + 1) - 1)),
    ]),
  );
  const given = new Set(offers.map(({ option }) => option));
  const inLine = [...given].map((option) =>
    sites.get(option)?.order.find((id) => wishes.get(id)?.has(option)),
  );
  return offers.find(({ applicationId }) => !inLine.includes(applicationId));
}
