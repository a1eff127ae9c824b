import { intakeState } from '../../shared/cases/intake/intake-state.ts';
import { openPrograms } from '../../shared/cases/intake/open-programs.ts';
import { civilDateIn } from '../../shared/domain/dates.ts';
import type { ProgramVersion } from '../../shared/domain/program/schema.ts';
import { precheck } from '../../shared/domain/rules/precheck.ts';
import { rankMatches } from '../../shared/domain/rules/rank-matches.ts';
import type { Language } from '../../shared/domain/text.ts';
import { formTooLarge } from '../../shared/http/applicant-access-pages.ts';
import { bodyLimit } from '../../shared/http/body.ts';
import { errorPages } from '../../shared/http/error-pages.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { formOf, type WebRequest } from '../../shared/http/request.ts';
import type { WebResponse } from '../../shared/http/response.ts';
import { nowIso } from '../../shared/store/table.ts';
import type { Dependencies } from './dependencies.ts';
import { programAsked } from './front-routes.ts';
import { notOpenPage } from './pages/not-open-page.ts';
import { qualifyQuestionPage } from './pages/qualify-question-page.ts';
import { qualifyResultsPage } from './pages/qualify-results-page.ts';
import { qualifyStartPage } from './pages/qualify-start-page.ts';
import { type AnswersSent, answersFor } from './qualify/answers-sent.ts';
import type { Check, Finding } from './qualify/check-model.ts';
import { ownQuestions, sharedQuestions } from './qualify/questions.ts';
import { walk } from './qualify/walk.ts';

/** "What am I eligible for?" and each program's own check: nothing is stored, the answers travel in the forms. */
export function qualifyRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  const today = ({ program }: ProgramVersion) => civilDateIn(program.zone, nowIso(store));
  return [
    ...(['GET', 'POST'] as const).map((method) => ({
      method,
      path: '/match',
      answer: async (request: WebRequest) => {
        const programs = await openPrograms(store);
        const [first] = programs;
        const check: Check = {
          path: '/match',
          program: undefined,
          questions: sharedQuestions(programs.map(({ program }) => program)),
          asOf: first ? today(first) : nowIso(store).slice(0, 10),
        };
        return answerCheck(request, check, programs);
      },
    })),
    ...(['GET', 'POST'] as const).map((method) => ({
      method,
      path: '/programs/{programId}/check',
      answer: async (request: WebRequest) => {
        const found = await programAsked(deps, request);
        if (!found) return errorPages(assets).notFound(request);
        const { program } = found;
        const state = await intakeState(store, program);
        if (state !== 'open') return notOpenPage(assets, request, program, state, store.now());
        const path = `/programs/${program.id}/check`;
        const check = { path, program, questions: ownQuestions(program), asOf: today(found) };
        return answerCheck(request, check, [found]);
      },
    })),
  ];

  function answerCheck(request: WebRequest, check: Check, programs: readonly ProgramVersion[]): WebResponse {
    if (request.method !== 'POST') return qualifyStartPage(assets, request, check, new Map());
    if (request.body.length > bodyLimit) return formTooLarge(assets, request);
    const { sent, place, language } = walk(check.questions, formOf(request), request.language, check.asOf);
    const asked = language ? { ...request, language } : request;
    const cookies = language ? [languageCookie(language)] : [];
    switch (place.at) {
      case 'start':
        return qualifyStartPage(assets, asked, check, sent, cookies);
      case 'question':
        return qualifyQuestionPage(assets, asked, check, sent, place, cookies);
      case 'results':
        return qualifyResultsPage(assets, asked, check, sent, findingsOf(check, sent, programs), cookies);
    }
  }

  function findingsOf(
    check: Check,
    sent: AnswersSent,
    programs: readonly ProgramVersion[],
  ): readonly Finding[] {
    return rankMatches(
      programs.map((program) => {
        const asOf = today(program);
        const answers = answersFor(program.program, check.questions, sent, 'en', asOf);
        return { program, result: precheck(program, answers, asOf) };
      }),
    );
  }
}

/** Somebody who chose a language keeps it, here too, where the address does not say it. */
const languageCookie = (language: Language) => `lang=${language}; Path=/; Max-Age=31536000; SameSite=Lax`;
