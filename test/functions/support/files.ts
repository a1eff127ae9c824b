import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { carryOut } from '../../../functions/dispatch/carry-out.ts';
import type { Dispatch } from '../../../functions/dispatch/dispatch.ts';
import { dispatchHandler } from '../../../functions/dispatch/dispatch-handler.ts';
import { fileRoom } from '../../../functions/dispatch/file-room.ts';
import type { EventBridgeEvent } from '../../../infra/local/events/event.ts';
import { openMalwareScanner } from '../../../infra/local/malware/index.ts';
import { openObjects } from '../../../infra/local/s3/index.ts';
import { fetcher } from '../../../shared/files/fetch-address.ts';
import { fileNamePlaceholder, nameField } from '../../../shared/files/file-name.ts';
import { type SendForm, sender } from '../../../shared/files/send-form.ts';
import type { Store } from '../../../shared/store/table.ts';
import { serveObjects } from '../../infra/local/s3/s3-server.ts';
import { dispatchOn, lambdaContext } from '../dispatch/fixtures.ts';

export const buckets = { quarantine: 'quarantine', clean: 'clean' };

/** The two buckets with their scanner, and everything that hangs on them, for tests: real parts, delivered when the test says so. */
export async function openFiles(store: Store) {
  const folder = await mkdtemp(join(tmpdir(), 'anchor-awards-files-'));
  const events: EventBridgeEvent[] = [];
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const publish = (event: EventBridgeEvent) => {
    events.push(event);
  };
  const objects = openObjects({
    folder,
    clock,
    publish,
    buckets: [
      { name: buckets.quarantine, versioned: true, follows: ['announce', 'scan'] },
      { name: buckets.clean, versioned: true },
    ],
  });
  const scanner = openMalwareScanner({
    store: objects.store,
    plans: [{ arn: 'arn:plan', bucket: buckets.quarantine, prefixes: [], tags: true }],
    clock,
    origin: { region: 'us-east-1', account: '000000000000' },
    publish,
  });
  const server = await serveObjects(objects);
  const room = fileRoom(server.client, buckets);
  const dispatch: Dispatch = dispatchOn(store, { files: room, buckets });
  const handle = dispatchHandler(dispatch);

  /** Lets the store of files tell what it has to tell, and the scanner look. */
  async function report(): Promise<EventBridgeEvent[]> {
    while (objects.nextDueAt() !== undefined || scanner.nextDueAt() !== undefined || !scanner.idle()) {
      await objects.runDue();
      await scanner.runDue();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return events.splice(0);
  }

  return {
    objects,
    client: server.client,
    sender: sender(server.client, buckets.quarantine),
    fetch: fetcher(server.client, buckets.clean),
    dispatch,
    report,
    tell: (event: unknown) => handle(event, lambdaContext),
    /** Everything that follows from what was put: reports, and the effects they order. */
    async settle(): Promise<void> {
      for (const event of await report()) await handle(event, lambdaContext);
      await carryOutFiles(dispatch);
    },
    /** Moves the clock of the buckets, in seconds. */
    moveAhead(seconds: number): void {
      ahead += seconds * 1000;
    },
    async close(): Promise<void> {
      server.close();
      await scanner.stop();
      await objects.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Files = Awaited<ReturnType<typeof openFiles>>;

/** Carries out the effects on files that wait in the outbox, and those that they order. */
export async function carryOutFiles(dispatch: Dispatch): Promise<void> {
  for (;;) {
    const { Items = [] } = await dispatch.store.client.send(
      new ScanCommand({ TableName: dispatch.store.tableName, ConsistentRead: true }),
    );
    const waiting = Items.filter(
      (item) =>
        item['type'] === 'outbox' && item['state'] === 'pending' && item['effect'].kind.endsWith('-document'),
    );
    if (waiting.length === 0) return;
    for (const item of waiting) await carryOut(dispatch, item['id']);
  }
}

/** Sends a signed form as a browser does, with fields of it changed; the answer's status and error code. */
export async function post(
  form: SendForm,
  file: Uint8Array,
  change: { fileName?: string; fields?: Record<string, string> } = {},
): Promise<{ status: number; code: string | undefined; location: string | null }> {
  const body = new FormData();
  const fields = { ...form.fields, [nameField]: fileNamePlaceholder, ...change.fields };
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([Uint8Array.from(file)]), change.fileName ?? 'transcript.pdf');
  const answer = await fetch(form.url, { method: 'POST', body, redirect: 'manual' });
  const text = await answer.text();
  return {
    status: answer.status,
    code: /<Code>([^<]+)/.exec(text)?.[1],
    location: answer.headers.get('location'),
  };
}
