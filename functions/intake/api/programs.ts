import type * as z from 'zod';
import { readIntake } from '../../../shared/cases/intake/intake-state.ts';
import { siteLabel } from '../../../shared/domain/placing/site-label.ts';
import { centsOfAmount } from '../../../shared/domain/program/amount.ts';
import { answersJsonSchema } from '../../../shared/domain/program/answers.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { type WindowState, windowOf } from '../../../shared/domain/program/window.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { programDetail, programItem } from '../../../shared/http/openapi/applicant-api.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { json, problem, type WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Dependencies } from '../dependencies.ts';
import { programAsked, programsWithState } from '../front-routes.ts';
import { tieBreakSteps } from '../pages/tie-breaks.ts';

/** `GET /api/programs`. */
export async function getPrograms(deps: Dependencies, request: WebRequest): Promise<WebResponse> {
  const programs = await programsWithState(deps);
  return json({ items: programs.map(({ program, state }) => itemOf(program, state, request.language)) });
}

/** `GET /api/programs/{programId}`. */
export async function getProgram(deps: Dependencies, request: WebRequest): Promise<WebResponse> {
  const found = await programAsked(deps, request);
  if (!found) return problem(404, 'There is no such program.');
  const { program, version } = found;
  const intake = await readIntake(deps.store, program);
  const { language } = request;
  const detail: z.infer<typeof programDetail> = {
    ...itemOf(intake.program, intake.state, language),
    version,
    answersSchema: answersJsonSchema(program, language),
    criteria: program.scoring.criteria.map(({ id, title, weight }) => ({
      id,
      text: title[language],
      weight,
    })),
    timeline: program.milestones.map(({ title, date }) => ({ title: title[language], date: date ?? null })),
    tieBreaks: [...tieBreakSteps(program, pageTexts(language), language)],
    locations: locationsOf(program, language),
    funds: fundsOf(program, language),
    lottery: intake.lottery
      ? { commitment: intake.lottery.commitment, seed: intake.lottery.seed ?? null }
      : null,
  };
  return json(detail);
}

/** Whom each location takes first, in the words that were published; null where places are not given by choice. */
function locationsOf(program: Program, language: Language): z.infer<typeof programDetail>['locations'] {
  const { award } = program;
  if (award.kind !== 'round-slots') return null;
  return award.sites.map(({ option, first = [] }) => ({
    value: option,
    title: siteLabel(program, option)[language],
    first: first.map(({ title }) => title[language]),
  }));
}

/** The aim of a round from several funds, whom each is for, and its caps; null where there are not several. */
function fundsOf({ award }: Program, language: Language): z.infer<typeof programDetail>['funds'] {
  if (award.kind !== 'round-funds') return null;
  const cents = (amount: string | undefined) => (amount === undefined ? null : centsOfAmount(amount));
  return {
    objective: award.objective,
    funds: award.funds.map(({ only, smallest, largest }) => ({
      for: only?.title[language] ?? null,
      smallest: cents(smallest),
      largest: cents(largest),
    })),
    caps: award.caps.map(({ title, most, sharePercent }) => ({
      title: title[language],
      most: most ?? null,
      sharePercent: sharePercent ?? null,
    })),
  };
}

/** A program as it stands in a list. */
export function itemOf(
  program: Program,
  status: WindowState,
  language: Language,
): z.infer<typeof programItem> {
  const { opensAt, closesAt } = windowOf(program);
  return {
    id: program.id,
    title: program.title[language],
    family: program.family,
    status,
    opensAt: new Date(opensAt).toISOString(),
    closesAt: closesAt === undefined ? null : new Date(closesAt).toISOString(),
  };
}
