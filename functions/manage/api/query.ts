import * as z from 'zod';
import { stages, statuses } from '../../../shared/domain/application/status.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { type FieldError, problem, type WebResponse } from '../../../shared/http/response.ts';
import { sorts } from '../lists/search.ts';

const statusList = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',').map((one) => one.trim()) : value),
  z.array(z.enum(statuses, { error: `One of ${statuses.join(', ')}` })).min(1),
);
const limit = z.coerce
  .number({ error: 'A whole number from 1 to 200' })
  .int({ error: 'A whole number from 1 to 200' })
  .min(1, { error: 'A whole number from 1 to 200' })
  .max(200, { error: 'A whole number from 1 to 200' });
const paging = {
  limit: limit.default(50),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{20,200}$/, { error: 'Not a cursor that this list gave' })
    .optional(),
};

/** The parameters of a list of applications. */
export const listQuery = z.object({
  program: z.string().optional(),
  status: statusList.optional(),
  stage: z.enum(stages, { error: `One of ${stages.join(', ')}` }).optional(),
  q: z.string().max(200, { error: 'At most 200 characters' }).default(''),
  sort: z.enum(sorts, { error: `One of ${sorts.join(', ')}` }).default('-submittedAt'),
  ...paging,
});

/** The parameters of the list of awards. */
export const awardQuery = z.object({
  program: z.string().optional(),
  status: statusList.optional(),
  ...paging,
});

export type Query<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly answer: WebResponse };

/** Reads a request's parameters; one that is empty counts as absent. */
export function readQuery<S extends z.ZodType>(request: WebRequest, shape: S): Query<z.infer<S>> {
  const given = [...new Set(request.query.keys())].map(
    (name) => [name, request.query.getAll(name).join(',')] as const,
  );
  const parsed = shape.safeParse(Object.fromEntries(given.filter(([, value]) => value !== '')));
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    answer: badParameters(
      parsed.error.issues.map(({ path, message }) => ({
        pointer: `/${String(path[0] ?? '')}`,
        detail: message,
      })),
    ),
  };
}

/** 422 with a pointer to each parameter that is at fault. */
export const badParameters = (errors: readonly FieldError[]): WebResponse =>
  problem(422, 'A parameter of the address is not valid.', errors);

/** A place as a cursor, and back; undefined for what is none. */
export const cursorOf = (place: string): string => Buffer.from(place).toString('base64url');
export function placeOf(cursor: string): string | undefined {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  return /^(\d{5}#)?\d{4}-\d\d-\d\dT[\d:.]{8,12}Z#app_[0-9a-z]{26}$/.test(place) ? place : undefined;
}
