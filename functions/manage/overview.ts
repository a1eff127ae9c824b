import { readFundCheck } from '../../shared/cases/ledger/check-funds.ts';
import type { WebResponse } from '../../shared/http/response.ts';
import { type Attention, listAttention } from '../../shared/store/attention.ts';
import { type Fund, listFunds, readFund, readLedger } from '../../shared/store/funds.ts';
import { listPrograms } from '../../shared/store/programs.ts';
import { hiddenFrom } from '../../shared/store/recusals.ts';
import type { Store } from '../../shared/store/table.ts';
import type { Asked } from './access.ts';
import type { ManageDependencies } from './dependencies.ts';
import { attentionOf } from './dossier.ts';
import { figuresOf } from './figures.ts';
import { applicationsOf } from './lists/people.ts';
import { type AttentionModel, attentionPage } from './pages/attention-page.ts';
import { fundPage, fundsPage } from './pages/funds-page.ts';
import { overviewPage } from './pages/overview-page.ts';
import { listRounds } from './round/model.ts';

/** `GET /manage`: what waits for a person, then where everything stands. */
export async function showOverview(
  { store }: ManageDependencies,
  { frame, who }: Asked,
): Promise<WebResponse> {
  const programs = (await listPrograms(store)).map(({ program }) => program);
  const [attention, funds, rounds, figures] = await Promise.all([
    attentionModel(store, who.id),
    listFunds(store),
    listRounds(store),
    Promise.all(programs.map(async (program) => ({ program, figures: await figuresOf(store, program.id) }))),
  ]);
  return overviewPage(frame, { attention, funds, rounds, programs: figures });
}

/** `GET /manage/attention` */
export async function showAttention(
  { store }: ManageDependencies,
  { frame, who }: Asked,
): Promise<WebResponse> {
  return attentionPage(frame, await attentionModel(store, who.id));
}

/** `GET /manage/funds` */
export async function showFunds({ store }: ManageDependencies, { frame }: Asked): Promise<WebResponse> {
  return fundsPage(frame, await listFunds(store));
}

/** `GET /manage/funds/{fundId}`: one fund with its ledger. */
export async function showFund(
  { store }: ManageDependencies,
  { request, frame, who }: Asked,
): Promise<WebResponse | undefined> {
  const fund: Fund | undefined = await readFund(store, request.param('fundId'));
  if (!fund) return undefined;
  const hidden = await hiddenFrom(store, who.id);
  const ledger = (await readLedger(store, fund.fundId))
    .filter(({ subject }) => !hidden.has(subject))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  const ids = ledger.map(({ subject }) => subject).filter((subject) => subject.startsWith('app_'));
  const [known, check, waiting] = await Promise.all([
    applicationsOf(store, ids),
    readFundCheck(store, fund.fundId),
    attentionOf(store, `FUND#${fund.fundId}`),
  ]);
  return fundPage(frame, {
    fund,
    ledger,
    known,
    check,
    differences: waiting.flatMap(({ details }) => details),
  });
}

async function attentionModel(store: Store, manager: string): Promise<AttentionModel> {
  const [all, programs, hidden] = await Promise.all([
    listAttention(store),
    listPrograms(store),
    hiddenFrom(store, manager),
  ]);
  const matters = all.filter((matter) => !hidden.has(applicationIn(matter) ?? ''));
  const known = await applicationsOf(
    store,
    matters.map(applicationIn).filter((id) => id !== undefined),
  );
  return {
    matters,
    known,
    programs: new Map(programs.map(({ program }) => [program.id as string, program])),
  };
}

const applicationIn = ({ subject }: Attention): string | undefined =>
  subject.startsWith('APP#') ? subject.slice('APP#'.length) : undefined;
