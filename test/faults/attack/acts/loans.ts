import { type Ballot, castVote } from '../../../../shared/cases/award/cast-vote.ts';
import { readLoanDecision } from '../../../../shared/cases/award/loan-decisions.ts';
import { proposeSmaller } from '../../../../shared/cases/award/propose-smaller.ts';
import { itemOf, type One } from '../seen.ts';
import { businessLoan } from '../setting.ts';
import { type Act, actOn, type Command, managers, type Scene } from './act.ts';

const isVotedOn = (one: One) =>
  one.application.programId === businessLoan &&
  one.application.status === 'reviewed' &&
  itemOf(one, 'DECISION') !== undefined;

const asked = 6_000_000;

/** Somebody who did not say the same yet votes on the amount that they see. */
async function voting({ id }: One, { store, chance }: Scene, ballot: Ballot): Promise<Command> {
  const record = await readLoanDecision(store, id);
  const free = managers.filter(
    (one) => !record?.votes.some((vote) => vote.by === one.id && vote.ballot === ballot.ballot),
  );
  const who = free[chance % Math.max(1, free.length)] ?? managers[0];
  const seen = record?.smaller?.cents ?? asked;
  return (own) => castVote(own, id, who, ballot, seen);
}
const done = ['offered', 'refused', 'recorded'];

/** The vote on a recommended loan. */
export const loanActs: readonly Act[] = [
  actOn('vote for it', 3, isVotedOn, (one, scene) => voting(one, scene, { ballot: 'for' }), { done }),
  actOn(
    'vote against it',
    2,
    isVotedOn,
    (one, scene) => voting(one, scene, { ballot: 'against', reasons: ['debtRank'] }),
    { done },
  ),
  actOn('abstain', 1, isVotedOn, (one, scene) => voting(one, scene, { ballot: 'abstain' }), { done }),
  actOn('put a smaller loan to the vote', 2, isVotedOn, ({ id }, { chance }) => {
    const cents = [4_000_000, 3_000_000, 5_000_000][chance % 3] ?? 0;
    const who = managers[chance % managers.length] ?? managers[0];
    return (own) => proposeSmaller(own, id, who, { cents, reasons: ['debtRank'] });
  }),
];
