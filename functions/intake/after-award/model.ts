import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import type { Award } from '../../../shared/domain/after-award/award.ts';
import { addMonths } from '../../../shared/domain/after-award/forgiveness.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import type { AfterAwardPlan, ReportPlan } from '../../../shared/domain/program/after-award-plan.ts';
import type { Page } from '../../../shared/domain/program/fields.ts';
import { answerAt } from '../../../shared/domain/program/paths.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { type LoanSchedule, loanSchedule } from '../../../shared/domain/rules/loan-schedule.ts';
import type { Held } from '../../../shared/http/applicant-session.ts';
import { openAwardWords, readAward } from '../../../shared/store/awards.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';

/** What a page about an award is drawn from: words opened. */
export interface AwardModel {
  readonly application: Application;
  readonly program: Program;
  readonly plan: AfterAwardPlan;
  readonly award: Award;
  readonly today: string;
  readonly now: string;
  readonly csrf: string;
  /** Why it is held, and what was answered. */
  readonly hold: { readonly words: string; readonly answer: string | undefined } | undefined;
  /** Why what was sent was not enough, by report. */
  readonly sentBack: ReadonlyMap<string, string>;
  /** What was decided last, and why. */
  readonly decided: string | undefined;
  readonly schedule: (LoanSchedule & { readonly firstOn: string; readonly lastOn: string }) | undefined;
}

/** Reads what follows an acceptance; undefined where nothing is kept of it. */
export async function readAwardModel(
  store: Store,
  { loaded, browser }: Held,
): Promise<AwardModel | undefined> {
  const { application, key } = loaded;
  const [{ program }, award] = await Promise.all([
    programOf(store, application),
    readAward(store, application.applicationId),
  ]);
  const plan = program.afterAward;
  if (!award || !plan) return undefined;
  const now = nowIso(store);
  const open = (words: string) => openAwardWords(key, words);
  const last = award.decisions.at(-1);
  return {
    ...{ application, program, plan, award, now },
    today: civilDateIn(program.zone, now),
    csrf: browser.session.csrf,
    hold:
      award.state === 'on-hold'
        ? {
            words: open(award.hold.words),
            answer: award.hold.answer && open(award.hold.answer.words),
          }
        : undefined,
    sentBack: new Map(
      award.reports.flatMap((one) =>
        one.state === 'open' && one.sentBack ? [[one.id, open(one.sentBack)] as const] : [],
      ),
    ),
    decided: last && open(last.words),
    schedule: await scheduleOf(store, { application, key }, program, award),
  };
}

/** How a loan is paid back, once it was paid: the first payment is a month later. */
async function scheduleOf(
  store: Store,
  { application, key }: Held['loaded'],
  program: Program,
  award: Award,
) {
  const rate = program.award.kind === 'rolling-loan' ? program.award.annualRate : undefined;
  const paid = award.tranches.flatMap((one) => (one.state === 'paid' ? [one] : []))[0];
  const term = program.afterAward?.repayment?.termField;
  if (rate === undefined || term === undefined || !paid) return undefined;
  if (!('snapshot' in application) || application.snapshot === undefined) return undefined;
  const { answers } = await readSnapshot(store, key, application.snapshot);
  const months = answerAt(answers, term);
  if (typeof months !== 'number') return undefined;
  return {
    ...loanSchedule(paid.cents, rate, months),
    firstOn: addMonths(paid.paidOn, 1),
    lastOn: addMonths(paid.paidOn, months),
  };
}

/** The page that a report is asked on, with its day under the title. */
export const pageOfReport = (report: ReportPlan): Page => ({
  id: report.id,
  title: report.title,
  intro: report.intro,
  fields: report.fields,
});

export const awardPath = ({ application }: Pick<AwardModel, 'application'>, part = ''): string =>
  `/applications/${application.applicationId}/award${part === '' ? '' : `/${part}`}`;
