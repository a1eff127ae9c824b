/** How a reader's figures hang together with everybody else's. */
export type Link =
  /** Joined to most of the readers by applications that were read in common, directly or through others. */
  | 'linked'
  /** Joined to some, who share no application with the rest: comparable among themselves only. */
  | 'apart'
  /** Shares no application with anybody. */
  | 'alone';

/**
 * Who can be compared with whom. Readers of one application are joined, and whoever is joined to the same person; the
 * group with the most reviews is `linked` (of two as large, the one whose first reader comes first).
 */
export function linksOf(
  readers: readonly string[],
  applications: readonly (readonly string[])[],
): ReadonlyMap<string, Link> {
  const parent = new Map(readers.map((one) => [one, one]));
  const root = (one: string): string => {
    let at = one;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const [first, ...others] of applications)
    for (const other of others) if (first !== undefined) parent.set(root(other), root(first));
  const groups = new Map<string, { members: Set<string>; reviews: number; first: string }>();
  for (const one of [...readers].sort()) {
    const group = groups.get(root(one)) ?? { members: new Set(), reviews: 0, first: one };
    group.members.add(one);
    groups.set(root(one), group);
  }
  for (const [first, ...others] of applications) {
    const group = first === undefined ? undefined : groups.get(root(first));
    if (group) group.reviews += 1 + others.length;
  }
  const [main] = [...groups.values()]
    .filter(({ members }) => members.size > 1)
    .sort((a, b) => b.reviews - a.reviews || (a.first < b.first ? -1 : 1));
  return new Map(
    readers.map((one): [string, Link] => {
      const group = groups.get(root(one));
      if (!group || group.members.size === 1) return [one, 'alone'];
      return [one, group === main ? 'linked' : 'apart'];
    }),
  );
}
