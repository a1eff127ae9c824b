import type { AppealState } from '../../../shared/cases/appeals/appealable.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import { button } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { momentText } from '../pages/dates.ts';

interface Refused {
  /** The application's own address. */
  readonly own: string;
  readonly program: Program;
  readonly appeal: AppealState;
}

/** What somebody can do who does not qualify: check what was sent, look elsewhere, or ask for another look, and until when. */
export function afterRefusal({ own, program, appeal }: Refused, language: Language): Html {
  const t = pageTexts(language);
  return html`${appealPart(own, appeal, t, (at) => momentText(at, program, language))}
<h3 class="govuk-heading-s">${t('next.can')}</h3>
<ul class="govuk-list govuk-list--bullet">
<li><a class="govuk-link" href="${own}/print">${t('next.canSee')}</a></li>
<li><a class="govuk-link" href="/match">${t('next.canMatch')}</a></li>
</ul>`;
}

function appealPart(own: string, appeal: AppealState, t: PageTexts, moment: (at: string) => string): Content {
  const see = html`<p class="govuk-body"><a class="govuk-link" href="${own}/appeal">${t('next.appealSee')}</a></p>`;
  switch (appeal.kind) {
    case 'possible':
      return html`${p(t('next.canAppeal', { by: moment(appeal.until) }))}${button({ text: t('next.canAppealButton'), href: `${own}/appeal` })}`;
    case 'over':
      return p(t('next.appealOver', { by: moment(appeal.until) }));
    case 'recorded':
      return html`${p(appeal.appeal.status === 'open' ? t('next.appealOpen', { by: moment(appeal.appeal.decideBy) }) : t('next.appealUpheld'))}${see}`;
    case 'applied-again':
    case 'none':
      return '';
  }
}

const p = (text: string): Html => html`<p class="govuk-body">${text}</p>`;
