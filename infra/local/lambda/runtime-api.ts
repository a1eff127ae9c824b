import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import type { InvokeResult } from '../local-service.ts';
import type { FunctionPool } from './function-pool.ts';
import { payloadLimit } from './protocol.ts';

const errorBody = z.object({ errorType: z.string().default('Error'), errorMessage: z.string().default('') });

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function failureIn(body: string): InvokeResult {
  const { errorType, errorMessage } = errorBody
    .catch({ errorType: 'Error', errorMessage: body })
    .parse(JSON.parse(body));
  return { ok: false, errorType, errorMessage };
}

function resultIn(body: string): InvokeResult {
  const size = Buffer.byteLength(body);
  if (size <= payloadLimit) return { ok: true, payload: JSON.parse(body) };
  const errorMessage = `Response payload size (${size} bytes) exceeded maximum allowed payload size (${payloadLimit} bytes).`;
  return { ok: false, errorType: 'Function.ResponseSizeTooLarge', errorMessage };
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end('{}');
}

/**
 * Serves the Lambda Runtime API. Every process has a path prefix of its own, a random id, so that a process left over
 * from an earlier run finds nothing here and ends itself.
 */
export async function serveRuntimeApi(
  poolOf: (workerId: string) => FunctionPool | undefined,
): Promise<Server> {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, workerId = '', , , ...action] = (request.url ?? '').split('/');
    const pool = poolOf(workerId);
    if (pool === undefined) return answer(response, 403);
    const [kind, requestId = '', outcome] = action;
    if (request.method === 'GET' && requestId === 'next') return pool.next(workerId, response);
    const body = await read(request);
    if (kind === 'init') {
      pool.failInit(workerId, failureIn(body));
      return answer(response, 202);
    }
    const result = outcome === 'error' ? failureIn(body) : resultIn(body);
    return answer(response, pool.finish(workerId, requestId, result) ? 202 : 400);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  // The long poll for work stays open for as long as there is none.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The port a listening server got. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
