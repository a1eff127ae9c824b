import { type Appeal, type AppealedDecision, appealDays, refOf } from '../../domain/appeals/appeal.ts';
import type { Rule } from '../../domain/program/rule.ts';
import type { Program } from '../../domain/program/schema.ts';
import { toldRules } from '../../domain/rules/told.ts';
import { type Loaded, loadApplication } from '../../store/applications.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { endOfDay } from '../deadlines.ts';
import { followedBy } from '../intake/apply-again.ts';
import { readVerdictOn } from '../screening/verdicts.ts';
import { listAppeals } from './appeal-item.ts';

/** A decision that stands and that its applicant may ask to be looked at again. */
export interface Appealable {
  readonly decision: AppealedDecision;
  /** Its last moment for an appeal (an ISO instant). */
  readonly until: string;
  /** The rules that decided, as far as they may be told. */
  readonly told: readonly Rule[];
}

/** What an applicant can do about the last decision, received at an instant, or has done. */
export type AppealState =
  | ({ readonly kind: 'possible' } & Appealable)
  /** The date has passed. */
  | { readonly kind: 'over'; readonly until: string }
  /** Another application of the same person was sent since, and counts. */
  | { readonly kind: 'applied-again'; readonly next: string }
  /** It was appealed: what was said, and what came of it. */
  | { readonly kind: 'recorded'; readonly appeal: Appeal }
  | { readonly kind: 'none' };

/** The decision that stands about an application; undefined where there is none that can be appealed. */
export async function decisionToAppeal(
  store: Store,
  { application, key }: Loaded,
  program: Program,
): Promise<Appealable | undefined> {
  if (application.status !== 'ineligible') return undefined;
  const { snapshot } = application;
  const given = await readVerdictOn(store, key, snapshot);
  if (!given) return undefined;
  return {
    decision: { kind: 'screening', snapshot },
    until: endOfDay(program.zone, given.at, appealDays(program)),
    told: toldRules(given.verdict, program),
  };
}

/** Reads how an application and its appeals stand. */
export async function appealState(
  store: Store,
  loaded: Loaded,
  program: Program,
  receivedAt: string = nowIso(store),
): Promise<AppealState> {
  const id = loaded.application.applicationId;
  const standing = await decisionToAppeal(store, loaded, program);
  const appeal = (await listAppeals(store, id)).at(-1);
  if (appeal && (!standing || refOf(appeal.decision) === refOf(standing.decision)))
    return { kind: 'recorded', appeal };
  if (!standing) return { kind: 'none' };
  const next = await sentSince(store, id);
  if (next) return { kind: 'applied-again', next };
  return receivedAt > standing.until
    ? { kind: 'over', until: standing.until }
    : { kind: 'possible', ...standing };
}

/** The application that its person sent after this one, where it has not ended at their own wish. */
export async function sentSince(store: Store, id: string): Promise<string | undefined> {
  const next = await followedBy(store, id);
  const status = next && (await loadApplication(store, next))?.application.status;
  return status && status !== 'draft' && status !== 'withdrawn' ? next : undefined;
}
