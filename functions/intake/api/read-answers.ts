import * as z from 'zod';
import { answerMessages } from '../../../shared/domain/program/answer-messages.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { type Body, jsonBody } from '../../../shared/http/body.ts';
import type { precheckRequest } from '../../../shared/http/openapi/precheck-api.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { problem } from '../../../shared/http/response.ts';
import { fieldErrors } from './field-errors.ts';

/** The answers of a request that holds nothing else, not yet held to any program. */
export function readAnswers(request: WebRequest): Body<Answers> {
  const body = jsonBody(request);
  if (!body.ok) return body;
  const parsed = requestSchemas[request.language].safeParse(body.value);
  if (parsed.success) return { ok: true, value: parsed.data.answers };
  return { ok: false, answer: problem(422, 'The request is not valid.', fieldErrors(parsed.error)) };
}

function requestSchema(language: Language) {
  const object = answerMessages.object[language];
  return z.strictObject(
    { answers: z.record(z.string(), z.unknown(), { error: object }) } satisfies typeof precheckRequest.shape,
    {
      error: ({ code }) => (code === 'unrecognized_keys' ? answerMessages.unknownField[language] : object),
    },
  );
}

const requestSchemas = { en: requestSchema('en'), es: requestSchema('es') } as const;
