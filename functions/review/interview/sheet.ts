import { declareStake } from '../../../shared/cases/interviews/declare-stake.ts';
import { recordSheet } from '../../../shared/cases/interviews/record-sheet.ts';
import { isVoice } from '../../../shared/cases/people/voices.ts';
import { interviewContext } from '../../../shared/domain/interviews/interview-score.ts';
import { textBody } from '../../../shared/http/body.ts';
import { formOf, type WebRequest } from '../../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { listReviewers } from '../../../shared/store/reviewers.ts';
import { nowIso } from '../../../shared/store/table.ts';
import { reviewerView } from '../../../shared/web/forms/index.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { figuresOf } from '../figures.ts';
import { answersAndFiles, filesShown, readableFile } from '../files.ts';
import { frameOf } from '../frame-of.ts';
import { keptReviewPage, notFoundPage, tooLargePage } from '../pages/notice-pages.ts';
import { nothingTyped, readReview, rubricOf, typedReview } from '../rubric.ts';
import { isOwnForm, rememberSeat, type Seat } from '../seat.ts';
import type { InterviewFile } from './access.ts';
import { askedInterview } from './asked.ts';
import { type InterviewHead, type InterviewView, interviewPage, overPage, sentPage } from './pages.ts';

const own = (seatId: string, below = '') => `/review/interviews/${seatId}${below}`;

/** Who comes when, and the sheet; what was recorded, once it was. */
export const showInterview =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const asked = await askedInterview(deps, request);
    if ('statusCode' in asked) return asked;
    const { seat, access } = asked;
    if (access.kind === 'sent') return seeOther(own(access.file.part.seatId, '/sent'));
    return pageFor(deps, request, seat, access.file, 200, { typed: nothingTyped, faults: [] });
  };

/** Records a sheet: a form of this session with a decision that somebody chose, once the interview has begun. */
export const sendSheet =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    if (!textBody(request).ok) return htmlPage(tooLargePage(frameOf(deps, request)), 413);
    const typed = typedReview(formOf(request));
    const asked = await askedInterview(deps, request);
    if ('statusCode' in asked)
      return asked.statusCode === 401
        ? htmlPage(keptReviewPage(frameOf(deps, request), request.path, typed), 401)
        : asked;
    const { seat, access } = asked;
    const { file } = access;
    const { part, plan, context } = file;
    if (access.kind === 'sent') return seeOther(own(part.seatId, '/sent?again=1'));
    const undecided = { typed: { ...typed, decision: '' }, faults: [] };
    if (!isOwnForm(request, seat))
      return pageFor(deps, request, seat, file, 403, { ...undecided, notice: 'session-changed' });
    await rememberSeat(deps.store, seat, part);
    if (typed.decision === 'conflict') {
      await declareStake(deps.store, part);
      return seeOther(own(part.seatId));
    }
    const { faults, ...content } = readReview(interviewContext(context, plan), typed);
    if (faults.length > 0) return pageFor(deps, request, seat, file, 422, { typed, faults });
    const { applicationId, seatId, reviewerId } = part;
    const outcome = await recordSheet(deps.store, { applicationId, seatId, reviewerId, ...content });
    switch (outcome.kind) {
      case 'committed':
        return seeOther(own(seatId, '/sent'));
      case 'already':
        return seeOther(own(seatId, '/sent?again=1'));
      case 'too-early':
        return pageFor(deps, request, seat, file, 409, { ...undecided, notice: 'too-early' });
      case 'over':
      case 'missing':
        return htmlPage(overPage(frameOf(deps, request, seat)), 410);
      case 'invalid':
        throw new Error('A sheet without a fault was refused');
    }
  };

/** What was recorded, and what others gave where the program lets them know. */
export const showSent =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const asked = await askedInterview(deps, request);
    if ('statusCode' in asked) return asked;
    const { seat, access } = asked;
    const { file } = access;
    const { part, plan, context, sheets } = file;
    const mine = sheets.find(({ seatId }) => seatId === part.seatId);
    if (access.kind === 'open' || !mine) return seeOther(own(part.seatId));
    const others = sheets.filter(({ seatId }) => seatId !== part.seatId);
    const view = {
      ...(await headOf(deps, request, file)),
      rubric: rubricOf(interviewContext(context, plan)),
      ...{ scores: mine.scores, comments: mine.comments, notSure: mine.notSure, at: mine.at },
      again: request.query.get('again') === '1',
      peers: context.program.review.peersHidden ? undefined : others.map(({ scores }) => scores),
    };
    return htmlPage(sentPage(frameOf(deps, request, seat), view));
  };

/** A file of an application whose panel this reviewer sits on, if its field is not kept from reviewers. */
export const fetchInterviewFile =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const asked = await askedInterview(deps, request);
    if ('statusCode' in asked) return asked;
    const { part, context } = asked.access.file;
    const address = await readableFile(deps, request, part.applicationId, context.program);
    return address ? seeOther(address) : htmlPage(notFoundPage(frameOf(deps, request, asked.seat)), 404);
  };

async function pageFor(
  deps: ReviewDependencies,
  request: WebRequest,
  seat: Seat,
  file: InterviewFile,
  statusCode: number,
  shown: Pick<InterviewView, 'typed' | 'faults' | 'notice'>,
): Promise<WebResponse> {
  const { part, plan, context, documents, voices } = file;
  const { program, answers, asOf } = context;
  const { language } = request;
  const now = nowIso(deps.store);
  const view: InterviewView = {
    ...(await headOf(deps, request, file)),
    application: {
      view: reviewerView(program, answersAndFiles(program, answers, documents)),
      files: filesShown(program, documents, own(part.seatId), language),
      voices: voices.map(({ entry, name, answers: given }) => ({
        title: entry.title,
        name,
        view: reviewerView(entry, given),
      })),
      expectsVoices: program.people.some(isVoice),
      figures: figuresOf(context, language),
      asOf,
    },
    contact: program.contact.email,
    rubric: rubricOf(interviewContext(context, plan)),
    begun: part.appointment.startsAt <= now,
    late: part.appointment.sheetsBy < now,
    csrf: seat.session.csrf,
    ...shown,
  };
  return htmlPage(interviewPage(frameOf(deps, request, seat), view), statusCode);
}

async function headOf(
  { store }: ReviewDependencies,
  { language }: WebRequest,
  { part, reference, name, needs, context }: InterviewFile,
): Promise<InterviewHead> {
  const { program } = context;
  const { startsAt, place, sheetsBy, panel } = part.appointment;
  const people = await listReviewers(store, program.id);
  return {
    ...{ seatId: part.seatId, reference, name, needs, startsAt, place, sheetsBy },
    programTitle: program.title[language],
    zone: program.zone,
    together: panel.map((id) => people.find(({ reviewerId }) => reviewerId === id)?.name ?? id),
  };
}
