import { fundsOfPlan, type RoundPlan, unitOf } from '../../../shared/domain/program/award-plan.ts';
import { objectives } from '../../../shared/domain/program/funds-plan.ts';
import { restrictionName, restrictionsOf } from '../../../shared/domain/round/several-funds.ts';
import type { WhatIf } from '../../../shared/domain/round/what-if.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { formatNumber } from '../../../shared/messages/values.ts';
import { checkboxes, input, insetText, radios, summaryList } from '../../../shared/web/components/index.ts';
import { figures } from '../../../shared/web/extras.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { RoundModel } from '../round/model.ts';
import { allocationPart, restrictionTitle, signed } from './allocation-part.ts';
import { confirmPage } from './confirm-page.ts';
import { answered, type Frame, heading, lead, link, paragraph } from './frame.ts';
import { cycleOf, moment, personLink, roundAddress, unitsText } from './values.ts';

type Shown = Pick<RoundModel, 'round' | 'program' | 'funds' | 'known'>;

export const whatIfAddress = (roundId: string, id?: string, below = ''): string =>
  roundAddress(roundId, `/what-if${id === undefined ? '' : `/${id}`}${below}`);

/** Asks what should be otherwise, and shows what was tried before. `wrong`: funds whose box could not be read. */
export function whatIfPage(
  frame: Frame,
  model: Shown,
  earlier: readonly WhatIf[],
  typed: URLSearchParams,
  wrong: readonly string[] = [],
): WebResponse {
  const { t, language } = frame;
  const { round, program } = model;
  const plan = program.award as RoundPlan;
  const unit = unitOf(plan) ?? 'money';
  const title = (id: string) => model.funds.get(id)?.title[language] ?? id;
  const flaw = (id: string) =>
    t(unit === 'money' ? 'whatIf.fundWrong' : 'whatIf.placesWrong', { fund: title(id) });
  return confirmPage(frame, {
    title: t('whatIf.title'),
    caption: `${program.title[language]} – ${t('manage.round.caption', { cycle: cycleOf(round.roundId) })}`,
    section: 'rounds',
    action: whatIfAddress(round.roundId),
    cancel: roundAddress(round.roundId),
    button: t('whatIf.try'),
    errors: wrong.map((id) => ({ text: flaw(id), href: `#fund-${id}` })),
    body: html`${lead(t('whatIf.lead'))}${paragraph(t('whatIf.lots'))}${earlierTries(frame, model, earlier)}<h2 class="govuk-heading-m">${t('whatIf.funds')}</h2>${fundsOfPlan(
      plan,
    ).map((id) => {
      const free = model.funds.get(id)?.free ?? 0;
      return input({
        id: `fund-${id}`,
        name: `fund-${id}`,
        label: { text: t(unit === 'money' ? 'whatIf.fundMoney' : 'whatIf.fundPlaces', { fund: title(id) }) },
        hint: { text: t('whatIf.fundHint', { free: unitsText(frame, unit, free) }) },
        classes: 'govuk-input--width-10',
        inputmode: unit === 'money' ? 'decimal' : 'numeric',
        value: typed.get(`fund-${id}`) ?? (unit === 'money' ? dollars(free) : formatNumber(free, 'en')),
        ...(unit === 'money' ? { prefix: { text: '$' } } : {}),
        ...(wrong.includes(id) ? { errorMessage: { text: flaw(id), visuallyHiddenText: t('error') } } : {}),
      });
    })}${limits(frame, model, plan, typed)}`,
  });
}

/** The way an amount is typed: dollars with their cents, in one's own box. */
const dollars = (cents: number): string => formatNumber((cents / 100).toFixed(2), 'en');

function limits(frame: Frame, model: Shown, plan: RoundPlan, typed: URLSearchParams): Content {
  if (plan.kind !== 'round-funds') return '';
  const { t } = frame;
  const all = restrictionsOf(plan);
  return html`${
    all.length === 0
      ? ''
      : checkboxes({
          name: 'without',
          fieldset: { legend: { text: t('whatIf.without'), classes: 'govuk-fieldset__legend--m' } },
          hint: { text: t('whatIf.withoutHint') },
          items: all.map((one) => ({
            value: restrictionName(one),
            text: restrictionTitle(frame, model, one),
            checked: typed.getAll('without').includes(restrictionName(one)),
          })),
        })
  }${radios({
    name: 'objective',
    fieldset: { legend: { text: t('whatIf.objective'), classes: 'govuk-fieldset__legend--m' } },
    items: objectives.map((value) => ({
      value,
      text: t(`whatIf.objective.${value}`),
      checked: (typed.get('objective') ?? plan.objective) === value,
    })),
  })}`;
}

