import { openAppeal } from '../../../shared/cases/appeals/appeal-item.ts';
import { type AppealState, appealState } from '../../../shared/cases/appeals/appealable.ts';
import { fileAppeal, type Said, type SaidWrong } from '../../../shared/cases/appeals/file-appeal.ts';
import { readVerdict } from '../../../shared/cases/screening/verdicts.ts';
import { mostLetters } from '../../../shared/domain/appeals/appeal.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { toldRules } from '../../../shared/domain/rules/told.ts';
import { applicantForm, applicantPage, type Held } from '../../../shared/http/applicant-session.ts';
import type { Route } from '../../../shared/http/function-handler.ts';
import { receivedBy } from '../../../shared/http/received.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { personOf } from '../../../shared/store/applications.ts';
import { programOf } from '../../../shared/store/programs.ts';
import type { Dependencies } from '../dependencies.ts';
import { pathOf } from '../draft-form.ts';
import { type AppealPageModel, appealFormPage, notAppealablePage } from './appeal-page.ts';
import { recordedPage } from './recorded-page.ts';

const own = '/applications/{applicationId}/appeal';

/** Asking for another look at a decision: the form, what was sent, and what came of it. */
export function appealRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    applicantPage(deps, own, (request, held) => shown(request, held, { rules: [], words: '' }, [])),
    applicantForm(deps, own, { keeps: true }, async (request, held, sent) => {
      const said: Said = {
        rules: sent.getAll('rule'),
        // More than this is too long in any case, and is not shown again.
        words: (sent.get('words') ?? '').replaceAll('\r\n', '\n').slice(0, mostLetters + 1),
      };
      const { applicationId } = held.loaded.application;
      const outcome = await fileAppeal(store, applicationId, said, receivedBy(store, request));
      if (outcome.kind === 'incomplete') return shown(request, held, said, outcome.wrong);
      // Sent, sent before, or too late: the page says what stands.
      return seeOther(`${pathOf(held.loaded.application)}/appeal`);
    }),
  ];

  async function shown(
    request: WebRequest,
    held: Held,
    said: Said,
    wrong: readonly SaidWrong[],
  ): Promise<WebResponse> {
    const { application } = held.loaded;
    const { program } = await programOf(store, application);
    const state = await appealState(store, held.loaded, program);
    const csrf = held.browser.session.csrf;
    switch (state.kind) {
      case 'none':
        return seeOther(pathOf(application));
      case 'possible': {
        const model: AppealPageModel = { application, program, standing: state, said, wrong, csrf };
        return appealFormPage(assets, request, model);
      }
      case 'over':
      case 'applied-again':
        return notAppealablePage(assets, request, { application, program, state });
      case 'recorded':
        return recordedPage(assets, request, {
          ...{ application, program, appeal: state.appeal, now: store.now().toISOString() },
          email: personOf(held.loaded).email,
          ...(await saidIn(held, state, program)),
        });
    }
  }

  /** What an appeal says, opened, and which reasons the decision about it tells. */
  async function saidIn({ loaded }: Held, { appeal }: AppealState & { kind: 'recorded' }, program: Program) {
    const { key } = loaded;
    const verdict = await readVerdict(store, key, appeal.decision.snapshot);
    return {
      words: openAppeal(key, appeal.words),
      reason: appeal.status === 'open' ? undefined : openAppeal(key, appeal.reason),
      told: verdict ? toldRules(verdict, program) : [],
    };
  }
}
