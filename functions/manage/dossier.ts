import { listAppeals, openAppeal } from '../../shared/cases/appeals/appeal-item.ts';
import { type LoanDecisionRecord, readLoanDecision } from '../../shared/cases/award/loan-decisions.ts';
import { type Helper, readSnapshot } from '../../shared/cases/intake/snapshot.ts';
import { type Review, readEveryReview } from '../../shared/cases/judging.ts';
import { readVerdict } from '../../shared/cases/screening/verdicts.ts';
import type { Appeal } from '../../shared/domain/appeals/appeal.ts';
import type { Application, OfferTerms, Person } from '../../shared/domain/application/application.ts';
import type { Document } from '../../shared/domain/documents/document.ts';
import { applicationId } from '../../shared/domain/ids.ts';
import type { Interview, InterviewSeat } from '../../shared/domain/interviews/interview.ts';
import type { Party, PartyAnswer } from '../../shared/domain/people/party.ts';
import type { Answers } from '../../shared/domain/program/fields.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import type { Reviewer } from '../../shared/domain/review/reviewer.ts';
import type { ReviewTask } from '../../shared/domain/review/task.ts';
import type { Verdict } from '../../shared/domain/rules/verdict.ts';
import { type Loaded, loadApplication, personOf, readAll } from '../../shared/store/applications.ts';
import { type Attention, attention } from '../../shared/store/attention.ts';
import { listDocuments, nameOf } from '../../shared/store/documents.ts';
import { type Fund, type LedgerEntry, readFund, readLedger } from '../../shared/store/funds.ts';
import {
  listSeats,
  listSheets,
  openWords,
  readInterview,
  type Sheet,
} from '../../shared/store/interviews.ts';
import { subjectOf } from '../../shared/store/keys.ts';
import { answerOf, listParties, personAsked } from '../../shared/store/parties.ts';
import { programOf } from '../../shared/store/programs.ts';
import { type SteppedBack, steppedBackFrom } from '../../shared/store/recusals.ts';
import { listReviewers, listTasks } from '../../shared/store/reviewers.ts';
import { nowIso, type Store } from '../../shared/store/table.ts';
import type { VaultKey } from '../../shared/store/vault.ts';
import { type VerifiedAudit, verifyApplication } from '../../shared/store/verify-audit.ts';
import { type AwardMatters, readMatters } from './offers/matters.ts';

/** A reader's share of an application: the task, who has it, and what was recorded. */
export interface Reading {
  readonly task: ReviewTask;
  readonly reviewer: Reviewer | undefined;
  readonly review: Review | undefined;
}

/** Somebody besides the applicant who was asked. */
export interface AskedPerson {
  readonly request: Party;
  readonly person: Person;
  readonly answer: PartyAnswer | undefined;
}

/** An appeal, opened: what the applicant says, and why it was decided so. */
export interface AppealRead {
  readonly appeal: Appeal;
  readonly words: string;
  readonly reason: string | undefined;
}

/** An interview, opened: who sits there, and what each wrote. */
export interface InterviewRead {
  readonly interview: Interview;
  readonly needs: string;
  readonly reason: string;
  readonly seats: readonly {
    readonly seat: InterviewSeat;
    readonly name: string;
    readonly sheet: Sheet | undefined;
  }[];
}

/** Everything that is recorded of an application, opened. */
export interface Dossier {
  readonly application: Application;
  readonly program: Program;
  readonly person: Person;
  /** Who filled it in for the applicant. */
  readonly helper: Helper | undefined;
  /** What was sent; undefined for a draft, which is its applicant's own. */
  readonly answers: Answers | undefined;
  /** Its files, and the names their sender gave them, by id. */
  readonly documents: readonly Document[];
  readonly fileNames: ReadonlyMap<string, string>;
  readonly verdict: Verdict | undefined;
  /** The oldest first. */
  readonly appeals: readonly AppealRead[];
  readonly readings: readonly Reading[];
  /** The names of everybody who reads for the program, by id. */
  readonly readers: ReadonlyMap<string, string>;
  readonly interview: InterviewRead | undefined;
  readonly loan: LoanDecisionRecord | undefined;
  /** Managers who have a stake in it, and decide nothing about it. */
  readonly steppedBack: readonly SteppedBack[];
  readonly offer: OfferTerms | undefined;
  /** The fund it comes from. */
  readonly fund: Fund | undefined;
  readonly ledger: readonly LedgerEntry[];
  /** What is recorded around the offer. */
  readonly matters: AwardMatters;
  /** Who else was asked, when, and what they answered. */
  readonly people: readonly AskedPerson[];
  readonly waitingFor: readonly Attention[];
  readonly audit: VerifiedAudit;
  /** When it was read, as an ISO instant. */
  readonly now: string;
}

/** The application that an address names; undefined for any other text. */
export async function loadNamed(store: Store, id: string): Promise<Loaded | undefined> {
  const parsed = applicationId.safeParse(id);
  return parsed.success ? loadApplication(store, parsed.data) : undefined;
}

