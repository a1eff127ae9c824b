import type { Application, ApplicationIn, Person } from '../../domain/application/application.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { apart } from '../../domain/program/demographics.ts';
import type { Answers } from '../../domain/program/fields.ts';
import type { ProgramVersion } from '../../domain/program/schema.ts';
import type { Language } from '../../domain/text.ts';
import { create, loadApplication, readItem } from '../../store/applications.ts';
import { digest, keys } from '../../store/keys.ts';
import { signReceipt } from '../../store/receipts.ts';
import { type Item, nowIso, type Store } from '../../store/table.ts';
import { absent } from '../../store/transact.ts';
import { requestsToNamed } from '../people/ask-person.ts';
import { demographicsWrites } from './demographics.ts';
import { intakeState } from './intake-state.ts';
import { newDraft, referenceWrite } from './new-application.ts';
import { answersHash, auditedAnswers, identityWrites, readSnapshot, snapshotWrite } from './snapshot.ts';
import { submissionEffects } from './submit-draft.ts';

/** An application as a program outside sends it, already parsed. */
export interface Submission {
  readonly program: ProgramVersion;
  readonly language: Language;
  readonly person: Person;
  readonly answers: Answers;
  /** The caller's Idempotency-Key; without one the same content counts as the same submission. */
  readonly idempotencyKey: string | undefined;
  /** The server time at which it was received, an ISO instant; now, where nothing is said. */
  readonly receivedAt?: string;
}

/** What the caller is told, now and every time the same key comes again. */
export interface Acknowledgement {
  readonly applicationId: string;
  readonly reference: string;
  readonly status: 'submitted';
  readonly receivedAt: string;
  readonly receipt: string;
}

export type Submitted =
  | { readonly kind: 'acknowledged'; readonly acknowledgement: Acknowledgement }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'closed' | 'not-yet-open' };

/** Takes a whole application in one request: once per key, whoever asks how often. */
export async function submitApplication(store: Store, submission: Submission): Promise<Submitted> {
  const { program, person, language } = submission;
  const { answers, demographics } = apart(program.program, submission.answers);
  const body = digest(
    canonicalJson({ programId: program.program.id, person, answers: submission.answers, language }),
  );
  const idempotencyKey = keys.idempotency(submission.idempotencyKey ?? `content:${body}`);
  const before = await readItem(store, idempotencyKey);
  if (before) return again(store, before, body);
  const receivedAt = submission.receivedAt ?? nowIso(store);
  const state = await intakeState(store, program.program, { receivedAt });
  if (state !== 'open') return { kind: state };
  const { key, draft } = newDraft(store, program, language, person);
  const first: ApplicationIn<'submitted'> = {
    ...draft,
    status: 'submitted',
    submittedAt: receivedAt,
    snapshot: 1,
    workflowRuns: 1,
  };
  // An application that arrives whole names its people in its answers; they are asked now.
  const others = requestsToNamed(store, { application: first, key }, program.program, answers, []);
  const outcome = await create(store, key, first, {
    happening: {
      event: 'submitted',
      actor: { kind: 'applicant' },
      data: { snapshot: 1, answers: auditedAnswers(key, answers) },
    },
    writes: [
      {
        as: 'idempotency',
        put: { ...idempotencyKey, type: 'idempotency', body, applicationId: draft.applicationId },
        when: absent,
      },
      referenceWrite(draft),
      snapshotWrite(store, key, 1, { answers, receivedAt }),
      ...demographicsWrites(store, key, demographics),
      ...identityWrites(first, { person, answers }),
      ...others.writes,
    ],
    effects: [...submissionEffects(draft.applicationId), ...others.effects],
    due: others.due,
  });
  if (outcome.kind === 'refused' && outcome.by === 'idempotency')
    return again(store, outcome.item ?? {}, body);
  if (outcome.kind !== 'committed') return submitApplication(store, submission);
  return {
    kind: 'acknowledged',
    acknowledgement: await acknowledgementOf(store, outcome.application, answers),
  };
}

async function again(store: Store, item: Item, body: string): Promise<Submitted> {
  if (item['body'] !== body) return { kind: 'key-reused' };
  const loaded = await loadApplication(store, String(item['applicationId']));
  if (!loaded) throw new Error('An acknowledged application is gone');
  const { answers } = await readSnapshot(store, loaded.key, 1);
  return {
    kind: 'acknowledged',
    acknowledgement: await acknowledgementOf(
      store,
      loaded.application,
      answers,
      await firstReceived(store, loaded.key),
    ),
  };
}

const firstReceived = async (store: Store, key: { applicationId: string; secret: string }) =>
  (await readSnapshot(store, key, 1)).receivedAt;

async function acknowledgementOf(
  store: Store,
  application: Application,
  answers: Answers,
  receivedAt = 'submittedAt' in application && application.submittedAt
    ? application.submittedAt
    : application.createdAt,
): Promise<Acknowledgement> {
  const { applicationId, reference } = application;
  const receipt = await signReceipt(store, { applicationId, receivedAt, sha256: answersHash(answers) });
  return { applicationId, reference, status: 'submitted', receivedAt, receipt };
}
