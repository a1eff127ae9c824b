import * as z from 'zod';

/** The languages every page, mail and notice exists in. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

const needed = (language: string, key: Language) =>
  z
    .string({ error: `The ${language} text is missing. Add ${key} beside the other` })
    .trim()
    .min(1, { error: `The ${language} text is empty. Write it` });

/** A text people see, in every language; publishing a program without one of them is impossible. */
export const localizedText = z.strictObject({ en: needed('English', 'en'), es: needed('Spanish', 'es') });
export type LocalizedText = z.infer<typeof localizedText>;
