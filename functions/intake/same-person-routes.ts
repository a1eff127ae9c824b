import { answerSamePerson } from '../../shared/cases/duplicate/ask-whether-same.ts';
import { openWords, readSamePerson } from '../../shared/cases/duplicate/same-person-item.ts';
import { isFinal } from '../../shared/domain/application/status.ts';
import { applicantForm, applicantPage, type Held } from '../../shared/http/applicant-session.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { seeOther, type WebResponse } from '../../shared/http/response.ts';
import { loadApplication } from '../../shared/store/applications.ts';
import { programOf } from '../../shared/store/programs.ts';
import type { Store } from '../../shared/store/table.ts';
import type { Dependencies } from './dependencies.ts';
import { pathOf } from './draft-form.ts';
import { mostLetters, type SamePersonModel, samePersonPage } from './pages/same-person-page.ts';

const own = '/applications/{applicationId}/same-person';

/** Somebody of the staff takes two applications for one person's: why, and the applicant's answer to it. */
export function samePersonRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    applicantPage(deps, own, (request, held) =>
      whenAsked(store, held, (model) => samePersonPage(assets, request, model)),
    ),
    applicantForm(deps, own, { keeps: false }, (request, held, sent) =>
      whenAsked(store, held, async (model) => {
        const words = (sent.get('words') ?? '').replaceAll('\r\n', '\n').trim();
        if (words === '' || words.length > mostLetters)
          return samePersonPage(assets, request, { ...model, wrong: words });
        await answerSamePerson(store, model.application.applicationId, words);
        return seeOther(`${pathOf(model.application)}/same-person`);
      }),
    ),
  ];
}

async function whenAsked(
  store: Store,
  { loaded, browser }: Held,
  answer: (model: SamePersonModel) => Promise<WebResponse> | WebResponse,
): Promise<WebResponse> {
  const { application, key } = loaded;
  const asked = isFinal(application.status)
    ? undefined
    : await readSamePerson(store, application.applicationId);
  if (!asked) return seeOther(pathOf(application));
  const [{ program }, other] = await Promise.all([
    programOf(store, application),
    loadApplication(store, asked.keep),
  ]);
  return answer({
    application,
    program,
    asked,
    reason: openWords(key, asked.reason),
    otherReceivedAt: other && 'submittedAt' in other.application ? (other.application.submittedAt ?? '') : '',
    csrf: browser.session.csrf,
    wrong: undefined,
  });
}
