import type { Application } from '../domain/application/application.ts';
import type { Language } from '../domain/text.ts';
import { pageTexts } from '../messages/pages/index.ts';
import { type Content, html } from './html.ts';

/** Where a letter is downloaded: of an offer while it is open, of an award once it was accepted; nothing for all others. */
export function letterLink(application: Application, language: Language): Content {
  const { status } = application;
  if (status !== 'offered' && status !== 'accepted' && !('acceptedAt' in application)) return '';
  const t = pageTexts(language);
  const address = `/applications/${application.applicationId}/letter.pdf?lang=${language}`;
  return html`<p class="govuk-body"><a class="govuk-link" href="${address}">${t(status === 'offered' ? 'letter.offer' : 'letter.award')}</a><br>${t('letter.what')}</p>`;
}
