import * as z from 'zod';

/** The languages every page, mail and notice exists in. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** A text people see, in every language; publishing a program without one of them is impossible. */
export const localizedText = z.strictObject({ en: z.string().trim().min(1), es: z.string().trim().min(1) });
export type LocalizedText = z.infer<typeof localizedText>;
