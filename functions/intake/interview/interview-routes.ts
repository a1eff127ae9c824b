import { askForOtherTimes, bookInterview } from '../../../shared/cases/interviews/book.ts';
import { declineInterview } from '../../../shared/cases/interviews/end.ts';
import { applicantForm, applicantPage, type Held } from '../../../shared/http/applicant-session.ts';
import type { Route } from '../../../shared/http/function-handler.ts';
import { receivedBy } from '../../../shared/http/received.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { interviewFile } from '../../../shared/messages/calendar/interview-file.ts';
import { nowIso } from '../../../shared/store/table.ts';
import type { Dependencies } from '../dependencies.ts';
import { pathOf } from '../draft-form.ts';
import { declinePage, interviewPage } from './booked-page.ts';
import { type InterviewModel, readInterviewModel, slotsFor } from './model.ts';
import { noneOfThese, type PickView, pickPage } from './pick-page.ts';

const own = '/applications/{applicationId}/interview';

/** As much as somebody may write of what they need, or why they say no. */
const mostLetters = 1000;
const said = (form: URLSearchParams, name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n');

/** An applicant's interview: picking a time, changing it, its file for a calendar, and saying no. */
export function interviewRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    applicantForm(deps, own, { keeps: true }, (request, held, form) => pick(request, held, form)),
    applicantPage(deps, own, async (request, held) => {
      const model = await readInterviewModel(store, held);
      if (!model) return seeOther(pathOf(held.loaded.application));
      if (model.state !== 'invited') return interviewPage(assets, request, model);
      return shown(request, held, model, { chosen: '', needs: model.needs, wrong: undefined });
    }),
    applicantPage(deps, `${own}/change`, async (request, held) => {
      const model = await readInterviewModel(store, held);
      if (!model?.movable) return seeOther(`${pathOf(held.loaded.application)}/interview`);
      return shown(request, held, model, { chosen: '', needs: model.needs, wrong: undefined });
    }),
    applicantPage(deps, `${own}/calendar`, async (request, held) => {
      const model = await readInterviewModel(store, held);
      if (model?.interview.status !== 'booked') return seeOther(pathOf(held.loaded.application));
      return calendar(model, request);
    }),
    applicantPage(deps, `${own}/decline`, async (request, held) => {
      const model = await readInterviewModel(store, held);
      const open = model && (model.interview.status === 'invited' || model.movable);
      if (!open) return seeOther(`${pathOf(held.loaded.application)}/interview`);
      return declinePage(assets, request, model);
    }),
    applicantForm(deps, `${own}/decline`, { keeps: false }, async (_request, { loaded }, form) => {
      const { application } = loaded;
      // Said before, too late, or scored by now: the page says what stands.
      await declineInterview(store, application.applicationId, said(form, 'reason').slice(0, mostLetters));
      return seeOther(`${pathOf(application)}/interview`);
    }),
  ];

  async function pick(request: WebRequest, held: Held, form: URLSearchParams): Promise<WebResponse> {
    const { application } = held.loaded;
    const page = seeOther(`${pathOf(application)}/interview`);
    const model = await readInterviewModel(store, held);
    if (!model || (model.interview.status !== 'invited' && model.interview.status !== 'booked')) return page;
    const needs = said(form, 'needs').slice(0, mostLetters + 1);
    const chosen = form.get('slot') ?? '';
    const again = (wrong: PickView['wrong']) => shown(request, held, model, { chosen, needs, wrong });
    if (needs.length > mostLetters) return again('tooLong');
    if (chosen === '') return again('choose');
    const at = receivedBy(store, request);
    const id = application.applicationId;
    if (chosen === noneOfThese) {
      const { kind } = await askForOtherTimes(store, id, needs, at);
      return kind === 'committed' ? seeOther(`${pathOf(application)}/interview?asked=1`) : page;
    }
    const outcome = await bookInterview(store, id, { slotId: chosen, needs }, at);
    // Booked, or too late: the page says what stands.
    return outcome.kind === 'taken' ? again('taken') : page;
  }

  async function shown(
    request: WebRequest,
    held: Held,
    model: InterviewModel,
    view: Omit<PickView, 'slots' | 'asked'>,
  ): Promise<WebResponse> {
    const slots = await slotsFor(store, held, model.program);
    const chosen = slots.some(({ slotId }) => slotId === view.chosen) ? view.chosen : '';
    const asked = request.query.get('asked') === '1';
    return pickPage(assets, request, model, { ...view, chosen, slots, asked });
  }

  function calendar(
    { application, program, interview }: InterviewModel,
    { language }: WebRequest,
  ): WebResponse {
    if (interview.status !== 'booked') return seeOther(pathOf(application));
    const file = interviewFile(
      {
        of: { applicationId: application.applicationId },
        ...{ language, reference: application.reference, appointment: interview.appointment },
        program: { title: program.title, zone: program.zone, contact: program.contact },
        ...{ sequence: interview.sequence, stampedAt: nowIso(store) },
      },
      'PUBLISH',
    );
    return {
      statusCode: 200,
      headers: {
        'content-type': file.contentType,
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${file.name}"`,
      },
      body: file.content,
    };
  }
}
