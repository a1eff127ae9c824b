import { askForPanels } from '../../../shared/cases/review/panels/propose-panels.ts';
import { sendOn, sendPanels } from '../../../shared/cases/review/panels/send-panels.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { lead, paragraph } from '../pages/frame.ts';
import { figuresPart } from '../pages/panels/figures.ts';
import { panelsPage } from '../pages/panels/panels-page.ts';
import { moment, panelsAddress } from '../pages/values.ts';
import { type RoundOf, roundNamed } from '../round/model.ts';
import { type PanelsModel, readPanelsModel } from './model.ts';

type Posted = Asked & { readonly fields: URLSearchParams };
type Answer = Promise<WebResponse | undefined>;

/** `GET …/readers`: who waits, how far the readers are, and what would be sent. */
export async function showPanels({ store }: ManageDependencies, { request, frame, who }: Asked): Answer {
  const found = await roundNamed(store, request.param('roundId'));
  if (!found) return undefined;
  const model = await readPanelsModel(store, found, Number(request.query.get('page') ?? 1));
  return panelsPage(frame, model, who, request.query.get('watch') === 'yes');
}

/** `POST` to the same: has readers worked out, behind the scenes. */
export async function workOut({ store }: ManageDependencies, asked: Posted): Answer {
  const found = await roundNamed(store, asked.request.param('roundId'));
  if (!found) return undefined;
  const { kind } = await askForPanels(store, found.round.roundId);
  switch (kind) {
    case 'working':
    case 'sending':
      return seeOther(panelsAddress(found.round.roundId));
    case 'missing':
      return undefined;
    case 'nobody-waits':
      return notNow(asked, found, asked.frame.t('panels.nobodyWaits'));
    case 'still-open':
      return notNow(asked, found, stillOpen(asked, await readPanelsModel(store, found)));
  }
}

const stillOpen = ({ frame }: Asked, model: PanelsModel) =>
  frame.t('panels.stillOpen', { at: moment(frame, model.openUntil ?? model.round.updatedAt, model.program) });

/** `GET …/readers/send`: what is sent, once more, bound to its hash; or the way on where a sending stopped. */
export async function askToSend({ store }: ManageDependencies, asked: Asked): Answer {
  const found = await roundNamed(store, asked.request.param('roundId'));
  if (!found) return undefined;
  const model = await readPanelsModel(store, found);
  const { panels } = model;
  const { t } = asked.frame;
  if (panels?.state === 'sending' && panels.stopped) return sendOnPage(asked, model);
  if (panels?.state === 'sending' || panels?.state === 'sent')
    return notNow(asked, found, t('panels.alreadySent'));
  if (panels?.state !== 'proposed') return notNow(asked, found, t('panels.nothingToSend'));
  if (model.ruledSince || panels.hash !== asked.request.query.get('proposal'))
    return notNow(asked, found, t('panels.changedMeanwhile'));
  return confirmPage(asked.frame, {
    title: t('panels.sendTitle'),
    caption: found.program.title[asked.frame.language],
    section: 'rounds',
    action: panelsAddress(found.round.roundId, '/send'),
    cancel: panelsAddress(found.round.roundId),
    button: t('panels.sendYes'),
    hidden: { proposal: panels.hash },
    warning: t('panels.sendWarning'),
    body: html`${lead(t('panels.sendText', { count: panels.figures.applications }))}${figuresPart(
      asked.frame,
      found.program,
      panels,
    )}${paragraph(t('panels.sendInstead'))}`,
  });
}

function sendOnPage({ frame }: Asked, { round, program, panels }: PanelsModel): WebResponse {
  const { t } = frame;
  return confirmPage(frame, {
    title: t('panels.sendOnTitle'),
    caption: program.title[frame.language],
    section: 'rounds',
    action: panelsAddress(round.roundId, '/send'),
    cancel: panelsAddress(round.roundId),
    button: t('panels.sendOn'),
    hidden: { on: String(panels?.run ?? '') },
    body: lead(t('panels.sendOnText')),
  });
}

/** `POST` to the same. */
export async function send({ store }: ManageDependencies, asked: Posted): Answer {
  const found = await roundNamed(store, asked.request.param('roundId'));
  if (!found) return undefined;
  const id = found.round.roundId;
  const { t } = asked.frame;
  if (asked.fields.get('on')) {
    const { kind } = await sendOn(store, id, asked.who.id);
    return kind === 'sending' ? seeOther(panelsAddress(id)) : notNow(asked, found, t('panels.alreadySent'));
  }
  const { kind } = await sendPanels(store, id, asked.who.id, asked.fields.get('proposal') ?? '');
  switch (kind) {
    case 'sending':
      return seeOther(panelsAddress(id));
    case 'missing':
      return undefined;
    case 'already':
      return notNow(asked, found, t('panels.alreadySent'));
    case 'changed':
      return notNow(asked, found, t('panels.changedMeanwhile'));
  }
}

const notNow = ({ frame }: Asked, { round }: RoundOf, text: string) =>
  notPossiblePage(frame, { text, section: 'rounds', back: panelsAddress(round.roundId) });
