import { offersOf } from '../../../shared/domain/program/offer-plan.ts';
import type { BesideAid } from '../../../shared/domain/scoring/other-aid.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { PageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import { button, checkboxes, input, insetText } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { Offer } from '../offer-of.ts';

/** What is wrong with a yes, by the box. */
export type AcceptWrong = 'consent' | 'signature' | 'otherAid' | 'papers';

/** What was typed with it, and what it comes to. */
export interface Typed {
  readonly signature: string;
  readonly otherAid: string;
  readonly consent: boolean;
  readonly wrong: readonly AcceptWrong[];
  /** The award becomes less beside other aid. */
  readonly beside?: BesideAid;
}

export const nothingTyped: Typed = { signature: '', otherAid: '', consent: false, wrong: [] };

/** What each wrong box says, and where it stands. */
export function acceptErrors({ loan }: Offer, { wrong }: Typed, t: PageTexts) {
  const said = {
    papers: { text: t('offer.papersChanged'), href: '#disclosure' },
    otherAid: { text: t('offer.otherAidWrong'), href: '#otherAid' },
    signature: { text: t('offer.signNeeded'), href: '#signature' },
    consent: { text: t(loan ? 'offer.consentLoanNeeded' : 'offer.consentNeeded'), href: '#consent' },
  } as const;
  return (['papers', 'otherAid', 'signature', 'consent'] as const)
    .filter((one) => wrong.includes(one))
    .map((one) => ({ which: one, ...said[one] }));
}

/** The form of a yes: other aid where it counts, the signature of a loan, the tick. */
export function acceptForm(offer: Offer, typed: Typed, t: PageTexts, language: Language): Html {
  const { application, program, loan, papers, csrf } = offer;
  const own = `/applications/${application.applicationId}`;
  const errors = acceptErrors(offer, typed, t);
  const error = (which: AcceptWrong) => {
    const found = errors.find((one) => one.which === which);
    return found ? { errorMessage: { text: found.text, visuallyHiddenText: t('error') } } : {};
  };
  const to = typed.beside && formatMoney(typed.beside.units, language);
  return html`<form action="${own}/offer/accept" method="post" novalidate>
<input type="hidden" name="csrf" value="${csrf}">
${papers === undefined ? '' : html`<input type="hidden" name="papers" value="${papers}">`}
${reduction(typed, t, language)}
${
  offersOf(program).otherAid === undefined
    ? ''
    : input({
        name: 'otherAid',
        label: { text: t('offer.otherAid'), classes: 'govuk-label--s' },
        hint: { text: t('offer.otherAidHint') },
        value: typed.otherAid,
        inputmode: 'decimal',
        classes: 'govuk-input--width-10',
        prefix: { text: '$' },
        ...error('otherAid'),
      })
}
${
  loan === undefined
    ? ''
    : input({
        name: 'signature',
        label: { text: t('offer.sign'), classes: 'govuk-label--s' },
        hint: { text: t('offer.signHint') },
        value: typed.signature,
        autocomplete: 'name',
        spellcheck: false,
        ...error('signature'),
      })
}
${checkboxes({
  name: 'consent',
  values: typed.consent ? ['yes'] : [],
  items: [{ value: 'yes', text: t(loan ? 'offer.consentLoanRead' : 'offer.consent') }],
  ...error('consent'),
})}
${button({ text: to === undefined ? t('offer.accept') : t('offer.reducesAccept', { to }), preventDoubleClick: true })}
</form>`;
}

/** That the award becomes less, before anybody accepts it so. */
function reduction({ beside }: Typed, t: PageTexts, language: Language): Content {
  if (!beside) return '';
  const money = (cents: number) => formatMoney(cents, language);
  const values = { otherAid: money(beside.otherAid), cap: money(beside.cap), to: money(beside.units) };
  return html`<input type="hidden" name="reducedTo" value="${String(beside.units)}">${insetText({
    id: 'reduces',
    text: html`<h3 class="govuk-heading-m">${t('offer.reducesTitle')}</h3><p class="govuk-body">${t('offer.reduces', values)}</p>`,
  })}`;
}
