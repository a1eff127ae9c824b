import * as z from 'zod';
import { commonEnvironment } from '../../shared/environment.ts';

/** The variables of `review`: those every function has, and where released files are fetched. */
export const environment = commonEnvironment.extend({ CLEAN_BUCKET: z.string().min(3) });
