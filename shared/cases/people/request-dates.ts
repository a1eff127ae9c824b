import type { Actor } from '../../domain/effects.ts';
import { isOpenParty } from '../../domain/people/party.ts';
import { entryShown } from '../../domain/people/waiting.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { morning } from '../deadlines.ts';
import { tellApplicant } from './answer-request.ts';
import { currentAnswers, takesAnswers, todayIn } from './people-of.ts';
import { ended, mailTo, requestDates, tend } from './tend-request.ts';

const clock: Actor = { kind: 'system', id: 'clock' };

/** Reminds somebody who has not answered, on the plan's days, and sets the date of the next reminder. */
export function remindParty(store: Store, id: string, party: string): Promise<unknown> {
  return tend<{ kind: 'nothing' }>(store, id, party, async ({ loaded, request, entry }) => {
    if (!isOpenParty(request) || !takesAnswers(loaded.application)) return { kind: 'nothing' };
    const { program } = await programOf(store, loaded.application);
    const today = todayIn(store, program);
    const about = entryShown(entry, await currentAnswers(store, loaded), today);
    if (about === 'hidden') return { kind: 'nothing' };
    const reminders = request.reminders + 1;
    const next = entry.remindDays[reminders];
    const at = next === undefined ? undefined : morning(program.zone, request.askedAt, next);
    return {
      request: { ...request, reminders },
      event: 'person reminded',
      actor: clock,
      effects: [mailTo(request, 'party-reminder')],
      ...(at === undefined || at <= nowIso(store)
        ? { cancel: [{ kind: 'party-reminder' as const, ref: party }] }
        : { due: [{ kind: 'party-reminder' as const, subject: `APP#${id}`, ref: party, at }] }),
    };
  });
}

/** The date has passed without an answer; the applicant may ask anew or name somebody else. */
export function expireRequest(store: Store, id: string, party: string): Promise<unknown> {
  return tend<{ kind: 'nothing' }>(store, id, party, ({ loaded, request }) => {
    if (!isOpenParty(request) || request.answerBy > nowIso(store)) return { kind: 'nothing' };
    return {
      request: ended(store, request, 'expired'),
      event: 'request expired',
      actor: clock,
      effects: takesAnswers(loaded.application) ? [tellApplicant(request, 'person-late')] : [],
      cancel: requestDates(party),
    };
  });
}
