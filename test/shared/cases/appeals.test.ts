import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAppeals } from '../../../shared/cases/appeals/appeal-item.ts';
import { appealState } from '../../../shared/cases/appeals/appealable.ts';
import { decideAppeal } from '../../../shared/cases/appeals/decide-appeal.ts';
import { fileAppeal } from '../../../shared/cases/appeals/file-appeal.ts';
import { type DueItem, handleDue } from '../../../shared/cases/clock.ts';
import { extendApplication } from '../../../shared/cases/extending/extend-application.ts';
import { startDraft } from '../../../shared/cases/intake/drafts.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { restartWorkflow } from '../../../shared/cases/restart-workflow.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { answerRequest } from '../../../shared/cases/screening/answer-request.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { readVerdict } from '../../../shared/cases/screening/verdicts.ts';
import { settleMatter } from '../../../shared/cases/settle-matter.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import { reviewTask } from '../../../shared/domain/review/task.ts';
import { replay } from '../../../shared/domain/rules/evaluate.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import {
  change,
  type Loaded,
  loadApplication,
  readAll,
  readItem,
} from '../../../shared/store/applications.ts';
import { listAttention, raiseWrite } from '../../../shared/store/attention.ts';
import { keys } from '../../../shared/store/keys.ts';
import { programOf, readProgram } from '../../../shared/store/programs.ts';
import { listReviewers, listTasks, taskWrite } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { answers as nominatorAnswers, requestTo } from '../../support/people.ts';
import { goodAnswers, statusOf, submitted, submittedTo, threePrograms } from '../../support/scenario.ts';
import { publishTwoPhase, twoPhaseProgram } from '../../support/two-phase.ts';

const start = '2026-11-21T18:00:00.000Z';
let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, threePrograms);
});
afterAll(() => table.stop());

const scholarship = 'health-careers-scholarship';
const morgan = { id: 'person-1', name: 'Morgan', email: 'manager@example.org' };
const avery = { id: 'person-2', name: 'Avery', email: 'approver@example.org' };
const lowGpa = { gpa: { value: '2.495', scale: '4.0', weighted: true } };
const said = { rules: ['gpa-high-school'], words: 'My school has corrected the grade. Quillfeather.' };
const ref = 'screening-0001';
const uphold = { ref, outcome: 'uphold', reason: 'The letter of the school says 2.4.' } as const;
const grant = { ref, outcome: 'grant', reason: 'The school says 2.7.' } as const;

/** Somebody whom the rules refused. */
async function refused(answers: Answers = lowGpa, person: { email?: string } = {}): Promise<string> {
  table.clock.moveTo(start);
  const id = await submitted(store, scholarship, { answers, ...person });
  expect(await screenApplication(store, id)).toEqual({ verdict: 'ineligible' });
  return id;
}

/** Somebody who has asked for another look. */
async function appealed(answers: Answers = lowGpa, person: { email?: string } = {}): Promise<string> {
  const id = await refused(answers, person);
  expect((await fileAppeal(store, id, said)).kind).toBe('committed');
  return id;
}

const loadedOf = async (id: string) => (await loadApplication(store, id)) as Loaded;
const mattersOf = async (id: string) =>
  (await listAttention(store)).filter(({ subject }) => subject === `APP#${id}`);
const due = (id: string, kind: string) => readItem(store, keys.due(`APP#${id}`, kind, ref));
const effectsOf = async (id: string): Promise<Effect[]> => {
  const { Items = [] } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
  return Items.filter((item) => item['type'] === 'outbox' && String(item['id']).startsWith(id)).map(
    (item) => item['effect'] as Effect,
  );
};
const mailsOf = async (id: string) =>
  (await effectsOf(id)).flatMap((one) =>
    'mail' in one ? [`${one.mail} ${'about' in one ? one.about : ''}`.trim()] : [],
  );

