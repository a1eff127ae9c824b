import { type Appeal, type AppealIn, refOf } from '../../domain/appeals/appeal.ts';
import type { Barred } from '../../domain/appeals/barred.ts';
import { type ApplicationIn, receivedOf } from '../../domain/application/application.ts';
import { type Change, change, type Loaded, personOf } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { subjectOf } from '../../store/keys.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { withLikelyDuplicates } from '../duplicate/likely-duplicates.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import type { Manager } from '../manager.ts';
import { decidedWrite, listAppeals, sealAppeal } from './appeal-item.ts';
import { whyMayNotDecide } from './may-decide.ts';

/** Which appeal, by the name of its decision; what is decided; and why, in words that the applicant reads. */
export interface AppealRuling {
  readonly ref: string;
  readonly outcome: 'uphold' | 'grant';
  readonly reason: string;
}

export type AppealDecided =
  | { readonly kind: 'committed' }
  /** Decided before, by them or by somebody else: what was recorded stands. */
  | { readonly kind: 'already'; readonly appeal: AppealIn<'upheld' | 'granted'> }
  /** They had a part in it, or are no stranger to it. */
  | { readonly kind: 'barred'; readonly why: Barred }
  | { readonly kind: 'no-reason' | 'nothing-to-decide' | 'missing' };

/**
 * A manager who had no part in the decision decides an appeal: the refusal stays, or the application goes on. The verdict
 * stays as it is; this stands beside it, with its reason. One that goes on begins another run of its workflow, whose
 * screening puts it where an eligible application of its program would be.
 */
export async function decideAppeal(
  store: Store,
  id: string,
  manager: Manager,
  ruling: AppealRuling,
): Promise<AppealDecided> {
  const outcome = await change<Exclude<AppealDecided, { kind: 'committed' }>>(store, id, async (loaded) => {
    const appeal = (await listAppeals(store, id)).find(({ decision }) => refOf(decision) === ruling.ref);
    if (!appeal) return { kind: 'nothing-to-decide' };
    if (appeal.status !== 'open') return { kind: 'already', appeal };
    const { application, key } = loaded;
    if (application.status !== 'ineligible') return { kind: 'nothing-to-decide' };
    const why = await whyMayNotDecide(store, loaded, manager);
    if (why) return { kind: 'barred', why };
    if (ruling.reason.trim() === '') return { kind: 'no-reason' };
    return ruling.outcome === 'grant'
      ? granting(store, { application, key }, appeal, manager, ruling)
      : upholding(store, loaded, appeal, manager, ruling);
  });
  if (outcome.kind === 'refused') return decideAppeal(store, id, manager, ruling);
  return outcome.kind === 'committed' ? { kind: 'committed' } : outcome;
}

function upholding(
  store: Store,
  { application, key }: Loaded,
  appeal: AppealIn<'open'>,
  manager: Manager,
  { reason }: AppealRuling,
): Change {
  const { applicationId } = application;
  return {
    next: application,
    happening: happening(appeal, 'appeal upheld', manager),
    writes: decided(appeal.applicationId, {
      ...appeal,
      ...{ status: 'upheld', decidedAt: nowIso(store), by: manager.id, name: manager.name },
      reason: sealAppeal(store, key, reason.trim()),
    }),
    effects: [{ kind: 'mail-applicant', mail: 'appeal-upheld', applicationId }],
    cancel: datesOf(appeal),
  };
}

async function granting(
  store: Store,
  { application, key }: Loaded<ApplicationIn<'ineligible'>>,
  appeal: AppealIn<'open'>,
  manager: Manager,
  { reason }: AppealRuling,
): Promise<Change> {
  const { applicationId } = application;
  const run = application.workflowRuns + 1;
  const { answers } = await readSnapshot(store, key, application.snapshot);
  const person = personOf({ application, key });
  // While it was refused, nothing was compared with it.
  return withLikelyDuplicates(
    store,
    application,
    { person, answers },
    {
      next: { ...receivedOf(application), status: 'submitted', workflowRuns: run },
      move: 'grant-appeal',
      happening: happening(appeal, 'appeal granted', manager),
      writes: decided(appeal.applicationId, {
        ...appeal,
        ...{ status: 'granted', decidedAt: nowIso(store), by: manager.id, name: manager.name },
        reason: sealAppeal(store, key, reason.trim()),
      }),
      effects: [
        { kind: 'start-workflow', machine: 'application', id: applicationId, run },
        { kind: 'mail-applicant', mail: 'appeal-granted', applicationId },
      ],
      cancel: datesOf(appeal),
    },
  );
}

const happening = (
  { decision }: Appeal,
  event: 'appeal upheld' | 'appeal granted',
  manager: Manager,
): Change['happening'] => ({
  event,
  actor: { kind: 'manager', id: manager.id },
  data: { decision: decision.kind, snapshot: decision.snapshot },
});

const decided = (id: string, appeal: AppealIn<'upheld' | 'granted'>) => [
  decidedWrite(appeal),
  settleWrite(subjectOf.application(id), 'appeal'),
  settleWrite(subjectOf.application(id), 'appeal-overdue'),
];

const datesOf = ({ decision }: Appeal) =>
  (['appeal-reminder', 'appeal-overdue'] as const).map((kind) => ({ kind, ref: refOf(decision) }));