function earlierTries(frame: Frame, { round, program }: Shown, earlier: readonly WhatIf[]): Content {
  if (earlier.length === 0) return '';
  const { t } = frame;
  const unit = unitOf(program.award) ?? 'money';
  return html`<h2 class="govuk-heading-m">${t('whatIf.earlier')}</h2>${summaryList({
    rows: earlier.slice(0, 10).map(({ id, name, at, result }) => ({
      key: link(whatIfAddress(round.roundId, id), t('whatIf.by', { name, at: moment(frame, at, program) })),
      value: t('whatIf.awards', { count: result.offers, units: unitsText(frame, unit, result.units) }),
    })),
  })}`;
}

/** What would have come out, beside how things stood; and the way to take it as what is expected, while it holds. */
export function thoughtPage(
  frame: Frame,
  model: Shown,
  one: WhatIf,
  stale: boolean,
  may: boolean,
): WebResponse {
  const { t, language } = frame;
  const { round, program } = model;
  const unit = unitOf(program.award) ?? 'money';
  const { result, unchanged } = one;
  const is = new Set(result.offered);
  const was = new Set(unchanged.offered);
  const body = html`${lead(t('whatIf.resultLead'))}${paragraph(
    t('whatIf.by', { name: one.name, at: moment(frame, one.at, program) }),
  )}<h2 class="govuk-heading-m">${t('whatIf.changed')}</h2>${changes(frame, model, one)}<h2 class="govuk-heading-m">${t('whatIf.beside')}</h2>${figures(
    [
      {
        label: t('manage.round.offers'),
        value: String(result.offers),
        detail: signed(result.offers - unchanged.offers, String),
      },
      {
        label: t('gate.together'),
        value: unitsText(frame, unit, result.units),
        detail: signed(result.units - unchanged.units, (units) => unitsText(frame, unit, units)),
      },
    ],
  )}${names(
    frame,
    model,
    'joined',
    result.offered.filter((id) => !was.has(id)),
  )}${names(
    frame,
    model,
    'left',
    unchanged.offered.filter((id) => !is.has(id)),
  )}${allocationPart(frame, model, one.allocation)}`;
  const title = t('whatIf.resultTitle');
  const caption = `${program.title[language]} – ${t('manage.round.caption', { cycle: cycleOf(round.roundId) })}`;
  const back = whatIfAddress(round.roundId);
  const open = round.status === 'open' || round.status === 'closed';
  if (!may || stale || !open)
    return answered(frame, {
      title,
      section: 'rounds',
      back: { href: back, text: t('back') },
      body: html`${heading(title, caption)}${stale ? insetText({ text: t('whatIf.stale') }) : ''}${body}`,
    });
  return confirmPage(frame, {
    ...{ title, caption, section: 'rounds' },
    action: whatIfAddress(round.roundId, one.id, '/expect'),
    cancel: back,
    button: t('whatIf.expect'),
    body: html`${body}${paragraph(t('whatIf.expectLead'))}`,
  });
}

function changes(frame: Frame, model: Shown, { change }: WhatIf): Html {
  const { t, language } = frame;
  const plan = model.program.award;
  const unit = unitOf(plan) ?? 'money';
  const all = plan.kind === 'round-funds' ? restrictionsOf(plan) : [];
  const texts = [
    ...change.funds.map(({ fundId, units }) =>
      t('whatIf.changedFund', {
        fund: model.funds.get(fundId)?.title[language] ?? fundId,
        units: unitsText(frame, unit, units),
      }),
    ),
    ...all
      .filter((one) => change.without.includes(restrictionName(one)))
      .map((one) => t('whatIf.changedWithout', { limit: restrictionTitle(frame, model, one) })),
    ...(change.objective ? [t(`whatIf.objective.${change.objective}`)] : []),
  ];
  return texts.length === 0
    ? html`${paragraph(t('whatIf.nothingChanged'))}`
    : html`<ul class="govuk-list govuk-list--bullet">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

function names(frame: Frame, { known }: Shown, side: 'joined' | 'left', ids: readonly string[]): Content {
  if (ids.length === 0) return '';
  return html`<h3 class="govuk-heading-s">${frame.t(`whatIf.${side}`, { count: ids.length })}</h3><ul class="govuk-list govuk-list--bullet">${ids.map(
    (id) => html`<li>${personLink(frame, id, known.get(id))}</li>`,
  )}</ul>`;
}
