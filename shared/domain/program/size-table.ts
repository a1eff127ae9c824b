import * as z from 'zod';
import { localizedText } from '../text.ts';
import { amountText } from './amount.ts';

/**
 * A table by household size that the program publishes itself, such as income limits of its area: dollars from size 1, then for
 * each further person. Dated, because such limits change every year; a version of the program keeps the one it opened with.
 */
export const sizeTable = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/),
  title: localizedText,
  /** Who published it, and where it can be read. */
  source: z.string().min(1),
  effective: z.iso.date(),
  /** The last day it is good for; left out while nobody has published the next one. */
  until: z.iso.date().optional(),
  bySize: z.array(amountText).min(1).max(20),
  eachFurther: amountText,
});
export type SizeTable = z.infer<typeof sizeTable>;
