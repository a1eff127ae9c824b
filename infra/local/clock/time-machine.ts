import type { LocalService } from '../local-service.ts';
import { readDuration } from './duration.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** A duration that the clock cannot be moved by; the message is for whoever asked. */
export class DurationRefused extends Error {
  override name = 'DurationRefused';
}

export interface TimeMachineOptions {
  readonly clock: VirtualClock;
  readonly services: readonly LocalService[];
  /** Waits until nothing is in flight, or until the given milliseconds of real time are over. */
  readonly settle: (withinMs: number) => Promise<void>;
  /** Told the length of the move before it begins, and 0 when it has ended. */
  readonly coarsen: (spanMs: number) => void;
  /** Starts what every move ends with. */
  readonly finish: () => void;
  /** The longest a whole move may take, in milliseconds of real time. */
  readonly patienceMs?: number;
}

/** Moves the virtual clock, running everything that falls due on the way in its order. */
export interface TimeMachine {
  /** Answers the new time once all that fell due is started and the system is quiet. Throws DurationRefused. */
  advance(duration: string): Promise<Date>;
  /** Waits until no move is under way. */
  settled(): Promise<void>;
  /** True while the clock is being moved; timed work is then started by the move alone. */
  moving(): boolean;
}

/** Opens the time machine. Moves wait for each other. */
export function openTimeMachine(options: TimeMachineOptions): TimeMachine {
  const { clock, services, settle, coarsen, finish, patienceMs = 60_000 } = options;
  let last: Promise<unknown> = Promise.resolve();
  let moves = 0;

  function nextDue(): number | undefined {
    const times = services.flatMap((service) => service.nextDueAt() ?? []);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  async function runDue(): Promise<void> {
    for (const service of services) {
      const at = service.nextDueAt();
      if (at !== undefined && at <= clock.now()) await service.runDue();
    }
  }

  async function move(target: number): Promise<Date> {
    const patience = performance.now() + patienceMs;
    const left = () => Math.max(0, patience - performance.now());
    coarsen(target - clock.now());
    try {
      for (let due = nextDue(); due !== undefined && due <= target && left() > 0; due = nextDue()) {
        clock.moveTo(due);
        await runDue();
        await settle(left());
      }
    } finally {
      coarsen(0);
    }
    clock.moveTo(target);
    await runDue();
    finish();
    await settle(left());
    return new Date(clock.now());
  }

  return {
    advance: async (duration) => {
      const reading = readDuration(duration, clock.now());
      if (reading.kind === 'refused') throw new DurationRefused(reading.reason);
      moves += 1;
      const before = last;
      const mine = (async () => {
        await before.catch(() => {});
        const again = readDuration(duration, clock.now());
        return move(again.kind === 'until' ? again.epochMs : clock.now());
      })();
      last = mine;
      return mine.finally(() => {
        moves -= 1;
      });
    },
    settled: async () => {
      await last.catch(() => {});
    },
    moving: () => moves > 0,
  };
}
