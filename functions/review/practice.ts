import { recordCalibration } from '../../shared/cases/review/record-calibration.ts';
import type { Program, ProgramVersion } from '../../shared/domain/program/schema.ts';
import { scales } from '../../shared/domain/program/scoring-plan.ts';
import {
  distanceOf,
  type Practice,
  type Sample,
  sampleContext,
  samplesLeft,
} from '../../shared/domain/review/calibration.ts';
import { criteriaForReaders } from '../../shared/domain/scoring/score.ts';
import { referenceTables } from '../../shared/domain/tables/reference-tables.ts';
import { textBody } from '../../shared/http/body.ts';
import { formOf, type WebRequest } from '../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../shared/http/response.ts';
import { practiceOf } from '../../shared/store/practice.ts';
import { readProgram } from '../../shared/store/programs.ts';
import { reviewerView } from '../../shared/web/forms/index.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { figuresOf } from './figures.ts';
import { answersAndFiles, filesShown } from './files.ts';
import { frameOf } from './frame-of.ts';
import { notFoundPage, signedOutPage, tooLargePage } from './pages/notice-pages.ts';
import { type PracticeView, practiceDonePage, practicePage } from './pages/practice-pages.ts';
import { rubricOf, typedReview } from './rubric.ts';
import { isOwnForm, type Seat, seatOf } from './seat.ts';

/** A made-up application of the reviewer's program, by its number in the program's order. */
export interface PracticeAsked {
  readonly seat: Seat;
  readonly version: ProgramVersion;
  readonly sample: Sample;
  readonly number: number;
  readonly done: readonly Practice[];
}

/** `GET /review/practice/{n}`: a made-up application to score; once it was scored, what was expected. */
export const showPractice =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const asked = await askedPractice(deps, request);
    if ('statusCode' in asked) return asked;
    const own = asked.done.find(({ sampleId }) => sampleId === asked.sample.id);
    return own
      ? htmlPage(practiceDonePage(frameOf(deps, request, asked.seat), resultOf(asked, own)))
      : page(deps, request, asked, 200, { typed: {}, missing: [] });
  };

/** `POST /review/practice/{n}`: records the scores, once, and leads to what was expected. */
export const sendPractice =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    if (!textBody(request).ok) return htmlPage(tooLargePage(frameOf(deps, request)), 413);
    const asked = await askedPractice(deps, request);
    if ('statusCode' in asked) return asked;
    const { seat, version, sample, number } = asked;
    const form = formOf(request);
    const typed = typedReview(form).scores;
    const sendAgain = !isOwnForm(request, seat)
      ? 'session-changed'
      : form.get('version') !== formVersion(asked)
        ? 'form-changed'
        : undefined;
    if (sendAgain)
      return page(deps, request, asked, sendAgain === 'session-changed' ? 403 : 409, {
        typed,
        missing: [],
        sendAgain,
      });
    const { min, max } = scales[version.program.scoring.scale];
    const criteria = criteriaForReaders(contextOf(version.program, sample));
    const onScale = (text: string | undefined) =>
      /^\d$/.test(text ?? '') && Number(text) >= min && Number(text) <= max;
    const missing = criteria.filter(({ id }) => !onScale(typed[id]));
    if (missing.length > 0) return page(deps, request, asked, 422, { typed, missing });
    const scores = Object.fromEntries(criteria.map(({ id }) => [id, Number(typed[id])]));
    await recordCalibration(deps.store, version.program, seat.reviewer, sample, scores);
    return seeOther(`/review/practice/${number}`);
  };

async function askedPractice(
  deps: ReviewDependencies,
  request: WebRequest,
): Promise<PracticeAsked | WebResponse> {
  const seat = await seatOf(deps.store, request);
  if (!seat) return htmlPage(signedOutPage(frameOf(deps, request)), 401);
  const { programId, reviewerId } = seat.session;
  const version = await readProgram(deps.store, programId);
  const text = request.param('n');
  const number = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0;
  const sample = version?.program.review.calibration?.samples[number - 1];
  if (!version || !sample) return htmlPage(notFoundPage(frameOf(deps, request, seat)), 404);
  return { seat, version, sample, number, done: await practiceOf(deps.store, programId, reviewerId) };
}

const contextOf = (program: Program, sample: Sample) => sampleContext(program, sample, referenceTables);

/** Names what the form was made from: another version of the program may say something else of the sample. */
const formVersion = ({ version, sample }: PracticeAsked) => `${version.version}.${sample.id}`;

function page(
  deps: ReviewDependencies,
  request: WebRequest,
  asked: PracticeAsked,
  statusCode: number,
  shown: Pick<PracticeView, 'typed' | 'missing' | 'sendAgain'>,
): WebResponse {
  const { seat, sample, number, version } = asked;
  const { program } = version;
  const { language } = request;
  const context = contextOf(program, sample);
  const view: PracticeView = {
    number,
    title: sample.title[language],
    programTitle: program.title[language],
    application: {
      view: reviewerView(program, answersAndFiles(program, context.answers, [])),
      files: filesShown(program, [], 'practice', language),
      voices: [],
      expectsVoices: false,
      figures: figuresOf(context, language),
      asOf: context.asOf,
    },
    rubric: rubricOf(context),
    csrf: seat.session.csrf,
    formVersion: formVersion(asked),
    ...shown,
  };
  return htmlPage(practicePage(frameOf(deps, request, seat), view), statusCode);
}

function resultOf({ version, sample, done }: PracticeAsked, own: Practice) {
  const { program } = version;
  const left = samplesLeft(program.review, done)[0];
  const all = program.review.calibration?.samples ?? [];
  return {
    title: sample.title,
    rubric: rubricOf(contextOf(program, sample)),
    scores: own.scores,
    expected: sample.expected,
    distance: distanceOf(sample, own.scores),
    next: left ? all.indexOf(left) + 1 : undefined,
  };
}
