import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Figure } from '../figure.ts';
import type { Way } from './one-way.ts';

interface Ran {
  readonly time: number;
  readonly memory: number;
  readonly total: number;
  readonly smallest: number;
}

const script = fileURLToPath(new URL('./one-way.ts', import.meta.url));

async function run(way: Way): Promise<Ran> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, way]);
  return JSON.parse(stdout) as Ran;
}

/** 1,000 applications, 120 readers, three each: time and memory beside highs and greedy, totals and worst cases. */
export async function measure(): Promise<Figure[]> {
  const idle = await run('idle');
  const highs = await run('highs');
  const others: Way[] = ['best total', 'best total, then fairest', 'fairest, then best total', 'greedy'];
  const row = (way: string, ran: Ran): Figure => ({
    what: `1000 x 120 x 3 readers, ${way}`,
    figure: [
      `${(ran.time / highs.time).toFixed(3)} x the time of highs`,
      `${Math.round(ran.memory - idle.memory)} MB`,
      `total ${ran.total}`,
      `smallest ${ran.smallest}`,
    ].join(', '),
  });
  const rows = [row('highs (linear model)', highs)];
  for (const way of others) {
    const ran = await run(way);
    const isOurs = way === 'best total';
    rows.push({
      ...row(way, ran),
      ...(isOurs && {
        limit: '1/8 of the time of highs, the same total',
        holds: ran.time <= highs.time / 8 && ran.total === highs.total,
      }),
    });
  }
  return rows;
}
