import { centsOfAmount } from '../../../shared/domain/program/amount.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { PageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoney, formatNumber } from '../../../shared/messages/values.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import { fundsWords } from './funds-words.ts';
import { siteOrders } from './site-orders.ts';

/** What a program has promised beforehand about who gets what: said before anybody applies. */
export function awardWords(program: Program, t: PageTexts, language: Language): Content {
  const { award } = program;
  const money = (amount: string) => formatMoney(centsOfAmount(amount), language);
  switch (award.kind) {
    case 'round-asked':
      return html`${p(t('program.asked', { amount: money(award.atMost) }))}${p(t(award.whenShort === 'skip' ? 'program.askedSkip' : 'program.askedStop'))}`;
    case 'round-seats':
      return award.waitlist === undefined
        ? ''
        : p(t('program.seatsWaitlist', { count: formatNumber(award.waitlist, language) }));
    case 'rolling-loan':
      return award.approveAtLeast === undefined
        ? p(t('program.lineRanks', { line: formatNumber(award.approveBelow ?? '', language) }))
        : p(t('program.linePoints', { line: formatNumber(award.approveAtLeast, language) }));
    case 'first-come':
      return html`${p(t('program.firstCome'))}${summaryList({
        rows: [
          { key: t('program.amountBase'), value: money(award.amount.base) },
          ...award.amount.plus.map(({ title, amount }) => ({
            key: title[language],
            value: t('program.amountPlus', { amount: money(amount) }),
          })),
        ],
      })}`;
    case 'registry':
      return p(t('program.registry'));
    case 'round-funds':
      return fundsWords(award, t, language);
    case 'round-slots':
      return siteOrders(program, award, t, language);
    case 'round-money':
      return '';
  }
}

const p = (text: Content) => html`<p class="govuk-body">${text}</p>`;
