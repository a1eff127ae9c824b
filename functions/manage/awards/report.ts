import { approveReport, sendReportBack } from '../../../shared/cases/after-award/report.ts';
import { reportOf } from '../../../shared/domain/after-award/steps.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { readAwardReport } from '../../../shared/store/awards.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { type ReportLook, reportLookPage } from '../pages/awards/report-page.ts';
import { type AwardFile, readAwardFile } from './model.ts';
import { awardAddress, notNow, wordsOf } from './show.ts';

type Answer = Promise<WebResponse | undefined>;

/** `GET …/award/report?of=`: what was shown, and two choices. */
export async function askToLook({ store }: ManageDependencies, asked: Asked): Answer {
  const file = await readAwardFile(store, asked.request.param('applicationId'));
  if (!file) return undefined;
  const of = asked.request.query.get('of') ?? firstWaiting(file);
  return shown({ store } as ManageDependencies, asked, file, of, { outcome: '', words: '', wrong: [] });
}

const firstWaiting = ({ award }: AwardFile): string =>
  award?.reports.find(({ state }) => state === 'reported')?.id ?? '';

async function shown(
  { store }: Pick<ManageDependencies, 'store'>,
  asked: Asked,
  file: AwardFile,
  of: string,
  sent: Pick<ReportLook, 'outcome' | 'words' | 'wrong'>,
): Answer {
  const one = file.award && reportOf(file.award, of);
  const plan = file.plan?.reports.find(({ id }) => id === of);
  if (!one || !plan || one.state !== 'reported' || !file.runs) return notNow(asked, file);
  const answers = await readAwardReport(store, file.loaded.key, of, one.sent);
  return reportLookPage(asked.frame, file, { plan, one, answers, ...sent });
}

/** `POST …/award/report` */
export async function look(
  { store }: ManageDependencies,
  asked: Asked & { readonly fields: URLSearchParams },
): Answer {
  const file = await readAwardFile(store, asked.request.param('applicationId'));
  if (!file) return undefined;
  const { fields, who } = asked;
  const id = file.loaded.application.applicationId;
  const of = fields.get('of') ?? '';
  const n = Number(/^\d{1,4}$/.exec(fields.get('number') ?? '')?.[0] ?? 0);
  const outcome = fields.get('outcome') ?? '';
  const words = wordsOf(fields);
  if (outcome !== 'approve' && outcome !== 'back')
    return shown({ store }, asked, file, of, { outcome: '', words, wrong: ['outcome'] });
  const { kind } =
    outcome === 'approve'
      ? await approveReport(store, id, of, n, who)
      : await sendReportBack(store, id, of, n, who, words);
  if (kind === 'committed') return seeOther(awardAddress(id, `?done=${outcome}`));
  if (kind === 'no-reason') return shown({ store }, asked, file, of, { outcome, words, wrong: ['words'] });
  if (kind === 'no-days') return shown({ store }, asked, file, of, { outcome, words, wrong: ['days'] });
  return notNow(asked, file);
}
