/** The part of the Lambda context object that functions may rely on here. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly invokedFunctionArn: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
}

export interface Invocation {
  readonly event: unknown;
  readonly context: LambdaContext;
}

type Callback = (error: unknown, result?: unknown) => void;

export type Handler = (event: unknown, context: LambdaContext, callback: Callback) => unknown;

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

/** Loads `file.export` from the task folder, a CommonJS or an ES module. Errors carry the service's names. */
export async function loadHandler(taskRoot: string, handler: string): Promise<Handler> {
  const { createRequire } = process.getBuiltinModule('node:module');
  const at = handler.lastIndexOf('.');
  const [file, exported] = [handler.slice(0, at), handler.slice(at + 1)];
  const load = createRequire(`${taskRoot}/`);
  let found: unknown;
  try {
    found = load(load.resolve(`./${file}`));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')
      throw named('Runtime.ImportModuleError', `Error: ${error.message.split('\n')[0]}`);
    throw error;
  }
  const candidate = (found as Readonly<Record<string, unknown>>)[exported];
  if (typeof candidate !== 'function')
    throw named('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  return candidate as Handler;
}

/** Calls a handler of either style: one that returns a value or promise, or one that takes a callback. */
export function runHandler(handler: Handler, { event, context }: Invocation): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done: Callback = (error, result) => (error == null ? resolve(result) : reject(error));
    const returned = handler(event, context, done);
    const waitsForCallback = handler.length >= 3 && !(returned instanceof Promise);
    if (!waitsForCallback) resolve(returned);
  });
}
