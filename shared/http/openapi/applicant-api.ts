import * as z from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { objectives } from '../../domain/program/funds-plan.ts';
import { families } from '../../domain/program/schema.ts';
import { languages } from '../../domain/text.ts';
import { receiptClaims } from '../../store/receipts.ts';
import { answer, problems } from './problems.ts';

const instant = z.iso.datetime();

/** A program in the list. */
export const programItem = z
  .object({
    id: z.string(),
    title: z.string(),
    family: z.enum(families),
    status: z.enum(['open', 'not-yet-open', 'closed']),
    opensAt: instant,
    closesAt: instant
      .nullable()
      .meta({ description: 'The closing minute still counts. null: open without an end.' }),
  })
  .meta({ id: 'ProgramItem' });

/** One program with all a caller needs to apply. */
export const programDetail = programItem
  .extend({
    version: z.int().positive(),
    answersSchema: z
      .record(z.string(), z.unknown())
      .meta({ description: 'JSON Schema 2020-12 of `answers` in an application.' }),
    criteria: z.array(z.object({ id: z.string(), text: z.string(), weight: z.int() })),
    timeline: z.array(z.object({ title: z.string(), date: z.iso.date().nullable() })),
    tieBreaks: z.array(z.string()).meta({
      description:
        'How equal scores are ordered, in this order; `lottery` ends what is left. Empty where nobody is ranked.',
    }),
    locations: z
      .array(z.object({ value: z.string(), title: z.string(), first: z.array(z.string()) }))
      .nullable()
      .meta({
        description:
          'Where places are given by choice (deferred acceptance, the applicants asking): each location by the `value` of the ranked question. `first`: the groups that it takes before everybody else, in this order; inside a group the score decides. null: places are not given by choice.',
      }),
    funds: z
      .object({
        objective: z.enum(objectives),
        funds: z.array(
          z.object({
            for: z.string().nullable(),
            smallest: z.int().nullable(),
            largest: z.int().nullable(),
          }),
        ),
        caps: z.array(
          z.object({ title: z.string(), most: z.int().nullable(), sharePercent: z.int().nullable() }),
        ),
      })
      .nullable()
      .meta({
        description:
          'Where a round draws on several funds. `objective`: what the list is to reach (merit: points together, awards: how many, rank: down the list). `for`: whom the fund is for, null for everybody who qualifies. `smallest`, `largest`: of one award, in cents. null: not several funds.',
      }),
    lottery: z.object({ commitment: z.string(), seed: z.string().nullable() }).nullable().meta({
      description:
        'How a last tie ends. `commitment`: SHA-256 of the seed, fixed before anybody applied. `seed`: published with the results. A lot is SHA-256 of seed, colon, application id.',
    }),
  })
  .meta({ id: 'Program' });

/** An application as a whole. `answers` is checked against the program's own schema. */
export const applicationRequest = z
  .strictObject({
    programId: z.string(),
    applicant: z.strictObject({
      email: z.string(),
      name: z.string(),
      language: z
        .enum(languages)
        .optional()
        .meta({ description: 'The language of mails and pages; English unless given.' }),
    }),
    answers: z.record(z.string(), z.unknown()).meta({
      description:
        'By field id, as `answersSchema` of the program says. What is missing is asked for later; it is never a refusal.',
    }),
  })
  .meta({ id: 'ApplicationRequest' });

/** The acknowledgement of an application: the same every time the same request comes again. */
export const applicationReceived = z
  .object({
    applicationId: z.string(),
    reference: z.string(),
    status: z.literal('submitted'),
    receivedAt: instant,
    receipt: z.string().meta({ description: 'A signed proof of what was received and when.' }),
    statusUrl: z.url(),
  })
  .meta({ id: 'ApplicationReceived' });

export const receiptRequest = z.strictObject({ receipt: z.string() }).meta({ id: 'ReceiptRequest' });

/** What a receipt proves; claims only where it is one of ours. */
export const receiptVerdict = z
  .object({ valid: z.boolean(), ...receiptClaims.partial().shape })
  .meta({ id: 'ReceiptVerdict' });

const language = z.object({
  'accept-language': z
    .string()
    .optional()
    .meta({ description: 'en or es: the language of titles and errors.' }),
});

/** The public part of the API. */
export const applicantApiPaths: ZodOpenApiPathsObject = {
  '/api/programs': {
    get: {
      tags: ['Programs'],
      operationId: 'listPrograms',
      summary: 'Every program and whether it takes applications now',
      requestParams: { header: language },
      responses: { '200': answer('The programs', z.object({ items: z.array(programItem) })) },
    },
  },
  '/api/programs/{programId}': {
    get: {
      tags: ['Programs'],
      operationId: 'getProgram',
      summary: 'One program with the schema of its answers, its criteria and its dates',
      requestParams: { path: z.object({ programId: z.string() }), header: language },
      responses: {
        '200': answer('The program', programDetail),
        ...problems({ 404: 'There is no such program' }),
      },
    },
  },
  '/api/applications': {
    post: {
      tags: ['Applications'],
      operationId: 'submitApplication',
      summary: 'Send an application, once per Idempotency-Key',
      requestParams: {
        header: z.object({
          'idempotency-key': z.string().min(1).max(255).optional().meta({
            description:
              'Names the submission: the same key and body again gives the same answer and nothing new. Without a key, the same content counts as the same submission.',
          }),
        }),
      },
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: applicationRequest },
          'application/x-www-form-urlencoded': {
            schema: z
              .object({
                programId: z.string(),
                name: z.string(),
                email: z.string(),
                language: z.enum(languages).optional(),
                idempotencyKey: z.string().max(255).optional(),
              })
              .catchall(z.string())
              .meta({
                description:
                  'A plain HTML form. Answers have the names of the controls on the pages of the form: `gpa-value`, `dateOfBirth-day`, `owners-0-name`.',
              }),
          },
        },
      },
      responses: {
        '201': answer('Received', applicationReceived),
        '303': {
          description: 'Received from a browser’s form: its confirmation page',
          headers: z.object({ location: z.string() }),
        },
        ...problems({
          400: 'The body is not well-formed',
          404: 'There is no such program',
          409: 'The program is closed or not yet open',
          413: 'The body is larger than 256 KiB',
          415: 'The body has another media type',
          422: 'Something in the body is not valid, or the key was used with another body',
        }),
      },
    },
  },
  '/api/receipts/verify': {
    post: {
      tags: ['Applications'],
      operationId: 'verifyReceipt',
      summary: 'Check a receipt',
      requestBody: { required: true, content: { 'application/json': { schema: receiptRequest } } },
      responses: {
        '200': answer('Whether this system signed it, and what it proves', receiptVerdict),
        ...problems({
          400: 'The body is not well-formed',
          413: 'The body is larger than 256 KiB',
          415: 'The body has another media type',
          422: 'Something in the body is not valid',
        }),
      },
    },
  },
};
