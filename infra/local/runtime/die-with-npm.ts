import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const shells = new Set(['sh', 'ash', 'bash', 'dash', 'zsh']);

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** The parent of a process on Linux: the second field after the name, which may hold anything itself. */
function parentOf(pid: number): string {
  return read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? '';
}

/** Whoever started us, by process ids: the parent, and its parent too when ours is only the shell in between. */
function starters(shell: boolean): string {
  return shell ? `${process.ppid} ${parentOf(process.ppid)}` : `${process.ppid}`;
}

/**
 * npm starts us through a shell, and cannot pass on a SIGKILL that ends it; nor does every shell pass on a SIGTERM.
 * Without this the runtime would live on unseen, with the port and the data folder, and the next start be refused.
 * Ending as by SIGKILL is safe: everything acknowledged is on disk.
 */
export function dieWithNpm(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = shells.has(basename(read(`/proc/${process.ppid}/comm`)));
  const before = starters(shell);
  setInterval(() => {
    if (starters(shell) !== before) process.kill(process.pid, 'SIGKILL');
  }, 100).unref();
}