describe('Asking for another look', () => {
  it('is recorded once, put before the managers with a date, and told to both; nothing else changes', async () => {
    const id = await refused();
    expect(await fileAppeal(store, id, said)).toMatchObject({
      kind: 'committed',
      appeal: { status: 'open', rules: ['gpa-high-school'], decideBy: '2026-12-07T07:59:59.999Z' },
    });
    expect((await statusOf(store, id)).status).toBe('ineligible');
    expect(await mattersOf(id)).toMatchObject([{ kind: 'appeal', dueBy: '2026-12-07T07:59:59.999Z' }]);
    expect(await mailsOf(id)).toEqual(expect.arrayContaining(['appeal-received', 'owner-attention appeal']));
    expect((await due(id, 'appeal-overdue'))?.['at']).toBe('2026-12-07T07:59:59.999Z');
    expect(await fileAppeal(store, id, { ...said, words: 'Once more.' })).toMatchObject({
      kind: 'recorded',
      appeal: { status: 'open' },
    });
    expect(await listAppeals(store, id)).toHaveLength(1);
  });

  it('sent twice at the same moment is one', async () => {
    const id = await refused();
    const both = await Promise.all([fileAppeal(store, id, said), fileAppeal(store, id, said)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['committed', 'recorded']);
    expect((await mailsOf(id)).filter((one) => one === 'appeal-received')).toHaveLength(1);
  });

  it('needs a reason that was told, and words that are neither missing nor too many', async () => {
    const id = await refused();
    const wrong = async (rules: string[], words: string) => {
      const outcome = await fileAppeal(store, id, { rules, words });
      return outcome.kind === 'incomplete' ? outcome.wrong : outcome.kind;
    };
    expect(await wrong([], ' \n ')).toEqual(['no-rule', 'no-words']);
    expect(await wrong(['no-such-rule', 'age'], 'Wrong.')).toEqual(['no-rule']);
    expect(await wrong(['gpa-high-school'], 'word '.repeat(501))).toEqual(['too-long']);
    expect(await wrong(['gpa-high-school'], 'x'.repeat(6001))).toEqual(['too-long']);
    expect(await listAppeals(store, id)).toEqual([]);
    expect(await wrong(['gpa-high-school'], 'word '.repeat(500))).toBe('committed');
  });

  it('counts by when it was received, to the last minute of the thirtieth day in the program’s zone', async () => {
    const [late, inTime] = [await refused(), await refused()];
    const until = '2026-12-22T07:59:59.999Z';
    table.clock.moveTo('2026-12-22T08:03:00.000Z');
    expect(await fileAppeal(store, late, said, '2026-12-22T08:00:00.000Z')).toEqual({ kind: 'over', until });
    expect((await fileAppeal(store, inTime, said, until)).kind).toBe('committed');
    expect(await mattersOf(late)).toEqual([]);
  });

  it('has as many days as the program says', async () => {
    const id = await refused();
    const loaded = await loadedOf(id);
    const { program } = await programOf(store, loaded.application);
    expect(await appealState(store, loaded, { ...program, appeal: { days: 3 } })).toMatchObject({
      kind: 'possible',
      until: '2026-11-25T07:59:59.999Z',
    });
  });

  it('is not possible where nothing was refused, after withdrawing, or for an application that is not there', async () => {
    const id = await submitted(store, scholarship);
    expect(await fileAppeal(store, id, said)).toEqual({ kind: 'none' });
    await screenApplication(store, id);
    expect(await fileAppeal(store, id, said)).toEqual({ kind: 'none' });
    await withdraw(store, id);
    expect(await fileAppeal(store, id, said)).toEqual({ kind: 'none' });
    expect(await fileAppeal(store, 'app_00000000000000000000000000', said)).toEqual({ kind: 'missing' });
  });

  it('gives way to another application that its person has sent since, and not to a draft of one', async () => {
    const id = await refused();
    const next = await applicationAfter(id);
    expect((await appealState(store, await loadedOf(id), await programNow())).kind).toBe('possible');
    await sent(next);
    expect(await fileAppeal(store, id, said)).toEqual({ kind: 'applied-again', next });
    await withdraw(store, next);
    expect((await fileAppeal(store, id, said)).kind).toBe('committed');
  });

  it('keeps what was written out of everything that is not sealed', async () => {
    const id = await appealed();
    await decideAppeal(store, id, morgan, { ...uphold, reason: 'Quillfeather, too.' });
    const { Items = [] } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
    const own = Items.filter((item) => JSON.stringify(item).includes(id));
    expect(own.length).toBeGreaterThan(10);
    expect(JSON.stringify(own)).not.toMatch(/quillfeather/i);
    expect((await verifyApplication(store, id)).verified).toBe(true);
  });
});

describe('Whoever decides an appeal', () => {
  it('may be any manager where the rules alone decided', async () => {
    expect(await decideAppeal(store, await appealed(), morgan, uphold)).toEqual({ kind: 'committed' });
    expect(await decideAppeal(store, await appealed(), avery, grant)).toEqual({ kind: 'committed' });
  });

  it('has not judged an answer of it', async () => {
    table.clock.moveTo(start);
    const gpa = { scale: 'pass-fail', weighted: false, note: 'No grades.' };
    const id = await submitted(store, scholarship, { answers: { gpa } });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
    const judged = { gpa: { ...gpa, scale: '4.0', value: '2.1' } };
    await answerRequest(store, id, judged, { kind: 'manager', id: morgan.id }, 'The school says so');
    expect(await screenApplication(store, id)).toEqual({ verdict: 'ineligible' });
    await fileAppeal(store, id, said);
    const second = { ...uphold, ref: 'screening-0002' };
    expect(await decideAppeal(store, id, morgan, second)).toMatchObject({
      kind: 'barred',
      why: { kind: 'acted', event: 'information given', at: start },
    });
    expect((await listAppeals(store, id)).map(({ status }) => status)).toEqual(['open']);
    expect(await decideAppeal(store, id, avery, second)).toEqual({ kind: 'committed' });
  });

  it('has not settled a matter of it, before or after it was asked for', async () => {
    const id = await appealed();
    const matter = { subject: `APP#${id}`, kind: 'mail-bounced' as const, details: [] };
    const { programId } = await statusOf(store, id);
    await transact(store, [raiseWrite(store, { ...matter, programId })]);
    await settleMatter(store, id, 'mail-bounced', morgan.id);
    expect(await decideAppeal(store, id, morgan, grant)).toMatchObject({
      kind: 'barred',
      why: { event: 'matter settled' },
    });
    expect((await statusOf(store, id)).status).toBe('ineligible');
  });

  it('has not done in it what nobody has thought of yet', async () => {
    const id = await appealed();
    await change(store, id, ({ application }) => ({
      next: application,
      happening: { event: 'something new', actor: { kind: 'manager', id: morgan.id } },
    }));
    expect((await decideAppeal(store, id, morgan, grant)).kind).toBe('barred');
  });

  it('may have given more time or started its work again: nothing was decided by that', async () => {
    table.clock.moveTo(start);
    const { gpa: _, ...rest } = goodAnswers[scholarship];
    const id = await submitted(store, scholarship, { answers: { ...rest, gpa: undefined } });
    await screenApplication(store, id);
    const more = { closesAt: '2027-01-20T17:00', reason: 'personal' } as const;
    expect(await extendApplication(store, id, more, morgan.id)).toEqual({ kind: 'extended' });
    expect((await restartWorkflow(store, id, morgan.id)).kind).toBe('committed');
    await answerRequest(store, id, lowGpa, { kind: 'applicant' });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'ineligible' });
    await fileAppeal(store, id, said);
    expect(await decideAppeal(store, id, morgan, { ...grant, ref: 'screening-0002' })).toEqual({
      kind: 'committed',
    });
  });

  it('was not its reader, whatever became of the task', async () => {
    const id = await appealed();
    const [reader] = await listReviewers(store, scholarship);
    if (!reader) throw new Error('no readers');
    const task = {
      ...{ taskId: 'tsk_0', applicationId: id, programId: scholarship, reviewerId: reader.reviewerId },
      ...{ epoch: 1, status: 'declined', assignedAt: start, dueAt: start },
    } as const;
    await transact(store, [taskWrite(reviewTask.parse(task))]);
    const same = { ...morgan, email: reader.email.toUpperCase() };
    expect(await decideAppeal(store, id, same, grant)).toEqual({ kind: 'barred', why: { kind: 'reader' } });
  });

  it('is neither the applicant, nor asked about them, nor joined to them', async () => {
    const related = (await listReviewers(store, scholarship)).find(
      ({ relations }) => relations.schools.length > 0,
    );
    const school = related?.relations.schools[0];
    if (!related || !school) throw new Error('no reader with a school');
    const nominator = { name: 'Graciela Ortiz', email: 'graciela@example.org' };
    const id = await appealed({ ...lowGpa, schoolId: school, nominator }, { email: 'own@example.org' });
    const by = (email: string) => decideAppeal(store, id, { ...morgan, email }, grant);
    expect(await by('Own@Example.org')).toEqual({ kind: 'barred', why: { kind: 'own' } });
    expect(await by('GRACIELA@example.org')).toEqual({ kind: 'barred', why: { kind: 'asked' } });
    expect(await by(related.email)).toEqual({ kind: 'barred', why: { kind: 'related' } });
  });
});

