import { createHash } from 'node:crypto';
import type { EventBridgeEvent, EventOrigin } from '../events/event.ts';
import type { Clock } from '../local-service.ts';
import type { ObjectStore, StoredObject, Waiting } from './object-store.ts';

/** Tells the event bus of new objects, oldest first, each at least once. */
export interface Announcer {
  nextDueAt(): number | undefined;
  run(): void;
}

export function openAnnouncer(
  store: ObjectStore,
  clock: Clock,
  origin: EventOrigin,
  publish: (event: EventBridgeEvent) => void,
): Announcer {
  return {
    nextDueAt: () => (store.firstWaiting('announce') === undefined ? undefined : clock.now()),
    run() {
      for (
        let next = store.firstWaiting('announce');
        next !== undefined;
        next = store.firstWaiting('announce')
      ) {
        const object = store.find(next.bucket, next.key, next.version);
        if (object !== undefined) publish(createdEvent(next, object, clock.now(), origin));
        store.done(next.id);
      }
    },
  };
}

/** The same object gives the same id again, so that telling it twice after a crash is harmless. */
export function eventIdOf(kind: string, { bucket, key, version }: Waiting): string {
  return createHash('sha256').update(`${kind}\n${bucket}\n${key}\n${version}`).digest('hex').slice(0, 32);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
function createdEvent(
  waiting: Waiting,
  { etag, size, modified }: StoredObject,
  now: number,
  { region, account }: EventOrigin,
): EventBridgeEvent {
  const { bucket, key, version } = waiting;
  return {
    version: '0',
    id: eventIdOf('created', waiting),
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account,
    time: new Date(now).toISOString(),
    region,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: {
        key,
        size,
        etag: etag.replaceAll('"', ''),
        ...(version === 'null' ? {} : { 'version-id': version }),
        sequencer: modified.toString(16).toUpperCase().padStart(16, '0'),
      },
      requester: account,
      reason: 'PutObject',
    },
  };
}
