import * as z from 'zod';
import { fundId, programId, reviewerId } from '../domain/ids.ts';
import { amountText } from '../domain/program/amount.ts';
import { relations } from '../domain/review/reviewer.ts';
import { languages, localizedText } from '../domain/text.ts';

const fund = { id: fundId, title: localizedText, programIds: z.array(programId).min(1) } as const;

/** A limited budget to start with: dollars with two decimals, or a whole number of slots. */
export const fundSeed = z.discriminatedUnion('unit', [
  z.strictObject({ ...fund, unit: z.literal('money'), currency: z.literal('USD'), limit: amountText }),
  z.strictObject({ ...fund, unit: z.literal('slot'), limit: z.int().min(0) }),
]);
export type FundSeed = z.infer<typeof fundSeed>;
export const fundSeeds = z.array(fundSeed).refine(distinct, { error: 'A fund id is there twice' });

/** Somebody who reviews. People are no part of a program's document: they come and go. */
export const reviewerSeed = z.strictObject({
  id: reviewerId,
  name: z.string().min(1),
  email: z.email(),
  language: z.enum(languages),
  panel: z.enum(['reader', 'analyst']),
  programIds: z.array(programId).min(1),
  languages: z.array(z.enum(languages)).default([]),
  topics: z.array(z.string()).default([]),
  relations: relations.strict().prefault({}),
});
export type ReviewerSeed = z.infer<typeof reviewerSeed>;
export const reviewerSeeds = z
  .array(reviewerSeed)
  .refine(distinct, { error: 'A reviewer id is there twice' });

function distinct(items: readonly { readonly id: string }[]): boolean {
  return new Set(items.map(({ id }) => id)).size === items.length;
}
