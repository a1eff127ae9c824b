import type { IncomingMessage, ServerResponse } from 'node:http';
import { payloadLimit } from '../lambda/protocol.ts';
import type { Clock, Invoke, InvokeResult } from '../local-service.ts';
import type { LocalTemplate } from '../template/load-template.ts';
import { refuse, sendFunctionResponse } from './function-response.ts';
import { requestEvent } from './request-event.ts';
import { routesOf, routeTable } from './route-table.ts';

/** The service takes requests of 10 MB. */
const requestLimit = 10 * 1024 * 1024;

export interface HttpApiOptions {
  readonly template: LocalTemplate;
  readonly invoke: Invoke;
  readonly clock: Clock;
}

/** The template's HTTP API. */
export interface HttpApi {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** True while no request waits for its function. */
  idle(): boolean;
}

async function read(request: IncomingMessage): Promise<Buffer | 'too large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // What is left is read and dropped, so that the client gets to see the answer.
    if (size <= requestLimit) chunks.push(chunk as Buffer);
    else chunks.length = 0;
    if (size > 4 * requestLimit) break;
  }
  return size > requestLimit ? 'too large' : Buffer.concat(chunks);
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function within(result: Promise<InvokeResult>, ms: number): Promise<InvokeResult | 'timeout'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('timeout'), ms);
    result.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Opens the API: requests become events, what the functions return becomes responses. */
export function openHttpApi({ template, invoke, clock }: HttpApiOptions): HttpApi {
  const select = routeTable(routesOf(template));
  const apiId = template.all('AWS::ApiGatewayV2::Api')[0]?.ref ?? 'local';
  const { account } = template.place;
  let open = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // The moment a request arrives, not the one at which its last byte did: it is this that counts at a deadline.
    const now = clock.now();
    const [path = '/', ...query] = (request.url ?? '/').split('?');
    const rawPath = decode(path);
    if (rawPath === undefined) return refuse(response, 400, 'Bad Request');
    const match = select(request.method ?? 'GET', rawPath);
    if (match === undefined) return refuse(response, 404, 'Not Found');
    const body = await read(request);
    if (body === 'too large') return refuse(response, 413, 'Request Entity Too Large');
    const rawQueryString = query.join('?');
    const event = requestEvent({
      request,
      rawPath,
      rawQueryString,
      body,
      match,
      apiId,
      account,
      now,
    });
    if (Buffer.byteLength(event.body ?? '') > payloadLimit)
      return refuse(response, 413, 'Request Entity Too Large');
    const result = await within(invoke(match.route.functionArn, event), match.route.timeoutMs);
    if (result === 'timeout') return refuse(response, 503, 'Service Unavailable');
    if (!result.ok) return refuse(response, 500, 'Internal Server Error');
    sendFunctionResponse(response, result.payload);
  }

  return {
    handle: async (request, response) => {
      open += 1;
      try {
        await answer(request, response);
      } finally {
        open -= 1;
      }
    },
    idle: () => open === 0,
  };
}
