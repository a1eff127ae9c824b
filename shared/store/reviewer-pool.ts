import * as z from 'zod';
import { normalEmail } from '../domain/application/identity.ts';
import type { Actor } from '../domain/effects.ts';
import type { Reviewer } from '../domain/review/reviewer.ts';
import { readAll } from './applications.ts';
import { digest, keys } from './keys.ts';
import { nowIso, type Store } from './table.ts';
import { absent, type Write } from './transact.ts';

/** One change of what is known of a reviewer, by whom and when: which parts, never what stood in them. */
export const reviewerChange = z.object({
  version: z.int(),
  at: z.string(),
  by: z.object({ kind: z.enum(['manager', 'reviewer']), id: z.string() }),
  event: z.enum(['added', 'changed', 'paused', 'resumed', 'link sent']),
  parts: z.array(z.string()),
});
export type ReviewerChangeItem = z.infer<typeof reviewerChange>;

/** What is declared of somebody, by them or by a manager; the rest of the item is counted or noted by the system. */
export const declaredParts = [
  'name',
  'email',
  'language',
  'languages',
  'panel',
  'topics',
  'capacity',
  'away',
  'relations',
  'status',
  'epoch',
] as const satisfies readonly (keyof Reviewer)[];

/** Who did it and what they did, for the trail of a reviewer. */
export interface Deed {
  readonly by: Extract<Actor, { kind: 'manager' | 'reviewer' }>;
  readonly event: ReviewerChangeItem['event'];
  readonly parts: readonly string[];
}

/** The writes that add somebody: refused where the person or their address is there already. */
export const addReviewerWrites = (store: Store, one: Reviewer, deed: Deed): readonly Write[] => [
  {
    as: 'reviewer',
    put: { ...keys.reviewer(one.programId, one.reviewerId), type: 'reviewer', ...one },
    when: absent,
  },
  addressWrite(one),
  changeWrite(store, one, one.version, deed),
];

/**
 * The writes that make a reviewer what `after` says, the count of their open tasks aside, on condition that nobody changed them
 * since. The version rises by one.
 */
export function changeReviewerWrites(
  store: Store,
  before: Reviewer,
  after: Reviewer,
  deed: Deed,
): readonly Write[] {
  const { programId, reviewerId, surname } = after;
  const version = before.version + 1;
  const set = [...declaredParts.map((part) => [part, after[part]] as const), ['version', version] as const];
  const names = set.map(([name]) => [`#${name}`, name]);
  const values = set.map(([name, value]) => [`:${name}`, value]);
  const moved = normalEmail(before.email) !== normalEmail(after.email);
  return [
    {
      as: 'reviewer',
      update: keys.reviewer(programId, reviewerId),
      set: {
        expression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}${surname === undefined ? ' REMOVE #surname' : ', #surname = :surname'}`,
        names: { ...Object.fromEntries(names), '#surname': 'surname' },
        values: { ...Object.fromEntries(values), ...(surname === undefined ? {} : { ':surname': surname }) },
      },
      // One stored before there were versions is at its first.
      when: {
        expression:
          'attribute_exists(pk) AND (#version = :before OR (attribute_not_exists(#version) AND :before = :first))',
        names: { '#version': 'version' },
        values: { ':before': before.version, ':first': 1 },
      },
    },
    ...(moved
      ? [addressWrite(after), { as: 'old address', delete: addressKey(before) } satisfies Write]
      : []),
    changeWrite(store, before, version, deed),
  ];
}

/** What was changed of a reviewer and by whom, the first change first. */
export async function changesOf(
  store: Store,
  programId: string,
  reviewerId: string,
): Promise<readonly ReviewerChangeItem[]> {
  const { pk, sk } = keys.reviewerChange(programId, reviewerId, 0);
  const items = await readAll(store, pk, sk.slice(0, sk.lastIndexOf('#') + 1));
  return items.map((item) => reviewerChange.parse(item));
}

const changeWrite = (
  store: Store,
  { programId, reviewerId }: Reviewer,
  version: number,
  { by, event, parts }: Deed,
): Write => ({
  as: 'change',
  put: {
    ...keys.reviewerChange(programId, reviewerId, version),
    ...{ type: 'reviewer-change', version, at: nowIso(store), by, event, parts: [...parts] },
  },
  when: absent,
});

const addressKey = ({ programId, email }: Reviewer) =>
  keys.reviewerAddress(programId, digest(normalEmail(email)));

/** One address is one person of a program. */
const addressWrite = (one: Reviewer): Write => ({
  as: 'address',
  put: { ...addressKey(one), type: 'reviewer-address', reviewerId: one.reviewerId },
  when: {
    expression: 'attribute_not_exists(pk) OR reviewerId = :own',
    values: { ':own': one.reviewerId },
  },
});
