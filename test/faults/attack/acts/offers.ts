import { acceptOffer, declineOffer, endKeptOffer } from '../../../../shared/cases/award/answer-offer.ts';
import { proposeChange, readOfferChange, settleChange } from '../../../../shared/cases/award/change-offer.ts';
import { meetCondition } from '../../../../shared/cases/award/conditions.ts';
import { loanPapersOf } from '../../../../shared/cases/award/loan-papers.ts';
import { makeOffer } from '../../../../shared/cases/award/make-offer.ts';
import { askForMoreTime, giveMoreTime, refuseMoreTime } from '../../../../shared/cases/award/more-time.ts';
import { moveWaitlist } from '../../../../shared/cases/award/move-waitlist.ts';
import { withdraw } from '../../../../shared/cases/intake/withdraw.ts';
import { recordReview } from '../../../../shared/cases/review/record-review.ts';
import { addDays } from '../../../../shared/domain/dates.ts';
import { loadApplication, personOf } from '../../../../shared/store/applications.ts';
import { readProgram } from '../../../../shared/store/programs.ts';
import type { Store } from '../../../../shared/store/table.ts';
import { itemOf, itemsOf, type One, offerOf } from '../seen.ts';
import { businessLoan, funds, homeLoan, internship, scholarship } from '../setting.ts';
import { type Act, actOn, avery, type Command, morgan, type Scene } from './act.ts';

const isOf = ({ application }: One, ...programs: readonly string[]) =>
  programs.includes(application.programId);
const isOpen = (one: One, { now }: Scene) => (offerOf(one)?.answerBy ?? '') >= now;

/** A loan is signed with the papers of this moment; everything else is a yes. */
async function accepting(one: One, { store }: Scene): Promise<Command> {
  const loaded = await loadApplication(store, one.id);
  const papers = loaded && (await loanPapersOf(store, loaded));
  if (!papers) return (own) => acceptOffer(own, one.id);
  const signature = { name: personOf(loaded).name, papers: papers.hash };
  return (own) => acceptOffer(own, one.id, { signature });
}

/** Beside other aid the award becomes less: it is told what, and accepted. */
async function acceptingLess(one: One, { chance }: Scene): Promise<Command> {
  const units = offerOf(one)?.units ?? 0;
  // The published cap is the answer of 31,000.00.
  const otherAid = 3_100_000 - Math.max(1, Math.floor((units * (1 + (chance % 3))) / 4));
  return async (own) => {
    const told = await acceptOffer(own, one.id, { otherAid });
    if (told.kind !== 'reduces') return told;
    return acceptOffer(own, one.id, { otherAid, reducedTo: told.beside.units });
  };
}

async function reviewing(store: Store, one: One): Promise<Command> {
  const { programId, programVersion } = one.application;
  const criteria = (await readProgram(store, programId, programVersion))?.program.scoring.criteria ?? [];
  const scores = Object.fromEntries(criteria.map(({ id }) => [id, 4]));
  const comments = Object.fromEntries(criteria.map(({ id }) => [id, 'Because of what was written.']));
  const [task] = itemsOf(one, 'TASK#').filter(({ status }) => status === 'open');
  return (own) =>
    recordReview(own, {
      ...{ applicationId: one.id, scores, comments },
      ...{ taskId: String(task?.['taskId']), reviewerId: String(task?.['reviewerId']) },
    });
}

/** Nobody has to look at them first, and nothing is kept for others. */
const isInLine = (one: One, roundId: string) =>
  one.application.roundId === roundId &&
  !roundId.startsWith(homeLoan) &&
  one.application.status === 'waitlisted' &&
  !itemOf(one, 'DUE#held-again#same-person');
const readersHold = (one: One) =>
  one.application.status === 'in-review' && itemsOf(one, 'TASK#').some(({ status }) => status === 'open');
const canOpen = ({ application: { status } }: One) =>
  ['in-review', 'reviewed', 'waitlisted', 'offered'].includes(status);
const openChange = (one: One) => offerOf(one) && itemOf(one, 'OFFER-CHANGE');

const mayAsk = (one: One, scene: Scene) =>
  isOpen(one, scene) &&
  isOf(one, scholarship, internship) &&
  !itemOf(one, 'MORE-TIME') &&
  offerOf(one)?.keptSince === undefined;
function asking(one: One): Command {
  const seen = offerOf(one)?.answerBy ?? '';
  return (own) => askForMoreTime(own, one.id, 'I wait for a letter.', seen);
}

