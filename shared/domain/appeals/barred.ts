import type { AuditEvent } from '../audit.ts';

/** Why somebody may not decide an appeal. */
export type Barred =
  /** It is their own application; they were asked about it; they declared a relation to it; they were to read it. */
  | { readonly kind: 'own' | 'asked' | 'related' | 'reader' }
  /** They did something in it, on which the decision may rest. */
  | { readonly kind: 'acted'; readonly event: string; readonly at: string };

/** What a manager may have done without having a part in any decision about the applicant. */
const withoutPart: ReadonlySet<string> = new Set(['deadline extended', 'workflow started again']);

/** The first thing that somebody did in an application which keeps them from deciding an appeal in it. */
export function partIn(events: readonly AuditEvent[], manager: string): Barred | undefined {
  const found = events.find(
    ({ actor, event }) => actor.kind === 'manager' && actor.id === manager && !withoutPart.has(event),
  );
  return found && { kind: 'acted', event: found.event, at: found.at };
}
