import { type ChildProcess, spawn } from 'node:child_process';

export interface GuardedOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Where the child's output goes: an open file, or a pipe that the caller reads. */
  readonly output: number | 'pipe';
}

/**
 * The shell starts a watcher that reads our end of the pipe, then becomes the program itself: same process id, same
 * signals, same exit code. When this process dies, however it dies, the kernel closes the pipe, the watcher's read
 * ends without a line, and the program is killed. There is no moment at which the program runs unwatched.
 */
const guard = `exec 3<&0
pid=$$
{ IFS= read -r line <&3 || kill -9 "$pid"; } >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-`;

/** Starts a program that cannot outlive this process, not even when this process is killed with SIGKILL. */
export function spawnGuarded(options: GuardedOptions): ChildProcess {
  const child = spawn('/bin/sh', ['-c', guard, 'guard', options.command, ...options.args], {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
    stdio: ['pipe', options.output, options.output],
    // A process group of its own: Ctrl-C in a terminal reaches the runtime only, which then stops things in order.
    detached: true,
  });
  child.stdin?.on('error', () => {});
  child.on('exit', () => child.stdin?.end('ended\n'));
  return child;
}

/** Ends a guarded process: politely first, for certain after `graceMs`. Resolves when it has gone. */
export async function endProcess(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(graceMs > 0 ? 'SIGTERM' : 'SIGKILL');
  const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await gone;
  clearTimeout(force);
}