describe('A decision about an appeal', () => {
  it('needs a reason, and an appeal that waits', async () => {
    const id = await appealed();
    expect(await decideAppeal(store, id, morgan, { ...uphold, reason: ' \n' })).toEqual({
      kind: 'no-reason',
    });
    expect(await decideAppeal(store, id, morgan, { ...uphold, ref: 'screening-0002' })).toEqual({
      kind: 'nothing-to-decide',
    });
    expect(await decideAppeal(store, await refused(), morgan, uphold)).toEqual({ kind: 'nothing-to-decide' });
  });

  it('is one, where two decide at the same moment: the other is told what was recorded', async () => {
    const id = await appealed();
    const both = await Promise.all([
      decideAppeal(store, id, morgan, uphold),
      decideAppeal(store, id, avery, grant),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['already', 'committed']);
    const [appeal] = await listAppeals(store, id);
    const told = both.find((one) => one.kind === 'already');
    expect(told).toEqual({ kind: 'already', appeal });
    const upheld = appeal?.status === 'upheld';
    expect((await statusOf(store, id)).status).toBe(upheld ? 'ineligible' : 'submitted');
    expect((await mailsOf(id)).filter((one) => /upheld|granted/.test(one))).toHaveLength(1);
  });

  it('that upholds it ends the matter with its dates; the refusal and its verdict stay as they were', async () => {
    const id = await appealed();
    const before = await readItem(store, keys.verdict(id, 1));
    await decideAppeal(store, id, morgan, uphold);
    expect((await statusOf(store, id)).status).toBe('ineligible');
    expect(await readItem(store, keys.verdict(id, 1))).toEqual(before);
    expect(await mattersOf(id)).toEqual([]);
    expect([await due(id, 'appeal-reminder'), await due(id, 'appeal-overdue')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(await mailsOf(id)).toContain('appeal-upheld');
    expect((await fileAppeal(store, id, said)).kind).toBe('recorded');
    expect((await effectsOf(id)).some(({ kind }) => kind === 'start-workflow')).toBe(true);
    expect((await statusOf(store, id)).workflowRuns).toBe(1);
  });

  it('is awaited by its date: the owner is reminded before it, and told after it', async () => {
    const id = await appealed();
    const falls = async (kind: 'appeal-reminder' | 'appeal-overdue') => {
      const item = await due(id, kind);
      table.clock.moveTo(String(item?.['at']));
      await handleDue(store, item as unknown as DueItem);
    };
    const owner = async () => {
      const { Items = [] } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
      return Items.flatMap((item) =>
        item['effect']?.subject === `APP#${id}` && item['effect'].kind === 'mail-owner'
          ? [item['effect'].about]
          : [],
      );
    };
    await falls('appeal-reminder');
    expect((await owner()).filter((about) => about === 'appeal')).toHaveLength(2);
    await falls('appeal-overdue');
    expect((await mattersOf(id)).map(({ kind }) => kind)).toEqual(['appeal-overdue']);
    expect(await owner()).toContain('appeal-overdue');
    expect(await due(id, 'appeal-overdue')).toBeUndefined();
    expect(await decideAppeal(store, id, morgan, uphold)).toEqual({ kind: 'committed' });
    expect(await mattersOf(id)).toEqual([]);
  });
});

describe('A granted appeal', () => {
  it('goes on to the readers, beside a verdict that stays and replays to the same bytes', async () => {
    const id = await appealed();
    await decideAppeal(store, id, morgan, grant);
    expect(await statusOf(store, id)).toMatchObject({ status: 'submitted', workflowRuns: 2 });
    expect(await effectsOf(id)).toContainEqual({
      kind: 'start-workflow',
      machine: 'application',
      id,
      run: 2,
    });
    const twice = [await screenApplication(store, id), await screenApplication(store, id)];
    expect(twice).toEqual([{ verdict: 'eligible' }, { verdict: 'eligible' }]);
    await openPanel(store, id, 'token');
    expect((await statusOf(store, id)).status).toBe('in-review');
    expect(await listTasks(store, id)).toHaveLength(2);
    const { key, application } = await loadedOf(id);
    const verdict = await readVerdict(store, key, 1);
    const { program } = await programOf(store, application);
    const { answers } = await readSnapshot(store, key, 1);
    expect(verdict?.outcome).toBe('ineligible');
    expect(verdict && replay(verdict, program, answers).same).toBe(true);
    const { verified, events } = await verifyApplication(store, id);
    expect(verified).toBe(true);
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['appeal received', 'appeal granted', 'review opened']),
    );
  });

  it('is asked for what is unknown besides, like every other', async () => {
    const id = await appealed({ ...lowGpa, householdIncome: undefined });
    await decideAppeal(store, id, morgan, grant);
    expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
    expect(await statusOf(store, id)).toMatchObject({
      status: 'info-requested',
      askedFor: ['householdIncome'],
    });
    const householdIncome = { amount: '31000.00', currency: 'USD' };
    await answerRequest(store, id, { householdIncome }, { kind: 'applicant' });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
    const { key } = await loadedOf(id);
    expect((await readVerdict(store, key, 2))?.outcome).toBe('ineligible');
  });

  it('holds for the facts that it was about: on others the rule counts again, and may be appealed again', async () => {
    const id = await appealed({ ...lowGpa, householdIncome: undefined });
    await decideAppeal(store, id, morgan, grant);
    await screenApplication(store, id);
    const worse = {
      householdIncome: { amount: '31000.00', currency: 'USD' },
      gpa: { ...lowGpa.gpa, value: '1.9' },
    };
    await answerRequest(store, id, worse, { kind: 'manager', id: avery.id }, 'As the school writes');
    expect(await screenApplication(store, id)).toEqual({ verdict: 'ineligible' });
    expect(await fileAppeal(store, id, said)).toMatchObject({
      kind: 'committed',
      appeal: { decision: { kind: 'screening', snapshot: 2 } },
    });
    const again = { ...grant, ref: 'screening-0002' };
    expect((await decideAppeal(store, id, avery, again)).kind).toBe('barred');
    // Who decided the first one had a part in it as well.
    expect((await decideAppeal(store, id, morgan, again)).kind).toBe('barred');
    expect((await decideAppeal(store, id, morgan, grant)).kind).toBe('already');
    expect((await decideAppeal(store, id, { ...morgan, id: 'person-9' }, again)).kind).toBe('committed');
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
  });

  it('waits for whoever was named to answer first, and is let through after them', async () => {
    const nominator = { name: 'Graciela Ortiz', email: 'graciela@example.org' };
    const id = await appealed({ ...lowGpa, nominator });
    await decideAppeal(store, id, morgan, grant);
    expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
    expect(await statusOf(store, id)).toMatchObject({ askedFor: ['people:nomination'] });
    expect(await nominatorAnswers(store, await requestTo(store, id, nominator.name))).toBe('committed');
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
  });

  it('waits for the invitation where the program has an invited phase', async () => {
    table.clock.moveTo('2026-12-01T18:00:00.000Z');
    const own = await table.another();
    const program = twoPhaseProgram();
    await publishTwoPhase(own, program);
    const id = await submittedTo(own, program.id, { ...goodAnswers[scholarship], ...lowGpa });
    expect(await screenApplication(own, id)).toEqual({ verdict: 'ineligible' });
    await fileAppeal(own, id, said);
    await decideAppeal(own, id, morgan, grant);
    expect(await screenApplication(own, id)).toEqual({ verdict: 'awaits-invitation' });
    expect(await statusOf(own, id)).toMatchObject({ status: 'in-review', awaits: 'invitation' });
    expect(await readAll(own, `APP#${id}`, 'VERDICT#')).toHaveLength(1);
  });

  it('is compared with the others again: one person’s two applications are put before the managers', async () => {
    const one = { name: 'Rosa Duplex', email: 'rosa@example.org' };
    table.clock.moveTo(start);
    const id = await submitted(store, scholarship, { ...one, answers: lowGpa });
    await screenApplication(store, id);
    await fileAppeal(store, id, said);
    const other = await submitted(store, scholarship, one);
    await screenApplication(store, other);
    expect(await mattersOf(other)).toEqual([]);
    await decideAppeal(store, id, morgan, grant);
    expect((await mattersOf(id)).map(({ kind }) => kind)).toEqual(['likely-duplicate']);
  });
});

const programNow = async () => (await readProgram(store, scholarship))?.program as never;

/** A draft that follows an application. */
async function applicationAfter(id: string): Promise<string> {
  const version = await readProgram(store, scholarship);
  const { applicationId: previous } = await statusOf(store, id);
  if (!version) throw new Error('seed the samples first');
  const first = await startDraft(store, version, 'en', undefined, { typed: {}, answers: {}, previous });
  return first.application.applicationId;
}

/** As if it had been filled in and sent. */
const sent = (id: string) =>
  change(store, id, ({ application: { status: _, ...rest } }) => ({
    next: { ...rest, status: 'submitted', submittedAt: start, snapshot: 1 } as never,
    move: 'submit',
    happening: { event: 'submitted', actor: { kind: 'applicant' } },
  }));
