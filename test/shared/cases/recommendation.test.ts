import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmLine } from '../../../shared/cases/phases/draw-line.ts';
import { readFirstPhase } from '../../../shared/cases/phases/first-phase.ts';
import { sendInvitations } from '../../../shared/cases/phases/send-invitations.ts';
import { answerRequest } from '../../../shared/cases/screening/answer-request.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { listParties, personAsked } from '../../../shared/store/parties.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { statusOf, submittedTo } from '../../support/scenario.ts';
import { validAnswers } from '../../support/valid-answers.ts';
import { sample } from '../programs/samples.ts';

const program = sample('two-phase-scholars');
const roundId = 'two-phase-scholars~2027';
const recommender = { name: 'Ana Cruz', email: 'ana.cruz@example.org' };
const second = { transcript: [`doc_${'0'.repeat(26)}`], recommender };

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable({ startAt: '2026-12-01T18:00:00.000Z' });
  store = table.store;
  await seedSamples(store);
});
afterAll(() => table.stop());

/** Who was asked for a recommendation, and how that stands. */
const asked = async (id: string) => {
  const loaded = await loadApplication(store, id);
  if (!loaded) throw new Error('no such application');
  const parties = await listParties(store, id);
  return parties.map((one) => ({ ...personAsked(loaded.key, one), status: one.status }));
};

describe('A recommendation for the invited second step', () => {
  it('is asked of nobody in the first step, then of whom the second names, and is waited for', async () => {
    table.clock.moveTo('2026-12-01T18:00:00.000Z');
    const answers = {
      ...validAnswers(program, '2026-12-01'),
      dateOfBirth: '2006-05-04',
      guardian: undefined,
    };
    const id = await submittedTo(store, program.id, answers);
    expect(await screenApplication(store, id)).toEqual({ verdict: 'awaits-invitation' });
    expect(await asked(id)).toEqual([]);

    table.clock.moveTo('2027-02-09T01:01:00.000Z');
    const round = await readRound(store, roundId);
    const phase = round && (await readFirstPhase(store, program, round));
    const manager = { id: 'manager-1', name: 'One', email: 'one@example.org' };
    expect(await confirmLine(store, roundId, manager, phase?.hash ?? '')).toEqual({
      kind: 'drawn',
      invited: 1,
    });
    await sendInvitations(store, roundId);
    expect(await statusOf(store, id)).toMatchObject({
      status: 'info-requested',
      askedFor: ['transcript', 'recommender'],
      answerBy: '2027-04-01T00:00:59.999Z',
    });

    table.clock.moveTo('2027-03-01T18:00:00.000Z');
    expect(await answerRequest(store, id, second, { kind: 'applicant' })).toMatchObject({
      kind: 'committed',
    });
    expect(await asked(id)).toMatchObject([{ ...recommender, status: 'asked' }]);
    expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
    expect(await statusOf(store, id)).toMatchObject({
      status: 'info-requested',
      askedFor: ['people:recommendation'],
    });
  });
});
