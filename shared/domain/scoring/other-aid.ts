import { moneyOf } from '../money.ts';
import type { Answers } from '../program/fields.ts';
import { offersOf } from '../program/offer-plan.ts';
import { answerAt } from '../program/paths.ts';
import type { Program } from '../program/schema.ts';

/** What an award comes to beside other aid, in cents. */
export interface BesideAid {
  readonly units: number;
  /** What it costs, as answered, and what else is given; only where the program counts it and the cost was answered. */
  readonly cap: number;
  readonly otherAid: number;
}

/**
 * The award that leaves somebody no better off than what their studies cost: at most the cost less all other aid, never below
 * nothing. `told` is what they say of other aid when they accept, in cents: it counts where it is more than what the form said. Undefined where the
 * program counts no other aid, or the cost was not answered: an unknown cost caps nothing.
 */
export function besideAid(
  program: Program,
  answers: Answers,
  units: number,
  told = 0,
): BesideAid | undefined {
  const { otherAid: plan } = offersOf(program);
  const cap = plan && moneyOf(answerAt(answers, plan.cap))?.cents;
  if (!plan || cap === undefined) return undefined;
  const answered = plan.fields.reduce(
    (sum, field) => sum + (moneyOf(answerAt(answers, field))?.cents ?? 0),
    0,
  );
  const otherAid = Math.max(answered, told);
  return { units: Math.max(0, Math.min(units, cap - otherAid)), cap, otherAid };
}
