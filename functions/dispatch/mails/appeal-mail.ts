import { listAppeals, openAppeal } from '../../../shared/cases/appeals/appeal-item.ts';
import { decisionToAppeal } from '../../../shared/cases/appeals/appealable.ts';
import { intakeState } from '../../../shared/cases/intake/intake-state.ts';
import { readVerdict } from '../../../shared/cases/screening/verdicts.ts';
import type { ApplicantMail } from '../../../shared/domain/effects.ts';
import { PermanentFault } from '../../../shared/domain/faults.ts';
import { toldRules } from '../../../shared/domain/rules/told.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { addresses } from '../addresses.ts';
import { creditReasons } from './credit-reasons.ts';
import { dropped, type Material, type Told } from './prepared.ts';

/** What somebody can do about a refusal by the rules, beside its reasons. */
export async function whatToDo({ dispatch: { store, baseUrl }, loaded, program }: Material) {
  const decision = await decisionToAppeal(store, loaded, program);
  if (!decision) throw new PermanentFault('A refusal by the rules has no verdict');
  const current = await readProgram(store, program.id);
  return {
    appealBy: decision.until,
    open: current !== undefined && (await intakeState(store, current.program)) === 'open',
    match: addresses.match(baseUrl),
  };
}

/** The mails about the last appeal of an application: each is true in one of its states. */
export async function appealMail(
  mail: Extract<ApplicantMail, `appeal-${string}`>,
  { dispatch: { store, baseUrl }, loaded, program, to }: Material,
): Promise<Told> {
  const appeal = (await listAppeals(store, loaded.application.applicationId)).at(-1);
  if (mail === 'appeal-received')
    return appeal?.status === 'open'
      ? { kind: mail, data: { ...to, decideBy: appeal.decideBy } }
      : dropped(`appeal-${appeal?.status ?? 'missing'}`);
  if (!appeal || appeal.status === 'open' || mail !== `appeal-${appeal.status}`)
    return dropped(`appeal-${appeal?.status ?? 'missing'}`);
  const words = openAppeal(loaded.key, appeal.reason);
  if (mail === 'appeal-granted') return { kind: mail, data: { ...to, words } };
  const verdict = await readVerdict(store, loaded.key, appeal.decision.snapshot);
  if (!verdict) throw new PermanentFault('An appealed refusal has no verdict');
  const reasons = toldRules(verdict, program).map((rule) => rule.reason.text);
  const match = addresses.match(baseUrl);
  if (program.family !== 'financing')
    return { kind: mail, data: { ...to, credit: false, reasons, words, match } };
  return { kind: mail, data: { ...to, credit: true, reasons: creditReasons(reasons), match } };
}
