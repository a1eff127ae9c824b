import type * as z from 'zod';
import { answerErrors } from '../../../shared/domain/program/answers.ts';
import type { FieldError } from '../../../shared/http/response.ts';

/** More than anybody reads; a hostile body cannot make the answer larger than itself. */
const most = 100;

/** What a schema found wrong, each with its pointer. */
export const fieldErrors = (error: z.ZodError): readonly FieldError[] => atMost(answerErrors(error, []));

/** The first hundred, and none with a pointer longer than a field's name can be. */
export const atMost = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors
    .slice(0, most)
    .map(({ pointer, detail }) => ({ pointer: pointer.isWellFormed() ? pointer.slice(0, 500) : '', detail }));
