import { freeSlots } from '../../../shared/cases/interviews/offered-slots.ts';
import { addSlots, removeSlots, type SlotsAdded } from '../../../shared/cases/interviews/slots.ts';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import { isClockTime } from '../../../shared/domain/interviews/slot-times.ts';
import { type Answers, field, type Page } from '../../../shared/domain/program/fields.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatList, formatZone } from '../../../shared/messages/values.ts';
import { listReviewers } from '../../../shared/store/reviewers.ts';
import { nowIso } from '../../../shared/store/table.ts';
import { checkboxes } from '../../../shared/web/components/index.ts';
import { type FormError, readPage, renderPage } from '../../../shared/web/forms/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { flaw } from '../extend/more-time-page.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { answered, lead } from '../pages/frame.ts';
import { moment, roundAddress } from '../pages/values.ts';
import { type InterviewRound, interviewRoundNamed } from './model.ts';

type Answer = Promise<WebResponse | undefined>;
type Sent = Asked & { readonly fields: URLSearchParams };
type Invalid = Extract<SlotsAdded, { kind: 'invalid' }>;

/** `GET …/interviews/new` */
export async function askForTimes(deps: ManageDependencies, asked: Asked): Answer {
  const found = await interviewRoundNamed(deps.store, asked.request.param('roundId'));
  if (!found) return undefined;
  if (!found.runs) return notNow(asked, found);
  return timesForm(deps, asked, found, await questions(deps, found), {}, []);
}

/** `POST` to the same. */
export async function addTimes(deps: ManageDependencies, asked: Sent): Answer {
  const { store } = deps;
  const found = await interviewRoundNamed(store, asked.request.param('roundId'));
  if (!found) return undefined;
  const page = await questions(deps, found);
  const { program, round, plan } = found;
  const asOf = civilDateIn(program.zone, nowIso(store));
  const { language } = asked.frame;
  const reading = readPage(page, asked.fields, language, { program: { pages: [page] }, answers: {}, asOf });
  const given = { ...reading.draft, ...reading.answers };
  const text = (name: string) => String(reading.answers[name] ?? '').trim();
  const errors = [...reading.errors, ...noTimes(asked, text)];
  if (errors.length > 0) return timesForm(deps, asked, found, page, given, inPageOrder(page, errors));
  const outcome = await addSlots(
    store,
    program,
    round.roundId,
    {
      ...{ day: text('day'), from: clockOf(text('from')), to: clockOf(text('to')), place: text('place') },
      breakMinutes: Number(reading.answers['breakMinutes'] ?? 0),
      panel: plan.panel === 1 ? [text('panel')] : ((reading.answers['panel'] ?? []) as string[]),
    },
    asked.who.id,
  );
  if (outcome.kind === 'invalid')
    return timesForm(deps, asked, found, page, given, [faultOf(asked, found, outcome)]);
  if (outcome.kind !== 'committed') return notNow(asked, found);
  return seeOther(roundAddress(round.roundId, '/interviews?done=slots'));
}

/** What is typed for a time and is none; told together with everything else that is wrong. */
const noTimes = ({ frame }: Asked, text: (name: string) => string): readonly FormError[] =>
  (['from', 'to'] as const)
    .filter((name) => text(name) !== '' && !isClockTime(clockOf(text(name))))
    .map((name) => flaw(name, frame.t(`interviews.fault.${name}`)));

const inPageOrder = ({ fields }: Page, errors: readonly FormError[]): readonly FormError[] => {
  const place = ({ fieldId }: FormError) => fields.findIndex(({ id }) => fieldId.split('-')[0] === id);
  return errors.toSorted((a, b) => place(a) - place(b));
};

/** `9:00` is meant as `09:00`. */
const clockOf = (text: string) => (/^\d:/.test(text) ? `0${text}` : text);

const boxes = {
  ...{ day: 'day', past: 'day', from: 'from', to: 'to', order: 'to', 'too-many': 'to' },
  ...{ break: 'breakMinutes', place: 'place', panel: 'panel', busy: 'panel' },
} as const;

function faultOf({ frame }: Asked, { plan }: InterviewRound, { fault, who = [] }: Invalid): FormError {
  const { t, language } = frame;
  const words =
    fault === 'panel'
      ? t('interviews.fault.panel', { count: plan.panel })
      : fault === 'busy'
        ? t('interviews.fault.busy', { who: formatList(who, language) })
        : t(`interviews.fault.${fault}`);
  return flaw(boxes[fault], words);
}

