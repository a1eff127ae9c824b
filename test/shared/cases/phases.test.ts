import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleDue } from '../../../shared/cases/clock.ts';
import { sendCorrection } from '../../../shared/cases/correct/send-correction.ts';
import { startCorrection } from '../../../shared/cases/correct/start-correction.ts';
import { extendRound } from '../../../shared/cases/extending/extend-round.ts';
import { tellExtension } from '../../../shared/cases/extending/tell-extension.ts';
import { savePage } from '../../../shared/cases/intake/drafts.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { confirmLine } from '../../../shared/cases/phases/draw-line.ts';
import { type FirstPhase, readFirstPhase } from '../../../shared/cases/phases/first-phase.ts';
import { sendInvitations } from '../../../shared/cases/phases/send-invitations.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { answerRequest } from '../../../shared/cases/screening/answer-request.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { readVerdict } from '../../../shared/cases/screening/verdicts.ts';
import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import { pressedAtMost } from '../../../shared/domain/received.ts';
import { replay } from '../../../shared/domain/rules/evaluate.ts';
import { type Loaded, loadApplication, readAll, readItem } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { keys } from '../../../shared/store/keys.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers, reviewed, statusOf, submittedTo } from '../../support/scenario.ts';
import { publishTwoPhase, secondPart, twoPhaseProgram } from '../../support/two-phase.ts';

const program = twoPhaseProgram();
const roundId = 'small-two-phase~2027';
const manager = { id: 'manager-1', name: 'One', email: 'one@example.org' };
const afterFirst = '2027-02-09T01:01:00.000Z';
const lastAnswer = '2027-04-01T00:00:59.999Z';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable({ startAt: '2026-12-01T18:00:00.000Z' });
});
afterAll(() => table.stop());
beforeEach(async () => {
  table.clock.moveTo('2026-12-01T18:00:00.000Z');
  store = await table.another();
  await publishTwoPhase(store, program);
});

const withGpa = async (value: string | undefined, change: Answers = {}) => {
  const good = goodAnswers['health-careers-scholarship'];
  const gpa = value ? { value, scale: '4.0', weighted: true } : { scale: 'pass-fail', note: 'No grades.' };
  const id = await submittedTo(store, program.id, { ...good, gpa, ...change });
  expect(await screenApplication(store, id)).toEqual({ verdict: value ? 'awaits-invitation' : 'unknown' });
  return id;
};

const firstPhase = async (): Promise<FirstPhase> => {
  const round = await readRound(store, roundId);
  const phase = round && (await readFirstPhase(store, program, round));
  if (!phase) throw new Error('no first phase');
  return phase;
};

const draw = async () => confirmLine(store, roundId, manager, (await firstPhase()).hash);

/** Three places: 3.9 and 3.6, two who tie at 3.3, and one below the line. */
const five = () => Promise.all(['3.90', '3.60', '3.30', '3.40', '2.60'].map((gpa) => withGpa(gpa)));

const statuses = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await statusOf(store, id)).status));

