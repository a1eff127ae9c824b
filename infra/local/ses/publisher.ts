import type { EventBridgeEvent } from '../events/event.ts';
import type { Clock } from '../local-service.ts';
import type { MailStore } from './mail-store.ts';

/** How long a refused event waits at first, doubled each time, and at most; milliseconds of the virtual clock. */
const firstRetry = 1_000;
const lastRetry = 3_600_000;

/** Hands stored events on, oldest first and at least once; one that fails holds back those behind it. */
export interface Publisher {
  /** Starts publishing what is pending, unless that is already under way. */
  kick(): void;
  nextDueAt(): number | undefined;
  idle(): boolean;
  /** Resolves when no attempt is in flight; nothing is attempted afterwards. */
  stop(): Promise<void>;
}

/** Publishes from a store; an event is forgotten only after `publish` has taken it. */
export function openPublisher(
  store: MailStore,
  clock: Clock,
  publish: (event: EventBridgeEvent) => void | Promise<void>,
): Publisher {
  let running: Promise<void> | undefined;
  let notBefore = 0;
  let refusals = 0;
  let stopped = false;

  async function drain(): Promise<void> {
    for (let next = store.firstPending(); next !== undefined && !stopped; next = store.firstPending()) {
      try {
        await publish(next.event);
      } catch {
        notBefore = clock.now() + Math.min(firstRetry * 2 ** refusals, lastRetry);
        refusals += 1;
        return;
      }
      refusals = 0;
      store.published(next.sequence);
    }
  }

  return {
    kick() {
      if (stopped || running !== undefined || clock.now() < notBefore) return;
      running = drain().finally(() => {
        running = undefined;
      });
    },
    nextDueAt() {
      if (stopped || running !== undefined || store.firstPending() === undefined) return undefined;
      return Math.max(notBefore, clock.now());
    },
    idle: () => running === undefined,
    async stop() {
      stopped = true;
      await running;
    },
  };
}
