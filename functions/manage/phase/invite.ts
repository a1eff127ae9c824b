import { confirmLine } from '../../../shared/cases/phases/draw-line.ts';
import { type FirstPhase, readFirstPhase } from '../../../shared/cases/phases/first-phase.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { cardTable } from '../../../shared/web/components/index.ts';
import { figures } from '../../../shared/web/extras.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { applicationsOf, type KnownApplication } from '../lists/people.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { type Frame, lead, paragraph } from '../pages/frame.ts';
import { moment, personLink, roundAddress, score } from '../pages/values.ts';
import { type RoundOf, roundNamed } from '../round/model.ts';

type Answer = Promise<WebResponse | undefined>;

/** `GET …/invite`: who would be invited to the second phase, and who not, before anybody is told. */
export async function askToInvite({ store }: ManageDependencies, asked: Asked): Answer {
  const found = await roundNamed(store, asked.request.param('roundId'));
  const phase = found && (await readFirstPhase(store, found.program, found.round));
  if (!found || !phase) return undefined;
  const { t } = asked.frame;
  if (found.round.invitation) return notNow(asked, found, t('manage.invite.already'));
  if (!phase.closed)
    return notNow(
      asked,
      found,
      t('manage.invite.still-open', { at: moment(asked.frame, phase.closesAt, found.program) }),
    );
  if (phase.line.invited.length === 0) return notNow(asked, found, t('manage.invite.nobody'));
  const known = await applicationsOf(store, [...phase.listed.keys()]);
  return linePage(asked.frame, found, phase, known);
}

/** `POST` to the same: the line is drawn, bound to the very list that was looked at. */
export async function invite(
  { store }: ManageDependencies,
  asked: Asked & { fields: URLSearchParams },
): Answer {
  const found = await roundNamed(store, asked.request.param('roundId'));
  if (!found) return undefined;
  const { kind } = await confirmLine(store, found.round.roundId, asked.who, asked.fields.get('list') ?? '');
  if (kind === 'missing') return undefined;
  if (kind === 'drawn') return seeOther(roundAddress(found.round.roundId, '?done=invited'));
  const { t } = asked.frame;
  const at = moment(asked.frame, store.now().toISOString(), found.program);
  return notNow(
    asked,
    found,
    kind === 'still-open' ? t('manage.invite.still-open', { at }) : t(`manage.invite.${kind}`),
  );
}

const notNow = ({ frame }: Asked, { round }: RoundOf, text: string) =>
  notPossiblePage(frame, { text, section: 'rounds', back: roundAddress(round.roundId) });

function linePage(
  frame: Frame,
  { round, program }: RoundOf,
  phase: FirstPhase,
  known: ReadonlyMap<string, KnownApplication>,
): WebResponse {
  const { t } = frame;
  const { invited, others, atLeast } = phase.line;
  const table = (title: string, list: typeof invited) =>
    list.length === 0
      ? ''
      : cardTable({
          caption: title,
          firstCellIsHeader: true,
          head: [{ text: t('manage.applicant') }, { text: t('manage.score') }],
          rows: list.map((one) => [
            { text: personLink(frame, one.applicationId, known.get(one.applicationId)) },
            { text: one.score === undefined ? t('manage.invite.noScore') : score(one.score) },
          ]),
        });
  return confirmPage(frame, {
    title: t('manage.invite.title'),
    caption: program.title[frame.language],
    section: 'rounds',
    action: roundAddress(round.roundId, '/invite'),
    cancel: roundAddress(round.roundId),
    button: t('manage.invite.yes'),
    hidden: { list: phase.hash },
    warning: t('manage.invite.warning'),
    body: html`${lead(t('manage.invite.lead', { by: moment(frame, phase.answerBy, program) }))}
${figures([
  { label: t('manage.invite.invited'), value: String(invited.length) },
  { label: t('manage.invite.others'), value: String(others.length) },
  { label: t('manage.invite.line'), value: score(atLeast) },
])}
${phase.unfinished > 0 ? paragraph(t('manage.invite.unfinished', { count: phase.unfinished })) : ''}
${table(t('manage.invite.invited'), invited)}
${table(t('manage.invite.others'), others)}`,
  });
}
