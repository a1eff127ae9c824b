import * as z from 'zod';

/** Accepted and without meaning here; the comment at its use says why where that is not plain. */
export const unused = z.unknown().optional();

export const tags = { Tags: unused };

/** A failure destination or dead-letter queue, by ARN. */
export const deadLetterTarget = z.strictObject({ Arn: z.string() });

export const onFailure = z.strictObject({
  OnFailure: z.strictObject({ Destination: z.string() }).optional(),
});

/** How often and how long delivery to a target is tried. */
export const retryPolicy = z.strictObject({
  MaximumRetryAttempts: z.number().int().min(0).optional(),
  MaximumEventAgeInSeconds: z.number().int().positive().optional(),
});
