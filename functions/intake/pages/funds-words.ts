import { centsOfAmount } from '../../../shared/domain/program/amount.ts';
import type { FundPart } from '../../../shared/domain/program/funds-plan.ts';
import type { FundsPlan } from '../../../shared/domain/round/several-funds.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { PageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';

/** What a round from several funds promises beforehand: the aim, whom each fund is for, its amounts, the caps. */
export function fundsWords(
  { objective, asked, funds, caps }: FundsPlan,
  t: PageTexts,
  language: Language,
): Content {
  const amount = asked ? formatMoney(centsOfAmount(asked.atMost), language) : '';
  const percent = asked?.partPercent;
  return html`${p(t(`funds.lead.${objective}`))}${
    asked
      ? p(percent === undefined ? t('funds.whole', { amount }) : t('funds.part', { amount, percent }))
      : ''
  }<h3 class="govuk-heading-s">${t('funds.title')}</h3>${summaryList({
    rows: funds.map((part) => ({
      key: part.only?.title[language] ?? t('funds.anybody'),
      value: amounts(part, t, language),
    })),
  })}${funds.some(({ only }) => only) ? p(t('funds.unknown')) : ''}${
    caps.length === 0
      ? ''
      : html`<ul class="govuk-list govuk-list--bullet">${caps.map(
          ({ title, most, sharePercent }) =>
            html`<li>${
              sharePercent === undefined
                ? t('funds.capMost', { what: title[language], count: most ?? 0 })
                : t('funds.capShare', { what: title[language], percent: sharePercent })
            }</li>`,
        )}</ul>`
  }${p(t('funds.waiting'))}`;
}

function amounts({ smallest, largest }: FundPart, t: PageTexts, language: Language): string {
  const money = (text: string) => formatMoney(centsOfAmount(text), language);
  if (smallest === undefined)
    return largest === undefined ? t('funds.noLimit') : t('funds.upTo', { most: money(largest) });
  if (largest === undefined) return t('funds.from', { least: money(smallest) });
  return smallest === largest
    ? t('funds.exactly', { most: money(largest) })
    : t('funds.between', { least: money(smallest), most: money(largest) });
}

const p = (text: Content) => html`<p class="govuk-body">${text}</p>`;
