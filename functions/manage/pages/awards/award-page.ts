import { mayComeBack } from '../../../../shared/cases/after-award/recover.ts';
import type { Award, Tranche } from '../../../../shared/domain/after-award/award.ts';
import { forgivenessOn } from '../../../../shared/domain/after-award/forgiveness.ts';
import { stillOwed } from '../../../../shared/domain/after-award/steps.ts';
import type { SignedIn } from '../../../../shared/http/manager-session.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import { formatDay } from '../../../../shared/messages/values.ts';
import {
  button,
  buttonGroup,
  cardTable,
  insetText,
  notificationBanner,
  summaryList,
} from '../../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../../shared/web/html.ts';
import type { AwardFile } from '../../awards/model.ts';
import { awardAddress } from '../../awards/show.ts';
import { answered, type Frame, heading, lead, link, paragraph } from '../frame.ts';
import { applicationAddress, moment, unitsText } from '../values.ts';

const doneTexts = ['approve', 'back', 'held', 'resumed', 'reduced', 'stopped', 'recovered'] as const;

/** What follows an acceptance, for managers: reports, payments, holds and what is owed. */
export function awardFilePage(frame: Frame, file: AwardFile, who: SignedIn, done: string): WebResponse {
  const { t, language } = frame;
  const { application } = file.loaded;
  const { award } = file;
  const told = doneTexts.find((one) => one === done);
  return answered(frame, {
    title: `${t('manage.award.pageTitle')} – ${application.reference}`,
    section: 'applications',
    back: { href: applicationAddress(application.applicationId), text: application.reference },
    body: html`${told ? notificationBanner({ titleText: t('success'), type: 'success', text: t(`manage.award.done.${told}`) }) : ''}
${heading(t('manage.award.pageTitle'), `${file.name} – ${application.reference} – ${file.program.title[language]}`)}
${
  award
    ? html`${lead(t(`manage.award.state.${award.state}`))}${holdPart(frame, file, award)}${actions(frame, file, award, who)}
${figures(frame, file, award)}${reports(frame, file, award, who)}${tranches(frame, file, award)}${decisions(frame, file, award)}`
    : paragraph(t('manage.award.nothing'))
}`,
  });
}

function actions(frame: Frame, file: AwardFile, award: Award, who: SignedIn): Content {
  const { t } = frame;
  if (who.right !== 'manage' || !file.runs || !file.plan) return '';
  const id = award.applicationId;
  const possible = [
    ...(award.state === 'on-hold' ? [['decide', ''] as const] : []),
    ...(award.state === 'active' ? [['hold', 'govuk-button--secondary'] as const] : []),
    ...(mayComeBack({ award, plan: file.plan }) > 0 ? [['recover', 'govuk-button--secondary'] as const] : []),
  ];
  if (possible.length === 0) return '';
  return buttonGroup(
    possible.map(([kind, classes]) =>
      button({ text: t(`manage.award.${kind}Go`), href: awardAddress(id, `/${kind}`), classes }),
    ),
  );
}

function holdPart(frame: Frame, file: AwardFile, award: Award): Content {
  if (award.state !== 'on-hold') return '';
  const { t, language } = frame;
  const { hold } = award;
  return insetText({
    text: html`<p class="govuk-body"><strong>${t(`hold.${hold.about}`)}</strong> (${formatDay(hold.on, language)}). ${t('manage.award.heldBy', { name: hold.by.name, at: moment(frame, hold.at, file.program) })}</p>
<div class="govuk-body app-typed">${file.open(hold.words)}</div>
<p class="govuk-body">${t('manage.award.keeps', { keeps: unitsText(frame, award.unit, hold.keeps) })}</p>
${
  hold.answer
    ? html`<p class="govuk-body"><strong>${t('manage.award.answer', { at: moment(frame, hold.answer.at, file.program) })}</strong></p><div class="govuk-body app-typed">${file.open(hold.answer.words)}</div>`
    : paragraph(t('manage.award.noAnswer', { by: moment(frame, hold.answerBy, file.program) }))
}`,
  });
}

