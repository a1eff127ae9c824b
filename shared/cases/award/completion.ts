import type { Application } from '../../domain/application/application.ts';
import type { AwardPlanOf } from '../../domain/program/award-plan.ts';
import { evaluate } from '../../domain/rules/evaluate.ts';
import { tableCents } from '../../domain/scoring/award-amount.ts';
import { type Loaded, loadApplication } from '../../store/applications.ts';
import { listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { outcomeAfterAppeals } from '../appeals/granted.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import { contextOf } from '../judging.ts';

type Received = Application & { submittedAt: string; snapshot: number };

/** When an application was complete: the moment its last answers came from the applicant, in epoch milliseconds. */
export async function completedAt(store: Store, { application, key }: Loaded<Received>): Promise<number> {
  return Date.parse((await readSnapshot(store, key, application.snapshot)).receivedAt);
}

/** On their way to an offer: not decided yet, or in line for money to come back. */
const ahead = ['submitted', 'info-requested', 'in-review', 'reviewed', 'waitlisted'] as const;

/**
 * Cents that are kept for applications of the round that were complete earlier and have no offer yet: whoever came after
 * them is offered only what is left beyond that. So nobody is passed because a reader was slow, or an amount too large.
 */
export async function keptForEarlier(
  store: Store,
  loaded: Loaded<Received>,
  plan: AwardPlanOf<'first-come'>,
): Promise<number> {
  const { application } = loaded;
  const own = await completedAt(store, loaded);
  const lists = await Promise.all(ahead.map((status) => listByStatus(store, application.programId, status)));
  const ids = new Set(lists.flat().map(({ applicationId }) => applicationId));
  ids.delete(application.applicationId);
  const kept = await Promise.all([...ids].map((id) => keptFor(store, id, application.roundId, own, plan)));
  return kept.reduce((sum, cents) => sum + cents, 0);
}

async function keptFor(
  store: Store,
  id: string,
  roundId: string,
  before: number,
  plan: AwardPlanOf<'first-come'>,
): Promise<number> {
  const loaded = await loadApplication(store, id);
  if (!loaded || loaded.application.roundId !== roundId) return 0;
  const { application, key } = loaded;
  if (!isAhead(application)) return 0;
  const one = { application, key };
  if ((await completedAt(store, one)) >= before) return 0;
  const context = await contextOf(store, one);
  const verdict = evaluate(context.program, context.answers, {
    asOf: context.asOf,
    programVersion: context.version.version,
  });
  // What is still missing something of the applicant's is not complete, whenever it was sent.
  if (verdict.ask.length > 0 || (await outcomeAfterAppeals(store, key, verdict)) === 'ineligible') return 0;
  return tableCents(context, plan);
}

function isAhead(application: Application): application is Application & Received {
  return (ahead as readonly string[]).includes(application.status);
}
