import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventBridgeEvent } from '../events/event.ts';
import type { Clock, LocalService } from '../local-service.ts';
import { openAnnouncer } from './announce.ts';
import { type CorsRule, corsHeaders, preflight } from './cors.ts';
import { type FollowUp, type ObjectStore, openObjectStore } from './object-store.ts';
import { routeRequest } from './route-request.ts';
import type { S3Answer } from './s3-answer.ts';
import { S3Error } from './s3-error.ts';
import { readRequest, type S3Request } from './s3-request.ts';
import { errorDocument } from './xml.ts';

export type { CorsRule } from './cors.ts';

/** A bucket of the template. All of them are private. */
export interface BucketSpec {
  readonly name: string;
  /** Whether replaced and deleted objects are kept as versions; false when left out. */
  readonly versioned?: boolean;
  readonly cors?: readonly CorsRule[];
  /** What is done about every new object. */
  readonly follows?: readonly FollowUp[];
}

/** S3 on this machine, path style. */
export interface Objects extends LocalService {
  /** For the scanner, which looks at objects from within. */
  readonly store: ObjectStore;
  /** Answers the S3 REST API. `subPath` is the request's path below the endpoint, as it was sent: `/bucket/key`. */
  handle(request: IncomingMessage, response: ServerResponse, subPath: string): Promise<void>;
}

/** Opens the objects in a folder, which is made when it is missing. */
export function openObjects(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly buckets: readonly BucketSpec[];
  /** Takes an event on durably. Called at least once for each new object of a bucket that announces them. */
  publish(event: EventBridgeEvent): void;
  readonly region?: string;
  readonly account?: string;
}): Objects {
  const { folder, clock, buckets } = options;
  mkdirSync(folder, { recursive: true });
  const store = openObjectStore(folder);
  const origin = { region: options.region ?? 'us-east-1', account: options.account ?? '000000000000' };
  const announcer = openAnnouncer(store, clock, origin, options.publish);
  let inFlight = 0;

  async function respond(s3: S3Request, response: ServerResponse): Promise<S3Answer | undefined> {
    const bucket = buckets.find(({ name }) => name === s3.bucket);
    if (s3.method === 'OPTIONS') return { status: 200, headers: preflight(bucket?.cors ?? [], s3) };
    for (const [name, value] of Object.entries(corsHeaders(bucket?.cors ?? [], s3)))
      response.setHeader(name, value);
    return routeRequest({ store, buckets, bucket, request: s3, response, now: clock.now() });
  }

  return {
    name: 's3',
    store,
    async handle(request, response, subPath) {
      inFlight += 1;
      const id = randomUUID();
      response.setHeader('x-amz-request-id', id);
      try {
        const answer = await respond(readRequest(request, subPath), response);
        if (answer !== undefined) send(response, answer);
      } catch (error) {
        // The caller went away half way: nobody is left to tell, and nothing was kept.
        if (request.destroyed && !request.complete) return;
        if (response.headersSent && response.destroyed) return;
        if (!(error instanceof S3Error) || response.headersSent) throw error;
        refuse(request, response, error, id);
      } finally {
        inFlight -= 1;
      }
    },
    nextDueAt: () => announcer.nextDueAt(),
    runDue: async () => announcer.run(),
    idle: () => inFlight === 0,
    async stop() {
      store.close();
    },
  };
}

function send(response: ServerResponse, { status, headers, body }: S3Answer): void {
  const type = body !== undefined && { 'content-type': 'application/xml' };
  response.writeHead(status, { ...type, ...headers }).end(body);
}

function refuse(request: IncomingMessage, response: ServerResponse, error: S3Error, id: string): void {
  const [Resource] = (request.url ?? '').split('?');
  const document = errorDocument({ Code: error.code, Message: error.message, Resource, RequestId: id });
  // What is left of the body is not read any more, so the connection cannot be used again.
  const unread = !request.complete && { connection: 'close' };
  const headers = { 'content-type': 'application/xml', ...unread, ...error.headers };
  response.writeHead(error.status, headers).end(request.method === 'HEAD' ? undefined : document);
}
