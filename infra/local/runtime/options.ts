import { resolve } from 'node:path';
import { RuntimeFault } from './runtime-fault.ts';

export interface EnvironmentOptions {
  readonly port: number;
  readonly dataDir: string;
  /** An already synthesised template, or undefined to synthesise one. */
  readonly templateDir: string | undefined;
  /** A DynamoDB that somebody else runs. */
  readonly database: string | undefined;
  readonly verbose: boolean;
}

/** Reads PORT, DATA_DIR, TEMPLATE_DIR, AWS_ENDPOINT_URL_DYNAMODB and VERBOSE. */
export function readOptions(env: NodeJS.ProcessEnv): EnvironmentOptions {
  const given = (name: string) => (env[name] === undefined || env[name] === '' ? undefined : env[name]);
  const port = Number(given('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RuntimeFault(`PORT must be a port number, not ${env['PORT']}`);
  const templateDir = given('TEMPLATE_DIR');
  return {
    port,
    dataDir: resolve(given('DATA_DIR') ?? '.local'),
    templateDir: templateDir === undefined ? undefined : resolve(templateDir),
    database: given('AWS_ENDPOINT_URL_DYNAMODB'),
    verbose: env['VERBOSE'] === '1',
  };
}

/** Refuses to go on under another Node than the one this is written for. */
export function requireNode24(version: string): void {
  if (version.startsWith('v24.')) return;
  throw new RuntimeFault(
    `Node 24 is needed, this is ${version}. Run \`npm ci\` and start with \`npm start\`, which uses the Node that came with it.`,
  );
}
