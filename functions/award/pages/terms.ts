import type { Language } from '../../../shared/domain/text.ts';
import type { PageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoment, formatMoney, formatNumber } from '../../../shared/messages/values.ts';
import { insetText, summaryList } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { Offer } from '../offer-of.ts';
import { loanTerms } from './loan-terms.ts';

/** What is offered: a place, or an amount; for a loan also what it costs, exactly; and why it is less than it would have been. */
export function termsOf(offer: Offer, t: PageTexts, language: Language): Html {
  return html`${amountOf(offer, t, language)}${whyLess(offer, t, language)}`;
}

function amountOf(offer: Offer, t: PageTexts, language: Language): Html {
  const { terms, site, loan } = offer;
  const source =
    offer.source === undefined ? [] : [{ key: t('offer.source'), value: offer.source[language] }];
  if (terms.unit === 'slot') {
    return summaryList({
      rows: [
        { key: t('offer.place'), value: html`<strong>${site?.[language] ?? t('offer.seat')}</strong>` },
        ...(terms.units > 1 ? [{ key: t('offer.places'), value: formatNumber(terms.units, language) }] : []),
        ...source,
      ],
    });
  }
  if (loan) return loanTerms(offer, loan, t, language);
  return summaryList({
    rows: [
      { key: t('offer.amount'), value: html`<strong>${formatMoney(terms.units, language)}</strong>` },
      ...source,
    ],
  });
}

/** Why it is less than was asked, or than it would have been, or that it was changed. */
function whyLess({ terms, program }: Offer, t: PageTexts, language: Language): Content {
  const { reduced, part, counter, changed } = terms;
  const money = (cents: number) => formatMoney(cents, language);
  const said = [
    reduced &&
      p(
        t('offer.reduced', {
          from: money(reduced.from),
          otherAid: money(reduced.otherAid),
          cap: money(reduced.cap),
        }),
      ),
    part && p(t('offer.part', { asked: money(part.asked) })),
    counter &&
      html`${p(t('offer.counter', { asked: money(counter.asked) }))}<ul class="govuk-list govuk-list--bullet">${counter.reasons.map(
        (id) =>
          html`<li>${program.scoring.criteria.find((one) => one.id === id)?.refusal?.text[language] ?? id}</li>`,
      )}</ul>`,
    changed &&
      p(
        t('offer.changed', {
          at: formatMoment(changed.at, language, program.zone),
          from: money(changed.from),
        }),
      ),
  ].filter((one) => one !== undefined);
  return said.length === 0 ? '' : insetText({ text: html`${said}` });
}

const p = (text: string): Html => html`<p class="govuk-body">${text}</p>`;
