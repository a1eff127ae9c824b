import { batchesOf, type Panels, type PanelsIn } from '../../../../shared/domain/round/panels.ts';
import type { SignedIn } from '../../../../shared/http/manager-session.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import { button, buttonGroup, insetText, tag } from '../../../../shared/web/components/index.ts';
import { figures } from '../../../../shared/web/extras.ts';
import { type Content, type Html, html } from '../../../../shared/web/html.ts';
import type { PanelsModel } from '../../panels/model.ts';
import { answered, csrfField, type Frame, heading, lead, link, paragraph } from '../frame.ts';
import { cycleOf, moment, panelsAddress, roundAddress } from '../values.ts';
import { figuresPart, loadsPart, wordsPart } from './figures.ts';
import { linesPart } from './lines.ts';
import { shortagesPart } from './shortages.ts';

const everySeconds = 5;

/** The readers of a round: who waits for some, how far they are, and what would be sent. */
export function panelsPage(frame: Frame, model: PanelsModel, who: SignedIn, watched: boolean): WebResponse {
  const { t, language } = frame;
  const { program, round, panels, waiting } = model;
  const title = t('panels.title');
  const may = who.right === 'manage';
  const moves = panels?.state === 'working' || (panels?.state === 'sending' && !panels.stopped);
  return answered(frame, {
    title: `${title} – ${program.title[language]}`,
    section: 'rounds',
    back: { href: roundAddress(round.roundId), text: program.title[language] },
    refreshAfter: moves && watched ? everySeconds : undefined,
    body: html`${heading(title, `${program.title[language]}, ${cycleOf(round.roundId)}`)}${
      panels ? html`<p class="govuk-body">${stateTag(frame, panels)}</p>` : ''
    }${lead(t('panels.wait', { count: waiting }))}${paragraph(
      t(program.review.assignment.when === 'round-close' ? 'panels.lead' : 'panels.arrival'),
    )}${state(frame, model, { may, watched })}`,
  });
}

const colours = {
  working: 'yellow',
  stopped: 'red',
  proposed: 'blue',
  infeasible: 'red',
  sending: 'yellow',
  sent: 'green',
} as const satisfies Record<Panels['state'], string>;

const stateTag = ({ t }: Frame, { state: name }: Panels) =>
  tag({ text: t(`panels.state.${name}`), classes: `govuk-tag--${colours[name]}` });

interface Looker {
  readonly may: boolean;
  readonly watched: boolean;
}

function state(frame: Frame, model: PanelsModel, looker: Looker): Content {
  const { t } = frame;
  const { panels, program } = model;
  switch (panels?.state) {
    case undefined:
      return model.waiting > 0
        ? html`${paragraph(t('panels.notWorkedOut'))}${workOut(frame, model, looker)}`
        : '';
    case 'working':
      return html`<p class="govuk-body-l">${t('panels.working', { at: moment(frame, panels.at, program) })}</p>${watch(frame, model, looker)}`;
    case 'stopped':
      return html`${insetText({ text: t('panels.stopped') })}${workOut(frame, model, looker)}`;
    case 'infeasible':
      return html`${paragraph(t('panels.proposedAt', { at: moment(frame, panels.at, program) }))}${since(frame, model)}${workOut(frame, model, looker, 'panels.workOutAgain')}${shortagesPart(frame, model)}`;
    case 'proposed':
      return proposed(frame, model, panels, looker);
    case 'sending':
      return sending(frame, model, panels, looker);
    case 'sent':
      return sent(frame, model, panels, looker);
  }
}

