import * as z from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { programItem } from './applicant-api.ts';
import { answer, problems } from './problems.ts';

/** What is known so far. Checked field by field; anything may be left out. */
export const precheckRequest = z
  .strictObject({
    answers: z.record(z.string(), z.unknown()).meta({
      description: 'By field id, in the shapes of the program’s `answersSchema`. Anything may be left out.',
    }),
  })
  .meta({ id: 'PrecheckRequest' });

const path = z.string().meta({ description: 'A field’s id, or a part of one: `gpa.value`.' });

/** What the rules say of answers that are no application. Nothing is stored. */
export const precheckResult = z
  .object({
    verdict: z.enum(['eligible', 'ineligible', 'unknown']).meta({
      description:
        'unknown: nothing speaks against it, but something is missing or a person has to judge it.',
    }),
    rules: z
      .array(
        z.object({
          id: z.string(),
          outcome: z.enum(['pass', 'fail', 'unknown']),
          reasonCode: z.string().nullable().meta({ description: 'Why it failed; null otherwise.' }),
          message: z.string().meta({ description: 'Why the rule failed, otherwise what it asks.' }),
        }),
      )
      .meta({ description: 'The rules that decide and may be told.' }),
    missing: z.array(path).meta({ description: 'What the rules look at and is not known yet.' }),
    nearest: z.array(z.object({ field: path, from: z.unknown(), to: z.unknown() })).meta({
      description: 'The smallest change that no rule would fail after. Empty where nothing would help.',
    }),
    programVersion: z.int().positive(),
    rulesHash: z.string(),
  })
  .meta({ id: 'PrecheckResult' });

/** One open program beside its verdict. */
export const matchItem = programItem
  .extend({
    programId: z.string().meta({ description: 'The same as `id`: what an application names.' }),
    ...precheckResult.shape,
  })
  .meta({ id: 'Match' });

export const matchResult = z.object({ items: z.array(matchItem) }).meta({ id: 'Matches' });

const language = z.object({
  'accept-language': z
    .string()
    .optional()
    .meta({ description: 'en or es: the language of messages and errors.' }),
});
const requestBody = { required: true, content: { 'application/json': { schema: precheckRequest } } };
const badBody = {
  400: 'The body is not well-formed',
  413: 'The body is larger than 256 KiB',
  415: 'The body has another media type',
  422: 'Something in the body is not valid',
};

export const precheckApiPaths: ZodOpenApiPathsObject = {
  '/api/programs/{programId}/precheck': {
    post: {
      tags: ['Programs'],
      operationId: 'precheckProgram',
      summary: 'Whether somebody would qualify, why, and what would change it',
      requestParams: { path: z.object({ programId: z.string() }), header: language },
      requestBody,
      responses: {
        '200': answer('What the rules say', precheckResult),
        ...problems({ ...badBody, 404: 'There is no such program' }),
      },
    },
  },
  '/api/match': {
    post: {
      tags: ['Programs'],
      operationId: 'matchPrograms',
      summary: 'The same for every open program, best first',
      description:
        'Answers may hold fields that only some programs have: each program takes its own. An answer that fits the shape of no open program’s field is not valid.',
      requestParams: { header: language },
      requestBody,
      responses: { '200': answer('Every open program', matchResult), ...problems(badBody) },
    },
  },
};
