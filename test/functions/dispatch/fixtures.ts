import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { Context } from 'aws-lambda';
import type { Dispatch } from '../../../functions/dispatch/dispatch.ts';
import { fileRoom } from '../../../functions/dispatch/file-room.ts';
import { newDraft } from '../../../shared/cases/intake/new-application.ts';
import { snapshotWrite } from '../../../shared/cases/intake/snapshot.ts';
import { type Application, scoredOf } from '../../../shared/domain/application/application.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import { centsOfAmount } from '../../../shared/domain/program/amount.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import { reviewer } from '../../../shared/domain/review/reviewer.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { logger } from '../../../shared/http/log.ts';
import { loadSamples } from '../../../shared/programs/load.ts';
import { change, create, loadApplication, readAll } from '../../../shared/store/applications.ts';
import { openFundWrites } from '../../../shared/store/funds.ts';
import { outboxWrites } from '../../../shared/store/outbox.ts';
import { readRecord } from '../../../shared/store/outbox-records.ts';
import { publishProgram, readProgram } from '../../../shared/store/programs.ts';
import { addReviewer } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';

logger.setLogLevel('SILENT');

const samples = loadSamples();

/** The sample programs with their funds and reviewers, published on a table. */
export async function publishSamples(store: Store): Promise<void> {
  for (const program of samples.programs) await publishProgram(store, program, documentHash(program));
  for (const { id: fundId, ...fund } of samples.funds) {
    const limit = fund.unit === 'money' ? centsOfAmount(fund.limit) : fund.limit;
    await transact(store, openFundWrites(store, { fundId, ...fund, limit }));
  }
  for (const { id: reviewerId, programIds, ...person } of samples.reviewers)
    for (const programId of programIds)
      await addReviewer(store, reviewer.parse({ ...person, programId, reviewerId, load: 0 }));
}

/** What a submission says unless a test says otherwise. */
interface Applicant {
  readonly name?: string;
  readonly email?: string;
  readonly language?: Language;
  readonly answers?: Record<string, unknown>;
}

let applicants = 0;

/** A submitted application, whatever its round's state, without outbox records of its own. */
export async function submitted(store: Store, programId: string, applicant: Applicant = {}): Promise<string> {
  const program = await readProgram(store, programId);
  if (!program) throw new Error(`No sample program ${programId}`);
  applicants += 1;
  const person = {
    name: applicant.name ?? 'Ana Torres',
    email: applicant.email ?? `a${applicants}@example.org`,
  };
  const { key, draft } = newDraft(store, program, applicant.language ?? 'en', person);
  const receivedAt = store.now().toISOString();
  await create(
    store,
    key,
    { ...draft, status: 'submitted', submittedAt: receivedAt, snapshot: 1 },
    {
      happening: { event: 'submitted', actor: { kind: 'applicant' } },
      writes: [snapshotWrite(store, key, 1, { answers: applicant.answers ?? {}, receivedAt })],
    },
  );
  return draft.applicationId;
}

/** Moves an application to `reviewed` without a panel: what reviews are about is tested elsewhere. */
export async function reviewed(store: Store, id: string): Promise<void> {
  await change(store, id, ({ application: at }) => ({
    next: { ...received(at), status: 'in-review' } as Application,
    move: 'begin-review',
    happening: { event: 'review opened', actor: { kind: 'system', id: 'workflow' } },
  }));
  await change(store, id, ({ application: at }) => ({
    next: { ...received(at), status: 'reviewed', score: 8000 } as Application,
    move: 'complete-review',
    happening: { event: 'reviewed', actor: { kind: 'system', id: 'workflow' } },
  }));
}

const received = ({ status: _, ...rest }: Application) => rest;

/** Moves a reviewed application on, with what is special to the status. */
export async function moveTo(
  store: Store,
  id: string,
  move: 'waitlist' | 'not-select',
  more: Record<string, unknown> = {},
): Promise<void> {
  await change(store, id, ({ application: at }) => ({
    next: {
      ...scoredOf(at as Extract<Application, { status: 'reviewed' }>),
      ...more,
      status: move === 'waitlist' ? 'waitlisted' : 'not-selected',
    } as Application,
    move,
    happening: { event: 'decided', actor: { kind: 'system', id: 'round' } },
  }));
}

export async function statusOf(store: Store, id: string): Promise<string | undefined> {
  return (await loadApplication(store, id))?.application.status;
}

let orders = 0;

/** Puts effects into the outbox, as a use case would; returns the records' ids. */
export async function order(store: Store, ...effects: Effect[]): Promise<string[]> {
  orders += 1;
  await transact(store, outboxWrites(store, `order-${orders}`, effects));
  return effects.map((_, i) => `order-${orders}.${i + 1}`);
}

/** The records of an application's own changes, oldest first by id. */
export async function stateOf(store: Store, id: string): Promise<string | undefined> {
  return (await readRecord(store, id))?.state;
}

export const attentionsOf = (store: Store, subject: string) => readAll(store, subject, 'ATTENTION#');

/** A dispatch on a test's table; its clients are to be mocked, nothing listens behind them. */
export function dispatchOn(store: Store, parts: Partial<Dispatch> = {}): Dispatch {
  const buckets = { quarantine: 'quarantine', clean: 'clean' };
  const client = { region: 'us-east-1', endpoint: 'http://127.0.0.1:9', credentials, maxAttempts: 1 };
  return {
    store,
    states: new SFNClient(client),
    mail: new SESv2Client(client),
    machines: {
      award: 'arn:aws:states:us-east-1:000000000000:stateMachine:award',
      application: 'arn:aws:states:us-east-1:000000000000:stateMachine:application',
      round: 'arn:aws:states:us-east-1:000000000000:stateMachine:round',
    },
    sender: { from: 'awards@example.org', configurationSet: 'sending', recipients: 'everybody' },
    baseUrl: 'https://awards.example.org',
    files: fileRoom(new S3Client(client), buckets),
    buckets,
    moveWaitlist: async () => {},
    tellExtension: async () => {},
    sendInvitations: async () => {},
    workOnDryRun: async () => {},
    proposePanels: async () => {},
    workOnSending: async () => {},
    handleDue: async () => {},
    ...parts,
  };
}
const credentials = { accessKeyId: 'any', secretAccessKey: 'thing' };

/** An error as the AWS SDK throws it. */
export const serviceError = (name: string, httpStatusCode?: number): Error =>
  Object.assign(new Error('said the service'), {
    name,
    ...(httpStatusCode === undefined ? {} : { $metadata: { httpStatusCode } }),
  });

export const lambdaContext = { awsRequestId: 'r', functionName: 'dispatch' } as Context;

/** What the table's stream brings for new outbox records. */
export const streamOf = (...ids: string[]) => ({
  Records: ids.map((id, i) => ({
    eventSource: 'aws:dynamodb',
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: String(i + 1), Keys: { pk: { S: `OUTBOX#${id}` }, sk: { S: 'OUTBOX' } } },
  })),
});

/** What the mail service reports, by the tag of the mail it is about. */
export const reportOf = (
  type: string,
  outboxTag: string,
  messageId: string,
  more: Record<string, unknown> = {},
) => ({
  source: 'aws.ses',
  'detail-type': type,
  detail: {
    mail: { messageId, tags: { outbox: [outboxTag], 'ses:configuration-set': ['sending'] } },
    ...more,
  },
});
