import type { Clock, LocalService } from '../local-service.ts';

/** The longest wait between two looks at what is due, in milliseconds of real time. */
const longest = 100;
const shortest = 5;

/** Starts what falls due as time goes by. */
export interface Pump {
  stop(): Promise<void>;
}

/** Starts pumping. `paused` is true while somebody else starts what is due: a move of the clock. */
export function startPump(
  services: readonly LocalService[],
  clock: Clock,
  paused: () => boolean,
  onError: (error: unknown) => void,
): Pump {
  let stopped = false;
  let wake = () => {};

  async function runDue(): Promise<number> {
    let wait = longest;
    for (const service of services) {
      const at = service.nextDueAt();
      if (at === undefined) continue;
      if (at <= clock.now()) await service.runDue().catch(onError);
      wait = Math.min(wait, Math.max(shortest, at - clock.now()));
    }
    return wait;
  }

  async function run(): Promise<void> {
    while (!stopped) {
      let wait = longest;
      try {
        if (!paused()) wait = await runDue();
      } catch (error) {
        onError(error);
      }
      if (!stopped)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, wait);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
    }
  }
  const ended = run();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await ended;
    },
  };
}
