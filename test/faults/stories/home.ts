import { decideHold } from '../../../shared/cases/after-award/decide-hold.ts';
import { answerHold, holdAward } from '../../../shared/cases/after-award/hold.ts';
import { recordRecovery } from '../../../shared/cases/after-award/recover.ts';
import { approveReport, submitReport } from '../../../shared/cases/after-award/report.ts';
import { acceptOffer, declineOffer } from '../../../shared/cases/award/answer-offer.ts';
import { answerSamePerson, askWhetherSame } from '../../../shared/cases/duplicate/ask-whether-same.ts';
import { tellApart } from '../../../shared/cases/round/tell-apart.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';
import { applied } from '../../support/applying.ts';
import { bankSays, makeOne, releaseEach, takeEachBack } from './batches.ts';
import { score } from './loan.ts';
import { avery, does, falls, leaveFree, morgan, publishedWith, type Story } from './story.ts';

const program = 'home-purchase-loan';
const fundId = 'home-loans-2027';
const householdIncome = { amount: '180000.00', currency: 'USD' };

/** Loans that the first to be complete get: people who look alike, a sale, parts by date and attendance, and one that is forgiven. */
export const homes: Story = {
  name: 'first come',
  fundIds: [fundId],
  async begin(world, clock) {
    const { store } = world;
    await seedSamples(store, [program]);
    await publishedWith(store, program, ({ afterAward }) => ({
      afterAward: {
        ...afterAward,
        answerDays: 10,
        reports: [
          ...(afterAward?.reports ?? []).filter(({ id }) => id === 'closing'),
          {
            id: 'attendance',
            kind: 'attendance',
            title: { en: 'Days', es: 'Días' },
            intro: { en: 'How many days?', es: '¿Cuántos días?' },
            due: { days: 20 },
            counts: { attended: 'attended', held: 'held' },
            fields: [
              {
                id: 'attended',
                type: 'integer',
                min: 0,
                max: 100,
                label: { en: 'Attended', es: 'Asistidos' },
              },
              { id: 'held', type: 'integer', min: 1, max: 100, label: { en: 'Held', es: 'Dados' } },
            ],
          },
          {
            id: 'later',
            kind: 'progress',
            title: { en: 'Later', es: 'Después' },
            intro: { en: 'How is it?', es: '¿Cómo va?' },
            due: { days: 308 },
            fields: [{ id: 'how', type: 'text', label: { en: 'How?', es: '¿Cómo?' } }],
          },
        ],
        tranches: [
          {
            id: 'first',
            title: { en: 'First', es: 'Primera' },
            part: { share: '50' },
            release: { after: ['closing'] },
          },
          {
            id: 'second',
            title: { en: 'Second', es: 'Segunda' },
            part: { share: '30' },
            release: { after: ['attendance'] },
            proratedBy: 'attendance',
          },
          {
            id: 'third',
            title: { en: 'Third', es: 'Tercera' },
            part: { share: '20' },
            release: { days: 14 },
          },
        ],
        forgiveness: { months: 1, triggers: ['sale'] },
      },
    }));
    const ids: string[] = [];
    for (const email of [
      'a@example.org',
      'b@example.org',
      'c@example.org',
      'b@example.org',
      'd@example.org',
    ]) {
      clock.advance({ seconds: 1 });
      ids.push(await applied(store, program, { email, answers: { householdIncome } }));
    }
    await leaveFree(store, fundId, 4_000_000);
    await world.settle();
    const [one = '', two = '', three = '', again = '', last = ''] = ids;
    const hold = (about: 'other' | 'sale') => (own: Store) =>
      holdAward(own, one, morgan, {
        about,
        on: about === 'sale' ? '2027-01-10' : '2026-11-21',
        words: 'The county says so.',
        ...(about === 'other' ? { keeps: 1_500_000 } : {}),
      });
    const decide = (outcome: 'resumed' | 'reduced' | 'stopped', keeps: number) => (own: Store) =>
      decideHold(own, one, avery, { outcome, keeps, words: 'So it is.' });
    return [
      does('the staff’s check is good, it is offered', (own) => score(own, one, 5)),
      does('the check of somebody who looks like another, it is held', (own) => score(own, two, 5)),
      does('the check of the next, money is kept for who was before', (own) => score(own, three, 5)),
      does('the check of the other who looks alike', (own) => score(own, again, 5)),
      does('the check fails, it is refused', (own) => score(own, last, 0)),
      does('ask whether they are one person', (own) =>
        askWhetherSame(own, { end: again, keep: two }, morgan.id, 'One address.'),
      ),
      does('they say that they are two', (own) => answerSamePerson(own, again, 'We are sisters.')),
      does('tell them apart, what was held goes on', (own) => tellApart(own, again, two, morgan.id)),
      does('accept the loan', (own) => acceptOffer(own, one)),
      does('decline another, the list moves', (own) => declineOffer(own, two)),
      does('show the closing', (own) => submitReport(own, one, 'closing', {})),
      does('approve it, the first part is ordered', (own) => approveReport(own, one, 'closing', 1, morgan)),
      does('put it into a batch', makeOne),
      does('hold it', hold('other')),
      does('take the batch back: its order is held too', takeEachBack),
      does('answer', (own) => answerHold(own, one, 'It is let.', nowIso(own))),
      does('let it go on', decide('resumed', 0)),
      does('put the order into a batch again', makeOne),
      does('release it', releaseEach),
      does('the bank has paid', bankSays('paid')),
      falls('a report of later is opened', 'award-opens'),
      falls('a part is ordered by its date', 'award-release'),
      falls('a report is reminded of', 'award-reminder'),
      falls('a report is late', 'award-overdue'),
      does('show the attendance', (own) => submitReport(own, one, 'attendance', { attended: 15, held: 30 })),
      does('approve it: half of a part is given back, the rest is ordered', (own) =>
        approveReport(own, one, 'attendance', 1, morgan),
      ),
      does('put both into a batch', makeOne),
      does('hold it once more', hold('other')),
      falls('nobody answers by the date', 'award-answer'),
      does('reduce it: what is on its way is owed', decide('reduced', 1_500_000)),
      does('take that batch back: what was owed is given back', takeEachBack),
      does('what is left of the orders is paid', makeOne),
      does('that is released', releaseEach),
      does('that is confirmed', bankSays('paid')),
      does('it is sold: hold it', hold('sale')),
      falls('and the date for an answer comes', 'award-answer'),
      does('stop it: what was not forgiven is owed', decide('stopped', 0)),
      does('some of it comes back', (own) => recordRecovery(own, one, morgan, 500_000, 0)),
      does('the rest comes back', (own) => recordRecovery(own, one, morgan, 1_000_000, 1)),
      falls('and what is over is completed', 'award-ends'),
    ];
  },
};
