import type { Application, ApplicationIn, Person } from '../../domain/application/application.ts';
import type { CorrectableStatus } from '../../domain/application/status.ts';
import { civilDateIn } from '../../domain/dates.ts';
import { apart } from '../../domain/program/demographics.ts';
import type { Answers } from '../../domain/program/fields.ts';
import { isOnForm } from '../../domain/program/paths.ts';
import type { Program, ProgramVersion } from '../../domain/program/schema.ts';
import { type Change, change, type Loaded, personOf } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { listParties } from '../../store/parties.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { seal } from '../../store/vault.ts';
import { answersWithDocuments } from '../documents/given.ts';
import { withLikelyDuplicates } from '../duplicate/likely-duplicates.ts';
import { demographicsWrites } from '../intake/demographics.ts';
import { type DraftContent, readDraft } from '../intake/drafts.ts';
import {
  auditedAnswers,
  type Helper,
  identityWrites,
  readSnapshot,
  snapshotWrite,
} from '../intake/snapshot.ts';
import { owedNow } from '../intake/submit-draft.ts';
import { requestsToNamed } from '../people/ask-person.ts';
import { judged } from '../screening/screen-application.ts';
import { readVerdict } from '../screening/verdicts.ts';
import { isCorrectable, type NotCorrectable, whyNotCorrectable } from './correctable.ts';
import { judgedAgain } from './judge-again.ts';

export type CorrectionSent =
  | { readonly kind: 'committed'; readonly application: Application }
  /** Sent before, or nothing is being corrected: what stands, stands. */
  | { readonly kind: 'already' }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] }
  /** Somebody else's answer has to come first. */
  | { readonly kind: 'waiting'; readonly entries: readonly string[] }
  | { readonly kind: NotCorrectable | 'missing' };

/** What a form says beside its answers: who applies, and who helped. */
export interface Said {
  readonly person: Person;
  readonly helper?: Helper | undefined;
}

/** An application with its corrected answers, before the rules have looked at them. */
export interface Corrected {
  readonly before: ApplicationIn<CorrectableStatus>;
  readonly next: ApplicationIn<CorrectableStatus>;
  readonly answers: Answers;
  readonly person: Person;
}

/**
 * Sends a correction: once. A new snapshot stands beside the old one and is what counts from now on, with the time at
 * which it was received: the deadline, ages and places in a line go by that. The workflow is where it was; where the
 * rules had spoken already, they speak again in the same transaction.
 */
export async function sendCorrection(
  store: Store,
  id: string,
  said: (content: DraftContent) => Said,
  receivedAt: string = nowIso(store),
): Promise<CorrectionSent> {
  const outcome = await change<Exclude<CorrectionSent, { kind: 'committed' }>>(store, id, async (loaded) => {
    const { application, key } = loaded;
    const draft = await readDraft(store, key);
    if (!isCorrectable(application)) return { kind: 'review-begun' };
    if (draft.correcting !== application.snapshot) return { kind: 'already' };
    const version = await programOf(store, application);
    const { program } = version;
    const why = await whyNotCorrectable(store, program, application, receivedAt);
    if (why) return { kind: why };
    const { person, helper } = said(draft.content);
    const today = civilDateIn(program.zone, receivedAt);
    const given = await answersWithDocuments(store, program, id, draft.content.answers);
    const missing = [
      ...(person.name.trim() === '' || person.email === '' ? ['applicant'] : []),
      ...owedNow(program, given, today),
    ];
    if (missing.length > 0) return { kind: 'incomplete', missing };
    const asked = program.people.length === 0 ? [] : await listParties(store, id);
    const others = requestsToNamed(store, loaded, program, draft.content.answers, asked);
    const standing = await readSnapshot(store, key, application.snapshot);
    const { answers: own, demographics } = apart(program, given);
    const answers = { ...notOnForm(program, standing.answers), ...own };
    const corrected: Corrected = {
      before: application,
      next: {
        ...application,
        who: seal(key, 'who', person, store.random),
        submittedAt: receivedAt,
        snapshot: application.snapshot + 1,
      },
      answers,
      person,
    };
    const follows = await whatFollows(store, loaded, corrected, version);
    return {
      ...follows,
      happening: {
        event: 'corrected',
        actor: { kind: 'applicant' },
        data: {
          ...follows.happening.data,
          snapshot: corrected.next.snapshot,
          answers: auditedAnswers(key, answers),
        },
      },
      writes: [
        ...(follows.writes ?? []),
        snapshotWrite(store, key, corrected.next.snapshot, {
          answers,
          receivedAt,
          ...(helper ? { helper } : {}),
        }),
        ...demographicsWrites(store, key, demographics),
        ...others.writes,
        ...identityWrites(
          application,
          { person, answers },
          { person: personOf(loaded), answers: standing.answers },
        ),
      ],
      effects: [
        {
          kind: 'mail-applicant',
          mail: 'receipt',
          applicationId: application.applicationId,
          snapshot: corrected.next.snapshot,
        },
        ...(follows.effects ?? []),
        ...others.effects,
      ],
      due: [...(follows.due ?? []), ...others.due],
    };
  });
  if (outcome.kind === 'refused') return sendCorrection(store, id, said, receivedAt);
  return outcome;
}

/** What stands in the snapshot and is not asked on the form: a correction leaves it alone. */
function notOnForm(program: Program, answers: Answers): Answers {
  const asked = new Set(
    program.pages.flatMap(({ fields }) => fields.filter(isOnForm).map(({ id }) => id as string)),
  );
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !asked.has(id)));
}

/**
 * Where the workflow has the rules still before it, nothing more is to be done. Where it waits for missing information, it
 * goes back to the rules. Where it is past them, they look again now.
 */
async function whatFollows(
  store: Store,
  loaded: Loaded,
  corrected: Corrected,
  version: ProgramVersion,
): Promise<Change> {
  const { before, next } = corrected;
  const { key } = loaded;
  const subject = `APP#${before.applicationId}`;
  const happening = { event: 'corrected', actor: { kind: 'applicant' } } as const;
  if (next.status === 'info-requested') {
    const { askedFor: _, answerBy: __, ...received } = next;
    return {
      next: { ...received, status: 'submitted' },
      move: 'answer-request',
      happening,
      writes: [settleWrite(subject, 'judge-answers')],
      effects: [{ kind: 'resume', subject, stage: 'information', output: { outcome: 'answered' } }],
      cancel: [{ kind: 'information-deadline', ref: 'request' }],
    };
  }
  if (next.status === 'submitted' && !(await readVerdict(store, key, before.snapshot)))
    return { next, happening };
  const judgement = await judged(
    store,
    { application: { ...next, status: 'submitted' }, key },
    version,
    corrected.answers,
  );
  const { answers, person } = corrected;
  const alike = await withLikelyDuplicates(store, before, { person, answers }, judgement);
  return judgedAgain(store, key, corrected, alike, version.program);
}
