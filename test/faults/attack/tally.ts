import type { Accident } from '../../support/crashing/process.ts';

/** What a run of the attack has tried. */
export class Tally {
  steps = 0;
  chores = 0;
  duplicates = 0;
  retries = 0;
  checks = 0;
  readonly crashes: Record<Accident, number> = { before: 0, after: 0, 'answer lost': 0 };
  readonly #acts = new Map<string, { done: number; tried: number; refused: Map<string, number> }>();

  /** An act was tried, and what each try came to. */
  count(act: string, done: boolean, kinds: readonly string[]): void {
    const of = this.#acts.get(act) ?? { done: 0, tried: 0, refused: new Map() };
    of.tried += 1;
    if (done) of.done += 1;
    else for (const kind of new Set(kinds)) of.refused.set(kind, (of.refused.get(kind) ?? 0) + 1);
    this.#acts.set(act, of);
  }

  done(act: string): number {
    return this.#acts.get(act)?.done ?? 0;
  }

  lines(): string[] {
    return [...this.#acts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([act, { done, tried, refused }]) => {
        const why = [...refused].map(([kind, n]) => `${kind} ${n}`).join(', ');
        const rest = why === '' ? '' : ` (else: ${why})`;
        return `${act.padEnd(32)} ${String(done).padStart(5)} of ${String(tried).padStart(5)}${rest}`;
      });
  }
}
