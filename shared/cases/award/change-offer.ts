import * as z from 'zod';
import { type ApplicationIn, instant } from '../../domain/application/application.ts';
import type { Program } from '../../domain/program/schema.ts';
import { type Change, change, readItem } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { jointMovementWrites } from '../../store/joint-movements.ts';
import { keys, subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { endOfDay, morning } from '../deadlines.ts';
import type { Manager } from '../manager.ts';
import { entryName } from './returned-units.ts';

/** Another amount of an open offer that one manager proposed; a second one confirms it. Cents. */
export const offerChange = z.object({ units: z.int().positive(), by: z.string(), at: instant });
export type OfferChange = z.infer<typeof offerChange>;

/** The change that waits for a second person; undefined where none does. */
export async function readOfferChange(store: Store, id: string): Promise<OfferChange | undefined> {
  const item = await readItem(store, keys.offerChange(id));
  return item && offerChange.parse(item);
}

export type OfferChanged = {
  readonly kind:
    | 'committed'
    /** They proposed exactly this before. */
    | 'already'
    | 'same-amount'
    | 'same-person'
    | 'fund-empty'
    | 'changed-since'
    | 'not-possible'
    | 'missing';
};
type Refusal = Exclude<OfferChanged, { kind: 'committed' }>;

/** True where the amount of an open offer can be changed: money that is no loan. A loan's smaller amount is decided with its reasons. */
export const canChangeAmount = (
  program: Program,
  application: { status: string; offer?: unknown },
): boolean => application.status === 'offered' && program.award.kind !== 'rolling-loan';

/** One manager proposes another amount. Nothing changes before a second one confirms it: releasing money takes two. */
export async function proposeChange(
  store: Store,
  id: string,
  manager: Manager,
  units: number,
): Promise<OfferChanged> {
  return outcomeOf(
    await change<Refusal>(store, id, async ({ application }) => {
      const { program } = await programOf(store, application);
      if (application.status !== 'offered' || application.offer.unit !== 'money')
        return { kind: 'not-possible' };
      if (!canChangeAmount(program, application)) return { kind: 'not-possible' };
      if (!Number.isSafeInteger(units) || units < 1 || units === application.offer.units)
        return { kind: 'same-amount' };
      const before = await readOfferChange(store, id);
      if (before?.units === units && before.by === manager.id) return { kind: 'already' };
      const subject = subjectOf.application(id);
      const { programId } = application;
      return {
        next: application,
        happening: {
          event: 'offer change proposed',
          actor: { kind: 'manager', id: manager.id },
          data: { units },
        },
        writes: [
          {
            as: 'offer change',
            put: {
              ...keys.offerChange(id),
              type: 'offer-change',
              ...{ units, by: manager.id, at: nowIso(store) },
            },
          },
          raiseWrite(store, { subject, programId, kind: 'offer-change', details: [] }),
        ],
        effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'offer-change' }],
      };
    }),
  );
}

/** A second manager confirms exactly the amount they saw, or takes the proposal away. A changed offer is a new one, with days of its own to answer. */
export async function settleChange(
  store: Store,
  id: string,
  manager: Manager,
  ruling: { readonly outcome: 'confirm'; readonly units: number } | { readonly outcome: 'drop' },
): Promise<OfferChanged> {
  return outcomeOf(
    await change<Refusal>(store, id, async ({ application }) => {
      const proposed = await readOfferChange(store, id);
      if (application.status !== 'offered' || !proposed) return { kind: 'not-possible' };
      if (ruling.outcome === 'drop') return dropping(application, manager);
      if (proposed.by === manager.id) return { kind: 'same-person' };
      if (proposed.units !== ruling.units) return { kind: 'changed-since' };
      if (proposed.units === application.offer.units) return { kind: 'same-amount' };
      const { program } = await programOf(store, application);
      return changing(store, application, program, manager, proposed.units);
    }),
  );
}

const settled = (id: string) => [
  { as: 'offer change', delete: keys.offerChange(id) },
  settleWrite(subjectOf.application(id), 'offer-change'),
];

const dropping = (application: ApplicationIn<'offered'>, manager: Manager): Change => ({
  next: application,
  happening: { event: 'offer change dropped', actor: { kind: 'manager', id: manager.id } },
  writes: settled(application.applicationId),
});

function changing(
  store: Store,
  application: ApplicationIn<'offered'>,
  program: Program,
  manager: Manager,
  units: number,
): Change {
  if (program.award.kind === 'registry') throw new Error('A registry offers nothing');
  const { applicationId, roundId, offer } = application;
  const subject = subjectOf.application(applicationId);
  const offeredAt = nowIso(store);
  const days = endOfDay(program.zone, offeredAt, program.award.acceptanceDays);
  // Instants of one form sort as text.
  const [answerBy = days] = [days, offer.answerBy].toSorted().reverse();
  const less = units < offer.units;
  const { keptSince: _, ...terms } = offer;
  return {
    next: {
      ...application,
      offer: { ...terms, units, offeredAt, answerBy, changed: { from: offer.units, at: offeredAt } },
    },
    happening: {
      event: 'offer changed',
      actor: { kind: 'manager', id: manager.id },
      data: { from: offer.units, units, answerBy },
    },
    writes: [
      ...jointMovementWrites(store, [
        {
          fundId: offer.fundId,
          ...(less ? ({ from: 'offered', to: 'free' } as const) : ({ from: 'free', to: 'offered' } as const)),
          units: Math.abs(offer.units - units),
          subject: applicationId,
          entry: entryName(application, 'changed'),
        },
      ]),
      ...settled(applicationId),
      settleWrite(subject, 'offer-unanswered'),
    ],
    effects: [
      { kind: 'mail-applicant', mail: 'offer-changed', applicationId },
      ...(less ? [{ kind: 'move-waitlist', roundId, fundId: offer.fundId } as const] : []),
    ],
    due: [
      { kind: 'offer-reminder', subject, ref: 'offer', at: morning(program.zone, answerBy, -2) },
      { kind: 'offer-expiry', subject, ref: 'offer', at: answerBy },
    ],
  };
}

function outcomeOf(outcome: { kind: string; by?: string }): OfferChanged {
  if (outcome.kind !== 'refused') return { kind: outcome.kind as OfferChanged['kind'] };
  if (outcome.by === 'fund') return { kind: 'fund-empty' };
  throw new Error(`A change of an offer was refused by ${outcome.by}`);
}
