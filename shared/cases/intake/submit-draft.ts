import type { Application, ApplicationIn } from '../../domain/application/application.ts';
import { civilDateIn } from '../../domain/dates.ts';
import { waitingFor } from '../../domain/people/waiting.ts';
import { apart } from '../../domain/program/demographics.ts';
import type { Answers } from '../../domain/program/fields.ts';
import { missingFields } from '../../domain/program/missing.ts';
import { answerAt, locate } from '../../domain/program/paths.ts';
import type { Program } from '../../domain/program/schema.ts';
import { change, personOf } from '../../store/applications.ts';
import { listParties } from '../../store/parties.ts';
import { programOf } from '../../store/programs.ts';
import { readySigningKey } from '../../store/receipts.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { answersWithDocuments } from '../documents/given.ts';
import { requestsToNamed } from '../people/ask-person.ts';
import { demographicsWrites } from './demographics.ts';
import { readDraft } from './drafts.ts';
import { intakeState } from './intake-state.ts';
import { auditedAnswers, type Helper, identityWrites, snapshotWrite } from './snapshot.ts';

export type SubmitOutcome =
  | { readonly kind: 'committed'; readonly application: Application }
  /** It was sent before: the same confirmation again. */
  | { readonly kind: 'already'; readonly application: Application }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] }
  /** Somebody else's answer has to come first: the entries of the program's plan. */
  | { readonly kind: 'waiting'; readonly entries: readonly string[] }
  | { readonly kind: 'closed' | 'not-yet-open' | 'missing' };

/**
 * Sends a draft: once. The answers become an immutable snapshot; receipt and workflow follow from the outbox. Answers
 * that may come later may be missing, the rest may not, nor the applicant's name and e-mail address. It is the time at
 * which it was received that is judged by the deadline and stands on the receipt, however much later it is handled.
 */
export async function submitDraft(
  store: Store,
  id: string,
  receivedAt: string = nowIso(store),
  helper?: Helper,
): Promise<SubmitOutcome> {
  await readySigningKey(store);
  const outcome = await change<Exclude<SubmitOutcome, { kind: 'committed' }>>(store, id, async (loaded) => {
    const { application, key } = loaded;
    if (application.status !== 'draft') return { kind: 'already', application };
    const { program } = await programOf(store, application);
    const state = await intakeState(store, program, { receivedAt, applicationId: id });
    if (state !== 'open') return { kind: state };
    const { content } = await readDraft(store, key);
    const person = personOf(loaded);
    // A file that is refused while this is on its way changes the application, and this begins again.
    const given = await answersWithDocuments(store, program, id, content.answers);
    const { answers, demographics } = apart(program, given);
    const today = civilDateIn(program.zone, receivedAt);
    const missing = [
      ...(person.name.trim() === '' || person.email === '' ? ['applicant'] : []),
      ...owedNow(program, given, today),
    ];
    if (missing.length > 0) return { kind: 'incomplete', missing };
    const asked = program.people.length === 0 ? [] : await listParties(store, id);
    const waits = waitingFor(program, asked, content.answers, today, 'submit');
    if (waits.length > 0) return { kind: 'waiting', entries: waits.map((entry) => entry.id) };
    const others = requestsToNamed(store, loaded, program, content.answers, asked);
    const next: ApplicationIn<'submitted'> = {
      ...application,
      status: 'submitted',
      submittedAt: receivedAt,
      snapshot: 1,
      workflowRuns: 1,
    };
    return {
      next,
      move: 'submit',
      happening: {
        event: 'submitted',
        actor: { kind: 'applicant' },
        data: { snapshot: 1, answers: auditedAnswers(key, answers), ...(helper ? { helped: true } : {}) },
      },
      writes: [
        snapshotWrite(store, key, 1, { answers, receivedAt, ...(helper ? { helper } : {}) }),
        ...demographicsWrites(store, key, demographics),
        ...identityWrites(next, { person, answers }),
        ...others.writes,
      ],
      effects: [...submissionEffects(id), ...others.effects],
      due: others.due,
    };
  });
  if (outcome.kind === 'refused') throw new Error(`A submission was refused by ${outcome.by}`);
  return outcome;
}

/** What follows from a submission. */
export const submissionEffects = (applicationId: string) =>
  [
    { kind: 'mail-applicant', mail: 'receipt', applicationId },
    { kind: 'start-workflow', machine: 'application', id: applicationId, run: 1 },
  ] as const;

/** What must be there when a draft is sent: everything missing except what may come later. */
export function owedNow(program: Program, answers: Answers, today: string): readonly string[] {
  return missingFields(program, answers, today).filter((path) => {
    const located = locate(program, path);
    if (!located) return true;
    const later = located.top.later || located.field.later;
    return (
      !later ||
      (path !== located.top.id && answerAt(answers, located.top.id) !== undefined && !located.field.later)
    );
  });
}