function figures(frame: Frame, { plan, today }: AwardFile, award: Award): Html {
  const { t, language } = frame;
  const units = (value: number) => unitsText(frame, award.unit, value);
  const paid = award.tranches.flatMap((one) => (one.state === 'paid' ? [one] : []))[0];
  const months = plan?.forgiveness?.months;
  const forgiven =
    paid && months ? forgivenessOn({ cents: paid.cents, paidOn: paid.paidOn, months }, today) : undefined;
  return summaryList({
    rows: [
      {
        key: t('manage.award.accepted'),
        value: `${units(award.units)}, ${formatDay(award.acceptedOn, language)}`,
      },
      ...(plan?.payTo ? [{ key: t('manage.award.payTo'), value: plan.payTo[language] }] : []),
      ...(award.releasedCents > 0
        ? [{ key: t('manage.award.released'), value: units(award.releasedCents) }]
        : []),
      ...(award.owedCents > 0
        ? [
            { key: t('manage.award.owed'), value: units(award.owedCents) },
            { key: t('manage.award.stillOwed'), value: units(stillOwed(award)) },
          ]
        : []),
      ...(award.recoveredCents > 0
        ? [{ key: t('manage.award.recovered'), value: units(award.recoveredCents) }]
        : []),
      ...(forgiven
        ? [
            {
              key: t('manage.award.forgiven'),
              value: t('award.forgiven', {
                ...{ month: forgiven.months, of: months ?? 0 },
                ...{ amount: units(forgiven.forgivenCents), left: units(forgiven.leftCents) },
              }),
            },
          ]
        : []),
    ],
  });
}

function reports(frame: Frame, { plan, runs }: AwardFile, award: Award, who: SignedIn): Html {
  const { t, language } = frame;
  if (award.reports.length === 0) return html``;
  return cardTable({
    caption: t('manage.award.reports'),
    firstCellIsHeader: true,
    head: [
      { text: t('manage.award.report') },
      { text: t('manage.award.due') },
      { text: t('manage.award.stands') },
    ],
    rows: award.reports.map((one) => {
      const title = plan?.reports.find(({ id }) => id === one.id)?.title[language] ?? one.id;
      const looks = one.state === 'reported' && runs && who.right === 'manage';
      return [
        {
          text: looks ? link(awardAddress(award.applicationId, `/report?of=${one.id}`), title) : title,
        },
        { text: formatDay(one.dueOn, language) },
        { text: t(`manage.award.report.${one.state}`) },
      ];
    }),
  });
}

function tranches(frame: Frame, file: AwardFile, award: Award): Html {
  const { t, language } = frame;
  if (award.unit !== 'money') return html``;
  return cardTable({
    caption: t('award.money'),
    firstCellIsHeader: true,
    head: [
      { text: t('award.part') },
      { text: t('award.cents'), format: 'numeric' },
      { text: t('manage.award.stands') },
    ],
    rows: award.tranches.map((one) => [
      { text: file.plan?.tranches.find(({ id }) => id === one.id)?.title[language] ?? one.id },
      { text: unitsText(frame, 'money', one.cents), format: 'numeric' as const },
      { text: stands(frame, file, one) },
    ]),
  });
}

function stands({ t, language }: Frame, { payments }: AwardFile, one: Tranche): string {
  if (one.state === 'paid') return t('award.tranche.paid', { day: formatDay(one.paidOn, language) });
  if (one.state === 'waiting' && one.dueOn)
    return t('award.tranche.dated', { day: formatDay(one.dueOn, language) });
  const order = payments.find(({ tranche }) => tranche === one.id)?.state;
  if (one.state === 'ordered' && order === 'sent') return t('manage.award.sent');
  if (one.state === 'ordered' && order === 'held') return t('manage.award.orderHeld');
  return one.state === 'waiting' ? t('manage.award.waits') : t(`award.tranche.${one.state}`);
}

function decisions(frame: Frame, file: AwardFile, award: Award): Content {
  const { t } = frame;
  if (award.decisions.length === 0) return '';
  return html`<h2 class="govuk-heading-m">${t('manage.award.decisions')}</h2>${[...award.decisions]
    .reverse()
    .map((one) =>
      insetText({
        text: html`<p class="govuk-body"><strong>${t(`manage.award.outcome.${one.outcome}`)}</strong> ${t('manage.award.decidedBy', { name: one.by.name, at: moment(frame, one.at, file.program) })}</p><div class="govuk-body app-typed">${file.open(one.words)}</div>`,
      }),
    )}`;
}
