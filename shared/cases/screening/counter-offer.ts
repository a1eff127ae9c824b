import { type Application, type ApplicationIn, receivedOf } from '../../domain/application/application.ts';
import type { Actor } from '../../domain/effects.ts';
import { toWire } from '../../domain/money.ts';
import type { Answers } from '../../domain/program/fields.ts';
import type { Program } from '../../domain/program/schema.ts';
import { counterOffer } from '../../domain/rules/counter-offer.ts';
import { referenceTables } from '../../domain/tables/reference-tables.ts';
import { type Change, change } from '../../store/applications.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { listMoves } from '../award/list-moves.ts';
import { answerDue, endOfDay } from '../deadlines.ts';
import { answerRequest } from './answer-request.ts';

/** A counter-offer that is not taken up within ninety days is a refusal (12 CFR 1002.9(a)(1)(iv)). */
const daysToAnswer = 90;

/**
 * What follows instead of a refusal where a smaller amount would pass: the offer of it, with the reasons that stand against what was
 * asked, in one letter. Undefined where no smaller amount would.
 */
export function offeredInstead(
  store: Store,
  application: ApplicationIn<'submitted'>,
  program: Program,
  answers: Answers,
  asOf: string,
): Omit<Change, 'happening'> | undefined {
  const { award } = program;
  if (award.kind !== 'rolling-loan') return undefined;
  const cents = counterOffer({ program, answers, asOf, tables: referenceTables }, award);
  if (cents === undefined) return undefined;
  const answerBy = endOfDay(program.zone, store.now(), daysToAnswer);
  const { applicationId } = application;
  return {
    next: {
      ...receivedOf(application),
      status: 'info-requested',
      askedFor: [award.amountField],
      answerBy,
      counterOffer: { cents },
    },
    move: 'request-information',
    effects: [{ kind: 'mail-applicant', mail: 'counter-offer', applicationId }],
    due: [answerDue(applicationId, answerBy)],
  };
}

export type CounterAnswer = 'taken' | 'declined' | 'too-late' | 'not-offered';

/** The smaller amount is taken: the application goes on with it, judged by the ordinary rules. */
export async function takeCounterOffer(
  store: Store,
  id: string,
  application: Application,
  receivedAt: string,
): Promise<CounterAnswer> {
  if (application.status !== 'info-requested' || !application.counterOffer) return 'not-offered';
  const { award } = (await programOf(store, application)).program;
  if (award.kind !== 'rolling-loan') return 'not-offered';
  const amount = toWire({ cents: application.counterOffer.cents, currency: 'USD' });
  const outcome = await answerRequest(
    store,
    id,
    { [award.amountField]: amount },
    { kind: 'applicant' },
    undefined,
    receivedAt,
  );
  if (outcome.kind === 'committed') return 'taken';
  return outcome.kind === 'too-late' ? 'too-late' : 'not-offered';
}

/** The smaller amount is not wanted, or its date has passed: what was asked for stays refused, for the reasons that were told. */
export async function endCounterOffer(store: Store, id: string, actor: Actor): Promise<CounterAnswer> {
  const outcome = await change<{ kind: 'not-offered' | 'too-early' }>(store, id, async ({ application }) => {
    if (application.status !== 'info-requested' || !application.counterOffer) return { kind: 'not-offered' };
    if (actor.kind === 'system' && application.answerBy >= nowIso(store)) return { kind: 'too-early' };
    const { program } = await programOf(store, application);
    return {
      next: { ...receivedOf(application), status: 'ineligible' },
      move: 'end-counter-offer',
      happening: {
        event: actor.kind === 'applicant' ? 'counter-offer declined' : 'counter-offer lapsed',
        actor,
      },
      effects: [
        { kind: 'mail-applicant', mail: 'ineligible', applicationId: id },
        { kind: 'resume', subject: `APP#${id}`, stage: 'information', output: { outcome: 'answered' } },
        ...listMoves(program, application),
      ],
      cancel: [{ kind: 'information-deadline', ref: 'request' }],
    };
  });
  return outcome.kind === 'committed' ? 'declined' : 'not-offered';
}

/** A counter-offer whose date has come; true where there was one, whatever became of it. */
export async function counterOfferOverdue(store: Store, id: string): Promise<boolean> {
  return (await endCounterOffer(store, id, { kind: 'system', id: 'clock' })) === 'declined';
}
