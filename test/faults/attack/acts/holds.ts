import { decideHold } from '../../../../shared/cases/after-award/decide-hold.ts';
import { answerHold, holdAward } from '../../../../shared/cases/after-award/hold.ts';
import { recordRecovery } from '../../../../shared/cases/after-award/recover.ts';
import { approveReport, sendReportBack, submitReport } from '../../../../shared/cases/after-award/report.ts';
import { paidCents, unpaidCents } from '../../../../shared/domain/after-award/award.ts';
import { stillOwed } from '../../../../shared/domain/after-award/steps.ts';
import { addDays } from '../../../../shared/domain/dates.ts';
import type { One } from '../seen.ts';
import { businessLoan, homeLoan } from '../setting.ts';
import { type Act, actOn, avery, type Command, morgan, type Scene } from './act.ts';

const isState = (one: One, ...states: readonly string[]) =>
  one.application.status === 'accepted' && one.award !== undefined && states.includes(one.award.state);

/** What a report says; which questions it answers is looked at elsewhere. */
const answers = { college: 'Bay State University', enrolledAs: 'full-time', confirmedBy: 'Registrar' };

const reportsIn = (scene: Scene, state: string) =>
  scene.all
    .filter((one) => isState(one, 'active', 'on-hold', 'stopped'))
    .flatMap((one) =>
      (one.award?.reports ?? []).flatMap((report) =>
        report.state === state ? [{ id: one.id, report: report.id, n: report.sent }] : [],
      ),
    );

function holding(one: One, { now, chance }: Scene): Command {
  const { award } = one;
  if (!award) throw new Error('no award');
  const most = paidCents(award) + unpaidCents(award) - award.recoveredCents;
  const words = 'The registrar says so.';
  const on = addDays(now.slice(0, 10) as never, -2);
  if (award.programId === homeLoan && paidCents(award) > 0 && chance % 2 === 0)
    return (own) => holdAward(own, one.id, morgan, { about: 'sale', on, words });
  const keeps = Math.floor((most * (chance % 4)) / 4);
  return (own) => holdAward(own, one.id, morgan, { about: 'other', on, words, keeps });
}

function deciding(one: One, { chance }: Scene, outcome: 'reduced' | 'stopped' | 'resumed'): Command {
  const { award } = one;
  if (!award) throw new Error('no award');
  const most = paidCents(award) + unpaidCents(award) - award.recoveredCents;
  const keeps = Math.floor((most * (chance % 5)) / 5);
  return (own) => decideHold(own, one.id, avery, { outcome, keeps, words: 'Because of what you wrote.' });
}
const mayBeDecided = (one: One, { now }: Scene) => {
  const { award } = one;
  if (!isState(one, 'on-hold') || award?.state !== 'on-hold') return false;
  return award.hold.answer !== undefined || award.hold.answerBy <= now;
};

const mayComeBack = ({ award, application }: One): number => {
  if (!award) return 0;
  const withThem = paidCents(award) - award.recoveredCents;
  return application.programId === businessLoan ? withThem : Math.min(stillOwed(award), withThem);
};

/** What is shown of an award, what is held, decided and paid back. */
export const awardActs: readonly Act[] = [
  {
    ...{ name: 'show a report', weight: 8 },
    ways: (scene) =>
      reportsIn(scene, 'open').map(
        ({ id, report }) =>
          () =>
          (own) =>
            submitReport(own, id, report, answers),
      ),
  },
  {
    ...{ name: 'approve a report', weight: 9 },
    ways: (scene) =>
      reportsIn(scene, 'reported').map(
        ({ id, report, n }) =>
          () =>
          (own) =>
            approveReport(own, id, report, n, morgan),
      ),
  },
  {
    ...{ name: 'send a report back', weight: 2 },
    ways: (scene) =>
      reportsIn(scene, 'reported').map(
        ({ id, report, n }) =>
          () =>
          (own) =>
            sendReportBack(own, id, report, n, morgan, 'The number is missing.'),
      ),
  },
  actOn('hold', 3, (one) => isState(one, 'active'), holding),
  actOn(
    'answer a hold',
    8,
    (one, { now }) =>
      isState(one, 'on-hold') &&
      one.award?.state === 'on-hold' &&
      one.award.hold.answer === undefined &&
      one.award.hold.answerBy >= now,
    ({ id }, { now }) =>
      (own) =>
        answerHold(own, id, 'I study full time.', now),
  ),
  actOn(
    'let it go on',
    3,
    (one) => isState(one, 'on-hold'),
    (one, scene) => deciding(one, scene, 'resumed'),
  ),
  actOn('reduce it', 5, mayBeDecided, (one, scene) => deciding(one, scene, 'reduced')),
  actOn('stop it', 5, mayBeDecided, (one, scene) => deciding(one, scene, 'stopped')),
  actOn(
    'record what came back',
    5,
    (one) => isState(one, 'active', 'on-hold', 'stopped') && mayComeBack(one) > 0,
    (one, { chance }) => {
      const most = mayComeBack(one);
      const cents = Math.max(1, Math.floor((most * (1 + (chance % 3))) / 3));
      const seen = one.award?.recoveries ?? 0;
      return (own) => recordRecovery(own, one.id, morgan, cents, seen);
    },
  ),
];
