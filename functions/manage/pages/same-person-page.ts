import type { WebResponse } from '../../../shared/http/response.ts';
import { cardTable } from '../../../shared/web/components/index.ts';
import { statusTag } from '../../../shared/web/extras.ts';
import { answerText } from '../../../shared/web/forms/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import type { Dossier } from '../dossier.ts';
import { confirmPage } from './confirm-page.ts';
import { type Frame, lead, link, paragraph } from './frame.ts';
import { applicationAddress, moment } from './values.ts';

/** Two applications beside each other: their people, and every answer that tells people apart. */
export function samePersonPage(frame: Frame, first: Dossier, second: Dossier, pairs: number): WebResponse {
  const { t, language } = frame;
  const both = [first, second] as const;
  const row = (name: string, value: (one: Dossier) => Content) => [
    { text: name },
    ...both.map((one) => ({ text: value(one) })),
  ];
  const telling = ['dateOfBirth', 'legalName', 'address', 'schoolId'];
  const fields = first.program.pages
    .flatMap((page) => page.fields)
    .filter((field) => telling.includes(field.id));
  return confirmPage(frame, {
    title: t('manage.apart.title'),
    caption: first.program.title[language],
    section: 'applications',
    action: applicationAddress(first.application.applicationId, '/same-person'),
    cancel: applicationAddress(first.application.applicationId),
    hidden: { other: second.application.applicationId },
    button: t('manage.apart.yes'),
    warning: t('manage.apart.warning'),
    body: html`${lead(t('manage.apart.text'))}${pairs > 1 ? paragraph(t('manage.apart.more', { count: pairs })) : ''}${cardTable(
      {
        caption: t('manage.apart.title'),
        captionClasses: 'govuk-visually-hidden',
        firstCellIsHeader: true,
        head: [
          { text: html`<span class="govuk-visually-hidden">${t('manage.apart.what')}</span>` },
          ...both.map((one) => ({ text: one.application.reference })),
        ],
        rows: [
          row(t('manage.reference'), (one) =>
            link(applicationAddress(one.application.applicationId), one.application.reference),
          ),
          row(t('manage.who.name'), (one) => one.person.name),
          row(t('manage.who.email'), (one) => html`<span class="app-breaks">${one.person.email}</span>`),
          ...fields.map((field) =>
            row(field.label[language], (one) => answerText(field, one.answers?.[field.id], language)),
          ),
          row(t('manage.who.received'), (one) =>
            'submittedAt' in one.application && one.application.submittedAt
              ? moment(frame, one.application.submittedAt, one.program)
              : '–',
          ),
          row(t('manage.status'), (one) => statusTag(one.application.status, language)),
        ],
      },
    )}${paragraph(t('manage.apart.same'))}`,
  });
}
