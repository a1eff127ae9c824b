import * as z from 'zod';
import { answerMessages } from '../../../shared/domain/program/answer-messages.ts';
import { answerErrors, answersSchema, fieldSchema } from '../../../shared/domain/program/answers.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { applicationRequest } from '../../../shared/http/openapi/applicant-api.ts';
import { mailable, youPage } from '../you-page.ts';
import { atMost } from './field-errors.ts';
import type { ReadApplication } from './read-body.ts';

/** Reads an application sent as JSON against its program; every fault at once. */
export function readJsonApplication(
  program: Program,
  body: unknown,
  language: Language,
  today: string,
): ReadApplication {
  const whole = requestSchemas[language].safeParse(body);
  const sent = (body as Record<string, unknown>)['answers'];
  const answers = schemaOf(program, language, today).safeParse(sent ?? {});
  const errors = [
    ...(whole.success ? [] : answerErrors(whole.error, [])),
    ...(answers.success || !isObject(sent) ? [] : answerErrors(answers.error, ['answers'])),
  ];
  if (!whole.success || !answers.success || errors.length > 0) return { ok: false, errors: atMost(errors) };
  const { applicant } = whole.data;
  return {
    ok: true,
    submission: {
      person: { name: applicant.name, email: applicant.email },
      // Never guessed from a header: the same body must mean the same application.
      language: applicant.language ?? 'en',
      answers: answers.data,
    },
  };
}

/** The request's own shape with the applicant's part as strict as the page that asks it, in a language. */
function requestSchema(language: Language) {
  const error = (issue: { readonly code?: string | undefined }) =>
    issue.code === 'unrecognized_keys'
      ? answerMessages.unknownField[language]
      : answerMessages.object[language];
  const text = (id: string) => {
    const field = youPage.fields.find((one) => one.id === id);
    if (!field) throw new Error('The first page has no such field');
    return fieldSchema(field, language) as z.ZodType<string>;
  };
  const email = text('email').refine((address) => mailable.safeParse(address).success, {
    error: answerMessages.email[language],
  });
  const shape = applicationRequest.shape;
  return z.strictObject(
    {
      programId: shape.programId,
      applicant: z.strictObject(
        { email, name: text('name'), language: shape.applicant.shape.language },
        { error },
      ),
      answers: z.record(z.string(), z.unknown(), { error: answerMessages.object[language] }),
    },
    { error },
  );
}

const requestSchemas = { en: requestSchema('en'), es: requestSchema('es') } as const;

/** Making a schema costs far more than using it; a published program never changes, but today does. */
const made = new WeakMap<Program, Map<string, z.ZodType<Answers>>>();

function schemaOf(program: Program, language: Language, today: string): z.ZodType<Answers> {
  const ofProgram = made.get(program) ?? new Map<string, z.ZodType<Answers>>();
  made.set(program, ofProgram);
  const schema = ofProgram.get(`${language} ${today}`) ?? answersSchema(program, language, today);
  if (ofProgram.size > 4) ofProgram.clear();
  ofProgram.set(`${language} ${today}`, schema);
  return schema;
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
