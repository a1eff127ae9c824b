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
  const part = appealPart(own, appeal, t, (at) => momentText(at, program, language));
  const asked = appeal.kind === 'recorded';
  return html`${asked ? part : ''}<h3 class="govuk-heading-s">${t('next.can')}</h3>
<ul class="govuk-list govuk-list--bullet">
<li><a class="govuk-link" href="${own}/print">${t('next.canSee')}</a></li>
<li><a class="govuk-link" href="/match">${t('next.canMatch')}</a></li>
</ul>
${asked ? '' : part}`;
}

function appealPart(own: string, appeal: AppealState, t: PageTexts, moment: (at: string) => string): Content {
  const see = (text: string) =>
    html`<p class="govuk-body"><a class="govuk-link" href="${own}/appeal">${text}</a></p>`;
  switch (appeal.kind) {
    case 'possible':
      return html`${p(t('next.canAppeal', { by: moment(appeal.until) }))}${button({ text: t('next.canAppealButton'), href: `${own}/appeal` })}`;
    case 'over':
      return p(t('next.appealOver', { by: moment(appeal.until) }));
    case 'recorded':
      return appeal.appeal.status === 'open'
        ? html`${p(t('next.appealOpen', { by: moment(appeal.appeal.decideBy) }))}${see(t('next.appealSee'))}`
        : html`${p(t('next.appealUpheld'))}${see(t('next.appealSeeOutcome'))}`;
    case 'applied-again':
    case 'none':
      return '';
  }
}

const p = (text: string): Html => html`<p class="govuk-body">${text}</p>`;
