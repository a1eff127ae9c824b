import { PermanentFault } from '../../../shared/domain/faults.ts';
import { isSpecific } from '../../../shared/domain/program/vague-reason.ts';
import type { LocalizedText } from '../../../shared/domain/text.ts';

/** Reg B, 12 CFR 1002.9, and its commentary: more than four reasons are not likely to be of help. */
const mostReasons = 4;

/**
 * The reasons of a notice of adverse action: one to four, each naming a factor. Whatever way a reason came here, one that does
 * not is told to nobody: the mail goes to the owner as a fault instead.
 */
export function creditReasons(reasons: readonly LocalizedText[]): readonly LocalizedText[] {
  if (reasons.length === 0) throw new PermanentFault('A refusal of credit has no specific reason on record');
  const told = reasons.slice(0, mostReasons);
  if (!told.every(isSpecific))
    throw new PermanentFault('A refusal of credit has a reason that names no factor');
  return told;
}
