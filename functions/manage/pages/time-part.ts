import { instantOfLocal } from '../../../shared/domain/dates.ts';
import type { SignedIn } from '../../../shared/http/manager-session.ts';
import { insetText, summaryList } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import type { RoundOf } from '../round/model.ts';
import { type Frame, link, paragraph } from './frame.ts';
import { moment, roundAddress } from './values.ts';

/** More time that everybody was given, who was invited, and the ways to both. */
export function timePart(frame: Frame, { round, program }: RoundOf, who: SignedIn): Content {
  const { t } = frame;
  const may = who.right === 'manage' && round.status === 'open';
  const rows = (round.extensions ?? []).map(({ of, closesAt, reason, at }) => ({
    key: moment(frame, new Date(instantOfLocal(closesAt, program.zone)).toISOString(), program),
    value: html`${program.phases ? html`${program.phases[of === 'first' ? 0 : 1].title[frame.language]}: ` : ''}${t(`manage.extend.why.${reason}`)}<br><span class="govuk-hint">${moment(frame, at, program)}</span>`,
  }));
  return html`${invitation(frame, { round, program }, may)}${
    rows.length === 0
      ? ''
      : html`<h2 class="govuk-heading-m">${t('manage.extend.given')}</h2>${summaryList({ rows })}`
  }${may ? paragraph(link(`/manage/programs/${program.id}/extend`, t('manage.extend.title'))) : ''}`;
}

/** The line of the first phase, drawn or still to draw. */
function invitation(frame: Frame, { round, program }: RoundOf, may: boolean): Content {
  const { t } = frame;
  if (!program.phases) return '';
  if (round.invitation) {
    const { invited, others, name, at } = round.invitation;
    return insetText({
      text: t('manage.invite.drawn', { invited, others, name, at: moment(frame, at, program) }),
    });
  }
  return insetText({
    text: html`${paragraph(t('manage.round.lineMissing'))}${may ? paragraph(link(roundAddress(round.roundId, '/invite'), t('manage.invite.title'))) : ''}`,
  });
}
