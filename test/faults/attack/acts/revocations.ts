import {
  answerRevocation,
  decideRevocation,
  raiseRevocation,
} from '../../../../shared/cases/award/revocation.ts';
import {
  answerSamePerson,
  askWhetherSame,
  closeAfterAnswer,
} from '../../../../shared/cases/duplicate/ask-whether-same.ts';
import { tellApart } from '../../../../shared/cases/round/tell-apart.ts';
import { itemOf, type One } from '../seen.ts';
import { type Act, actOn, avery, morgan, type Scene } from './act.ts';

const open = (one: One) => {
  const found = itemOf(one, 'REVOCATION');
  const stands = one.application.status === 'offered' || one.application.status === 'accepted';
  return stands && found?.['status'] === 'open' ? found : undefined;
};
const isHeard = (one: One, now: string) => {
  const found = open(one);
  return found !== undefined && (found['answeredAt'] !== undefined || String(found['answerBy']) < now);
};

/** Taking an offer or an award back, by two people, with notice and an answer. */
export const revocationActs: readonly Act[] = [
  actOn(
    'raise a revocation',
    3,
    (one) =>
      ['offered', 'accepted'].includes(one.application.status) && one.award === undefined && !open(one),
    ({ id }) =>
      (own) =>
        raiseRevocation(own, id, morgan, { reason: 'facts-differ', words: 'The school says otherwise.' }),
  ),
  actOn(
    'answer it',
    5,
    (one, { now }) => {
      const found = open(one);
      return found !== undefined && found['answeredAt'] === undefined && String(found['answerBy']) >= now;
    },
    ({ id }) =>
      (own) =>
        answerRevocation(own, id, 'It is not so.'),
  ),
  actOn(
    'revoke',
    5,
    (one, { now }) => isHeard(one, now) && one.award === undefined,
    ({ id }) =>
      (own) =>
        decideRevocation(own, id, avery, { outcome: 'revoke', why: 'It is so.' }),
  ),
  actOn(
    'drop a revocation',
    2,
    (one) => open(one) !== undefined,
    ({ id }, { chance }) =>
      (own) =>
        decideRevocation(own, id, chance % 2 === 0 ? morgan : avery, {
          outcome: 'drop',
          why: 'It is not so.',
        }),
  ),
];

const alive = ({ application: { status } }: One) =>
  ['in-review', 'reviewed', 'waitlisted', 'offered'].includes(status);

/** Pairs that may be one person, as long as both could still be awarded. */
const pairsIn = ({ all, pairs }: Scene) =>
  pairs.flatMap(({ first, second }) => {
    const [a, b] = [first, second].map((id) => all.find((one) => one.id === id));
    return a && b && (alive(a) || a.application.status === 'accepted') && alive(b) ? [{ a, b }] : [];
  });
const isApart = (a: One, b: One) => itemOf(a, `APART#${b.id}`) ?? itemOf(b, `APART#${a.id}`);

/** Two applications that may be one person's. */
export const samePersonActs: readonly Act[] = [
  {
    ...{ name: 'tell apart', weight: 1 },
    ways: (scene) =>
      pairsIn(scene)
        .filter(({ a, b }) => !isApart(a, b))
        .map(
          ({ a, b }) =>
            () =>
            (own) =>
              tellApart(own, b.id, a.id, morgan.id),
        ),
  },
  {
    ...{ name: 'ask whether it is one person', weight: 2 },
    ways: (scene) =>
      pairsIn(scene)
        .filter(({ a, b }) => !isApart(a, b) && !itemOf(a, 'SAME-PERSON') && !itemOf(b, 'SAME-PERSON'))
        .map(
          ({ a, b }) =>
            () =>
            (own) =>
              askWhetherSame(own, { end: b.id, keep: a.id }, morgan.id, 'The same address.'),
        ),
  },
  actOn(
    'say it is two people',
    4,
    (one) =>
      alive(one) && itemOf(one, 'SAME-PERSON') !== undefined && !itemOf(one, 'SAME-PERSON')?.['answeredAt'],
    ({ id }) =>
      (own) =>
        answerSamePerson(own, id, 'My sister has the same address.'),
  ),
  actOn(
    'close it all the same',
    4,
    (one) => alive(one) && itemOf(one, 'SAME-PERSON')?.['answeredAt'] !== undefined,
    ({ id }) =>
      (own) =>
        closeAfterAnswer(own, id, morgan.id),
  ),
];
