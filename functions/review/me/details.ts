import { changeReviewer } from '../../../shared/cases/pool/change-reviewer.ts';
import { leaveConflicted } from '../../../shared/cases/pool/leave-tasks.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Reviewer } from '../../../shared/domain/review/reviewer.ts';
import { asksForWishes } from '../../../shared/domain/review/wishes.ts';
import { formOf, type WebRequest } from '../../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { en } from '../../../shared/messages/pages/en.ts';
import { es } from '../../../shared/messages/pages/es.ts';
import { readReviewer } from '../../../shared/store/reviewers.ts';
import { type FormError, readPage } from '../../../shared/web/forms/index.ts';
import {
  reviewerFaults,
  reviewerOfAnswers,
  reviewerQuestions,
  typedOfReviewer,
} from '../../../shared/web/reviewer-form.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { frameOf } from '../frame-of.ts';
import { type OwnNotice, ownPage } from '../pages/own-page.ts';
import { isOwnForm } from '../seat.ts';
import { type Mine, mine } from './mine.ts';

/** `GET /review/me`: what a reviewer says of themselves. */
export const showDetails =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const found = await mine(deps, request);
    if ('statusCode' in found) return found;
    const done = request.query.get('done');
    const left = Math.min(999, Math.max(0, Number.parseInt(request.query.get('left') ?? '0', 10) || 0));
    const notice: OwnNotice | undefined = done === 'saved' ? { kind: 'saved', left } : undefined;
    return page(deps, request, found, typedOfReviewer(found.seat.reviewer, request.language), { notice });
  };

/** `POST` to the same. Whatever it bars them from, of what they hold, goes to somebody else before the answer. */
export const saveDetails =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const found = await mine(deps, request);
    if ('statusCode' in found) return found;
    const { seat, program, today } = found;
    const form = formOf(request);
    const questions = questionsOf(program);
    const context = { program: { pages: [questions] }, answers: {}, asOf: today };
    const { action, answers, draft, errors } = readPage(questions, form, request.language, context);
    if (!isOwnForm(request, seat))
      return page(deps, request, found, draft, { status: 403, notice: { kind: 'session-changed' } });
    if (action.kind !== 'continue') return page(deps, request, found, draft);
    const faults = errors.length > 0 ? errors : reviewerFaults(answers, program, request.language);
    if (faults.length > 0)
      return page(deps, request, found, { ...draft, ...answers }, { status: 422, errors: faults });
    const { name: _, surname: __, email: ___, ...parts } = reviewerOfAnswers(answers, seat.reviewer);
    const by = { kind: 'reviewer', id: seat.reviewer.reviewerId } as const;
    const change = (before: Reviewer) => ({ ...before, ...parts });
    const seen = Number(form.get('version') ?? Number.NaN);
    const outcome = await changeReviewer(deps.store, seat.reviewer, seen, change, by);
    if (outcome.kind === 'changed' || outcome.kind === 'same') {
      const left = await leaveConflicted(deps.store, outcome.reviewer, by);
      return seeOther(`/review/me?done=saved&left=${left}`);
    }
    const now = (await readReviewer(deps.store, program.id, seat.reviewer.reviewerId)) ?? seat.reviewer;
    const again = { ...found, seat: { ...seat, reviewer: now } };
    const typed = typedOfReviewer(now, request.language);
    return page(deps, request, again, typed, { status: 409, notice: { kind: 'moved' } });
  };

const questionsOf = (program: Program) =>
  reviewerQuestions(program, 'own', { en: en['own.title'], es: es['own.title'] }, 'own.intro');

interface Shown {
  readonly errors?: readonly FormError[];
  readonly notice?: OwnNotice | undefined;
  readonly status?: number;
}

function page(
  deps: ReviewDependencies,
  request: WebRequest,
  { seat, program, today }: Mine,
  answers: Answers,
  { errors = [], notice, status = 200 }: Shown = {},
): WebResponse {
  const view = {
    ...{ program, today, answers, errors, notice },
    questions: questionsOf(program),
    asksForWishes: asksForWishes(program, seat.reviewer),
    csrf: seat.session.csrf,
    version: seat.reviewer.version,
  };
  return htmlPage(ownPage(frameOf(deps, request, seat), view), status);
}
