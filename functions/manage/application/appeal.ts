import { listAppeals } from '../../../shared/cases/appeals/appeal-item.ts';
import { sentSince } from '../../../shared/cases/appeals/appealable.ts';
import { type AppealDecided, decideAppeal } from '../../../shared/cases/appeals/decide-appeal.ts';
import { whyMayNotDecide } from '../../../shared/cases/appeals/may-decide.ts';
import { isTooLong, mostLetters, refOf } from '../../../shared/domain/appeals/appeal.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { loadNamed, readDossier } from '../dossier.ts';
import { barredPage, decideAppealPage, type Ruling } from '../pages/appeal-page.ts';
import { notPossiblePage } from '../pages/confirm-page.ts';
import { applicationAddress, moment } from '../pages/values.ts';

type Answer = Promise<WebResponse | undefined>;

/** `GET …/appeal`: what the applicant says, what the rules said, the answers, and two choices. */
export async function askToDecideAppeal(deps: ManageDependencies, asked: Asked): Answer {
  const { store } = deps;
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const id = loaded.application.applicationId;
  const appeal = (await listAppeals(store, id)).at(-1);
  if (appeal?.status !== 'open') return recorded(deps, asked, id);
  const why = await whyMayNotDecide(store, loaded, asked.who);
  if (why) return barred(deps, asked, id, why);
  return decisionPage(deps, asked, id, { ref: refOf(appeal.decision), outcome: '', reason: '' }, false);
}

/** `POST …/appeal` */
export async function decideOnAppeal(
  deps: ManageDependencies,
  asked: Asked & { fields: URLSearchParams },
): Answer {
  const { store } = deps;
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  if (!loaded) return undefined;
  const id = loaded.application.applicationId;
  const { fields, who } = asked;
  const outcome = (['uphold', 'grant'] as const).find((one) => one === fields.get('outcome'));
  const reason = (fields.get('reason') ?? '').replaceAll('\r\n', '\n').slice(0, mostLetters + 1);
  const sent: Ruling = { ref: fields.get('ref') ?? '', outcome: outcome ?? '', reason };
  if (!outcome || isTooLong(reason) || reason.trim() === '') {
    const why = await whyMayNotDecide(store, loaded, who);
    return why ? barred(deps, asked, id, why) : decisionPage(deps, asked, id, sent, true);
  }
  const decided = await decideAppeal(store, id, who, { ref: sent.ref, outcome, reason });
  switch (decided.kind) {
    case 'committed':
      return seeOther(applicationAddress(id, `?done=${outcome === 'grant' ? 'granted' : 'upheld'}`));
    case 'barred':
      return barred(deps, asked, id, decided.why);
    case 'no-reason':
      return decisionPage(deps, asked, id, sent, true);
    case 'already':
    case 'nothing-to-decide':
      return recorded(deps, asked, id);
    case 'missing':
      return undefined;
  }
}

async function decisionPage(
  { store }: ManageDependencies,
  { frame }: Asked,
  id: string,
  ruling: Ruling,
  sent: boolean,
): Answer {
  const dossier = await readDossier(store, id);
  const read = dossier?.appeals.find(({ appeal }) => refOf(appeal.decision) === ruling.ref);
  if (!dossier || read?.appeal.status !== 'open') return recordedPage(frame, id);
  return decideAppealPage(frame, { dossier, read, ruling, sent, next: await sentSince(store, id) });
}

async function barred(
  { store }: ManageDependencies,
  { frame }: Asked,
  id: string,
  why: Extract<AppealDecided, { kind: 'barred' }>['why'],
): Answer {
  const dossier = await readDossier(store, id);
  const appeal = dossier?.appeals.at(-1)?.appeal;
  return dossier && appeal ? barredPage(frame, { dossier, why, decideBy: appeal.decideBy }) : undefined;
}

/** Decided meanwhile, by whom and when; or there was nothing to decide. */
async function recorded({ store }: ManageDependencies, { frame }: Asked, id: string): Answer {
  const dossier = await readDossier(store, id);
  const appeal = dossier?.appeals.at(-1)?.appeal;
  if (!dossier || !appeal || appeal.status === 'open') return recordedPage(frame, id);
  const at = moment(frame, appeal.decidedAt, dossier.program);
  return recordedPage(frame, id, frame.t('manage.appeal.already', { name: appeal.name, at }));
}

const recordedPage = (frame: Asked['frame'], id: string, text = frame.t('manage.appeal.none')) =>
  notPossiblePage(frame, { text, section: 'applications', back: applicationAddress(id) });
