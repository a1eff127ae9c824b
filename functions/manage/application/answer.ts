import { answerRequest } from '../../../shared/cases/screening/answer-request.ts';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { type FormError, readPage, renderPage } from '../../../shared/web/forms/index.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { type Dossier, readDossier } from '../dossier.ts';
import { notPossiblePage } from '../pages/confirm-page.ts';
import { answered } from '../pages/frame.ts';
import { applicationAddress } from '../pages/values.ts';
import { dayOf, type JudgedPage, judgedPage, reasonField, withoutReason } from './judged-page.ts';

type Answer = Promise<WebResponse | undefined>;

/** `GET …/answer`: what only a person can judge, with what the applicant gave in the boxes. */
export async function askToAnswer(deps: ManageDependencies, asked: Asked): Answer {
  const found = await judged(deps, asked);
  if (!found || 'statusCode' in found) return found;
  return answerPage(deps, asked, found, found.dossier.answers ?? {}, []);
}

/** `POST …/answer`: a new snapshot beside the old one, with the reason in the trail, and the screening again. */
export async function answer(deps: ManageDependencies, asked: Asked & { fields: URLSearchParams }): Answer {
  const found = await judged(deps, asked);
  if (!found || 'statusCode' in found) return found;
  const { dossier, form } = found;
  const context = { program: form.program, answers: dossier.answers ?? {}, asOf: asOf(deps, dossier) };
  const reading = readPage(form.page, asked.fields, asked.request.language, context);
  if (reading.action.kind !== 'continue' || reading.errors.length > 0)
    return answerPage(deps, asked, found, { ...dossier.answers, ...reading.draft }, reading.errors);
  const { applicationId } = dossier.application;
  const outcome = await answerRequest(
    deps.store,
    applicationId,
    withoutReason(reading.answers),
    { kind: 'manager', id: asked.who.id },
    String(reading.answers[reasonField] ?? ''),
  );
  return outcome.kind === 'committed'
    ? seeOther(applicationAddress(applicationId, '?done=answered'))
    : notNow(asked, applicationId);
}

interface Judged {
  readonly dossier: Dossier;
  readonly form: JudgedPage;
}

async function judged(
  { store }: ManageDependencies,
  asked: Asked,
): Promise<Judged | WebResponse | undefined> {
  const dossier = await readDossier(store, asked.request.param('applicationId'));
  if (!dossier) return undefined;
  const form = judgedPage(dossier);
  return form ? { dossier, form } : notNow(asked, dossier.application.applicationId);
}

const notNow = ({ frame }: Asked, id: string) =>
  notPossiblePage(frame, {
    text: frame.t('manage.answer.notAsked'),
    section: 'applications',
    back: applicationAddress(id),
  });

const asOf = ({ store }: ManageDependencies, dossier: Dossier) =>
  dayOf(dossier, civilDateIn(dossier.program.zone, store.now().toISOString()));

function answerPage(
  deps: ManageDependencies,
  { frame }: Asked,
  { dossier, form }: Judged,
  answers: Answers,
  errors: readonly FormError[],
): WebResponse {
  const { applicationId, version } = dossier.application;
  return answered(
    frame,
    {
      title: form.page.title[frame.language],
      section: 'applications',
      back: { href: applicationAddress(applicationId), text: frame.t('back') },
      errorTitle: errors.length > 0,
      body: renderPage({
        program: form.program,
        page: form.page,
        answers,
        asOf: asOf(deps, dossier),
        errors,
        language: frame.language,
        csrf: frame.csrf,
        version,
        action: applicationAddress(applicationId, '/answer'),
        continueText: frame.t('manage.answer.save'),
      }),
    },
    errors.length > 0 ? 422 : 200,
  );
}