/** What happens to applications up to an acceptance. */
export const offerActs: readonly Act[] = [
  actOn('review', 4, readersHold, (one, { store }) => reviewing(store, one)),
  actOn(
    'offer past the list',
    3,
    (one, { free }) =>
      isOf(one, scholarship) &&
      ['reviewed', 'waitlisted'].includes(one.application.status) &&
      !itemOf(one, 'DUE#held-again#same-person') &&
      (free.get(funds[0].fundId) ?? 0) >= 200_000,
    ({ id }) => {
      const plan = { fundId: funds[0].fundId, units: 200_000, unit: 'money', from: 'free' } as const;
      return (own) => makeOffer(own, id, plan, { kind: 'system', id: 'round' });
    },
  ),
  {
    ...{ name: 'move a list', weight: 8 },
    ways: ({ all, free }) =>
      funds
        .filter(({ fundId, needed }) => (free.get(fundId) ?? 0) >= needed)
        .filter(({ roundId }) => all.some((one) => isInLine(one, roundId)))
        .map(({ fundId, roundId }) => () => async (own) => {
          const { offered } = await moveWaitlist(own, roundId, fundId);
          return { kind: offered > 0 ? 'committed' : 'nobody' };
        }),
    repeats: true,
  },
  actOn('accept', 5, isOpen, accepting),
  actOn(
    'accept beside other aid',
    3,
    (one, scene) => isOpen(one, scene) && isOf(one, scholarship),
    acceptingLess,
  ),
  actOn(
    'decline',
    4,
    isOpen,
    ({ id }, { chance }) =>
      (own) =>
        declineOffer(own, id, chance % 2 === 0 ? undefined : { words: 'I study elsewhere.' }),
  ),
  actOn(
    'withdraw',
    0.3,
    canOpen,
    ({ id }) =>
      (own) =>
        withdraw(own, id),
  ),
  actOn(
    'end a kept offer',
    4,
    (one) => offerOf(one)?.keptSince !== undefined,
    ({ id }) =>
      (own) =>
        endKeptOffer(own, id, morgan.id),
  ),
  actOn('ask for more time', 4, (one, scene) => mayAsk(one, scene) && !offerOf(one)?.moreTime, asking, {
    done: ['given'],
  }),
  actOn(
    'ask for still more',
    10,
    (one, scene) => mayAsk(one, scene) && offerOf(one)?.moreTime !== undefined,
    asking,
    { done: ['asked'] },
  ),
  actOn(
    'give more time',
    3,
    (one, scene) => isOpen(one, scene) || offerOf(one)?.keptSince !== undefined,
    (one, { chance, now }) => {
      const from = [offerOf(one)?.answerBy ?? now, now].sort().at(-1) ?? now;
      const day = addDays(from.slice(0, 10) as never, 1 + (chance % 9));
      return (own) => giveMoreTime(own, one.id, morgan.id, day);
    },
  ),
  actOn(
    'refuse more time',
    12,
    (one) => offerOf(one) !== undefined && itemOf(one, 'MORE-TIME') !== undefined,
    ({ id }) =>
      (own) =>
        refuseMoreTime(own, id, morgan.id),
  ),
  actOn(
    'propose another amount',
    8,
    (one) => offerOf(one)?.unit === 'money' && !isOf(one, businessLoan) && !openChange(one),
    (one, { chance }) => {
      const units = offerOf(one)?.units ?? 0;
      const by = [-150_000, -100_000, -50_000, 50_000, 100_000, 400_000][chance % 6] ?? 0;
      return (own) => proposeChange(own, one.id, morgan, Math.max(10_000, units + by));
    },
  ),
  actOn(
    'confirm it',
    10,
    (one) => openChange(one) !== undefined,
    async (one, { store }) => {
      const { units = 0 } = (await readOfferChange(store, one.id)) ?? {};
      return (own) => settleChange(own, one.id, avery, { outcome: 'confirm', units });
    },
  ),
  actOn(
    'drop it',
    6,
    (one) => openChange(one) !== undefined,
    ({ id }) =>
      (own) =>
        settleChange(own, id, avery, { outcome: 'drop' }),
  ),
  {
    ...{ name: 'meet a condition', weight: 3 },
    ways: ({ all }) =>
      all
        .filter(({ application }) => application.status === 'accepted')
        .flatMap((one) =>
          itemsOf(one, 'CONDITION#')
            .filter(({ metAt }) => metAt === undefined)
            .map(
              ({ condition }) =>
                () =>
                (own: Store) =>
                  meetCondition(own, one.id, String(condition), morgan),
            ),
        ),
  },
];
