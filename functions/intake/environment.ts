import * as z from 'zod';
import { commonEnvironment } from '../../shared/environment.ts';

/** The variables of `intake`: those every function has, where files are sent, and where released ones are fetched. */
export const environment = commonEnvironment.extend({
  QUARANTINE_BUCKET: z.string().min(3),
  CLEAN_BUCKET: z.string().min(3),
});
