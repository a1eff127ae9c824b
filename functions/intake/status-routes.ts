import { appealState } from '../../shared/cases/appeals/appealable.ts';
import { readLoanDecision } from '../../shared/cases/award/loan-decisions.ts';
import { whyNotCorrectable } from '../../shared/cases/correct/correctable.ts';
import { readSamePerson } from '../../shared/cases/duplicate/same-person-item.ts';
import { applyAgain, followedBy } from '../../shared/cases/intake/apply-again.ts';
import { readDraft } from '../../shared/cases/intake/drafts.ts';
import { intakeState, readIntake } from '../../shared/cases/intake/intake-state.ts';
import { withdraw } from '../../shared/cases/intake/withdraw.ts';
import { isLate } from '../../shared/cases/screening/answer-request.ts';
import { readVerdict } from '../../shared/cases/screening/verdicts.ts';
import type { Application } from '../../shared/domain/application/application.ts';
import { allows, isFinal } from '../../shared/domain/application/status.ts';
import type { AuditEvent } from '../../shared/domain/audit.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { toldRules } from '../../shared/domain/rules/told.ts';
import type { LocalizedText } from '../../shared/domain/text.ts';
import {
  applicantCookie,
  applicantForm,
  applicantPage,
  type Held,
} from '../../shared/http/applicant-session.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import type { WebRequest } from '../../shared/http/request.ts';
import { seeOther } from '../../shared/http/response.ts';
import { type Loaded, readAll } from '../../shared/store/applications.ts';
import { subjectOf } from '../../shared/store/keys.ts';
import { programOf } from '../../shared/store/programs.ts';
import type { Store } from '../../shared/store/table.ts';
import { openPage, readAfterOfferForm } from './after-offer-form.ts';
import type { Dependencies } from './dependencies.ts';
import { type DraftForm, nextStep, pathOf, readForm } from './draft-form.ts';
import { readInterviewModel } from './interview/model.ts';
import { statusPage } from './pages/status-page.ts';
import { tasksPage } from './pages/tasks-page.ts';
import { withdrawPage } from './pages/withdraw-page.ts';
import { peopleTasks } from './people/people-tasks.ts';
import { tasksOf } from './tasks.ts';
import { youPage } from './you-page.ts';

const own = '/applications/{applicationId}';

/** Where an application stands, and leaving. */
export function statusRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  const tasks = async (request: WebRequest, form: DraftForm) => {
    const { applicationId } = form.loaded.application;
    return tasksPage(assets, request, {
      form,
      tasks: tasksOf(form, request.language),
      next: nextStep(form, request.language),
      intake: await readIntake(store, form.program, { applicationId }),
      people: await peopleTasks(store, form),
    });
  };
  return [
    applicantPage(deps, own, async (request, held) => {
      const { application } = held.loaded;
      // A correction has no home of its own: what was sent stands until it is sent.
      const draft = application.status === 'draft' ? await readForm(store, held) : undefined;
      if (draft || application.status === 'draft') return draft ? tasks(request, draft) : seeOther('/');
      const [{ program }, events, later] = await Promise.all([
        programOf(store, application),
        readAll(store, subjectOf.application(application.applicationId), 'AUDIT#'),
        readAfterOfferForm(store, held),
      ]);
      return statusPage(assets, request, {
        application,
        program,
        events: events as unknown as AuditEvent[],
        reasons: await reasonsOf(store, held.loaded, program),
        correction: await correctionOf(store, held.loaded, program),
        afterOffer: later && (openPage(later) ? 'open' : 'done'),
        late: isLate(store, application),
        samePersonBy: await samePersonBy(store, application),
        interview: await readInterviewModel(store, held),
        appeal: await appealState(store, held.loaded, program),
        again: await againFrom(store, held, program),
      });
    }),
    applicantPage(deps, `${own}/withdraw`, async (request, held) => {
      const { application } = held.loaded;
      if (!allows('withdraw', application.status)) return seeOther(pathOf(application));
      const { program } = await programOf(store, application);
      return withdrawPage(assets, request, { application, program, csrf: csrfOf(held) });
    }),
    applicantForm(deps, `${own}/withdraw`, { keeps: false }, async (_request, { loaded }) => {
      // Withdrawn before, or too late by now: the status page says which.
      await withdraw(store, loaded.application.applicationId);
      return seeOther(pathOf(loaded.application));
    }),
    applicantForm(deps, `${own}/again`, { keeps: false }, async (request, { loaded, browser }) => {
      const outcome = await applyAgain(store, loaded, request.language, browser, youPage.id);
      if (outcome.kind !== 'started') return seeOther(pathOf(loaded.application));
      return seeOther(pathOf(outcome.application), [applicantCookie(outcome.secret)]);
    }),
  ];
}

/** How whoever withdrew, or does not qualify, applies again: by a form, or by the application that was begun already. */
async function againFrom(store: Store, { loaded, browser }: Held, program: Program) {
  const { applicationId, status } = loaded.application;
  if (status !== 'withdrawn' && status !== 'ineligible') return undefined;
  const next = await followedBy(store, applicationId);
  if (next && browser.session.applicationIds.includes(next)) return { href: `/applications/${next}` };
  if (next || (await intakeState(store, program)) !== 'open') return undefined;
  return { csrf: browser.session.csrf };
}

/** By when to answer that it is not the second application of one person, where that is asked. */
async function samePersonBy(store: Store, { applicationId, status }: Application) {
  const asked = isFinal(status) ? undefined : await readSamePerson(store, applicationId);
  return asked && asked.answeredAt === undefined ? asked.answerBy : undefined;
}

/** Whether what was sent can be corrected, or is being corrected. */
async function correctionOf(store: Store, { application, key }: Loaded, program: Program) {
  if (await whyNotCorrectable(store, program, application)) return undefined;
  const { correcting } = await readDraft(store, key);
  return 'snapshot' in application && correcting === application.snapshot ? 'begun' : 'possible';
}

const csrfOf = ({ browser }: Held) => browser.session.csrf;

/** The specific reasons an applicant may be told for a refusal: by the rules, or by a loan's published factors. */
async function reasonsOf(
  store: Store,
  { application, key }: Loaded,
  program: Program,
): Promise<readonly LocalizedText[]> {
  if (application.status === 'ineligible') {
    const verdict = await readVerdict(store, key, application.snapshot);
    return verdict ? toldRules(verdict, program).map(({ reason }) => reason.text) : [];
  }
  if (application.status !== 'not-selected') return [];
  const decision = await readLoanDecision(store, application.applicationId);
  // In the order of the decision, the weightiest first, as the notice has them.
  return (decision?.reasons ?? []).flatMap((reason) => {
    const text = program.scoring.criteria.find(({ id }) => id === reason)?.refusal?.text;
    return text ? [text] : [];
  });
}
