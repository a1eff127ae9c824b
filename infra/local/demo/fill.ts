import { decisionToAppeal } from '../../../shared/cases/appeals/appealable.ts';
import { decideAppeal } from '../../../shared/cases/appeals/decide-appeal.ts';
import { fileAppeal } from '../../../shared/cases/appeals/file-appeal.ts';
import { acceptOffer, declineOffer } from '../../../shared/cases/award/answer-offer.ts';
import { decide } from '../../../shared/cases/award/decide.ts';
import { loanPapersOf } from '../../../shared/cases/award/loan-papers.ts';
import { savePage, startDraft } from '../../../shared/cases/intake/drafts.ts';
import { submitApplication } from '../../../shared/cases/intake/submit-application.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { giveAnswer, sayWhetherTheyCan } from '../../../shared/cases/people/answer-request.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { recordReview } from '../../../shared/cases/review/record-review.ts';
import { allocate } from '../../../shared/cases/round/allocate.ts';
import { approveRelease } from '../../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { releaseDecisions } from '../../../shared/cases/round/release-decisions.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { refOf } from '../../../shared/domain/appeals/appeal.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import type { ProgramVersion } from '../../../shared/domain/program/schema.ts';
import { scales } from '../../../shared/domain/program/scoring-plan.ts';
import { loadApplication, personOf as nameAndMailOf } from '../../../shared/store/applications.ts';
import { listParties } from '../../../shared/store/parties.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { listTasks } from '../../../shared/store/reviewers.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import { listByStatus } from '../../../shared/store/status-lists.ts';
import type { Store } from '../../../shared/store/table.ts';
import { internshipAnswers, loanAnswers, personOf, scholarshipAnswers } from './people.ts';

/** How far somebody is taken. */
interface Way {
  readonly program: string;
  readonly answers: Answers;
  /** Reviews recorded of the panel; undefined where nobody is asked to read. */
  readonly reviews?: number;
  readonly score?: number;
  readonly withdraws?: boolean;
  /** Whoever was refused by the rules asks for another look; some have heard already. */
  readonly appeals?: 'open' | 'upheld';
}

const approvers = [
  { id: 'demo-morgan', name: 'Morgan Manager', email: 'manager@example.org' },
  { id: 'demo-avery', name: 'Avery Approver', email: 'approver@example.org' },
] as const;

/** Fills an empty table with a few hundred applicants at every stage; a table that holds some is left alone. */
export async function fillWithDemo(store: Store): Promise<void> {
  if ((await listByStatus(store, 'health-careers-scholarship', 'reviewed')).length > 0) return;
  await inBatches(ways(), (way, n) => walk(store, way, n));
  await draftsOf(store, 10);
  await releaseInternship(store);
  await decideLoans(store);
}

function ways(): Way[] {
  const scholarship = Array.from({ length: 120 }, (_, n): Way => {
    const gpa = n % 12 === 0 ? 'low' : n % 12 === 1 ? 'missing' : 'good';
    const reviews = n % 12 < 2 ? {} : { reviews: n % 12 < 5 ? n % 2 : 2, score: 2 + (n % 4) };
    return {
      program: 'health-careers-scholarship',
      answers: scholarshipAnswers(n, gpa),
      ...reviews,
      withdraws: n % 40 === 7,
      ...(n % 36 === 0 ? { appeals: n % 72 === 0 ? 'open' : 'upheld' } : {}),
    };
  });
  const internship = Array.from({ length: 100 }, (_, i): Way => {
    const n = 200 + i;
    return { program: 'youth-internship', answers: internshipAnswers(n), reviews: 2, score: 1 + (n % 5) };
  });
  const loans = Array.from({ length: 30 }, (_, i): Way => {
    const n = 400 + i;
    const answers = loanAnswers(n, 10_000 + (i % 9) * 10_000, i % 10 === 0 ? 1 : 4);
    return {
      program: 'community-business-loan',
      answers,
      reviews: i % 5 === 1 ? 0 : 1,
      score: i % 6 === 2 ? 7 : 2,
    };
  });
  return [...scholarship, ...internship, ...loans];
}

/** One person as far as they are taken: sent, screened, read. Identities are by number, so a second run repeats nothing. */
async function walk(store: Store, way: Way, n: number): Promise<void> {
  const outcome = await submitApplication(store, {
    program: await programNamed(store, way.program),
    language: n % 4 === 2 ? 'es' : 'en',
    person: personOf(n),
    answers: way.answers,
    idempotencyKey: `demo-${n}`,
  });
  if (outcome.kind !== 'acknowledged') return;
  const id = outcome.acknowledgement.applicationId;
  await screenApplication(store, id);
  if (way.withdraws) await withdraw(store, id);
  if (way.appeals) await appeal(store, id, way.appeals);
  if (way.reviews === undefined || way.withdraws) return;
  await openPanel(store, id, `demo-${id}`);
  const loaded = await loadApplication(store, id);
  if (loaded?.application.status !== 'in-review') return;
  const { program } = await programNamed(store, way.program);
  for (const task of (await listTasks(store, id)).slice(0, way.reviews)) {
    const scores = Object.fromEntries(
      program.scoring.criteria.map((one, i) => [
        one.id,
        scoreOf(way.score ?? 3, n + i, scales[program.scoring.scale].max),
      ]),
    );
    const comments = Object.fromEntries(
      program.scoring.criteria.map((one) => [one.id, 'Clear from what was written.']),
    );
    await recordReview(store, { ...task, scores, comments });
  }
}

