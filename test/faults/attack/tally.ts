import type { Accident } from '../../support/crashing/process.ts';

/** What a run of the attack has tried. */
export class Tally {
  steps = 0;
  chores = 0;
  duplicates = 0;
  retries = 0;
  checks = 0;
  readonly crashes: Record<Accident, number> = { before: 0, after: 0, 'answer lost': 0 };
  readonly #acts = new Map<string, { done: number; tried: number }>();

  count(act: string, done: boolean): void {
    const before = this.#acts.get(act) ?? { done: 0, tried: 0 };
    this.#acts.set(act, { done: before.done + (done ? 1 : 0), tried: before.tried + 1 });
  }

  done(act: string): number {
    return this.#acts.get(act)?.done ?? 0;
  }

  lines(): string[] {
    return [...this.#acts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([act, { done, tried }]) => `${act.padEnd(34)} ${String(done).padStart(5)} done of ${tried}`);
  }
}
