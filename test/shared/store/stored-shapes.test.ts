import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loanDecision } from '../../../shared/cases/award/loan-decisions.ts';
import { samePerson } from '../../../shared/cases/duplicate/same-person-item.ts';
import { draftContent } from '../../../shared/cases/intake/drafts.ts';
import { award } from '../../../shared/domain/after-award/award.ts';
import { batchLine, payment, paymentBatch } from '../../../shared/domain/after-award/payment.ts';
import { appeal } from '../../../shared/domain/appeals/appeal.ts';
import { application } from '../../../shared/domain/application/application.ts';
import { document } from '../../../shared/domain/documents/document.ts';
import { hashOf } from '../../../shared/domain/hash.ts';
import { interview, seat, slot } from '../../../shared/domain/interviews/interview.ts';
import { programDocument } from '../../../shared/domain/program/schema.ts';
import { practice } from '../../../shared/domain/review/calibration.ts';
import { reviewer } from '../../../shared/domain/review/reviewer.ts';
import { reviewTask } from '../../../shared/domain/review/task.ts';
import { roundPlanned } from '../../../shared/domain/round/comparison.ts';
import { panelLine, panelRuling, panelShortage, panels } from '../../../shared/domain/round/panels.ts';
import { proposalLine, round } from '../../../shared/domain/round/round.ts';
import { whatIf } from '../../../shared/domain/round/what-if.ts';
import { attention } from '../../../shared/store/attention.ts';
import { bidItem } from '../../../shared/store/bids.ts';
import { dryRun } from '../../../shared/store/dry-runs.ts';
import { fund, ledgerEntry } from '../../../shared/store/funds.ts';
import { link } from '../../../shared/store/links.ts';
import { session } from '../../../shared/store/sessions.ts';

/**
 * What is stored outlives the code that wrote it. When one of these changes, items of the old shape are still in the table:
 * say in the commit how they are read, then put the new hash here.
 */
const shapes = {
  appeal: '6ce71fb471221a07',
  application: 'ee48855575aca25b',
  attention: '91a38dfd34588375',
  award: '93e2dcb6864cd101',
  bid: 'ff85fd2497324c05',
  document: '84cc0f9a9c08bc05',
  draftContent: 'a88d962cd3e2d682',
  dryRun: '20f3c83954d4e07c',
  fund: 'a69dc401a464beca',
  interview: 'b2fa7e9d493790eb',
  interviewSeat: '21c8b3057c3f5a10',
  interviewSlot: 'ae68b0e6878835f3',
  ledgerEntry: '49ea64f6cabeae2b',
  link: '00a89b9e2ea5a39a',
  loanDecision: 'df82e550a64cfc89',
  payment: '986b432057aa269d',
  paymentBatch: 'c0fccd011e498af4',
  batchLine: 'c2a60192ed256d68',
  panelLine: '8c6134244fc28cac',
  panels: 'f78654b9b138a32f',
  panelShortage: 'c2d7b22ea5f34631',
  panelRuling: '4eba2c4aad14854b',
  practice: '2816740163b48877',
  programDocument: '7c1912d909865cf3',
  proposalLine: '37a83c509f5fd8f7',
  reviewTask: '05e8642271afcbdc',
  reviewer: 'b093472c6a905c53',
  round: 'f7e08cdcf45842ed',
  roundPlanned: '53a64c61dd535353',
  samePerson: '8415fd6c6236a212',
  session: 'da44d70c537c20f9',
  whatIf: '6acf10a074ed31cb',
};

const schemas: Record<keyof typeof shapes, z.ZodType> = {
  appeal,
  application,
  attention,
  award,
  bid: bidItem,
  document,
  draftContent,
  dryRun,
  fund,
  interview,
  interviewSeat: seat,
  interviewSlot: slot,
  ledgerEntry,
  link,
  loanDecision,
  payment,
  paymentBatch,
  batchLine,
  panelLine,
  panels,
  panelShortage,
  panelRuling,
  practice,
  programDocument,
  proposalLine,
  reviewer,
  reviewTask,
  round,
  roundPlanned,
  samePerson,
  session,
  whatIf,
};

describe('a stored shape does not change unnoticed', () => {
  it.each(Object.keys(shapes) as (keyof typeof shapes)[])('%s', (name) => {
    const shape = z.toJSONSchema(schemas[name], { io: 'input', unrepresentable: 'any' });
    expect(hashOf(shape).slice(0, 16)).toBe(shapes[name]);
  });
});
