import { sendCorrection } from '../../shared/cases/correct/send-correction.ts';
import { type DraftContent, readDraft, savePage } from '../../shared/cases/intake/drafts.ts';
import { everythingSent } from '../../shared/cases/intake/receipt-of.ts';
import { submitDraft } from '../../shared/cases/intake/submit-draft.ts';
import { applicantFields } from '../../shared/domain/program/paths.ts';
import type { Language } from '../../shared/domain/text.ts';
import { applicantForm, applicantPage, type Held } from '../../shared/http/applicant-session.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { receivedBy } from '../../shared/http/received.ts';
import type { WebRequest } from '../../shared/http/request.ts';
import { seeOther } from '../../shared/http/response.ts';
import { personOf } from '../../shared/store/applications.ts';
import { programOf } from '../../shared/store/programs.ts';
import type { Store } from '../../shared/store/table.ts';
import { parseDraft } from '../../shared/web/forms/index.ts';
import type { Dependencies } from './dependencies.ts';
import {
  correctingOf,
  type DraftForm,
  flawsAt,
  flawsOf,
  helperOf,
  pathOf,
  readForm,
  typedAnswers,
} from './draft-form.ts';
import { checkPage } from './pages/check-page.ts';
import { notOpenPage } from './pages/not-open-page.ts';
import { submittedPage } from './pages/submitted-page.ts';
import { waitsOf } from './people/waiting-part.ts';
import { readYou, youPage } from './you-page.ts';

/** Checking all answers, sending them, and the confirmation. */
export function checkRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    applicantPage(deps, '/applications/{applicationId}/check', async (request, held) => {
      const form = await readForm(store, held);
      if (!form) return seeOther(pathOf(held.loaded.application));
      return checkPage(assets, request, {
        form,
        flaws: flawsOf(form, request.language),
        waits: await waitsOf(store, form),
        problem: undefined,
      });
    }),
    // An address of a form that somebody opens by itself, after a fault or out of the history.
    applicantPage(deps, '/applications/{applicationId}/submit', (_request, { loaded }) =>
      seeOther(`${pathOf(loaded.application)}/check`),
    ),
    applicantForm(
      deps,
      '/applications/{applicationId}/submit',
      { keeps: true },
      async (request, held, sent) => {
        const own = pathOf(held.loaded.application);
        const confirmed = `${own}/submitted`;
        const form = await readForm(store, held);
        if (!form) return seeOther(stillStands(held, sent) ? `${own}/correct` : confirmed);
        const flaws = flawsOf(form, request.language);
        const waits = await waitsOf(store, form);
        if (waits.length > 0) return checkPage(assets, request, { form, flaws, waits, problem: 'people' });
        if (flaws.length > 0) return checkPage(assets, request, { form, flaws, waits, problem: 'flaws' });
        if (sent.get('declaration') !== 'yes')
          return checkPage(assets, request, { form, flaws, waits, problem: 'declaration' });
        // A window of before the correction was begun does not send it.
        if ((sent.get('correcting') ?? '') !== correctingOf(form))
          return checkPage(assets, request, { form, flaws, waits, problem: undefined });
        const receivedAt = await sentAt(store, request, form);
        await settleAnswers(store, form, request.language);
        const { applicationId } = form.loaded.application;
        const outcome = form.correcting
          ? await sendCorrection(store, applicationId, saidOn(form, request.language), receivedAt)
          : await submitDraft(store, applicationId, receivedAt, helperOf(form));
        switch (outcome.kind) {
          case 'committed':
          case 'already':
            return seeOther(confirmed);
          case 'incomplete': {
            const missing = flawsAt(form, outcome.missing, request.language);
            return checkPage(assets, request, { form, flaws: missing, waits, problem: 'flaws' });
          }
          case 'waiting':
            return seeOther(`${pathOf(form.loaded.application)}/check`);
          case 'missing':
            return seeOther('/');
          case 'review-begun':
          case 'not-sent':
            return seeOther(`${own}/correct`);
          case 'closed':
          case 'not-yet-open':
            if (form.correcting) return seeOther(`${own}/correct`);
            return notOpenPage(assets, request, form.program, outcome.kind, store.now());
        }
      },
    ),
    applicantPage(deps, '/applications/{applicationId}/submitted', async (request, { loaded }) => {
      const { application } = loaded;
      if (!('submittedAt' in application) || !application.submittedAt)
        return seeOther(`${pathOf(application)}${application.status === 'draft' ? '/check' : ''}`);
      const [{ program }, sent] = await Promise.all([
        programOf(store, application),
        everythingSent(store, loaded.key),
      ]);
      return submittedPage(assets, request, {
        application,
        submittedAt: application.submittedAt,
        program,
        email: personOf(loaded).email,
        sent: sent.at(-1),
      });
    }),
  ];
}

/** True for a correction that comes too late: what it would have corrected counts, and that is said plainly. */
const stillStands = ({ loaded: { application } }: Held, sent: URLSearchParams) =>
  'snapshot' in application && sent.get('correcting') === String(application.snapshot);

/** Who applies and who helps, as a correction says: it is not taken over before it is sent. */
const saidOn = (form: DraftForm, language: Language) => (content: DraftContent) => ({
  person: readYou(content.typed[youPage.id] ?? {}, language, form.asOf).person,
  helper: helperOf({ ...form, content }),
});

/**
 * When an application was sent. A press that had to wait for the proof of an e-mail address counts from then, unless the
 * answers were changed after it: nobody writes on behind the deadline.
 */
async function sentAt(store: Store, request: WebRequest, form: DraftForm): Promise<string> {
  const { pressedAt, arrivedAt } = request;
  if (pressedAt === undefined) return receivedBy(store, request);
  const { savedAt } = await readDraft(store, form.loaded.key);
  return savedAt <= pressedAt ? pressedAt : receivedBy(store, { arrivedAt });
}

/** A page of the draft that no program has: the answers as a whole, brought up to date before they are sent. */
const whole = '@whole';

/**
 * An answer may hang on one that was changed later on another page: what is sent is read from everything typed, as a
 * whole, so that nothing is sent that the person no longer sees.
 */
async function settleAnswers(store: Store, form: DraftForm, language: Language): Promise<void> {
  const { answers } = parseDraft(form.program, typedAnswers(form), language, form.asOf);
  await savePage(store, form.loaded, {
    page: whole,
    seen: form.content.pages[whole] ?? 0,
    typed: {},
    answers,
    fields: applicantFields(form.program).map(({ id }) => id),
    language,
  });
}
