import type { Alike } from '../../../shared/cases/award/claims.ts';
import type { SamePerson } from '../../../shared/cases/duplicate/same-person-item.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import {
  button,
  cardTable,
  errorSummary,
  insetText,
  radios,
  textarea,
  warningText,
} from '../../../shared/web/components/index.ts';
import { statusTag } from '../../../shared/web/extras.ts';
import { answerText } from '../../../shared/web/forms/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { Dossier } from '../dossier.ts';
import { answered, csrfField, type Frame, heading, lead, link, paragraph } from './frame.ts';
import { applicationAddress, moment } from './values.ts';

/** The question that is open about one of the two, with its words opened. */
export interface OpenQuestion {
  readonly asked: SamePerson;
  readonly about: Dossier;
  readonly reason: string;
  readonly answer: string;
}

export interface Pair {
  readonly first: Dossier;
  readonly second: Dossier;
  /** What both give. */
  readonly kinds: Alike['kinds'];
  /** How many there are that look like the first. */
  readonly pairs: number;
  readonly question: OpenQuestion | undefined;
}

/** What was wrong with a form that was sent. */
export interface WrongWord {
  readonly end: string;
  readonly reason: string;
}

/** Two applications beside each other, what they share, and the two things a manager may say of them. */
export function samePersonPage(frame: Frame, pair: Pair, wrong?: WrongWord): WebResponse {
  const { t, language } = frame;
  const { first, second, kinds, pairs, question } = pair;
  const own = applicationAddress(first.application.applicationId, '/same-person');
  const errors = wrong
    ? [
        ...(wrong.end === '' ? [{ text: t('manage.same.whichNeeded'), href: '#end' }] : []),
        ...(wrong.reason.trim() === '' ? [{ text: t('manage.same.reasonNeeded'), href: '#reason' }] : []),
      ]
    : [];
  const other = html`<input type="hidden" name="other" value="${second.application.applicationId}">`;
  return answered(
    frame,
    {
      title: t('manage.apart.title'),
      section: 'applications',
      back: { href: applicationAddress(first.application.applicationId), text: t('back') },
      errorTitle: errors.length > 0,
      body: html`${errors.length > 0 ? errorSummary({ titleText: t('thereIsAProblem'), errorList: errors }) : ''}
${heading(t('manage.apart.title'), first.program.title[language])}
${lead(t('manage.apart.text'))}
${pairs > 1 ? paragraph(t('manage.apart.more', { count: pairs })) : ''}
<h2 class="govuk-heading-m">${t('manage.same.share')}</h2>
<ul class="govuk-list govuk-list--bullet">${kinds.map((kind) => html`<li>${t(`manage.same.${kind}`)}</li>`)}</ul>
${comparison(frame, pair)}
${question ? questionPart(frame, question) : ''}
<h2 class="govuk-heading-m">${t('manage.apart.yes')}</h2>
<form action="${own}" method="post" novalidate>${csrfField(frame)}${other}
${warningText({ text: t('manage.apart.warning'), iconFallbackText: t('warning') })}
${button({ text: t('manage.apart.yes'), preventDoubleClick: true })}
</form>
${question ? endPart(frame, question) : askPart(frame, pair, own, other, wrong)}`,
    },
    errors.length > 0 ? 422 : 200,
  );
}

/** Asks the applicant of one of the two, with the reason that they read. */
function askPart(
  frame: Frame,
  { first, second }: Pair,
  own: string,
  other: Html,
  wrong: WrongWord | undefined,
): Html {
  const { t } = frame;
  const message = (text: string) => ({ text, visuallyHiddenText: t('error') });
  return html`<h2 class="govuk-heading-m">${t('manage.same.title')}</h2>
<form action="${own}/ask" method="post" novalidate>${csrfField(frame)}${other}
${paragraph(t('manage.same.how', { days: first.program.informationDays }))}
${radios({
  name: 'end',
  value: wrong?.end,
  fieldset: { legend: { text: t('manage.same.which'), classes: 'govuk-fieldset__legend--s' } },
  ...(wrong?.end === '' ? { errorMessage: message(t('manage.same.whichNeeded')) } : {}),
  items: [second, first].map(({ application, program }) => ({
    value: application.applicationId,
    text: t('manage.same.received', {
      reference: application.reference,
      at:
        'submittedAt' in application && application.submittedAt
          ? moment(frame, application.submittedAt, program)
          : '–',
    }),
  })),
})}
${textarea({
  name: 'reason',
  label: { text: t('manage.same.reason'), classes: 'govuk-label--s' },
  hint: { text: t('manage.same.reasonHint') },
  rows: 4,
  value: wrong?.reason,
  ...(wrong && wrong.reason.trim() === '' ? { errorMessage: message(t('manage.same.reasonNeeded')) } : {}),
})}
${button({ text: t('manage.same.ask'), classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`;
}

function questionPart(frame: Frame, { asked, about, reason, answer }: OpenQuestion): Html {
  const { t } = frame;
  const { program, application } = about;
  return insetText({
    text: html`${paragraph(
      t('manage.same.asked', {
        reference: application.reference,
        at: moment(frame, asked.askedAt, program),
        by: moment(frame, asked.answerBy, program),
      }),
    )}<h3 class="govuk-heading-s">${t('manage.same.yourReason')}</h3><div class="app-typed">${reason}</div>${
      asked.answeredAt === undefined
        ? ''
        : html`<h3 class="govuk-heading-s">${t('manage.same.answered')}</h3><div class="app-typed">${answer}</div>`
    }`,
  });
}

/** It is one all the same: only after the applicant was heard. */
function endPart(frame: Frame, { asked, about }: OpenQuestion): Html {
  const { t } = frame;
  if (asked.answeredAt === undefined) return html``;
  return html`<h2 class="govuk-heading-m">${t('manage.same.title')}</h2>
<form action="${applicationAddress(about.application.applicationId, '/same-person/end')}" method="post" novalidate>${csrfField(frame)}
${paragraph(t('manage.same.endText'))}
${button({ text: t('manage.same.end'), classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>`;
}

function comparison(frame: Frame, { first, second }: Pair): Html {
  const { t, language } = frame;
  const both = [first, second] as const;
  const row = (name: string, value: (one: Dossier) => Content) => [
    { text: name },
    ...both.map((one) => ({ text: value(one) })),
  ];
  const fields = first.program.pages
    .flatMap((page) => page.fields)
    .filter((field) => telling.includes(field.id));
  return cardTable({
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
  });
}

/** Answers that tell people and businesses apart. */
const telling = [
  ...['dateOfBirth', 'legalName', 'businessName', 'organizationName', 'address', 'propertyAddress'],
  ...['schoolId', 'schoolName', 'phone', 'taxId', 'ein', 'ssn'],
];
