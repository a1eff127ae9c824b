import * as z from 'zod';
import { localizedText } from '../text.ts';
import { localTime } from './local-time.ts';

/** Why everybody has more time; each has a sentence that applicants read. */
export const extensionReasons = ['outage', 'emergency', 'records-late', 'other'] as const;
export type ExtensionReason = (typeof extensionReasons)[number];

/** Why one person has more time. Codes that say nothing about their health or family: the trail keeps them for ever. */
export const ownReasons = ['our-mistake', 'technical-trouble', 'records-late', 'personal'] as const;
export type OwnReason = (typeof ownReasons)[number];

/** The window that is extended: the first phase's (or the only one), or the invited phase's. */
export const extendedWindows = ['first', 'invited'] as const;
export type ExtendedWindow = (typeof extendedWindows)[number];

/** More time for everybody, as a manager gave it. The last one of a window holds; each closes later than the one before. */
export const extension = z.strictObject({
  of: z.enum(extendedWindows),
  /** The new closing time in the program's zone; the closing minute counts. */
  closesAt: localTime,
  reason: z.enum(extensionReasons),
  /** What applicants are told besides the reason's own sentence. */
  words: localizedText.optional(),
  by: z.string(),
  at: z.string(),
});
export type Extension = z.infer<typeof extension>;

/** More time for one application. */
export const ownExtension = z.strictObject({
  closesAt: localTime,
  reason: z.enum(ownReasons),
  by: z.string(),
  at: z.string(),
});
export type OwnExtension = z.infer<typeof ownExtension>;

/** The extension of a window that holds. */
export const lastOf = (
  extensions: readonly Extension[] | undefined,
  window: ExtendedWindow,
): Extension | undefined => extensions?.findLast(({ of }) => of === window);
