import type * as z from 'zod';
import { openPrograms } from '../../../shared/cases/intake/open-programs.ts';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import { answerMessages } from '../../../shared/domain/program/answer-messages.ts';
import { type AnswerError, answerErrors, fieldSchema } from '../../../shared/domain/program/answers.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import { applicantFields } from '../../../shared/domain/program/paths.ts';
import type { ProgramVersion } from '../../../shared/domain/program/schema.ts';
import { precheck } from '../../../shared/domain/rules/precheck.ts';
import { rankMatches } from '../../../shared/domain/rules/rank-matches.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { matchResult } from '../../../shared/http/openapi/precheck-api.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { json, problem, type WebResponse } from '../../../shared/http/response.ts';
import { nowIso } from '../../../shared/store/table.ts';
import type { Dependencies } from '../dependencies.ts';
import { atMost } from './field-errors.ts';
import { toldOf } from './precheck.ts';
import { itemOf } from './programs.ts';
import { readAnswers } from './read-answers.ts';

/** `POST /api/match`: every open program with its verdict, best first. */
export async function postMatch({ store }: Dependencies, request: WebRequest): Promise<WebResponse> {
  const body = readAnswers(request);
  if (!body.ok) return body.answer;
  const { language } = request;
  const programs = await openPrograms(store);
  const shares = programs.map((program) => {
    const asOf = civilDateIn(program.program.zone, nowIso(store));
    return { program, asOf, share: shareOf(program, body.value, language, asOf) };
  });
  const errors = Object.keys(body.value).flatMap((id) =>
    unfit(
      id,
      shares.map(({ share }) => share),
      language,
    ),
  );
  if (errors.length > 0) return problem(422, 'Some answers are not valid.', atMost(errors));
  const matches = shares.map(({ program, asOf, share }) => ({
    program,
    result: precheck(program, share.answers, asOf),
  }));
  const result: z.infer<typeof matchResult> = {
    items: rankMatches(matches).map(({ program, result }) => ({
      ...itemOf(program.program, 'open', language),
      programId: program.program.id,
      ...toldOf(result, language),
    })),
  };
  return json(result);
}

/** What of some answers is a program's own: those that fit its fields, and what is wrong with those that do not. */
interface Share {
  readonly answers: Answers;
  readonly errors: ReadonlyMap<string, readonly AnswerError[]>;
}

function shareOf({ program }: ProgramVersion, sent: Answers, language: Language, asOf: string): Share {
  const answers: Record<string, unknown> = {};
  const errors = new Map<string, readonly AnswerError[]>();
  for (const field of applicantFields(program)) {
    if (!Object.hasOwn(sent, field.id)) continue;
    const parsed = fieldSchema(field, language, asOf).safeParse(sent[field.id]);
    if (parsed.success) answers[field.id] = parsed.data;
    else errors.set(field.id, answerErrors(parsed.error, ['answers', field.id]));
  }
  return { answers, errors };
}

/** Nothing where the answer fits one program; what the first program says where it fits none; unknown where none asks it. */
function unfit(id: string, shares: readonly Share[], language: Language): readonly AnswerError[] {
  if (shares.some(({ answers }) => Object.hasOwn(answers, id))) return [];
  const said = shares.map(({ errors }) => errors.get(id)).find((errors) => errors !== undefined);
  const pointer = `/answers/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return said ?? [{ pointer, detail: answerMessages.unknownField[language] }];
}
