import { PermanentFault } from '../../../shared/domain/faults.ts';
import { isRoundPlan } from '../../../shared/domain/program/award-plan.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { LocalizedText } from '../../../shared/domain/text.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { creditReasons } from './credit-reasons.ts';
import type { Material, Told } from './prepared.ts';

/** The refusal of an award. Of credit it states the specific reasons that were recorded with the decision. */
export async function notSelectedMail({ dispatch, loaded, program, to }: Material): Promise<Told> {
  const data = { ...to, words: program.texts.notSelected };
  if (isRoundPlan(program.award)) return { kind: 'not-selected', data };
  const decision = await readItem(dispatch.store, keys.decision(loaded.application.applicationId));
  const recorded = Array.isArray(decision?.['reasons']) ? decision['reasons'].map(String) : [];
  const reasons = recorded.flatMap((reason) => reasonText(program, reason) ?? []);
  if (reasons.length === 0) throw new PermanentFault('A refusal has no specific reason on record');
  if (program.award.kind === 'registry') return { kind: 'not-selected', data: { ...data, reasons } };
  return { kind: 'not-selected', data: { ...data, credit: { reasons: creditReasons(reasons) } } };
}

/** A recorded reason is a criterion that weighed against it, or a rule that failed: by its id or its code. */
function reasonText(program: Program, reason: string): LocalizedText | undefined {
  const criterion = program.scoring.criteria.find(
    (one) => one.refusal && (one.id === reason || one.refusal.code === reason),
  );
  const rule = program.rules.find((one) => one.reason.code === reason);
  return criterion?.refusal?.text ?? rule?.reason.text;
}
