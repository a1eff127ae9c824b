import type { PanelFix, PanelShortage } from '../../../../shared/domain/round/panels.ts';
import { formatList } from '../../../../shared/messages/values.ts';
import { type Content, type Html, html } from '../../../../shared/web/html.ts';
import { type PanelsModel, shownOf } from '../../panels/model.ts';
import { type Frame, link, paragraph } from '../frame.ts';
import { panelOfAddress } from '../values.ts';

/** Why there are no readers for everybody, and what would help, reason by reason. */
export function shortagesPart(frame: Frame, model: PanelsModel): Html {
  const { t } = frame;
  return html`${paragraph(t('panels.infeasible'))}${paragraph(t('panels.infeasibleEach'))}${model.shortages.map(
    (shortage) => html`<section class="app-shortage">${reason(frame, model, shortage)}
<h3 class="govuk-heading-s">${t('panels.fixes')}</h3><ul class="govuk-list govuk-list--bullet">${shortage.fixes.map(
      (fix) => html`<li>${fixText(frame, model, fix)}</li>`,
    )}</ul></section>`,
  )}${paragraph(link(`/manage/programs/${model.program.id}/reviewers`, t('panels.fix.pool')))}`;
}

function reason(frame: Frame, model: PanelsModel, shortage: PanelShortage): Html {
  const { t } = frame;
  const title = (text: Content) => html`<h2 class="govuk-heading-m">${text}</h2>`;
  switch (shortage.kind) {
    case 'too-few-unbarred': {
      const { applicationId, needed, unbarred } = shortage;
      const application = applicationName(frame, model, applicationId);
      return html`${title(t('panels.short.too-few-unbarred', { application, needed, unbarred }))}${paragraph(
        link(panelOfAddress(model.round.roundId, applicationId), t('panels.of.title')),
      )}`;
    }
    case 'too-few-places': {
      const { short, applications, reviewers } = shortage;
      return html`${title(t('panels.short.too-few-places', { short }))}${paragraph(
        `${t('panels.short.theseApplications')} ${some(frame, applications, (id) => applicationName(frame, model, id))}`,
      )}${paragraph(
        reviewers.length === 0
          ? t('panels.short.nobodyHasPlaces')
          : `${t('panels.short.theseReaders')} ${some(frame, reviewers, (id) => nameOf(model, id))}`,
      )}`;
    }
    case 'least-out-of-reach':
      return html`${title(t('panels.short.least-out-of-reach'))}<ul class="govuk-list govuk-list--bullet">${shortage.reviewers.map(
        ({ reviewerId, least, reached }) =>
          html`<li>${t('panels.short.least', { name: nameOf(model, reviewerId), least, reached })}</li>`,
      )}</ul>`;
  }
}

function fixText(frame: Frame, model: PanelsModel, fix: PanelFix): string {
  const { t } = frame;
  switch (fix.kind) {
    case 'raise-most':
      return t('panels.fix.raise-most', {
        names: some(frame, fix.reviewers, ({ reviewerId, by }) =>
          t('panels.fix.by', { name: nameOf(model, reviewerId), by }),
        ),
      });
    case 'more-readers':
      return t('panels.fix.more-readers', { readers: fix.readers, places: fix.places });
    case 'fewer-readers':
      return `${t('panels.fix.fewer-readers', {
        names: some(frame, fix.applications, ({ applicationId, to }) =>
          t('panels.fix.to', { name: applicationName(frame, model, applicationId), to }),
        ),
      })}. ${t('panels.fix.fewerHow')}`;
    case 'lower-least':
      return t('panels.fix.lower-least', {
        names: some(frame, fix.reviewers, ({ reviewerId, to }) =>
          t('panels.fix.to', { name: nameOf(model, reviewerId), to }),
        ),
      });
  }
}

/** A list in words; of many only so many are named. */
function some<T>({ t, language }: Frame, all: readonly T[], text: (one: T) => string): string {
  const shown = all.slice(0, shownOf).map(text);
  const more = all.length - shown.length;
  return more > 0 ? `${shown.join(', ')} ${t('panels.more', { count: more })}` : formatList(shown, language);
}

const nameOf = ({ names }: PanelsModel, id: string): string => names.get(id) ?? id;

const applicationName = ({ t }: Frame, { known }: PanelsModel, id: string): string => {
  const one = known.get(id);
  return one?.person?.name || one?.application.reference || t('manage.erased');
};
