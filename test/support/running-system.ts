import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { synthesised } from './synth.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A mail as the laptop's inbox gives it. */
export interface InboxMail {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sentAt: string;
}

/** The whole system in a process of its own, as `npm start` runs it, on a free port and a data folder of its own. */
export interface RunningSystem {
  /** Changes when the system is started again. */
  readonly url: string;
  readonly inbox: (to?: string) => Promise<InboxMail[]>;
  /** The newest mail to an address whose subject fits, as soon as it is there. */
  readonly mail: (to: string, fits: RegExp, after?: number) => Promise<InboxMail>;
  readonly advance: (duration: string) => Promise<void>;
  readonly token: (email: string) => Promise<string>;
  /** JSON from the manager's API. */
  readonly manage: (path: string, email?: string) => Promise<unknown>;
  /** SIGKILL to the runtime, at once. */
  readonly kill: () => Promise<void>;
  /** Starts again on the same data, and on the same port so that open pages find it. */
  readonly startAgain: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts the system; resolves when it answers. */
export async function startSystem(): Promise<RunningSystem> {
  const dataDir = await mkdtemp(join(tmpdir(), 'anchor-awards-'));
  const templateDir = await synthesised();
  let child = await launch({ dataDir, templateDir, port: '0' });
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${child.url}${path}`, {
      headers: { accept: 'application/json', ...headers },
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer.json();
  };
  const inbox = async (to?: string) =>
    (await ask(`/_local/inbox${to ? `?to=${encodeURIComponent(to)}` : ''}`)) as InboxMail[];
  const advance = async (duration: string) => {
    const answer = await fetch(`${child.url}/_local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ advance: duration }),
    });
    if (!answer.ok) throw new Error(`the clock answered ${answer.status}: ${await answer.text()}`);
  };
  const token = async (email: string) =>
    ((await ask(`/_local/token?email=${encodeURIComponent(email)}`)) as { token: string }).token;
  return {
    get url() {
      return child.url;
    },
    inbox,
    mail: async (to, fits, after = 0) => {
      const newest = async () => {
        const all = (await inbox(to)).filter((one) => fits.test(one.subject));
        const found = all.length > after ? all[0] : undefined;
        if (!found)
          throw new Error(
            `no mail to ${to} that fits ${fits}; there are: ${(await inbox(to)).map((one) => one.subject).join(' | ')}`,
          );
        return found;
      };
      return vi.waitFor(newest, { timeout: 25_000, interval: 50 });
    },
    advance,
    token,
    manage: async (path, email = 'manager@example.org') =>
      ask(`/api/manage${path}`, { authorization: `Bearer ${await token(email)}` }),
    async kill() {
      const gone = once(child.process, 'exit');
      child.process.kill('SIGKILL');
      await gone;
    },
    async startAgain() {
      child = await launch({ dataDir, templateDir, port: new URL(child.url).port });
    },
    async stop() {
      if (child.process.exitCode === null && child.process.signalCode === null) {
        const gone = once(child.process, 'exit');
        child.process.kill('SIGTERM');
        await gone;
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function launch(at: {
  dataDir: string;
  templateDir: string;
  port: string;
}): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['infra/local/main.ts'], {
    cwd: repository,
    env: { ...process.env, PORT: at.port, DATA_DIR: at.dataDir, TEMPLATE_DIR: at.templateDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (data) => {
    complaints = `${complaints}${data}`.slice(-4000);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^ready (http:\S+)$/.exec(line)?.[1];
    if (!url) continue;
    child.stdout.resume();
    return { process: child, url };
  }
  throw new Error(`The system did not start:\n${complaints}`);
}
