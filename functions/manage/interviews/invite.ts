import { inviteToInterview } from '../../../shared/cases/interviews/invite.ts';
import { answerByOf } from '../../../shared/cases/interviews/steps.ts';
import { scales } from '../../../shared/domain/program/scoring-plan.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Listed } from '../../../shared/store/status-lists.ts';
import { nowIso } from '../../../shared/store/table.ts';
import { cardTable, checkboxes, input, insetText, radios } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { applicationsOf } from '../lists/people.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { lead, paragraph } from '../pages/frame.ts';
import { moment, personLink, roundAddress, score } from '../pages/values.ts';
import { type InterviewRound, type Invitable, interviewRoundNamed, readInvitable } from './model.ts';
import { notNow } from './times.ts';

type Answer = Promise<WebResponse | undefined>;
type Sent = Asked & { readonly fields: URLSearchParams };

const ways = ['line', 'best', 'ticked'] as const;
type Fault = 'howMissing' | 'lineWrong' | 'bestWrong' | 'tickedWrong' | 'matchNobody';

/** Which control a fault is about. */
const controls: Readonly<Record<Fault, string>> = {
  ...{ howMissing: 'how', lineWrong: 'line', bestWrong: 'best', tickedWrong: 'ticked', matchNobody: 'line' },
};

/** `GET …/interviews/invite`: whom. */
export async function askWhom(deps: ManageDependencies, asked: Asked): Answer {
  const found = await interviewRoundNamed(deps.store, asked.request.param('roundId'));
  if (!found) return undefined;
  if (!found.runs) return notNow(asked, found);
  return whomPage(deps, asked, found, await readInvitable(deps.store, found), new URLSearchParams());
}

/** `POST` to the same: first who that is, then the invitations, to exactly those who were shown. */
export async function inviteThem(deps: ManageDependencies, asked: Sent): Answer {
  const { store } = deps;
  const found = await interviewRoundNamed(store, asked.request.param('roundId'));
  if (!found) return undefined;
  if (!found.runs) return notNow(asked, found);
  const invitable = await readInvitable(store, found);
  if (asked.fields.get('sure') !== 'yes') {
    const chosen = whom(found, invitable, asked.fields);
    return typeof chosen === 'string'
      ? whomPage(deps, asked, found, invitable, asked.fields, chosen)
      : surePage(deps, asked, found, invitable, chosen);
  }
  const shown = (asked.fields.get('people') ?? '').split(' ');
  // Whoever was invited, withdrew or left the round meanwhile is passed over.
  const still = invitable.people.filter(({ applicationId }) => shown.includes(applicationId));
  let count = 0;
  for (const { applicationId } of still)
    if ((await inviteToInterview(store, applicationId, asked.who.id)).kind === 'committed') count += 1;
  return count === 0
    ? notNow(asked, found)
    : seeOther(roundAddress(found.round.roundId, '/interviews?done=invited'));
}

function whom({ program }: InterviewRound, { people }: Invitable, sent: URLSearchParams): Listed[] | Fault {
  const how = ways.find((way) => way === sent.get('how'));
  if (!how) return 'howMissing';
  if (how === 'ticked') {
    const ids = sent.getAll('ticked');
    const chosen = people.filter(({ applicationId }) => ids.includes(applicationId));
    return chosen.length > 0 ? chosen : 'tickedWrong';
  }
  if (how === 'best') {
    const text = (sent.get('best') ?? '').trim();
    return /^[1-9]\d{0,4}$/.test(text) ? people.slice(0, Number(text)) : 'bestWrong';
  }
  const text = (sent.get('line') ?? '').trim();
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return 'lineWrong';
  const line = Math.round(Number(text) * 100);
  const { best, max } = scales[program.scoring.scale];
  const chosen = people.filter(({ score: own = 0 }) => (best === max ? own >= line : own <= line));
  return chosen.length > 0 ? chosen : 'matchNobody';
}

