import { Logger } from '@aws-lambda-powertools/logger';

/** Every line a function may log, by code. Ids, codes and counts only: never a name, an address or an answer. */
export const logCodes = {
  requestFailed: 'A request ended in a fault',
  taskFailed: 'A workflow task ended in a fault',
  effectDone: 'An effect was carried out',
  effectDropped: 'An effect was no longer due',
  effectFailed: 'An effect failed and will be tried again',
  mailUnknown: 'The outcome of a mail is unknown',
  fileReport: 'A report about a file was taken',
  mailReconciled: 'A mail with an unknown outcome was settled',
  dueHandled: 'A dated item was handled',
  dueFailed: 'A dated item failed and stays due',
  daySealed: 'A day of audit trails was sealed',
  ledgerChecked: 'The books of a fund agree',
  ledgerDiffers: 'The books of a fund do not agree',
} as const;
export type LogCode = keyof typeof logCodes;

export const logger = new Logger();

/** The name of an error, for a log: names are ours or the SDK's; messages may quote what people wrote. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Where in the code an error arose: its stack without the message. */
export const errorPlace = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 6)
        .join('\n')
    : '';

/** Logs a happening by its code with ids, codes and counts. */
export function note(
  level: 'info' | 'warn' | 'error',
  code: LogCode,
  data: Record<string, string | number | boolean> = {},
) {
  logger[level](logCodes[code], { code, ...data });
}