/** Asks for another look at a refusal by the rules. */
async function appeal(store: Store, id: string, until: 'open' | 'upheld'): Promise<void> {
  const loaded = await loadApplication(store, id);
  if (!loaded) return;
  const { program } = await programNamed(store, loaded.application.programId);
  const standing = await decisionToAppeal(store, loaded, program);
  if (!standing) return;
  const rules = standing.told.map((rule) => rule.id);
  const words = 'My school has corrected the grade. The new one is on its way to you.';
  await fileAppeal(store, id, { rules, words });
  if (until === 'open') return;
  const reason = 'We asked your school. The grade it wrote to us is the one you gave us.';
  await decideAppeal(store, id, approvers[1], { ref: refOf(standing.decision), outcome: 'uphold', reason });
}

/** Around the person’s own score, within the scale. */
const scoreOf = (own: number, n: number, max: number) => Math.min(max, Math.max(1, own + (n % 3) - 1));

async function draftsOf(store: Store, count: number): Promise<void> {
  const program = await programNamed(store, 'health-careers-scholarship');
  for (let n = 500; n < 500 + count; n++) {
    const { application } = await startDraft(store, program, 'en');
    const loaded = await loadApplication(store, application.applicationId);
    if (loaded?.application.status !== 'draft') continue;
    const { key } = loaded;
    const person = personOf(n);
    await savePage(
      store,
      { application: loaded.application, key },
      { page: 'you', seen: 0, typed: { ...person }, answers: {}, fields: [], person, language: 'en' },
    );
  }
}

/** The internship's round is over: released by two people, and most have answered. */
async function releaseInternship(store: Store): Promise<void> {
  const roundId = 'youth-internship~2027';
  const [morgan, avery] = approvers;
  await closeRound(store, roundId, morgan.id, true);
  await allocate(store, roundId);
  const round = await readRound(store, roundId);
  if (round?.status !== 'proposed') return;
  await approveRelease(store, roundId, morgan, round.proposal.hash);
  await approveRelease(store, roundId, avery, round.proposal.hash);
  while ((await releaseDecisions(store, roundId)).remaining > 0);
  const offered = await listByStatus(store, 'youth-internship', 'offered');
  await inBatches(offered, async ({ applicationId }, i) => {
    if (i % 10 !== 3) await guardianAgrees(store, applicationId);
    if (i % 9 === 4) await declineOffer(store, applicationId);
    else if (i % 3 !== 0) await acceptOffer(store, applicationId);
  });
}

/** Whoever is under age has a guardian who was asked at submission. */
async function guardianAgrees(store: Store, id: string): Promise<void> {
  for (const request of await listParties(store, id)) {
    await sayWhetherTheyCan(store, request, true);
    await giveAnswer(store, request, { outcome: 'agreed', note: '' });
  }
}

/** A loan is taken as its applicant would: signed with their name under the papers of that moment. */
async function signLoan(store: Store, id: string): Promise<void> {
  const loaded = await loadApplication(store, id);
  const papers = loaded && (await loanPapersOf(store, loaded));
  if (!papers) return;
  await acceptOffer(store, id, { signature: { name: nameAndMailOf(loaded).name, papers: papers.hash } });
}

async function decideLoans(store: Store): Promise<void> {
  for (const { applicationId } of await listByStatus(store, 'community-business-loan', 'reviewed')) {
    const loaded = await loadApplication(store, applicationId);
    if (loaded?.application.status !== 'reviewed') continue;
    await decide(store, { application: loaded.application, key: loaded.key });
  }
  const offered = await listByStatus(store, 'community-business-loan', 'offered');
  for (const { applicationId } of offered.slice(0, Math.ceil(offered.length / 2)))
    await signLoan(store, applicationId);
}

async function programNamed(store: Store, id: string): Promise<ProgramVersion> {
  const found = await readProgram(store, id);
  if (!found) throw new Error(`The demo needs the sample program ${id}`);
  return found;
}

async function inBatches<T>(
  all: readonly T[],
  work: (one: T, index: number) => Promise<void>,
): Promise<void> {
  for (let i = 0; i < all.length; i += 8)
    await Promise.all(all.slice(i, i + 8).map((one, j) => work(one, i + j)));
}
