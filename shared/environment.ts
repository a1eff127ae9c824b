import * as z from 'zod';

/**
 * What every function finds in its environment. Each function's `environment.ts` extends it; the template's
 * construct and the handler read the same schema, so that neither can forget a variable.
 */
export const commonEnvironment = z.object({
  TABLE_NAME: z.string().min(1),
  /** Where the site answers, without a slash at the end. */
  BASE_URL: z.url(),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  POWERTOOLS_SERVICE_NAME: z.string().min(1),
});
