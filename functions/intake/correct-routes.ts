import { whyNotCorrectable } from '../../shared/cases/correct/correctable.ts';
import { dropCorrection, startCorrection } from '../../shared/cases/correct/start-correction.ts';
import { readDraft } from '../../shared/cases/intake/drafts.ts';
import { applicantForm, applicantPage } from '../../shared/http/applicant-session.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { seeOther } from '../../shared/http/response.ts';
import { programOf } from '../../shared/store/programs.ts';
import type { Dependencies } from './dependencies.ts';
import { pathOf } from './draft-form.ts';
import { correctPage, notCorrectablePage } from './pages/correct-page.ts';
import { youPage } from './you-page.ts';

const own = '/applications/{applicationId}/correct';

/** Correcting what was sent: asked for, begun, or dropped again. It is filled in and sent like any draft. */
export function correctRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    applicantPage(deps, own, async (request, { loaded, browser }) => {
      const { application, key } = loaded;
      if (!('submittedAt' in application) || !application.submittedAt) return seeOther(pathOf(application));
      const { program } = await programOf(store, application);
      const why = await whyNotCorrectable(store, program, application);
      if (why) return notCorrectablePage(assets, request, { application, program, why });
      return correctPage(assets, request, {
        application,
        submittedAt: application.submittedAt,
        program,
        begun: (await readDraft(store, key)).correcting === application.snapshot,
        csrf: browser.session.csrf,
      });
    }),
    applicantForm(deps, own, { keeps: false }, async (_request, { loaded }) => {
      const { application } = loaded;
      const outcome = await startCorrection(store, application.applicationId, youPage.id);
      const begun = outcome.kind === 'committed' || outcome.kind === 'begun';
      return seeOther(`${pathOf(application)}/${begun ? 'check' : 'correct'}`);
    }),
    applicantForm(deps, `${own}/drop`, { keeps: false }, async (_request, { loaded }) => {
      await dropCorrection(store, loaded.application.applicationId);
      return seeOther(pathOf(loaded.application));
    }),
  ];
}
