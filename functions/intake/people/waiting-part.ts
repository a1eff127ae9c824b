import { ofEntry, todayIn } from '../../../shared/cases/people/people-of.ts';
import { isOpenParty } from '../../../shared/domain/people/party.ts';
import { waitingFor } from '../../../shared/domain/people/waiting.ts';
import type { PeopleEntry } from '../../../shared/domain/program/people-plan.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { listParties } from '../../../shared/store/parties.ts';
import type { Store } from '../../../shared/store/table.ts';
import { insetText } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { DraftForm } from '../draft-form.ts';

/** An answer that has to come before the application can be sent. */
export interface Waits {
  readonly entry: PeopleEntry;
  /** Somebody has a link; otherwise the applicant still has to name somebody. */
  readonly asked: boolean;
}

/** Whose answers a draft waits for now. */
export async function waitsOf(store: Store, form: DraftForm): Promise<readonly Waits[]> {
  const { loaded, program, content } = form;
  // What was sent once stands: its correction waits for nobody.
  if (program.people.length === 0 || form.correcting) return [];
  const parties = await listParties(store, loaded.application.applicationId);
  return waitingFor(program, parties, content.answers, todayIn(store, program), 'submit').map((entry) => ({
    entry,
    asked: ofEntry(parties, entry).some(isOpenParty),
  }));
}

/** Why an application cannot be sent yet, and where something can be done about it; nothing where nobody is waited for. */
export function waitingPart(waits: readonly Waits[], href: string, language: Language): Html {
  if (waits.length === 0) return html``;
  const t = pageTexts(language);
  return insetText({
    id: 'waiting',
    text: html`<h2 class="govuk-heading-m">${t('people.waitTitle')}</h2>${waits.map(
      ({ entry, asked }) =>
        html`<p class="govuk-body">${t(asked ? 'people.waitFor' : 'people.waitName', { title: entry.title[language] })}</p>`,
    )}<p class="govuk-body"><a class="govuk-link" href="${href}">${t('people.waitLink')}</a></p>`,
  });
}
