import { type Accepted, acceptOffer } from '../../shared/cases/award/answer-offer.ts';
import { awaitDecision } from '../../shared/cases/award/await-decision.ts';
import { loanPapersOf } from '../../shared/cases/award/loan-papers.ts';
import { submitApplication } from '../../shared/cases/intake/submit-application.ts';
import { openPanel } from '../../shared/cases/review/open-panel.ts';
import { recordReview } from '../../shared/cases/review/record-review.ts';
import { screenApplication } from '../../shared/cases/screening/screen-application.ts';
import type { Application } from '../../shared/domain/application/application.ts';
import type { Answers } from '../../shared/domain/program/fields.ts';
import { loadApplication, personOf } from '../../shared/store/applications.ts';
import { readProgram } from '../../shared/store/programs.ts';
import { listTasks } from '../../shared/store/reviewers.ts';
import type { Store } from '../../shared/store/table.ts';
import { givenTo } from './waiting.ts';

const address = {
  street1: '12 Harbor Street',
  city: 'Oakland',
  stateOrProvince: 'CA',
  postalCode: '94607',
  country: 'US',
};
const usd = (amount: string) => ({ amount, currency: 'USD' });

/** Answers that qualify, per sample program. */
export const goodAnswers = {
  'health-careers-scholarship': {
    track: 'high-school',
    dateOfBirth: '2009-03-27',
    address,
    schoolId: 'oakland-tech',
    gpa: { value: '3.25', scale: '4.0', weighted: true },
    graduationDate: '2027-06-10',
    careerField: 'nursing',
    intendedCollege: { name: 'Bay State University', accredited: true, nonprofit: true },
    enrollment: 'full-time',
    householdSize: 4,
    householdIncome: usd('31000.00'),
    firstGeneration: true,
    essays: { commitment: 'I care for people.', community: 'We help each other.', goals: 'To be a nurse.' },
    activities: ['Caring for my brother, 10 hours a week'],
  },
  'youth-internship': {
    dateOfBirth: '2008-09-15',
    grade: 11,
    address,
    availableAllWeeks: true,
    siteRanks: ['oakland', 'richmond', 'san-jose'],
    motivation: 'I want to see how a hospital works.',
  },
  'community-business-loan': {
    legalName: 'Harbor Bakery LLC',
    formationDate: '2022-05-01',
    owners: [
      { name: 'Ana Ruiz', percent: '60.00', guarantor: true },
      { name: 'Ben Cho', percent: '40.00', guarantor: true },
    ],
    naics: '311811',
    address,
    employees: 5,
    annualRevenue: usd('240000.00'),
    amount: usd('50000.00'),
    termMonths: 60,
    use: 'equipment',
    operatingCashFlow: usd('30000.00'),
    existingDebtService: usd('12000.00'),
  },
} as const satisfies Record<string, Answers>;
export type SampleProgram = keyof typeof goodAnswers;

/** A round of money, a round of places and a loan: all that most tests need, and read in a quarter of the time. */
export const threePrograms = Object.keys(goodAnswers) as readonly SampleProgram[];

let made = 0;

/** Sends one application through the API's use case; every call is another person unless told otherwise. */
export async function submitted(
  store: Store,
  programId: SampleProgram,
  change: { answers?: Answers; email?: string; name?: string } = {},
): Promise<string> {
  made += 1;
  const program = await readProgram(store, programId);
  if (!program) throw new Error('seed the samples first');
  const own = programId === 'community-business-loan' ? { legalName: `Harbor Bakery ${made} LLC` } : {};
  const outcome = await submitApplication(store, {
    program,
    language: 'en',
    person: {
      name: change.name ?? `Applicant ${made}`,
      email: change.email ?? `applicant${made}@example.org`,
    },
    answers: { ...goodAnswers[programId], ...own, ...change.answers },
    idempotencyKey: `scenario-${made}`,
  });
  if (outcome.kind !== 'acknowledged') throw new Error(`not acknowledged: ${outcome.kind}`);
  return outcome.acknowledgement.applicationId;
}

/** Sends one application of another person to any published program. */
export async function submittedTo(store: Store, programId: string, answers: Answers): Promise<string> {
  made += 1;
  const number = made;
  const program = await readProgram(store, programId);
  if (!program) throw new Error('publish the program first');
  const person = { name: `Applicant ${number}`, email: `applicant${number}@example.org` };
  const sent = { program, language: 'en', person, answers, idempotencyKey: `scenario-${number}` } as const;
  const outcome = await submitApplication(store, sent);
  if (outcome.kind !== 'acknowledged') throw new Error(`not acknowledged: ${outcome.kind}`);
  return outcome.acknowledgement.applicationId;
}

/** Screens, opens the panel and records every review with the same score. */
export async function reviewed(store: Store, id: string, score = 4): Promise<string> {
  await screenApplication(store, id);
  await openPanel(store, id, `token-reviews-${id}`);
  const application = await statusOf(store, id);
  const program = await readProgram(store, application.programId, application.programVersion);
  const waits = application.status === 'in-review' && application.awaits === 'readers';
  for (let i = 0; waits && i < (program?.program.review.readers ?? 0); i++) await givenTo(store, id);
  const criteria = program?.program.scoring.criteria ?? [];
  const scores = Object.fromEntries(criteria.map((one) => [one.id, score]));
  const comments = Object.fromEntries(criteria.map((one) => [one.id, 'Because of what was written.']));
  for (const task of await listTasks(store, id)) {
    if (task.status !== 'open') continue;
    const { taskId, reviewerId } = task;
    await recordReview(store, { applicationId: id, taskId, reviewerId, scores, comments });
  }
  return id;
}

/** Goes on to where the decision is awaited, or made. */
export async function decided(store: Store, id: string): Promise<Application> {
  await awaitDecision(store, id, `token-decision-${id}`);
  return statusOf(store, id);
}

/** The application as it stands. */
export async function statusOf(store: Store, id: string): Promise<Application> {
  const loaded = await loadApplication(store, id);
  if (!loaded) throw new Error('no such application');
  return loaded.application;
}

/** Takes an offer as its applicant would: a loan signed with their name under the papers of that moment. */
export async function signed(store: Store, id: string): Promise<Accepted> {
  const loaded = await loadApplication(store, id);
  const papers = loaded && (await loanPapersOf(store, loaded));
  if (!papers) return acceptOffer(store, id);
  return acceptOffer(store, id, { signature: { name: personOf(loaded).name, papers: papers.hash } });
}
