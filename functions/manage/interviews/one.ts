import { closeInterview, missInterview } from '../../../shared/cases/interviews/end.ts';
import { inviteAgain } from '../../../shared/cases/interviews/invite.ts';
import type { Interview } from '../../../shared/domain/interviews/interview.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { type Loaded, personOf } from '../../../shared/store/applications.ts';
import { listSeats, readInterview } from '../../../shared/store/interviews.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';
import { radios } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { loadNamed } from '../dossier.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { paragraph } from '../pages/frame.ts';
import { applicationAddress, moment, roundAddress } from '../pages/values.ts';
import { stateOf } from './model.ts';
import { stateTag } from './show.ts';

type Answer = Promise<WebResponse | undefined>;
type Act = 'again' | 'missed' | 'close';

/** `GET …/interview`: what can be done about one invitation. */
export async function askAboutInterview({ store }: ManageDependencies, asked: Asked): Answer {
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  const interview = loaded && (await readInterview(store, loaded.application.applicationId));
  return loaded && interview && page(store, asked, loaded, interview, false);
}

/** `POST` to the same. */
export async function doAboutInterview(
  { store }: ManageDependencies,
  asked: Asked & { readonly fields: URLSearchParams },
): Answer {
  const loaded = await loadNamed(store, asked.request.param('applicationId'));
  const interview = loaded && (await readInterview(store, loaded.application.applicationId));
  if (!loaded || !interview) return undefined;
  const { applicationId, roundId } = loaded.application;
  const acts = await possible(store, loaded, interview);
  const act = acts.find((one) => one === asked.fields.get('act'));
  if (!act) return page(store, asked, loaded, interview, true);
  const verbs = { again: inviteAgain, missed: missInterview, close: closeInterview };
  const { kind } = await verbs[act](store, applicationId, asked.who.id);
  const done = act === 'close' ? 'closed' : act;
  return kind === 'committed'
    ? seeOther(roundAddress(roundId, `/interviews?done=${done}`))
    : notPossiblePage(asked.frame, {
        text: asked.frame.t('interviews.notPossible'),
        section: 'applications',
        back: applicationAddress(applicationId, '/interview'),
      });
}

/** What makes sense as things stand. */
async function possible(store: Store, { application }: Loaded, one: Interview): Promise<readonly Act[]> {
  if (application.status !== 'reviewed' || one.status === 'held') return [];
  if (one.status === 'declined' || one.status === 'closed') return ['again'];
  if (one.status !== 'booked') return ['again', 'close'];
  const begun = one.appointment.startsAt <= nowIso(store);
  const scored = (await listSeats(store, one.applicationId)).some(({ status }) => status === 'sent');
  return begun && !scored ? ['again', 'missed', 'close'] : ['again', 'close'];
}

async function page(
  store: Store,
  { frame }: Asked,
  loaded: Loaded,
  interview: Interview,
  missing: boolean,
): Promise<WebResponse> {
  const { t } = frame;
  const { application } = loaded;
  const { program } = await programOf(store, application);
  const acts = await possible(store, loaded, interview);
  const back = applicationAddress(application.applicationId);
  if (acts.length === 0)
    return notPossiblePage(frame, { text: t('interviews.one.nothing'), section: 'applications', back });
  const days = program.review.interview?.answerDays ?? 0;
  const again =
    interview.status === 'booked'
      ? { text: t('interviews.one.callOff'), hint: t('interviews.one.callOffHint') }
      : {
          text: t(interview.status === 'invited' ? 'interviews.one.more' : 'interviews.one.again'),
          hint: t('interviews.one.againHint', { days }),
        };
  const items: Readonly<Record<Act, { readonly text: string; readonly hint: string }>> = {
    again,
    missed: { text: t('interviews.one.missed'), hint: t('interviews.one.missedHint') },
    close: { text: t('interviews.one.close'), hint: t('interviews.one.closeHint') },
  };
  const when =
    'appointment' in interview
      ? moment(frame, interview.appointment.startsAt, program)
      : t('interviews.until', { by: moment(frame, interview.answerBy, program) });
  return confirmPage(frame, {
    title: t('interviews.one.title', { name: personOf(loaded).name }),
    caption: application.reference,
    section: 'applications',
    action: applicationAddress(application.applicationId, '/interview'),
    cancel: back,
    button: t('interviews.one.button'),
    errors: missing ? [{ text: t('interviews.one.missing'), href: '#act' }] : [],
    body: html`${paragraph(html`${stateTag(frame, stateOf({ interview }, nowIso(store)))} ${when}`)}${radios({
      name: 'act',
      fieldset: { legend: { text: t('interviews.one.question'), classes: 'govuk-fieldset__legend--m' } },
      items: acts.map((value) => ({ value, ...items[value] })),
      ...(missing
        ? { errorMessage: { text: t('interviews.one.missing'), visuallyHiddenText: t('error') } }
        : {}),
    })}`,
  });
}
