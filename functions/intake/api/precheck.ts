import type * as z from 'zod';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import { parseAnswers } from '../../../shared/domain/program/answers.ts';
import { type Precheck, precheck } from '../../../shared/domain/rules/precheck.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { precheckResult } from '../../../shared/http/openapi/precheck-api.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { json, problem, type WebResponse } from '../../../shared/http/response.ts';
import { nowIso } from '../../../shared/store/table.ts';
import type { Dependencies } from '../dependencies.ts';
import { programAsked } from '../front-routes.ts';
import { atMost } from './field-errors.ts';
import { readAnswers } from './read-answers.ts';

/** `POST /api/programs/{programId}/precheck`: what the rules say of these answers, today. */
export async function postPrecheck(deps: Dependencies, request: WebRequest): Promise<WebResponse> {
  const body = readAnswers(request);
  if (!body.ok) return body.answer;
  const found = await programAsked(deps, request);
  if (!found) return problem(404, 'There is no such program.');
  const asOf = civilDateIn(found.program.zone, nowIso(deps.store));
  const parsed = parseAnswers(found.program, body.value, request.language, asOf);
  if (!parsed.ok) return problem(422, 'Some answers are not valid.', atMost(parsed.errors));
  return json(toldOf(precheck(found, parsed.answers, asOf), request.language));
}

/** A pre-check in the API's shape. */
export function toldOf(result: Precheck, language: Language): z.infer<typeof precheckResult> {
  const { verdict, rules, missing, nearest, programVersion, rulesHash } = result;
  return {
    verdict,
    rules: rules.map(({ rule, outcome }) => ({
      id: rule.id,
      outcome,
      reasonCode: outcome === 'fail' ? rule.reason.code : null,
      message: (outcome === 'fail' ? rule.reason.text : rule.title)[language],
    })),
    missing: [...missing],
    nearest: nearest.map((change) => ({ ...change })),
    programVersion,
    rulesHash,
  };
}
