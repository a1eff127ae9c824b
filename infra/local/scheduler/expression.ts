import { TemplateError } from '../template/template-error.ts';
import { cron, type Next } from './cron.ts';

const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** When a schedule runs: every so many milliseconds, or at calendar times. */
export type Timing =
  | { readonly kind: 'rate'; readonly everyMs: number }
  | { readonly kind: 'cron'; readonly next: Next };

/** Reads `rate(5 minutes)` or `cron(0 9 * * ? *)`; anything else is a TemplateError. */
export function readExpression(expression: string, timeZone: string): Timing {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) {
    const everyMs = Number(rate[1]) * units[rate[2] as keyof typeof units];
    if (everyMs > 0) return { kind: 'rate', everyMs };
  }
  const fields = /^cron\((.*)\)$/.exec(expression)?.[1];
  if (fields !== undefined) return { kind: 'cron', next: cron(fields, timeZone) };
  throw new TemplateError(`the schedule ${expression} is not known here`);
}
