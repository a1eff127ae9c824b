import { submitApplication } from '../../shared/cases/intake/submit-application.ts';
import type { Answers } from '../../shared/domain/program/fields.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { ledgerSums, readFund, readLedger } from '../../shared/store/funds.ts';
import { readProgram } from '../../shared/store/programs.ts';
import type { Store } from '../../shared/store/table.ts';
import { validAnswers } from './valid-answers.ts';

let made = 0;

/** Sends an application of somebody new who qualifies, to any program that is published. */
export async function applied(
  store: Store,
  programId: Program['id'] | string,
  change: { answers?: Answers; email?: string } = {},
): Promise<string> {
  made += 1;
  const program = await readProgram(store, programId);
  if (!program) throw new Error('publish the program first');
  const answers: Answers = {
    ...validAnswers(program.program),
    ...ownNames(program.program),
    ...change.answers,
  };
  const outcome = await submitApplication(store, {
    program,
    language: 'en',
    person: { name: `Somebody ${made}`, email: change.email ?? `somebody${made}@example.org` },
    answers,
    idempotencyKey: `applied-${made}`,
  });
  if (outcome.kind !== 'acknowledged') throw new Error(`not acknowledged: ${outcome.kind}`);
  return outcome.acknowledgement.applicationId;
}

/** What must differ, so that nobody looks like somebody else. */
function ownNames(program: Program): Answers {
  const own: Answers = {
    legalName: `Harbor Works ${'abcdefghijklmnopqrstuvwxyz'[made % 26]}${made}`,
    taxId: `94-${2_404_000 + made}`,
  };
  const asked = new Set(program.pages.flatMap(({ fields }) => fields.map(({ id }) => id)));
  return Object.fromEntries(Object.entries(own).filter(([id]) => asked.has(id)));
}

/** A fund's counters; throws where they and its ledger say different things, or more than its limit was promised. */
export async function soundFund(store: Store, fundId: string) {
  const fund = await readFund(store, fundId);
  if (!fund) throw new Error('no such fund');
  const { free, reserved, offered, accepted, paid, limit } = fund;
  const counters = { free, reserved, offered, accepted, paid };
  const sums = ledgerSums(await readLedger(store, fundId));
  const wrong = Object.entries(counters).some(
    ([state, units]) => sums[state as 'free'] !== units || units < 0,
  );
  if (wrong || free + reserved + offered + accepted + paid !== limit)
    throw new Error('the books do not agree');
  return counters;
}
