import { cardTable, summaryList, tag } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { type Dossier, type Reading, scoreOf } from '../dossier.ts';
import { type Frame, paragraph } from './frame.ts';
import { scorePart } from './score-part.ts';
import { moment, offerText, score, unitsText } from './values.ts';

const colours = { open: 'blue', decided: 'green', declined: 'grey', ended: 'grey', voided: 'red' } as const;

/** Who reads the application, and each reader's scores with what they wrote. */
export function reviewPart(frame: Frame, dossier: Dossier): Html {
  const { t } = frame;
  const total = scoreOf(dossier.application);
  if (dossier.readings.length === 0) return paragraph(t('manage.review.none'));
  return html`${total === undefined ? '' : html`<p class="govuk-body-l">${t('manage.review.total', { score: score(total) })}</p>${scorePart(frame, dossier)}`}${dossier.readings.map(
    (reading) => readingCard(frame, dossier, reading),
  )}`;
}

function readingCard(frame: Frame, { program }: Dossier, { task, reviewer, review }: Reading): Html {
  const { t, language } = frame;
  const scores = program.scoring.criteria.flatMap((criterion) => {
    const given = review?.scores[criterion.id];
    const comment = review?.comments[criterion.id];
    return given === undefined && !comment
      ? []
      : [
          {
            key: criterion.title[language],
            value: html`<strong class="app-figure">${given ?? '–'}</strong>${comment ? html`<div class="app-typed">${comment}</div>` : ''}`,
          },
        ];
  });
  const when = review
    ? t('manage.review.recorded', { at: moment(frame, review.at, program) })
    : task.status === 'open'
      ? t('manage.review.due', { at: moment(frame, task.dueAt, program) })
      : '';
  return summaryList({
    card: { title: { text: reviewer?.name ?? task.reviewerId, headingLevel: 3 } },
    rows: [
      {
        key: t('manage.state'),
        value: html`${tag({ text: t(`manage.review.${task.status}`), classes: `govuk-tag--${colours[task.status]}` })} ${when}`,
      },
      ...scores,
    ],
  });
}

/** What the published line says, and for a loan who decides and how they voted. */
export function loanPart(frame: Frame, dossier: Dossier): Content {
  const { t, language } = frame;
  const { loan, program } = dossier;
  if (!loan) return '';
  const isLoan = program.award.kind === 'rolling-loan';
  const titles = loan.reasons.map((id) => {
    const criterion = program.scoring.criteria.find((one) => one.id === id);
    return criterion?.refusal?.text[language] ?? criterion?.title[language] ?? id;
  });
  return html`<h2 class="govuk-heading-m" id="loan">${t(isLoan ? 'manage.loan.title' : 'manage.check.title')}</h2>${summaryList(
    {
      rows: [
        {
          key: t(isLoan ? 'manage.loan.recommendation' : 'manage.check.recommendation'),
          value: t(`manage.loan.${loan.recommendation}`),
        },
        { key: t('manage.score'), value: score(loan.score) },
        ...(titles.length > 0
          ? [
              {
                key: t('manage.loan.reasons'),
                value: html`<ul class="govuk-list govuk-list--bullet">${titles.map((one) => html`<li>${one}</li>`)}</ul>`,
              },
            ]
          : []),
        ...(isLoan ? [{ key: t('manage.loan.tier'), value: t(`manage.loan.by.${loan.tier}`) }] : []),
      ],
    },
  )}`;
}

/** What was offered, and every entry of the fund's ledger about it. */
export function awardPart(frame: Frame, { application, offer, fund, ledger, program }: Dossier): Content {
  const { t } = frame;
  if (!offer) return '';
  return html`<h2 class="govuk-heading-m" id="award">${t('manage.award.title')}</h2>${summaryList({
    rows: [
      {
        key: t('manage.award.offer'),
        value: html`<strong class="app-figure">${offerText(frame, offer)}</strong>`,
      },
      {
        key: t('fund.name'),
        value: html`<a class="govuk-link" href="/manage/funds/${offer.fundId}">${fund?.title[frame.language] ?? offer.fundId}</a>`,
      },
      { key: t('manage.award.offeredAt'), value: moment(frame, offer.offeredAt, program) },
      { key: t('manage.award.answerBy'), value: moment(frame, offer.answerBy, program) },
      ...('acceptedAt' in application
        ? [{ key: t('manage.award.acceptedAt'), value: moment(frame, application.acceptedAt, program) }]
        : []),
    ],
  })}${cardTable({
    caption: t('manage.award.ledger'),
    firstCellIsHeader: true,
    head: [
      { text: t('manage.ledger.at') },
      { text: t('manage.ledger.from') },
      { text: t('manage.ledger.to') },
      { text: t('manage.ledger.units'), format: 'numeric' },
    ],
    rows: ledger.map((entry) => [
      { text: moment(frame, entry.at, program) },
      { text: entry.from === 'outside' ? t('manage.ledger.outside') : t(`fund.${entry.from}`) },
      { text: t(`fund.${entry.to}`) },
      { text: unitsText(frame, offer.unit, entry.units), format: 'numeric' },
    ]),
  })}`;
}