/** What is asked: a day, from when until when, the place, and who sits there. */
async function questions({ store }: ManageDependencies, { program, plan }: InterviewRound): Promise<Page> {
  const both = (
    key:
      | 'interviews.add.title'
      | 'interviews.add.day'
      | 'interviews.add.from'
      | 'interviews.add.to'
      | 'interviews.add.clockHint'
      | 'interviews.add.break'
      | 'interviews.add.place'
      | 'interviews.add.placeHint'
      | 'interviews.add.panel',
  ) => ({ en: pageTexts('en')(key), es: pageTexts('es')(key) });
  const told = (write: (language: 'en' | 'es') => string) => ({ en: write('en'), es: write('es') });
  const people = (await listReviewers(store, program.id)).filter(({ status }) => status === 'active');
  const options = people.map(({ reviewerId, name }) => ({
    value: reviewerId,
    label: { en: name, es: name },
  }));
  const clock = (id: 'from' | 'to') =>
    field.parse({
      type: 'text',
      id,
      label: both(`interviews.add.${id}`),
      hint: both('interviews.add.clockHint'),
      maxLength: 5,
    });
  return {
    id: 'times',
    title: both('interviews.add.title'),
    intro: told((language) =>
      pageTexts(language)('interviews.add.lead', {
        minutes: plan.minutes,
        zone: formatZone(language, program.zone),
      }),
    ),
    fields: [
      field.parse({ type: 'date', id: 'day', label: both('interviews.add.day') }),
      clock('from'),
      clock('to'),
      field.parse({
        type: 'integer',
        id: 'breakMinutes',
        label: both('interviews.add.break'),
        min: 0,
        max: 240,
      }),
      field.parse({
        ...{ type: 'text', id: 'place', label: both('interviews.add.place'), maxLength: 300 },
        hint: both('interviews.add.placeHint'),
      }),
      field.parse({
        type: plan.panel === 1 ? 'choice' : 'choices',
        id: 'panel',
        label: both('interviews.add.panel'),
        hint: told((language) => pageTexts(language)('interviews.add.panelHint', { count: plan.panel })),
        options,
      }),
    ],
  };
}

function timesForm(
  { store }: ManageDependencies,
  { frame }: Asked,
  { program, round }: InterviewRound,
  page: Page,
  answers: Answers,
  errors: readonly FormError[],
): WebResponse {
  return answered(
    frame,
    {
      title: page.title[frame.language],
      section: 'rounds',
      back: { href: roundAddress(round.roundId, '/interviews'), text: frame.t('back') },
      errorTitle: errors.length > 0,
      body: html`${errors.length > 0 ? '' : html`<span class="govuk-caption-l">${program.title[frame.language]}</span>`}${renderPage(
        {
          ...{ program: { pages: [page] }, page, answers, errors, version: 0 },
          asOf: civilDateIn(program.zone, nowIso(store)),
          language: frame.language,
          csrf: frame.csrf,
          action: roundAddress(round.roundId, '/interviews/new'),
          continueText: frame.t('interviews.add.button'),
        },
      )}`,
    },
    errors.length > 0 ? 422 : 200,
  );
}

/** `GET …/interviews/remove`: which of the free times. */
export async function askToRemove(deps: ManageDependencies, asked: Asked): Answer {
  const found = await interviewRoundNamed(deps.store, asked.request.param('roundId'));
  return found && removePage(deps, asked, found, false);
}

/** `POST` to the same. */
export async function removeTimes(deps: ManageDependencies, asked: Sent): Answer {
  const found = await interviewRoundNamed(deps.store, asked.request.param('roundId'));
  if (!found) return undefined;
  const ids = asked.fields.getAll('slot');
  if (ids.length === 0) return removePage(deps, asked, found, true);
  const { roundId } = found.round;
  const { kind } = await removeSlots(deps.store, roundId, ids, asked.who.id);
  return kind === 'committed'
    ? seeOther(roundAddress(roundId, '/interviews?done=removed'))
    : notNow(asked, found);
}

async function removePage(
  { store }: ManageDependencies,
  asked: Asked,
  found: InterviewRound,
  missing: boolean,
): Promise<WebResponse> {
  const { frame } = asked;
  const { t } = frame;
  const { round, program } = found;
  const free = await freeSlots(store, round.roundId);
  if (!found.runs) return notNow(asked, found);
  const own = roundAddress(round.roundId, '/interviews');
  if (free.length === 0)
    return notPossiblePage(frame, { text: t('interviews.removeNone'), section: 'rounds', back: own });
  return confirmPage(frame, {
    title: t('interviews.removeTitle'),
    caption: program.title[frame.language],
    section: 'rounds',
    action: `${own}/remove`,
    cancel: own,
    button: t('interviews.removeButton'),
    grave: true,
    errors: missing ? [{ text: t('interviews.removeMissing'), href: '#slot' }] : [],
    body: html`${lead(t('interviews.removeLead'))}${checkboxes({
      name: 'slot',
      fieldset: { legend: { text: t('interviews.slotsTitle'), classes: 'govuk-fieldset__legend--m' } },
      items: free.map(({ slotId, startsAt, place }) => ({
        value: slotId,
        text: html`${moment(frame, startsAt, program)}, <span class="app-typed">${place}</span>`,
      })),
      ...(missing
        ? { errorMessage: { text: t('interviews.removeMissing'), visuallyHiddenText: t('error') } }
        : {}),
    })}`,
  });
}

/** The round is being ranked, or somebody was faster. */
export const notNow = ({ frame }: Asked, { round }: InterviewRound) =>
  notPossiblePage(frame, {
    text: frame.t('interviews.notPossible'),
    section: 'rounds',
    back: roundAddress(round.roundId, '/interviews'),
  });
