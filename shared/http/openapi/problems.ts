import * as z from 'zod';
import type { ZodOpenApiResponsesObject } from 'zod-openapi';

/** The shape of every error (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong; never repeats what was sent.' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) into the request.' }),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });

/** The error answers of an operation, by status with what each means there. */
export function problems(meanings: Readonly<Record<number, string>>): ZodOpenApiResponsesObject {
  return Object.fromEntries(
    Object.entries(meanings).map(([status, description]) => [
      status,
      { description, content: { 'application/problem+json': { schema: problemSchema } } },
    ]),
  );
}

/** The answer of an operation that went well. */
export const answer = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema } },
});
