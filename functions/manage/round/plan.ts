import { planRound } from '../../../shared/cases/round/plan-round.ts';
import { parseTypedMoney } from '../../../shared/domain/money.ts';
import { unitOf } from '../../../shared/domain/program/award-plan.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { notPossiblePage } from '../pages/confirm-page.ts';
import { type PlanFlaw, planPage } from '../pages/plan-page.ts';
import { roundAddress } from '../pages/values.ts';
import { roundNamed } from './model.ts';

type Answer = Promise<WebResponse | undefined>;

/** `GET …/plan`: what is expected of a round. */
export async function askToPlan({ store }: ManageDependencies, asked: Asked): Answer {
  const found = await roundNamed(store, asked.request.param('roundId'));
  return found && planPage(asked.frame, found, new URLSearchParams(), []);
}

/** `POST` to the same. */
export async function plan(deps: ManageDependencies, asked: Asked & { fields: URLSearchParams }): Answer {
  const found = await roundNamed(deps.store, asked.request.param('roundId'));
  if (!found) return undefined;
  const { roundId } = found.round;
  const typed = read(found.program, asked.fields);
  if ('flaws' in typed) return planPage(asked.frame, found, asked.fields, typed.flaws);
  const { kind } = await planRound(deps.store, roundId, typed, asked.who);
  if (kind === 'missing') return undefined;
  return kind === 'planned'
    ? seeOther(roundAddress(roundId, '?done=planned'))
    : notPossiblePage(asked.frame, {
        text: asked.frame.t('gate.tooLate'),
        section: 'rounds',
        back: roundAddress(roundId),
      });
}

function read(program: Program, fields: URLSearchParams) {
  const offers = wholeNumber(fields.get('offers') ?? '');
  const places = unitOf(program.award) === 'slot';
  const units = places ? offers : parseTypedMoney(fields.get('money') ?? '')?.cents;
  if (offers !== undefined && units !== undefined) return { offers, units };
  const flaws: PlanFlaw[] = [];
  if (offers === undefined) flaws.push('offers');
  if (units === undefined && !places) flaws.push('money');
  return { flaws };
}

/** Of what is typed; a thousand is more than any round here has by far, a hundred thousand a slip. */
export function wholeNumber(text: string): number | undefined {
  const digits = text
    .normalize('NFKC')
    .trim()
    .replace(/^(\d{1,3}),(\d{3})$/, '$1$2');
  return /^\d{1,5}$/.test(digits) ? Number(digits) : undefined;
}