/** Reads an application with all that belongs to it; undefined when there is none. */
export async function readDossier(store: Store, id: string): Promise<Dossier | undefined> {
  const loaded = await loadNamed(store, id);
  if (!loaded) return undefined;
  const { application, key } = loaded;
  const snapshot = snapshotOf(application);
  const offer = offerOf(application);
  const [
    { program },
    sent,
    verdict,
    { readings, readers },
    loan,
    steppedBack,
    fund,
    ledger,
    people,
    waitingFor,
    audit,
    documents,
    appeals,
    interview,
  ] = await Promise.all([
    programOf(store, application),
    snapshot === undefined ? undefined : readSnapshot(store, key, snapshot),
    snapshot === undefined ? undefined : lastVerdict(store, loaded, snapshot),
    readReadings(store, loaded),
    readLoanDecision(store, application.applicationId),
    steppedBackFrom(store, application.applicationId),
    offer ? readFund(store, offer.fundId) : undefined,
    offer ? readLedger(store, offer.fundId, `${application.applicationId}#`) : [],
    readPeople(store, key, snapshot !== undefined),
    attentionOf(store, subjectOf.application(application.applicationId)),
    verifyApplication(store, application.applicationId),
    application.status === 'draft' ? [] : listDocuments(store, application.applicationId),
    readAppeals(store, key),
    readInterviewOf(store, loaded),
  ]);
  return {
    application,
    program,
    person: personOf(loaded),
    helper: sent?.helper,
    answers: sent?.answers,
    documents,
    fileNames: new Map(documents.map((one) => [one.documentId, nameOf(key, one) ?? ''])),
    verdict,
    appeals,
    readings,
    readers,
    interview,
    loan,
    steppedBack,
    offer,
    fund,
    ledger,
    matters: await readMatters(store, loaded, program),
    people,
    waitingFor,
    audit,
    now: nowIso(store),
  };
}

async function readAppeals(store: Store, key: VaultKey): Promise<AppealRead[]> {
  const appeals = await listAppeals(store, key.applicationId);
  return appeals.map((appeal) => ({
    appeal,
    words: openAppeal(key, appeal.words),
    reason: appeal.status === 'open' ? undefined : openAppeal(key, appeal.reason),
  }));
}

/** Before the application is sent, what somebody answered for it is nobody's to read. */
async function readPeople(store: Store, key: VaultKey, sent: boolean): Promise<AskedPerson[]> {
  const requests = await listParties(store, key.applicationId);
  return requests.map((request) => ({
    request,
    person: personAsked(key, request),
    answer: sent ? answerOf(key, request) : undefined,
  }));
}

export const snapshotOf = (application: Application): number | undefined =>
  'snapshot' in application ? application.snapshot : undefined;

export const offerOf = (application: Application): OfferTerms | undefined =>
  'offer' in application ? application.offer : undefined;

export const scoreOf = (application: Application): number | undefined =>
  'score' in application ? application.score : undefined;

/** The verdict on what is judged now; while that was not screened yet, the one before it. */
async function lastVerdict(store: Store, { key }: Loaded, snapshot: number): Promise<Verdict | undefined> {
  const now = await readVerdict(store, key, snapshot);
  return now ?? (snapshot > 1 ? readVerdict(store, key, snapshot - 1) : undefined);
}

async function readReadings(
  store: Store,
  { application, key }: Loaded,
): Promise<Pick<Dossier, 'readings' | 'readers'>> {
  const [tasks, reviews, people] = await Promise.all([
    listTasks(store, application.applicationId),
    readEveryReview(store, key),
    listReviewers(store, application.programId),
  ]);
  const readings = tasks
    .map((task) => ({
      task,
      reviewer: people.find((one) => one.reviewerId === task.reviewerId),
      review: reviews.find((one) => one.taskId === task.taskId),
    }))
    .sort((a, b) => (a.task.assignedAt < b.task.assignedAt ? -1 : 1));
  return { readings, readers: new Map(people.map(({ reviewerId, name }) => [reviewerId, name])) };
}

async function readInterviewOf(
  store: Store,
  { application, key }: Loaded,
): Promise<InterviewRead | undefined> {
  const interview = await readInterview(store, application.applicationId);
  if (!interview) return undefined;
  const [seats, sheets, people] = await Promise.all([
    listSeats(store, application.applicationId),
    listSheets(store, key),
    listReviewers(store, application.programId),
  ]);
  return {
    interview,
    needs: openWords(key, interview.needs),
    reason: openWords(key, interview.status === 'declined' ? interview.reason : undefined),
    seats: seats.map((seat) => ({
      seat,
      name: people.find(({ reviewerId }) => reviewerId === seat.reviewerId)?.name ?? seat.reviewerId,
      sheet: sheets.find(({ seatId }) => seatId === seat.seatId),
    })),
  };
}

/** What waits for a person about one subject. */
export async function attentionOf(store: Store, subject: string): Promise<Attention[]> {
  return (await readAll(store, subject, 'ATTENTION#')).map((item) => attention.parse(item));
}
