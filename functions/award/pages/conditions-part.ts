import { offersOf } from '../../../shared/domain/program/offer-plan.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { PageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import type { Offer } from '../offer-of.ts';

/** What has to be brought after accepting: in how many days, or by when and whether it has come; nothing where nothing has. */
export function conditionsPart(offer: Offer, t: PageTexts, language: Language): Content {
  const { program, conditions, now } = offer;
  const plan = offersOf(program).conditions;
  if (plan.length === 0) return '';
  const state = (id: string, days: number): string => {
    const item = conditions.find(({ condition }) => condition === id);
    if (!item) return t('offer.toBringDays', { days });
    const by = formatMoment(item.dueBy, language, program.zone);
    if (item.metAt !== undefined) return t('offer.toBringMet');
    return t(item.dueBy < now ? 'offer.toBringLate' : 'offer.toBringBy', { by });
  };
  return html`<h2 class="govuk-heading-m" id="to-bring">${t('offer.toBring')}</h2>${summaryList({
    rows: plan.map(({ id, title, days }) => ({ key: title[language], value: state(id, days) })),
  })}`;
}