describe('An application in a program with an invited phase', () => {
  it('waits with nothing asked of it, though a rule looks at a question of the second part', async () => {
    const id = await withGpa('3.90');
    expect(await statusOf(store, id)).toMatchObject({
      status: 'in-review',
      awaits: 'invitation',
      score: 10_000,
    });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'awaits-invitation' });
    const loaded = await loadApplication(store, id);
    const verdict = loaded && (await readVerdict(store, loaded.key, 1));
    expect(verdict).toMatchObject({ outcome: 'eligible', ask: [] });
    expect(verdict?.rules.find((rule) => rule.id === 'enrolled-full-time')?.outcome).toBe('unknown');
  });

  it('cannot be drawn a line through before the first phase has closed, to the millisecond', async () => {
    await five();
    table.clock.moveTo('2027-02-09T01:00:59.999Z');
    expect(await draw()).toEqual({ kind: 'still-open' });
    table.clock.moveTo(afterFirst);
    expect(await draw()).toEqual({ kind: 'drawn', invited: 4 });
    expect(await draw()).toEqual({ kind: 'already' });
  });

  it('is invited or not by the line a manager saw, and each is told', async () => {
    const ids = await five();
    table.clock.moveTo(afterFirst);
    const seen = (await firstPhase()).hash;
    await withdraw(store, ids[1] ?? '');
    expect(await confirmLine(store, roundId, manager, seen)).toEqual({ kind: 'changed' });
    expect(await draw()).toEqual({ kind: 'drawn', invited: 3 });
    await Promise.all([sendInvitations(store, roundId), sendInvitations(store, roundId)]);
    expect(await statuses(ids)).toEqual([
      'info-requested',
      'withdrawn',
      'info-requested',
      'info-requested',
      'not-selected',
    ]);
    expect(await statusOf(store, ids[0] ?? '')).toMatchObject({
      askedFor: ['leadership', 'enrolled'],
      answerBy: lastAnswer,
      invitedAt: afterFirst,
    });
    const mails = (await outbox()).filter(({ mail }) => mail === 'invitation' || mail === 'not-selected');
    expect(mails.map(({ mail, applicationId }) => [mail, ids.indexOf(applicationId)]).sort()).toEqual([
      ['invitation', 0],
      ['invitation', 2],
      ['invitation', 3],
      ['not-selected', 4],
    ]);
    expect(await events(`ROUND#${roundId}`)).toContainEqual(['line drawn', 'manager-1']);
    expect(await verifyApplication(store, ids[0] ?? '')).toMatchObject({ verified: true });
  });

  it('is read by reviewers once the second part came in time, by the time it was received', async () => {
    const [id = '', late = ''] = await five();
    table.clock.moveTo(afterFirst);
    await draw();
    await sendInvitations(store, roundId);
    table.clock.moveTo('2027-04-01T00:01:03.000Z');
    const applicant = { kind: 'applicant' } as const;
    expect(
      await answerRequest(store, late, secondPart, applicant, undefined, '2027-04-01T00:01:00.000Z'),
    ).toEqual({
      kind: 'too-late',
    });
    expect(
      await answerRequest(store, id, secondPart, applicant, undefined, '2027-04-01T00:00:59.999Z'),
    ).toMatchObject({ kind: 'committed' });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
    await reviewed(store, id);
    expect((await statusOf(store, id)).status).toBe('reviewed');
    const loaded = await loadApplication(store, id);
    if (!loaded) throw new Error('gone');
    const verdict = await readVerdict(store, loaded.key, 2);
    const { answers } = await readSnapshot(store, loaded.key, 2);
    expect(verdict && replay(verdict, program, answers).same).toBe(true);
  });

  it('is judged by the rules over the second part once it was answered', async () => {
    const [id = ''] = await five();
    table.clock.moveTo(afterFirst);
    await draw();
    await sendInvitations(store, roundId);
    await answerRequest(store, id, { ...secondPart, enrolled: false }, { kind: 'applicant' });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'ineligible' });
  });

  it('ends when the second part does not come, not before everything sent in time was handled', async () => {
    const [id = ''] = await five();
    table.clock.moveTo(afterFirst);
    await draw();
    await sendInvitations(store, roundId);
    const due = await readItem(store, keys.due(`APP#${id}`, 'information-deadline', 'request'));
    expect(Date.parse(String(due?.['at']))).toBe(Date.parse(lastAnswer) + pressedAtMost);
    table.clock.moveTo(String(due?.['at']));
    await handleDue(store, due as never);
    expect(await statusOf(store, id)).toMatchObject({ status: 'withdrawn', withdrawnFor: 'no-answer' });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'ended' });
  });

  it('that a person had to judge first is measured by the same line, whenever that was', async () => {
    const unknown = await withGpa(undefined);
    await five();
    table.clock.moveTo(afterFirst);
    await draw();
    const judged = { gpa: { value: '2.70', scale: '4.0', weighted: true } };
    await answerRequest(store, unknown, judged, { kind: 'manager', id: 'manager-1' }, 'The school says so.');
    expect(await screenApplication(store, unknown)).toEqual({ verdict: 'awaits-invitation' });
    await sendInvitations(store, roundId, unknown);
    expect(await statusOf(store, unknown)).toMatchObject({ status: 'not-selected', score: 2000 });
  });

  it('reminds the owner when the first phase closed, moves along with an extension, and stops when the line is drawn', async () => {
    await five();
    const due = {
      kind: 'invitation-due',
      subject: `ROUND#${roundId}`,
      ref: 'first',
      at: afterFirst,
    } as const;
    const later = { of: 'first', closesAt: '2027-02-10T17:00', reason: 'outage' } as const;
    expect(await extendRound(store, roundId, later, 'manager-1')).toEqual({ kind: 'extended' });
    table.clock.moveTo(afterFirst);
    await handleDue(store, due);
    expect(await listAttention(store)).toEqual([]);
    const moved = await readItem(store, keys.due(due.subject, due.kind, due.ref));
    expect(moved?.['at']).toBe('2027-02-11T01:01:00.000Z');
    table.clock.moveTo(String(moved?.['at']));
    await handleDue(store, moved as never);
    expect(await listAttention(store)).toMatchObject([{ kind: 'invitation-due', subject: due.subject }]);
    await draw();
    expect(await listAttention(store)).toEqual([]);
  });

  it('has its date moved when everybody has more time for the second part', async () => {
    const [id = ''] = await five();
    table.clock.moveTo(afterFirst);
    await draw();
    await sendInvitations(store, roundId);
    const later = { of: 'invited', closesAt: '2027-04-02T17:00', reason: 'outage' } as const;
    expect(await extendRound(store, roundId, later, 'manager-1')).toEqual({ kind: 'extended' });
    const due = await readItem(store, keys.due(`APP#${id}`, 'information-deadline', 'request'));
    table.clock.moveTo(String(due?.['at']));
    // The clock is first: the extension holds all the same.
    await handleDue(store, due as never);
    expect((await statusOf(store, id)).status).toBe('info-requested');
    await tellExtension(store, roundId, 1);
    await tellExtension(store, roundId, 1);
    expect(await statusOf(store, id)).toMatchObject({ answerBy: '2027-04-03T00:00:59.999Z' });
    const told = (await outbox()).filter(
      ({ mail, applicationId }) => mail === 'deadline-extended' && applicationId === id,
    );
    expect(told).toHaveLength(1);
  });

  it('that is corrected before the line is drawn has the place of its new answers', async () => {
    const id = await withGpa('2.60');
    expect((await startCorrection(store, id, 'you')).kind).toBe('committed');
    const correct = async (gpa: Record<string, unknown>) => {
      const loaded = (await loadApplication(store, id)) as Loaded<ApplicationIn<'submitted'>>;
      const page = {
        page: 'changed',
        seen: 0,
        typed: {},
        answers: { gpa },
        fields: ['gpa'],
        language: 'en',
      } as const;
      await savePage(store, loaded, page);
      return sendCorrection(store, id, () => ({ person: { name: 'Ana', email: 'ana@example.org' } }));
    };
    const better = await correct({ value: '3.90', scale: '4.0', weighted: true });
    expect(better.kind).toBe('committed');
    expect(await statusOf(store, id)).toMatchObject({
      status: 'in-review',
      awaits: 'invitation',
      score: 10_000,
      snapshot: 2,
    });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'awaits-invitation' });
  });

  it('keeps the round from being closed before anybody was invited', async () => {
    await five();
    expect((await closeRound(store, roundId, 'manager-1', true)).kind).toBe('not-invited');
  });
});

/** Every effect that was ordered. */
async function outbox() {
  const { Items = [] } = await store.client.send(
    new ScanCommand({
      TableName: store.tableName,
      ConsistentRead: true,
      FilterExpression: 'sk = :sk',
      ExpressionAttributeValues: { ':sk': 'OUTBOX' },
    }),
  );
  return Items.map((item) => item['effect'] as { mail?: string; applicationId: string });
}

async function events(pk: string) {
  return (await readAll(store, pk, 'AUDIT#')).map((item) => [
    item['event'],
    (item['actor'] as { id?: string }).id,
  ]);
}
