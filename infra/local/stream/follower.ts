import type { ShardReader, StepOutcome } from './shard-reader.ts';

/** How long to wait before looking again, in milliseconds of real time. */
const lively = 20;
const quiet = 250;

/** The wait after the first failure, in milliseconds of virtual time; doubled with each further one. */
const firstBackoff = 200;
const longestBackoff = 30_000;

export interface FollowerOptions {
  /** The shards there are at the moment, each with its reader. */
  readonly readers: () => Promise<readonly ShardReader[]>;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** Keeps reading one mapping's shards: often while there is something to do, seldom when there is not. */
export interface Follower {
  /** Looks at once, and often for a while. */
  kick(): void;
  /** The virtual time of the next attempt after a failure, or undefined when none is waiting. */
  retryAt(): number | undefined;
  /** Resolves when a look that began after this call found nothing, or waits for a retry. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts following. */
export function follow({ readers, now, onError }: FollowerOptions): Follower {
  let stopped = false;
  let pause = lively;
  let failures = 0;
  let retryAt: number | undefined;
  let unreachable = false;
  let wake = () => {};
  let kicked = false;
  let waiting: (() => void)[] = [];

  async function look(): Promise<StepOutcome> {
    let worked = false;
    for (const reader of await readers()) {
      const outcome = await reader.step();
      if (outcome === 'failed') return 'failed';
      worked ||= outcome === 'worked';
    }
    return worked ? 'worked' : 'empty';
  }

  function settle(outcome: StepOutcome): void {
    if (outcome === 'failed') {
      retryAt = now() + Math.min(longestBackoff, firstBackoff * 2 ** failures);
      failures += 1;
      pause = lively;
      return;
    }
    failures = 0;
    pause = outcome === 'worked' ? 0 : Math.min(quiet, Math.max(lively, pause * 2));
  }

  function sleep(ms: number): Promise<void> {
    if (kicked || stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const asked = waiting;
      kicked = false;
      let outcome: StepOutcome = 'empty';
      if (retryAt === undefined || now() >= retryAt) {
        retryAt = undefined;
        try {
          outcome = await look();
          settle(outcome);
          unreachable = false;
        } catch (error) {
          // The database is not there for a moment, or is going away with us: said once, tried again and again.
          if (!stopped && !unreachable) onError(error);
          unreachable = true;
          pause = quiet;
          outcome = 'failed';
        }
      }
      if (outcome !== 'worked') {
        waiting = waiting.filter((resolve) => !asked.includes(resolve));
        for (const resolve of asked) resolve();
      }
      if (pause > 0 && !stopped) await sleep(pause);
    }
    for (const resolve of waiting.splice(0)) resolve();
  }
  const ended = run();

  function kick(): void {
    pause = lively;
    kicked = true;
    wake();
  }
  return {
    kick,
    retryAt: () => retryAt,
    caughtUp: () =>
      new Promise((resolve) => {
        if (stopped) return resolve();
        waiting = [...waiting, resolve];
        kick();
      }),
    stop: async () => {
      stopped = true;
      wake();
      await ended;
    },
  };
}
