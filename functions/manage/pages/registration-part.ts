import { civilDateIn, compareDates } from '../../../shared/domain/dates.ts';
import { renewalsOf } from '../../../shared/domain/program/renewals.ts';
import { formatDay } from '../../../shared/messages/values.ts';
import { cardTable, summaryList, tag } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import type { Dossier } from '../dossier.ts';
import type { Frame } from './frame.ts';
import { moment } from './values.ts';

/** Since when somebody is registered, and which of their certificates still hold today. */
export function registrationPart(frame: Frame, { application, program, answers, now }: Dossier): Content {
  const { t, language } = frame;
  if (!('registeredAt' in application)) return '';
  const certificates = renewalsOf(program, answers ?? {});
  const today = civilDateIn(program.zone, now);
  return html`<h2 class="govuk-heading-m" id="registration">${t('manage.registration.title')}</h2>${summaryList(
    {
      rows: [
        { key: t('manage.registration.since'), value: moment(frame, application.registeredAt, program) },
      ],
    },
  )}${
    certificates.length === 0
      ? ''
      : cardTable({
          caption: t('manage.registration.certificates'),
          firstCellIsHeader: true,
          head: [
            { text: t('manage.registration.what') },
            { text: t('manage.registration.number') },
            { text: t('manage.registration.expires') },
            { text: t('manage.state') },
          ],
          rows: certificates.map(({ what, number, expires }) => {
            const holds = compareDates(expires, today) >= 0;
            return [
              { text: what[language] },
              { text: number },
              { text: formatDay(expires, language) },
              {
                text: tag({
                  text: t(holds ? 'manage.registration.holds' : 'manage.registration.over'),
                  classes: holds ? 'govuk-tag--green' : 'govuk-tag--grey',
                }),
              },
            ];
          }),
        })
  }`;
}
