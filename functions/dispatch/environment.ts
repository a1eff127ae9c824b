import * as z from 'zod';
import { commonEnvironment } from '../../shared/environment.ts';

/** The variables of `dispatch`: the common ones, the three state machines, and how it sends mail. */
export const environment = commonEnvironment.extend({
  APPLICATION_MACHINE_ARN: z.string().startsWith('arn:'),
  ROUND_MACHINE_ARN: z.string().startsWith('arn:'),
  AWARD_MACHINE_ARN: z.string().startsWith('arn:'),
  QUARANTINE_BUCKET: z.string().min(3),
  CLEAN_BUCKET: z.string().min(3),
  MAIL_FROM: z.email(),
  MAIL_CONFIGURATION_SET: z.string().min(1),
  /** `everybody`, or whom a system that is not production may write to: see `recipients.ts`. */
  MAIL_RECIPIENTS: z.string(),
});
