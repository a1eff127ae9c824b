import type { Clock, LocalService } from '../local-service.ts';

export interface SettleParts {
  readonly services: readonly LocalService[];
  readonly clock: Clock;
  /** Resolves when every record of the stream written so far has been handed on. */
  readonly caughtUp: () => Promise<void>;
  /** Invocations under way, and how many have been started in all. */
  readonly functions: { idle(): boolean; started(): number };
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

/**
 * Waits until nothing is in flight and nothing more follows from what was: the stream is read to its end, no function
 * runs, every part is idle and nothing is due, twice in a row without anything new in between.
 */
export function settleWith({
  services,
  clock,
  caughtUp,
  functions,
}: SettleParts): (withinMs: number) => Promise<void> {
  const isQuiet = () => functions.idle() && services.every((service) => service.idle());

  async function startDue(): Promise<boolean> {
    let any = false;
    for (const service of services) {
      const at = service.nextDueAt();
      if (at === undefined || at > clock.now()) continue;
      any = true;
      await service.runDue();
    }
    return any;
  }

  return async (withinMs) => {
    const until = performance.now() + withinMs;
    const isOver = () => performance.now() >= until;
    while (!isOver()) {
      const before = functions.started();
      while (!isQuiet() && !isOver()) await pause();
      await Promise.race([
        caughtUp(),
        new Promise((resolve) => setTimeout(resolve, until - performance.now()).unref()),
      ]);
      const moreDue = await startDue();
      if (!moreDue && isQuiet() && functions.started() === before) return;
    }
  };
}
