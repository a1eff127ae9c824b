import { ofEntry, todayIn } from '../../../shared/cases/people/people-of.ts';
import { isOpenParty } from '../../../shared/domain/people/party.ts';
import { entryShown, waitingFor } from '../../../shared/domain/people/waiting.ts';
import type { LocalizedText } from '../../../shared/domain/text.ts';
import { listParties } from '../../../shared/store/parties.ts';
import type { Store } from '../../../shared/store/table.ts';
import { type DraftForm, pathOf } from '../draft-form.ts';

/** One kind of other people in a draft's task list. */
export interface PersonTask {
  readonly title: LocalizedText;
  readonly href: string;
  readonly state: 'open' | 'asked' | 'done';
  /** The application cannot be sent before their answer is here. */
  readonly waits: boolean;
}

/** The other people whom the program asks about this applicant, as things stand. */
export async function peopleTasks(store: Store, form: DraftForm): Promise<readonly PersonTask[]> {
  const { loaded, program, content } = form;
  if (program.people.length === 0) return [];
  const parties = await listParties(store, loaded.application.applicationId);
  const today = todayIn(store, program);
  const waits = waitingFor(program, parties, content.answers, today, 'submit');
  return program.people
    .filter((entry) => entryShown(entry, content.answers, today) === 'shown')
    .map((entry) => {
      const own = ofEntry(parties, entry);
      return {
        title: entry.title,
        href: `${pathOf(loaded.application)}/people`,
        state: own.some(isOpenParty)
          ? 'asked'
          : own.some(({ status }) => status === 'answered')
            ? 'done'
            : 'open',
        waits: waits.includes(entry),
      };
    });
}