/** The button that has them worked out, where somebody waits and nobody else may come. */
function workOut(
  frame: Frame,
  { round, program, openUntil, waiting }: PanelsModel,
  { may }: Looker,
  text: 'panels.workOut' | 'panels.workOutAgain' = 'panels.workOut',
  secondary = false,
): Content {
  const { t } = frame;
  if (openUntil !== undefined)
    return insetText({ text: t('panels.stillOpen', { at: moment(frame, openUntil, program) }) });
  if (!may || waiting === 0) return '';
  return html`<form action="${panelsAddress(round.roundId)}" method="post" novalidate>${csrfField(frame)}${button(
    {
      text: t(text),
      preventDoubleClick: true,
      classes: secondary ? 'govuk-button--secondary' : undefined,
    },
  )}</form>`;
}

/** Looks again by hand, or by itself where somebody wants that. */
function watch({ t }: Frame, { round }: PanelsModel, { watched }: Looker): Html {
  const own = panelsAddress(round.roundId);
  return html`<p class="govuk-body">${
    watched
      ? html`${t('panels.watching')} ${link(own, t('panels.watchNot'))}`
      : html`${link(own, t('manage.lookAgain'))} · ${link(`${own}?watch=yes`, t('panels.watch'))}`
  }</p>`;
}

/** What has changed since it was worked out. */
const since = ({ t }: Frame, { othersWait, ruledSince }: PanelsModel): Content =>
  html`${othersWait ? insetText({ text: t('panels.changed') }) : ''}${ruledSince ? insetText({ text: t('panels.rulingsChanged') }) : ''}`;

function proposed(frame: Frame, model: PanelsModel, panels: PanelsIn<'proposed'>, looker: Looker): Html {
  const { t } = frame;
  const { round, program, names, ruledSince } = model;
  const send =
    looker.may && !ruledSince
      ? button({
          text: t('panels.send'),
          href: panelsAddress(round.roundId, `/send?proposal=${panels.hash}`),
        })
      : '';
  return html`${paragraph(t('panels.proposedAt', { at: moment(frame, panels.at, program) }))}${since(frame, model)}${figuresPart(frame, program, panels)}${wordsPart(frame, panels)}${
    looker.may ? buttonGroup(send, workOut(frame, model, looker, 'panels.workOutAgain', !ruledSince)) : ''
  }${loadsPart(frame, panels, names)}${linesPart(frame, model)}<p class="govuk-hint app-hash">${t('manage.round.hash', { hash: panels.hash })}</p>`;
}

function sending(frame: Frame, model: PanelsModel, panels: PanelsIn<'sending'>, looker: Looker): Html {
  const { t } = frame;
  const { round, program, names } = model;
  const all = batchesOf(panels.figures.applications);
  const words = t('panels.sending', { at: moment(frame, panels.at, program), done: panels.step, all });
  return html`<div class="app-progress"><p class="govuk-body-l" id="progress">${words}</p><progress class="app-progress__bar" max="${all}" value="${panels.step}" aria-labelledby="progress"></progress></div>${
    panels.stopped
      ? html`${insetText({ text: t('panels.sendStopped') })}${looker.may ? button({ text: t('panels.sendOn'), href: panelsAddress(round.roundId, '/send') }) : ''}`
      : watch(frame, model, looker)
  }${figuresPart(frame, program, panels)}${loadsPart(frame, panels, names)}${linesPart(frame, model)}`;
}

function sent(frame: Frame, model: PanelsModel, panels: PanelsIn<'sent'>, looker: Looker): Html {
  const { t } = frame;
  const { program, names, waiting } = model;
  return html`${waiting > 0 ? workOut(frame, model, looker) : ''}${paragraph(t('panels.sentAt', { at: moment(frame, panels.at, program) }))}${figures(
    [
      { label: t('panels.asProposed'), value: String(panels.asProposed) },
      { label: t('panels.otherwise'), value: String(panels.otherwise), detail: t('panels.otherwiseDetail') },
      { label: t('panels.gone'), value: String(panels.gone), detail: t('panels.goneDetail') },
    ],
  )}${figuresPart(frame, program, panels)}${loadsPart(frame, panels, names)}${linesPart(frame, model)}`;
}
