import {
  type Appeal,
  type AppealIn,
  decideDays,
  isTooLong,
  refOf,
  remindDaysBefore,
} from '../../domain/appeals/appeal.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import { raiseWrite } from '../../store/attention.ts';
import { subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { endOfDay, morning } from '../deadlines.ts';
import { filedWrite, sealAppeal } from './appeal-item.ts';
import { type Appealable, type AppealState, appealState } from './appealable.ts';

/** What an applicant says: which reasons are wrong, by the rules' ids, and why. */
export interface Said {
  readonly rules: readonly string[];
  readonly words: string;
}

/** What is wrong with it, by the box. */
export type SaidWrong = 'no-rule' | 'no-words' | 'too-long';

export type AppealFiled =
  | { readonly kind: 'committed'; readonly appeal: Appeal }
  | { readonly kind: 'incomplete'; readonly wrong: readonly SaidWrong[] }
  /** It cannot be appealed (any more): over, appealed before, or nothing to appeal. */
  | Exclude<AppealState, { kind: 'possible' }>
  | { readonly kind: 'missing' };

/**
 * An applicant asks for another look at a decision: once for each, by its date. It is put before the managers with a date
 * of its own; nothing about the application changes before somebody who had no part in the decision has looked.
 */
export async function fileAppeal(
  store: Store,
  id: string,
  said: Said,
  receivedAt: string = nowIso(store),
): Promise<AppealFiled> {
  let filed: AppealIn<'open'> | undefined;
  const outcome = await change<Exclude<AppealFiled, { kind: 'committed' }>>(store, id, async (loaded) => {
    const { program } = await programOf(store, loaded.application);
    const standing = await appealState(store, loaded, program, receivedAt);
    if (standing.kind !== 'possible') return standing;
    const wrong = wrongWith(said, standing);
    if (wrong.length > 0) return { kind: 'incomplete', wrong };
    const { applicationId, programId } = loaded.application;
    filed = {
      status: 'open',
      ...{ applicationId, programId, receivedAt },
      decision: standing.decision,
      decideBy: endOfDay(program.zone, receivedAt, decideDays),
      rules: standing.told.flatMap((rule) => (said.rules.includes(rule.id) ? [rule.id] : [])),
      words: sealAppeal(store, loaded.key, said.words.trim()),
    };
    return filing(store, loaded, filed, morning(program.zone, filed.decideBy, -remindDaysBefore));
  });
  if (outcome.kind === 'refused') return fileAppeal(store, id, said, receivedAt);
  if (outcome.kind !== 'committed') return outcome;
  if (!filed) throw new Error('An appeal was committed and is not there');
  return { kind: 'committed', appeal: filed };
}

function filing(store: Store, { application }: Loaded, appeal: AppealIn<'open'>, remindAt: string): Change {
  const { applicationId, programId, decision, decideBy, rules } = appeal;
  const subject = subjectOf.application(applicationId);
  const ref = refOf(decision);
  return {
    next: application,
    happening: {
      event: 'appeal received',
      actor: { kind: 'applicant' },
      data: { decision: decision.kind, snapshot: decision.snapshot, rules, decideBy },
    },
    writes: [
      filedWrite(appeal),
      raiseWrite(store, { subject, programId, kind: 'appeal', details: [ref], dueBy: decideBy }),
    ],
    effects: [
      { kind: 'mail-applicant', mail: 'appeal-received', applicationId },
      { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'appeal' },
    ],
    due: [
      { kind: 'appeal-reminder', subject, ref, at: remindAt },
      { kind: 'appeal-overdue', subject, ref, at: decideBy },
    ],
  };
}

/** What cannot be taken as it is. */
function wrongWith({ rules, words }: Said, { told }: Appealable): readonly SaidWrong[] {
  const text = words.trim();
  const known = told.some(({ id }) => rules.includes(id));
  return [
    ...(told.length > 0 && !known ? (['no-rule'] as const) : []),
    ...(text === '' ? (['no-words'] as const) : []),
    ...(isTooLong(text) ? (['too-long'] as const) : []),
  ];
}
