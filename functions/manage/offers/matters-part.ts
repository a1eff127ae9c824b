import { offersOf } from '../../../shared/domain/program/offer-plan.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import type { Dossier } from '../dossier.ts';
import type { Frame } from '../pages/frame.ts';
import { moment } from '../pages/values.ts';

/** What is recorded around an offer: its reductions, signature, conditions, and what its applicant wrote; nothing where none of it is. */
export function mattersPart(frame: Frame, dossier: Dossier): Content {
  const rows = [...ofTerms(frame, dossier), ...ofAnswer(frame, dossier), ...ofConditions(frame, dossier)];
  if (rows.length === 0) return '';
  return html`<h2 class="govuk-heading-m" id="offer-matters">${frame.t('manage.offers.title')}</h2>${summaryList({ rows })}`;
}

function ofTerms(frame: Frame, { offer, matters, program }: Dossier) {
  const { t, language } = frame;
  const money = (cents: number) => formatMoney(cents, language);
  const { reduced, part, counter, keptSince } = offer ?? {};
  return [
    ...(reduced
      ? [
          {
            key: t('manage.offers.reduced'),
            value: t('manage.offers.reducedText', {
              from: money(reduced.from),
              cap: money(reduced.cap),
              otherAid: money(reduced.otherAid),
            }),
          },
        ]
      : []),
    ...(part
      ? [{ key: t('manage.offers.part'), value: t('manage.offers.partText', { asked: money(part.asked) }) }]
      : []),
    ...(counter
      ? [
          {
            key: t('manage.offers.counter'),
            value: html`${t('manage.offers.counterText', { asked: money(counter.asked) })}${counter.reasons.map(
              (id) =>
                html`<br>${program.scoring.criteria.find((one) => one.id === id)?.refusal?.text[language] ?? id}`,
            )}`,
          },
        ]
      : []),
    ...(keptSince ? [{ key: t('manage.offers.kept'), value: moment(frame, keptSince, program) }] : []),
    ...(matters.change ? [{ key: t('manage.offers.proposed'), value: money(matters.change.units) }] : []),
  ];
}

function ofAnswer(frame: Frame, { matters, program }: Dossier) {
  const { t, language } = frame;
  const { declined, timeAsked, signed } = matters;
  const reason = offersOf(program).declineReasons.find(({ id }) => id === declined?.reason)?.title[language];
  return [
    ...(declined
      ? [
          {
            key: t('manage.offers.declined'),
            value: html`${reason ?? t('manage.offers.noReason')}${declined.words === undefined ? '' : html`<div class="app-typed">${declined.words}</div>`}`,
          },
        ]
      : []),
    ...(timeAsked
      ? [
          {
            key: t('manage.offers.asked'),
            value: html`${moment(frame, timeAsked.at, program)}<div class="app-typed">${timeAsked.words}</div>`,
          },
        ]
      : []),
    ...(signed
      ? [
          {
            key: t('manage.offers.signed'),
            value: html`<span class="app-breaks">${t('manage.offers.signedAs', { name: signed.name, at: moment(frame, signed.at, program), hash: signed.hash })}</span>`,
          },
        ]
      : []),
  ];
}

function ofConditions(frame: Frame, { matters, program, now }: Dossier) {
  const { t, language } = frame;
  return matters.conditions.map(({ condition, dueBy, metAt }) => {
    const title = offersOf(program).conditions.find(({ id }) => id === condition)?.title[language];
    const by = moment(frame, dueBy, program);
    const state =
      metAt === undefined
        ? t(dueBy < now ? 'manage.offers.late' : 'manage.offers.open', { by })
        : t('manage.offers.met', { at: moment(frame, metAt, program) });
    return { key: title ?? condition, value: state };
  });
}
