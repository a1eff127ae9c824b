import { type ApplicationIn, scoredOf } from '../../domain/application/application.ts';
import { normalEmail } from '../../domain/application/identity.ts';
import type { Actor, Due } from '../../domain/effects.ts';
import type { AwardPlanOf } from '../../domain/program/award-plan.ts';
import { renewalsOf } from '../../domain/program/renewals.ts';
import { decideByLine } from '../../domain/scoring/loan-decision.ts';
import { hundredthsOf } from '../../domain/scoring/score.ts';
import { type Change, change, type Loaded, loadApplication, personOf } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { morningOf } from '../deadlines.ts';
import { contextOf, readReviews } from '../judging.ts';
import { collisionsOf } from './claims.ts';
import { type LoanDecisionRecord, loanDecisionWrite, readLoanDecision } from './loan-decisions.ts';
import { raiseSamePerson } from './make-offer.ts';
import { refuseForReasons } from './refuse.ts';

const byCheck: Actor = { kind: 'system', id: 'workflow' };

/**
 * Registers whoever passed the staff's check, or tells them what did not hold. A second registration of one business is
 * for a person to look at, unless it renews one of the same e-mail address.
 */
export async function decideRegistration(
  store: Store,
  loaded: Loaded<ApplicationIn<'reviewed'>>,
  plan: AwardPlanOf<'registry'>,
): Promise<void> {
  const id = loaded.application.applicationId;
  if (await readLoanDecision(store, id)) return;
  const context = await contextOf(store, loaded);
  const reviews = await readReviews(store, loaded.key);
  const decision = decideByLine(
    context,
    plan,
    reviews.map((review) => review.scores),
  );
  if (decision.kind === 'incomplete') throw new Error('A checked registration cannot be decided');
  const record: LoanDecisionRecord = {
    recommendation: decision.kind,
    reasons: decision.kind === 'refuse' ? decision.reasons.map((reason) => reason.criterion) : [],
    score: hundredthsOf(decision.score),
    tier: 'analyst',
    approvalsNeeded: 0,
    votes: [],
    revision: 0,
  };
  if (decision.kind === 'refuse') {
    await refuseForReasons(store, id, record, byCheck);
    return;
  }
  const outcome = await change<{ kind: 'not-possible' } | { kind: 'same-person'; others: readonly string[] }>(
    store,
    id,
    async ({ application, key }) => {
      if (application.status !== 'reviewed') return { kind: 'not-possible' };
      const others = await notRenewed(store, { application, key });
      if (others.length > 0) return { kind: 'same-person', others };
      return registering(store, { application, key }, record);
    },
  );
  if (outcome.kind === 'same-person') await raiseSamePerson(store, id, outcome.others);
}

async function registering(
  store: Store,
  loaded: Loaded<ApplicationIn<'reviewed'>>,
  record: LoanDecisionRecord,
): Promise<Change> {
  const { application } = loaded;
  const id = application.applicationId;
  const subject = `APP#${id}`;
  const { program, answers } = await contextOf(store, loaded);
  const now = nowIso(store);
  const days = new Set(renewalsOf(program, answers).map(({ expires }) => expires));
  const remind = program.award.kind === 'registry' ? (program.award.renewals?.remindDaysBefore ?? 0) : 0;
  const due = [...days].flatMap((day): Due[] => {
    if (morningOf(program.zone, day) <= now) return [];
    const at = morningOf(program.zone, day, -remind);
    // A certificate that runs out sooner than the reminder's time is told of at once.
    return [{ kind: 'renewal-reminder', subject, ref: day, at: laterOf(at, now) }];
  });
  return {
    next: { ...scoredOf(application), status: 'completed', by: 'registration', registeredAt: now },
    move: 'register',
    happening: { event: 'registered', actor: byCheck, data: { renewals: due.length } },
    writes: [
      loanDecisionWrite(id, record),
      settleWrite(subject, 'same-person'),
      settleWrite(subject, 'likely-duplicate'),
    ],
    effects: [
      { kind: 'mail-applicant', mail: 'registered', applicationId: id },
      { kind: 'resume', subject, stage: 'decision', output: { outcome: 'ended' } },
    ],
    due,
  };
}

/** Who else of the round shares an identifier, without the registrations of the same address that this one renews. */
async function notRenewed(store: Store, loaded: Loaded<ApplicationIn<'reviewed'>>): Promise<string[]> {
  const own = normalEmail(personOf(loaded).email);
  const others = await collisionsOf(store, loaded);
  const held = await Promise.all(
    others.map(async (id) => {
      const other = await loadApplication(store, id);
      const renewed = other?.application.status === 'completed' && normalEmail(personOf(other).email) === own;
      return renewed ? [] : [id];
    }),
  );
  return held.flat();
}

/** Instants of the same form sort as text. */
const laterOf = (...instants: readonly string[]): string => instants.toSorted().at(-1) ?? '';