async function whomPage(
  { store }: ManageDependencies,
  { frame }: Asked,
  { round, program, plan }: InterviewRound,
  { people }: Invitable,
  sent: URLSearchParams,
  fault?: Fault,
): Promise<WebResponse> {
  const { t } = frame;
  const own = roundAddress(round.roundId, '/interviews');
  if (people.length === 0)
    return notPossiblePage(frame, { text: t('interviews.inviteNobody'), section: 'rounds', back: own });
  const known = await applicationsOf(
    store,
    people.map(({ applicationId }) => applicationId),
  );
  const message = fault && t(`interviews.${fault}`);
  const at = (control: string) =>
    fault && message && controls[fault] === control
      ? { errorMessage: { text: message, visuallyHiddenText: t('error') } }
      : {};
  const ticked = sent.getAll('ticked');
  return confirmPage(frame, {
    title: t('interviews.inviteTitle'),
    caption: program.title[frame.language],
    section: 'rounds',
    action: `${own}/invite`,
    cancel: own,
    button: t('interviews.look'),
    errors: fault && message ? [{ text: message, href: `#${controls[fault]}` }] : [],
    body: html`${lead(t('interviews.inviteLead', { days: plan.answerDays }))}${radios({
      name: 'how',
      fieldset: { legend: { text: t('interviews.how'), classes: 'govuk-fieldset__legend--m' } },
      value: sent.get('how') ?? '',
      ...at('how'),
      items: [
        {
          value: 'line',
          text: t('interviews.how.line'),
          conditional: input({
            ...{ name: 'line', id: 'line', label: t('interviews.lineLabel'), inputmode: 'decimal' },
            classes: 'govuk-input--width-5',
            value: sent.get('line') ?? '',
            ...at('line'),
          }),
        },
        {
          value: 'best',
          text: t('interviews.how.best'),
          conditional: input({
            ...{ name: 'best', id: 'best', label: t('interviews.bestLabel'), inputmode: 'numeric' },
            classes: 'govuk-input--width-5',
            value: sent.get('best') ?? '',
            ...at('best'),
          }),
        },
        {
          value: 'ticked',
          text: t('interviews.how.ticked'),
          conditional: checkboxes({
            name: 'ticked',
            classes: 'govuk-checkboxes--small',
            fieldset: { legend: t('interviews.tickedLabel') },
            items: people.map(({ applicationId, reference, score: own }) => ({
              value: applicationId,
              text: `${known.get(applicationId)?.person?.name ?? reference} (${score(own)})`,
              checked: ticked.includes(applicationId),
            })),
            ...at('ticked'),
          }),
        },
      ],
    })}`,
  });
}

/** Who that is, and whether there are times enough, before anybody is told. */
async function surePage(
  { store }: ManageDependencies,
  { frame }: Asked,
  { round, program, plan }: InterviewRound,
  { free, waiting, first }: Invitable,
  chosen: readonly Listed[],
): Promise<WebResponse> {
  const { t } = frame;
  const known = await applicationsOf(
    store,
    chosen.map(({ applicationId }) => applicationId),
  );
  const wanted = chosen.length + waiting;
  const answerBy = answerByOf(plan, program.zone, nowIso(store));
  const own = roundAddress(round.roundId, '/interviews');
  return confirmPage(frame, {
    title: t('interviews.confirmTitle', { count: chosen.length }),
    caption: program.title[frame.language],
    section: 'rounds',
    action: `${own}/invite`,
    cancel: `${own}/invite`,
    button: t('interviews.confirmYes'),
    hidden: { sure: 'yes', people: chosen.map(({ applicationId }) => applicationId).join(' ') },
    warning: free < wanted ? t('interviews.notEnough', { free, wanted }) : undefined,
    body: html`${lead(t('interviews.confirmText', { by: moment(frame, answerBy, program) }))}${
      free < wanted ? '' : paragraph(t('interviews.enough', { free, wanted }))
    }${first ? insetText({ text: t('interviews.first') }) : ''}${cardTable({
      firstCellIsHeader: true,
      head: [{ text: t('manage.applicant') }, { text: t('manage.score'), format: 'numeric' }],
      rows: chosen.map((one) => [
        { text: personLink(frame, one.applicationId, known.get(one.applicationId)) },
        { text: score(one.score), format: 'numeric' as const },
      ]),
    })}`,
  });
}
