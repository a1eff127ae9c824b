import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DeadLetters } from '../events/dead-letters.ts';
import type { HttpApi } from '../http-api/http-api.ts';
import type { Identity } from '../oidc/index.ts';
import type { Objects } from '../s3/index.ts';
import type { Mail } from '../ses/index.ts';
import type { StatesEngine } from '../states/index.ts';
import type { Answer } from './web-server.ts';

/** Where the local AWS APIs and the identity provider are found below the one port. */
export const paths = {
  states: '/_local/aws/states',
  ses: '/_local/aws/ses',
  s3: '/_local/aws/s3',
  oidc: '/_local/oidc',
} as const;

export interface AddressParts {
  readonly api: HttpApi;
  readonly engine: StatesEngine;
  readonly mail: Mail;
  readonly objects: Objects;
  readonly identity: Identity;
  readonly deadLetters: DeadLetters;
  /** The pages for people; false when the path is none of theirs. */
  readonly pages: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

function sendJson(response: ServerResponse, status: number, type: string, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text);
}

/** The awsJson1.0 protocol around the workflow engine. */
async function callStates(
  engine: StatesEngine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const action =
    String(request.headers['x-amz-target'] ?? '')
      .split('.')
      .at(-1) ?? '';
  let input: unknown;
  try {
    input = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
  } catch {
    const body = { __type: 'SerializationException', message: 'The body is not JSON' };
    sendJson(response, 400, 'application/x-amz-json-1.0', body);
    return;
  }
  const { status, body } = await engine.call(action, input);
  sendJson(response, status, 'application/x-amz-json-1.0', body);
}

/** What follows the prefix, query included, or undefined when the URL is not below it. */
function below(url: string, prefix: string): string | undefined {
  if (!url.startsWith(prefix)) return undefined;
  const rest = url.slice(prefix.length);
  return rest === '' || rest.startsWith('/') || rest.startsWith('?') ? rest : undefined;
}

/** Sends each request to the part it is for: everything outside `/_local` is the template's own API. */
export function localAddresses({
  api,
  engine,
  mail,
  objects,
  identity,
  deadLetters,
  pages,
}: AddressParts): Answer {
  return async (request, response) => {
    const url = request.url ?? '/';
    if (below(url, '/_local') === undefined) return api.handle(request, response);
    if (below(url, paths.states) !== undefined) return callStates(engine, request, response);
    const ses = below(url, paths.ses);
    if (ses !== undefined) return mail.handle(request, response, ses);
    const s3 = below(url, paths.s3);
    if (s3 !== undefined) return objects.handle(request, response, s3);
    const oidc = below(url, paths.oidc);
    if (oidc !== undefined) return identity.handle(request, response, oidc);
    // For whoever looks into what went wrong.
    if (url === '/_local/dead-letters') {
      sendJson(response, 200, 'application/json', deadLetters.list());
      return;
    }
    if (await pages(request, response)) return;
    const problem = { type: 'about:blank', title: 'Not Found', status: 404 };
    sendJson(response, 404, 'application/problem+json', problem);
  };
}
