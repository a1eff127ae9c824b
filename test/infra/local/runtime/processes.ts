import { spawnSync } from 'node:child_process';

function ps(...args: string[]): string[] {
  const { stdout } = spawnSync('ps', args, { encoding: 'utf8' });
  return stdout.split('\n').map((line) => line.trim());
}

/** True while the process runs; one that has died and only waits to be collected does not. */
export function isRunning(pid: number): boolean {
  const [state = ''] = ps('-o', 'stat=', '-p', String(pid));
  return state !== '' && !state.startsWith('Z');
}

/** The command lines of running processes that mention the text, this test's own left out. */
export function processesMentioning(text: string): string[] {
  return ps('-eo', 'pid=,stat=,args=').filter(
    (line) => line.includes(text) && !/^\d+\s+Z/.test(line) && !line.startsWith(`${process.pid} `),
  );
}
