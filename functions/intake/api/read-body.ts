import type { Person } from '../../../shared/domain/application/application.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { jsonBody, textBody } from '../../../shared/http/body.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { type FieldError, problem, type WebResponse } from '../../../shared/http/response.ts';
import { readFormApplication } from './read-form-application.ts';
import { readJsonApplication } from './read-json-application.ts';

/** What a request asks to submit, or what is wrong with it, each with its pointer. */
export type ReadApplication =
  | {
      readonly ok: true;
      readonly submission: {
        readonly person: Person;
        readonly language: Language;
        readonly answers: Answers;
      };
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** A request whose body could be taken apart; its answers can be read once its program is known. */
export interface ReadBody {
  readonly ok: true;
  readonly programId: unknown;
  readonly idempotencyKey: string | undefined;
  /** A browser that sent a form waits for a page. */
  readonly fromBrowser: boolean;
  readonly read: (program: Program, today: string) => ReadApplication;
}

/** Takes the body apart by its media type: JSON, or a plain form. */
export function readBody(
  request: WebRequest,
): ReadBody | { readonly ok: false; readonly answer: WebResponse } {
  const header = request.header('idempotency-key');
  const { language } = request;
  if (request.mediaType !== 'application/x-www-form-urlencoded') {
    const body = jsonBody(request);
    if (!body.ok) return body;
    const { value } = body;
    const programId = isObject(value) ? value['programId'] : undefined;
    if (typeof programId !== 'string') return withoutProgram();
    return {
      ok: true,
      programId,
      idempotencyKey: header,
      fromBrowser: false,
      read: (program, today) => readJsonApplication(program, value, language, today),
    };
  }
  const text = textBody(request);
  if (!text.ok) return text;
  const form = new URLSearchParams(text.value);
  const programId = form.get('programId');
  if (programId === null) return withoutProgram();
  return {
    ok: true,
    programId,
    idempotencyKey: header ?? form.get('idempotencyKey') ?? undefined,
    fromBrowser: (request.header('accept') ?? '').includes('text/html'),
    read: (program, today) => readFormApplication(program, form, language, today),
  };
}

const withoutProgram = () =>
  ({
    ok: false,
    answer: problem(422, 'The request is not valid.', [
      { pointer: '/programId', detail: 'Name the program as text.' },
    ]),
  }) as const;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
