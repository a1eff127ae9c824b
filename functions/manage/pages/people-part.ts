import type { Field } from '../../../shared/domain/program/fields.ts';
import { summaryList, tag } from '../../../shared/web/components/index.ts';
import { answerText } from '../../../shared/web/forms/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { AskedPerson, Dossier } from '../dossier.ts';
import { type Frame, paragraph } from './frame.ts';
import { moment } from './values.ts';

const statusTexts = {
  asked: 'manage.people.waiting',
  doing: 'manage.people.doing',
  answered: 'manage.people.answered',
  declined: 'manage.people.declined',
  replaced: 'manage.people.replaced',
  cancelled: 'manage.people.cancelled',
  expired: 'manage.people.expired',
} as const;

/** Who else was asked about an application, when, and what they answered. */
export function peoplePart(frame: Frame, dossier: Dossier): Html {
  const { t, language } = frame;
  const { people, program } = dossier;
  if (people.length === 0) return paragraph(t('manage.people.nobody'));
  return html`${people.map((one) => {
    const entry = program.people.find(({ id }) => id === one.request.entry);
    return html`<h3 class="govuk-heading-m">${entry?.title[language] ?? one.request.entry}: ${one.person.name}</h3>${summaryList(
      { rows: [...rowsOf(frame, dossier, one), ...answersOf(frame, one, entry?.pages ?? [])] },
    )}`;
  })}`;
}

function rowsOf({ t, ...frame }: Frame, { program }: Dossier, { request, person, answer }: AskedPerson) {
  const { status, outcome, askedAt, answerBy, endedAt } = request;
  const at = (instant: string) => moment({ t, ...frame }, instant, program);
  return [
    {
      key: t('manage.people.status'),
      value: {
        text: tag({
          text: t(outcome === 'refused' ? 'manage.people.refused' : statusTexts[status]),
          classes: outcome === 'refused' ? 'govuk-tag--red' : undefined,
        }),
      },
    },
    { key: t('manage.who.email'), value: person.email },
    { key: t('manage.people.asked'), value: at(askedAt) },
    { key: t('manage.people.answerBy'), value: at(answerBy) },
    ...(endedAt === undefined ? [] : [{ key: t('manage.people.ended'), value: at(endedAt) }]),
    ...(answer?.note ? [{ key: t('manage.people.note'), value: answer.note }] : []),
  ];
}

function answersOf(
  { language }: Frame,
  { answer }: AskedPerson,
  pages: readonly { readonly fields: readonly Field[] }[],
) {
  if (!answer) return [];
  return pages.flatMap(({ fields }) =>
    fields.flatMap((field) =>
      Object.hasOwn(answer.answers, field.id)
        ? [
            {
              key: field.label[language],
              value: { text: answerText(field, answer.answers[field.id], language) },
            },
          ]
        : [],
    ),
  );
}
