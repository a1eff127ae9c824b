import { askNamed, askPerson } from '../../../shared/cases/people/ask-person.ts';
import { todayIn } from '../../../shared/cases/people/people-of.ts';
import { cancelRequest, remindPerson, replacePerson } from '../../../shared/cases/people/tend-request.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { applicantForm, applicantPage, type Held } from '../../../shared/http/applicant-session.ts';
import { errorPages } from '../../../shared/http/error-pages.ts';
import type { Route } from '../../../shared/http/function-handler.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { readPage } from '../../../shared/web/forms/index.ts';
import type { Dependencies } from '../dependencies.ts';
import { pathOf } from '../draft-form.ts';
import { mailable } from '../you-page.ts';
import { type PeopleModel, peopleModel, type ShownEntry } from './people-model.ts';
import { peoplePage } from './people-page.ts';
import { personFields, personPage, personProgram } from './person-page.ts';

const own = '/applications/{applicationId}/people';

/** Naming other people, and tending what was asked of them. */
export function peopleRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  const back = ({ loaded }: Held, done: string) =>
    seeOther(`${pathOf(loaded.application)}/people?done=${done}`);
  return [
    applicantPage(deps, own, async (request, held) =>
      peoplePage(assets, request, await peopleModel(store, held)),
    ),
    applicantPage(deps, `${own}/{entry}`, (request, held) =>
      onEntry(request, held, (model, shown) =>
        personPage(assets, request, model, {
          shown,
          answers: { language: request.language },
          errors: [],
          asOf: todayIn(store, model.program),
        }),
      ),
    ),
    applicantForm(deps, `${own}/{entry}`, { keeps: false }, (request, held, sent) =>
      onEntry(request, held, (model, shown) => named(request, held, model, shown, sent)),
    ),
    applicantForm(deps, `${own}/{entry}/now`, { keeps: false }, async (_request, held) => {
      const outcome = await askNamed(store, held.loaded.application.applicationId);
      return back(held, outcome.kind === 'committed' ? 'asked' : 'nothing');
    }),
    applicantForm(deps, `${own}/requests/{partyId}/remind`, { keeps: false }, async (request, held) => {
      const id = held.loaded.application.applicationId;
      const { kind } = await remindPerson(store, id, request.param('partyId'));
      return back(held, kind === 'committed' ? 'reminded' : kind === 'too-soon' ? kind : 'nothing');
    }),
    applicantForm(deps, `${own}/requests/{partyId}/cancel`, { keeps: false }, async (request, held) => {
      const id = held.loaded.application.applicationId;
      const { kind } = await cancelRequest(store, id, request.param('partyId'));
      return back(held, kind === 'committed' ? 'cancelled' : 'nothing');
    }),
  ];

  /** An entry that is about this application; any other has no page. */
  async function onEntry(
    request: WebRequest,
    held: Held,
    answer: (model: PeopleModel, shown: ShownEntry) => Promise<WebResponse> | WebResponse,
  ): Promise<WebResponse> {
    const model = await peopleModel(store, held);
    const shown = model.entries.find(({ entry }) => entry.id === request.param('entry'));
    if (!shown) return errorPages(assets).notFound(request);
    return model.mayChange ? answer(model, shown) : seeOther(`${pathOf(model.application)}/people`);
  }

  async function named(
    request: WebRequest,
    held: Held,
    model: PeopleModel,
    shown: ShownEntry,
    sent: URLSearchParams,
  ): Promise<WebResponse> {
    const { language } = request;
    const asOf = todayIn(store, model.program);
    const reading = readPage(personFields, sent, language, { program: personProgram, answers: {}, asOf });
    const fault = (detail: string, fieldId: 'name' | 'email' = 'email') =>
      personPage(assets, request, model, {
        shown,
        answers: reading.draft,
        errors: [{ pointer: `/answers/${fieldId}`, fieldId, detail }],
        asOf,
      });
    if (reading.errors.length > 0)
      return personPage(assets, request, model, {
        shown,
        answers: reading.draft,
        errors: reading.errors,
        asOf,
      });
    const [name, email] = [String(reading.answers['name']), String(reading.answers['email'])];
    if (!mailable.safeParse(email).success) return fault(pageTexts(language)('people.formEmail'));
    const whom = { person: { name, email }, language: reading.answers['language'] as Language };
    const id = held.loaded.application.applicationId;
    const instead = request.query.get('instead');
    const { kind } = await (instead === null
      ? askPerson(store, id, shown.entry.id, whom)
      : replacePerson(store, id, instead, whom));
    switch (kind) {
      case 'committed':
        return back(held, 'asked');
      case 'already':
      case 'own-address':
      case 'no-place':
      case 'unnamed':
        return fault(pageTexts(language)(`people.error.${kind}`));
      case 'over':
      case 'too-soon':
      case 'missing':
        return back(held, 'nothing');
    }
  }
}
