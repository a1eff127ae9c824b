import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { endCounterOffer, takeCounterOffer } from '../../../shared/cases/screening/counter-offer.ts';
import { readVerdict } from '../../../shared/cases/screening/verdicts.ts';
import { moneyOf } from '../../../shared/domain/money.ts';
import { answerAt } from '../../../shared/domain/program/paths.ts';
import { toldRules } from '../../../shared/domain/rules/told.ts';
import { applicantForm, applicantPage, type Held } from '../../../shared/http/applicant-session.ts';
import type { Route } from '../../../shared/http/function-handler.ts';
import { receivedBy } from '../../../shared/http/received.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { programOf } from '../../../shared/store/programs.ts';
import type { Dependencies } from '../dependencies.ts';
import { pathOf } from '../draft-form.ts';
import { counterOfferPage } from './counter-offer-page.ts';

/** As many reasons as the letter tells. */
const mostTold = 4;

const own = '/applications/{applicationId}/counter-offer';

/** Saying yes or no to the smaller loan that is offered instead. */
export function counterOfferRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    applicantPage(deps, own, (request, held) => shown(request, held, false)),
    applicantForm(deps, own, { keeps: true }, async (request, held, sent) => {
      const { application } = held.loaded;
      const { applicationId } = application;
      const answer = sent.get('answer');
      if (answer !== 'yes' && answer !== 'no') return shown(request, held, true);
      if (answer === 'yes')
        await takeCounterOffer(store, applicationId, application, receivedBy(store, request));
      else await endCounterOffer(store, applicationId, { kind: 'applicant' });
      // Taken, ended, too late or answered before: the page says what stands.
      return seeOther(pathOf(application));
    }),
  ];

  async function shown(request: WebRequest, held: Held, wrong: boolean): Promise<WebResponse> {
    const { application, key } = held.loaded;
    if (application.status !== 'info-requested' || !application.counterOffer)
      return seeOther(pathOf(application));
    const [{ program }, { answers }, verdict] = await Promise.all([
      programOf(store, application),
      readSnapshot(store, key, application.snapshot),
      readVerdict(store, key, application.snapshot),
    ]);
    const { award } = program;
    if (award.kind !== 'rolling-loan' || !verdict) return seeOther(pathOf(application));
    const months = answerAt(answers, award.termField);
    return counterOfferPage(assets, request, {
      ...{ application, program, wrong, csrf: held.browser.session.csrf },
      askedCents: moneyOf(answerAt(answers, award.amountField))?.cents ?? 0,
      offeredCents: application.counterOffer.cents,
      terms:
        award.annualRate !== undefined && typeof months === 'number'
          ? { months, annualRate: award.annualRate }
          : undefined,
      reasons: toldRules(verdict, program)
        .slice(0, mostTold)
        .map(({ reason }) => reason.text),
    });
  }
}
