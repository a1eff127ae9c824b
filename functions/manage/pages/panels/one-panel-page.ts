import type { Beside } from '../../../../shared/cases/review/panels/rulings.ts';
import { isBarred, overruleReasons } from '../../../../shared/domain/review/conflict.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import { formatList } from '../../../../shared/messages/values.ts';
import {
  button,
  cardTable,
  errorSummary,
  notificationBanner,
  radios,
  select,
  tag,
} from '../../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../../shared/web/html.ts';
import type { OnePanel, Wrong } from '../../panels/ruling.ts';
import { answered, csrfField, type Frame, heading, link, paragraph } from '../frame.ts';
import { applicationAddress, panelOfAddress, panelsAddress } from '../values.ts';
import { nextOf, partsText, readersOf } from './lines.ts';

interface Said {
  readonly done: boolean;
  readonly wrong?: Wrong | undefined;
}

/** One application: who is proposed, who could read it, and a manager's ruling. */
export function onePanelPage(frame: Frame, model: OnePanel, may: boolean, said: Said): WebResponse {
  const { t } = frame;
  const { round, known, beside, applicationId } = model;
  const title = t('panels.of.title');
  const name = known?.person?.name || known?.application.reference || t('manage.erased');
  const { wrong } = said;
  const error = wrong && { text: wrongText(frame, model, wrong), href: `#${placeOf(wrong)}` };
  return answered(
    frame,
    {
      title: `${title} – ${name}`,
      section: 'rounds',
      back: { href: panelsAddress(round.roundId), text: t('panels.title') },
      errorTitle: wrong !== undefined,
      body: html`${error ? errorSummary({ titleText: t('thereIsAProblem'), errorList: [error] }) : ''}${
        said.done
          ? notificationBanner({ titleText: t('success'), type: 'success', text: t('panels.of.kept') })
          : ''
      }${heading(name, title)}${paragraph(link(applicationAddress(applicationId), t('panels.of.see')))}${
        beside ? waiting(frame, model, beside, may, wrong) : paragraph(t('panels.of.notWaiting'))
      }`,
    },
    wrong ? 422 : 200,
  );
}

function waiting(
  frame: Frame,
  model: OnePanel,
  beside: readonly Beside[],
  may: boolean,
  wrong: Wrong | undefined,
): Html {
  const { t } = frame;
  const names = new Map(beside.map(({ reviewer }) => [reviewer.reviewerId as string, reviewer.name]));
  const { line } = model;
  return html`<h2 class="govuk-heading-m">${t('panels.of.now')}</h2>${
    line
      ? html`${readersOf(frame, line, names)}${paragraph(`${t('panels.next')}: ${nextOf(frame, line, names)}`)}`
      : paragraph(t('panels.of.notIn'))
  }${may ? ruleOnm(frame, model, beside, wrong) : ''}<h2 class="govuk-heading-m" id="everybody">${t('panels.of.all')}</h2>${cardTable(
    {
      caption: t('panels.of.all'),
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: t('panels.reader') },
        { text: t('panels.points') },
        { text: t('panels.of.stake') },
        { text: t('panels.of.ruling') },
      ],
      rows: beside.map((one) => [
        { text: one.reviewer.name },
        {
          text: html`${one.suitability.points}<br><span class="govuk-hint app-rules__kind">${partsText(t, one.suitability.parts)}</span>`,
        },
        { text: stakeText(frame, one) },
        { text: rulingTag(frame, one) },
      ]),
    },
  )}`;
}

function stakeText({ t, language }: Frame, { stakes }: Beside): string {
  if (stakes.length === 0) return t('panels.of.none');
  const sure = isBarred(stakes);
  const why = formatList(
    stakes
      .filter(({ certainty }) => !sure || certainty === 'sure')
      .map(({ kind }) => t(sure ? `panels.sure.${kind}` : `pool.conflict.${kind}`)),
    language,
  );
  return t(sure ? 'panels.of.sure' : 'panels.of.likely', { why });
}

function rulingTag({ t }: Frame, { ruling }: Beside): Content {
  if (!ruling) return t('panels.of.open');
  const colour = ruling.kind === 'pin' ? 'blue' : 'grey';
  return tag({ text: t(`panels.of.${ruling.kind}`), classes: `govuk-tag--${colour}` });
}

function ruleOnm(
  frame: Frame,
  { round, applicationId, ...model }: OnePanel,
  beside: readonly Beside[],
  wrong: Wrong | undefined,
): Html {
  const { t } = frame;
  const message = (place: string) =>
    wrong && placeOf(wrong) === place
      ? {
          text: wrongText(frame, { round, applicationId, ...model }, wrong),
          visuallyHiddenText: t('error'),
        }
      : undefined;
  const doubtful = beside.some(({ stakes }) => stakes.length > 0 && !isBarred(stakes));
  return html`<h2 class="govuk-heading-m">${t('panels.of.change')}</h2>${paragraph(t('panels.of.changeText'))}
<form action="${panelOfAddress(round.roundId, applicationId)}" method="post" novalidate>${csrfField(frame)}${select(
    {
      name: 'reader',
      label: t('panels.of.reader'),
      errorMessage: message('reader'),
      value: wrong?.reader,
      items: [
        { value: '', text: t('panels.of.choose') },
        ...beside.map(({ reviewer, suitability }) => ({
          value: reviewer.reviewerId,
          text: `${reviewer.name} (${suitability.points})`,
        })),
      ],
    },
  )}${radios({
    name: 'what',
    fieldset: { legend: { text: t('panels.of.what'), classes: 'govuk-fieldset__legend--s' } },
    errorMessage: message('what'),
    value: wrong?.what,
    items: (['pin', 'forbid', 'none'] as const).map((value) => ({
      value,
      text: t(`panels.of.what.${value}`),
    })),
  })}${
    doubtful
      ? radios({
          name: 'because',
          fieldset: { legend: { text: t('pool.overrule.legend'), classes: 'govuk-fieldset__legend--s' } },
          hint: t('panels.of.becauseHint'),
          errorMessage: message('because'),
          items: overruleReasons.map((value) => ({ value, text: t(`pool.overrule.${value}`) })),
        })
      : ''
  }${button({ text: t('panels.of.keep'), preventDoubleClick: true })}</form>`;
}

/** The question that what is wrong belongs to. */
const placeOf = ({ fault }: Wrong): 'reader' | 'what' | 'because' =>
  fault === 'missingWhat' ? 'what' : fault === 'because' ? 'because' : 'reader';

function wrongText({ t }: Frame, { beside }: OnePanel, { fault, reader }: Wrong): string {
  const name = beside?.find((one) => one.reviewer.reviewerId === reader)?.reviewer.name ?? '';
  return t(`panels.of.${fault}`, { name });
}
