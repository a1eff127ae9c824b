import * as z from 'zod';

/** A wall-clock time in the program's zone: `2027-06-30T23:59`. */
export const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
