/**
 * What runs inside every function's process: the Lambda Runtime API's client. It loads the handler, asks for one
 * invocation after the other, and keeps the process's `Date` on the virtual time that each of them brings.
 * Built-in modules are taken by `getBuiltinModule`: importing node:http as an ES module costs 40 ms at every start.
 */
import { machineNow, patchDate } from '../clock/patch-date.ts';
import { type Invocation, type LambdaContext, loadHandler, runHandler } from './handler.ts';
import { clockOffsetHeader } from './protocol.ts';

const http = process.getBuiltinModule('node:http');
const { flushCompileCache } = process.getBuiltinModule('node:module');
const [host = '', ...prefix] = (process.env['AWS_LAMBDA_RUNTIME_API'] ?? '').split('/');
const base = `http://${host}/${prefix.join('/')}/2018-06-01/runtime`;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

let offset = Number(process.env['ANCHOR_CLOCK_OFFSET'] ?? 0);
patchDate(() => machineNow() + offset);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function call(method: 'GET' | 'POST', path: string, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${base}/${path}`,
      { method, agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function describeError(error: unknown): string {
  const known = error instanceof Error ? error : new Error(String(error));
  return JSON.stringify({
    errorType: error instanceof Error ? error.name : typeof error,
    errorMessage: known.message,
    trace: (known.stack ?? '').split('\n'),
  });
}

/** The runtime has gone or no longer knows this process: there is nobody to work for. */
function leave(): never {
  process.exit(0);
}

let current: string | undefined;

/** A fault outside the handler's own promise ends the process, as it does on the service. */
async function crash(error: unknown): Promise<void> {
  console.error(error);
  if (current !== undefined)
    await call('POST', `invocation/${current}/error`, describeError(error)).catch(leave);
  process.exit(129);
}
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

function text(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}

function contextOf({ headers }: Answer): LambdaContext {
  const endsAt = performance.now() + Number(headers['lambda-runtime-deadline-ms']) - machineNow();
  const env = process.env;
  return {
    awsRequestId: text(headers['lambda-runtime-aws-request-id']),
    invokedFunctionArn: text(headers['lambda-runtime-invoked-function-arn']),
    functionName: env['AWS_LAMBDA_FUNCTION_NAME'] ?? '',
    functionVersion: '$LATEST',
    memoryLimitInMB: env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] ?? '',
    logGroupName: env['AWS_LAMBDA_LOG_GROUP_NAME'] ?? '',
    logStreamName: env['AWS_LAMBDA_LOG_STREAM_NAME'] ?? '',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(endsAt - performance.now())),
  };
}

async function next(): Promise<Invocation> {
  const answer = await call('GET', 'invocation/next').catch(leave);
  if (answer.status !== 200) leave();
  offset = Number(answer.headers[clockOffsetHeader] ?? offset);
  return { event: JSON.parse(answer.body), context: contextOf(answer) };
}

async function main(): Promise<void> {
  const handler = await loadHandler(
    process.env['LAMBDA_TASK_ROOT'] ?? '',
    process.env['_HANDLER'] ?? '',
  ).catch(async (error: unknown) => {
    console.error(error);
    await call('POST', 'init/error', describeError(error)).catch(leave);
    return process.exit(1);
  });
  flushCompileCache();
  for (;;) {
    const { event, context } = await next();
    current = context.awsRequestId;
    const [kind, body] = await runHandler(handler, { event, context })
      .then((value) => ['response', JSON.stringify(value) ?? 'null'] as const)
      .catch((error: unknown) => ['error', describeError(error)] as const);
    await call('POST', `invocation/${current}/${kind}`, body).catch(leave);
    current = undefined;
  }
}

await main();
