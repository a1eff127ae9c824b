import { namedIn, sameAddress } from '../../../shared/domain/people/named.ts';
import { answerAt, locate } from '../../../shared/domain/program/paths.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { personAsked } from '../../../shared/store/parties.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { answerText } from '../../../shared/web/forms/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { Invited } from './request-page.ts';

/**
 * What an asked person sees of the application: the answers that the plan names, and of a list only their own item, found
 * by their address. Whatever is not named there does not exist in the result.
 */
export function shownPart({ file, applicant }: Invited, language: Language): Html {
  const { entry, program, answers, loaded, request } = file;
  if (entry.shows.length === 0) return html``;
  const own = namedIn(entry, answers).find(({ person }) =>
    sameAddress(person.email, personAsked(loaded.key, request).email),
  );
  const rows = entry.shows.flatMap((path) => {
    const field = locate(program, path)?.field;
    const below = entry.from !== undefined && path.startsWith(`${entry.from}.`);
    const value = below ? own?.part[path.split('.')[1] ?? ''] : answerAt(answers, path);
    return field === undefined || value === undefined
      ? []
      : [{ key: field.label[language], value: { text: answerText(field, value, language) } }];
  });
  const t = pageTexts(language);
  return rows.length === 0
    ? html``
    : html`<h2 class="govuk-heading-m">${t('invited.shown', { applicant })}</h2>${summaryList({ rows })}`;
}
