import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handToOwner } from '../../../shared/cases/hand-to-owner.ts';
import { declineTask } from '../../../shared/cases/review/hand-over.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { reviewerId } from '../../../shared/domain/ids.ts';
import { reviewer } from '../../../shared/domain/review/reviewer.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readAll } from '../../../shared/store/applications.ts';
import { listAttention, raiseWrite } from '../../../shared/store/attention.ts';
import { readFund } from '../../../shared/store/funds.ts';
import { addReviewer, listReviewers, listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { decided, reviewed, statusOf, submitted, threePrograms } from '../../support/scenario.ts';
import { approver, Caller, locationOf, manager, startIssuer, type TestIssuer } from './managing.ts';
import { contents, scholarship } from './situation.ts';

let table: TestTable;
let issuer: TestIssuer;
let store: Store;
let first: Caller;
let second: Caller;

beforeAll(async () => {
  table = await startTestTable();
  issuer = await startIssuer(table.clock.now);
});
afterAll(async () => {
  await table.stop();
  await issuer.stop();
});
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, threePrograms);
  first = new Caller(store, issuer).signedIn(await issuer.token(manager));
  second = new Caller(store, issuer).signedIn(await issuer.token(approver));
});

const address = (id: string, below = '') => `/manage/applications/${id}${below}`;
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('what only a person can judge', () => {
  const judgement = {
    'gpa-scale': '4.0',
    'gpa-value': '3.4',
    'gpa-weighted': 'yes',
    managerReason: 'Nine of ten points are an A-.',
    action: 'continue',
    version: '1',
  };

  async function waiting(): Promise<string> {
    const id = await submitted(store, scholarship, {
      answers: { gpa: { value: '9.1', scale: 'other', weighted: false } },
    });
    await screenApplication(store, id);
    expect((await statusOf(store, id)).status).toBe('info-requested');
    return id;
  }

  test('is answered by a manager with a reason, and the rules look again', async () => {
    const id = await waiting();
    const shown = (await first.get(address(id, '/answer'))).body ?? '';
    expect(shown).toContain('value="9.1"');
    const answer = await first.post(address(id, '/answer'), judgement);
    expect(locationOf(answer)).toBe(address(id, '?done=answered'));
    expect((await statusOf(store, id)).status).toBe('submitted');
    expect((await screenApplication(store, id)).verdict).toBe('eligible');
    const page = (await first.get(address(id))).body ?? '';
    expect(page).toContain('Nine of ten points are an A-.');
    expect(page).toContain('Trail verified');
    expect(await listAttention(store)).toEqual([]);
    const given = (await verifyApplication(store, id)).events.find(
      (one) => one.event === 'information given',
    );
    expect(given?.actor).toEqual({ kind: 'manager', id: manager.sub });
  });

  test('takes no answer to anything else', async () => {
    const id = await waiting();
    await first.post(address(id, '/answer'), {
      ...judgement,
      dateOfBirth: '1990-01-01',
      householdSize: '9',
      schoolId: 'other',
    });
    const { body } = await first.json(`/api/manage/applications/${id}`);
    expect(body.answers).toMatchObject({
      dateOfBirth: '2009-03-27',
      householdSize: 4,
      schoolId: 'oakland-tech',
    });
    expect(body.answers.gpa).toMatchObject({ value: '3.4', scale: '4.0', weighted: true });
    expect(body.answers.managerReason).toBeUndefined();
  });

  test('without a reason, or with an answer that does not fit, nothing changes and nothing typed is lost', async () => {
    const id = await waiting();
    const before = await contents(store);
    const noReason = await first.post(address(id, '/answer'), { ...judgement, managerReason: ' ' });
    expect(noReason.statusCode).toBe(422);
    expect(noReason.body).toContain('href="#managerReason"');
    expect(noReason.body).toContain('value="3.4"');
    const wrong = await first.post(address(id, '/answer'), { ...judgement, 'gpa-value': 'good' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Nine of ten points are an A-.');
    expect(await contents(store)).toEqual(before);
  });

  test('is asked of nobody once it was answered', async () => {
    const id = await waiting();
    await first.post(address(id, '/answer'), judgement);
    expect((await second.get(address(id, '/answer'))).statusCode).toBe(409);
    expect((await second.post(address(id, '/answer'), judgement)).statusCode).toBe(409);
  });
});

describe('a loan above the analyst’s authority', () => {
  async function loan(amount = '60000.00', name = 'Ana Ruiz'): Promise<string> {
    const id = await submitted(store, 'community-business-loan', {
      name,
      answers: { amount: usd(amount), operatingCashFlow: usd('60000.00') },
    });
    await decided(store, await reviewed(store, id, 2));
    return id;
  }

  test('is offered when as many different people have voted for it as it needs', async () => {
    const id = await loan();
    expect((await first.get('/manage')).body).toContain('A loan waits for approval');
    expect(locationOf(await first.get(address(id, '/approve')))).toBe(address(id, '/vote'));
    expect(locationOf(await first.get(address(id, '/refuse')))).toBe(address(id, '/vote'));
    const asked = (await first.get(address(id, '/vote'))).body ?? '';
    expect(asked).toContain('$60,000.00');
    expect(asked).not.toMatch(/name="ballot"[^>]*checked/);
    expect(locationOf(await first.post(address(id, '/vote'), { ballot: 'for' }))).toBe(
      address(id, '?done=recorded'),
    );
    expect((await first.post(address(id, '/vote'), { ballot: 'for' })).statusCode).toBe(409);
    expect((await statusOf(store, id)).status).toBe('reviewed');
    expect((await second.get(address(id, '/vote'))).body).toContain('Morgan Manager');
    expect(locationOf(await second.post(address(id, '/vote'), { ballot: 'for' }))).toBe(
      address(id, '?done=offered'),
    );
    expect((await statusOf(store, id)).status).toBe('offered');
    expect((await readFund(store, 'community-loans-2027'))?.offered).toBe(6_000_000);
    const page = (await first.get(address(id))).body ?? '';
    expect(page).toContain('Avery Approver');
    expect(page).toContain('For: 2. Against: 0. Abstained: 0. Stepped back: 0. Carried.');
    expect(page).toContain('Entries in the fund’s ledger');
    expect((await first.get('/manage/funds/community-loans-2027')).body).toContain('Ana Ruiz');
    expect((await second.post(address(id, '/vote'), { ballot: 'for' })).statusCode).toBe(409);
  });

  test('is refused by as many against it, for the true reasons they gave and no other', async () => {
    const id = await loan();
    const before = await contents(store);
    const five = ['cashFlow', 'creditRank', 'managementRank', 'ltvRank', 'debtRank'];
    for (const reason of [[], five, ['made-up'], ['debtRank', 'debtRank']]) {
      const answer = await first.post(address(id, '/vote'), { ballot: 'against', reason });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('href="#reason"');
    }
    const none = await first.post(address(id, '/vote'), { reason: ['debtRank'] });
    expect([none.statusCode, none.body?.includes('href="#ballot"')]).toEqual([422, true]);
    const both = await first.post(address(id, '/vote'), { ballot: 'for', reason: ['debtRank'] });
    expect([both.statusCode, both.body?.includes('Reasons are only for a vote against')]).toEqual([
      422,
      true,
    ]);
    expect(both.body).toMatch(/value="debtRank"[^>]*checked/);
    expect(await contents(store)).toEqual(before);
    const against = { ballot: 'against', reason: ['creditRank', 'debtRank'] };
    expect(locationOf(await first.post(address(id, '/vote'), against))).toBe(address(id, '?done=recorded'));
    expect((await statusOf(store, id)).status).toBe('reviewed');
    const done = await second.post(address(id, '/vote'), { ballot: 'against', reason: ['debtRank'] });
    expect(locationOf(done)).toBe(address(id, '?done=refused'));
    expect((await statusOf(store, id)).status).toBe('not-selected');
    const { body } = await first.json(`/api/manage/applications/${id}`);
    expect(body.loanDecision).toMatchObject({
      reasons: ['debtRank', 'creditRank'],
      approvals: [],
      votes: [
        { ballot: 'against', name: 'Morgan Manager', reasons: ['creditRank', 'debtRank'] },
        { ballot: 'against', name: 'Avery Approver', reasons: ['debtRank'] },
      ],
      steppedBack: [],
    });
    expect((await second.post(address(id, '/vote'), { ballot: 'for' })).statusCode).toBe(409);
  });

  test('counts whoever steps back, whose vote is gone, and tells the owner', async () => {
    const id = await loan();
    await first.post(address(id, '/vote'), { ballot: 'for' });
    const mails = async () => (await contents(store)).filter((item) => item.startsWith('OUTBOX#')).length;
    const told = await mails();
    await first.post(address(id, '/recuse'));
    expect(await mails()).toBe(told + 1);
    expect((await first.post(address(id, '/vote'), { ballot: 'for' })).statusCode).toBe(403);
    const page = (await second.get(address(id, '/vote'))).body ?? '';
    expect(page).toContain('For: 0. Against: 0. Abstained: 0. Stepped back: 1.');
    expect(page).toContain('Morgan Manager');
    await second.post(address(id, '/vote'), { ballot: 'for' });
    expect((await statusOf(store, id)).status).toBe('reviewed');
    expect((await second.get(address(id, '/vote'))).body).toContain(
      'For: 1. Against: 0. Abstained: 0. Stepped back: 1.',
    );
  });

  test('of a smaller amount is approved or refused by one person', async () => {
    const [one, other] = [await loan('30000.00'), await loan('30000.00', 'Bo Keller')];
    expect((await first.get(address(one, '/approve'))).body).toContain('$30,000.00');
    expect(locationOf(await first.get(address(one, '/vote')))).toBe(address(one, '/approve'));
    expect(locationOf(await first.post(address(one, '/approve')))).toBe(address(one, '?done=offered'));
    const before = await contents(store);
    expect((await first.post(address(other, '/refuse'))).statusCode).toBe(422);
    expect(await contents(store)).toEqual(before);
    const done = await first.post(address(other, '/refuse'), { reason: ['creditRank', 'debtRank'] });
    expect(locationOf(done)).toBe(address(other, '?done=refused'));
    expect((await statusOf(store, other)).status).toBe('not-selected');
  });
});

test('a reader is assigned where a panel is short, and only one who may read it', async () => {
  const id = await submitted(store, scholarship);
  await screenApplication(store, id);
  await openPanel(store, id, 'token');
  for (let open = await openTasks(id); open.length > 1; open = await openTasks(id)) {
    const [task] = open;
    if (task) await declineTask(store, task, 'unavailable');
    if ((await listTasks(store, id)).length > 20) break;
  }
  expect((await first.get('/manage/attention')).body).toContain(address(id, '/reader'));
  const page = await first.get(address(id, '/reader'));
  const offered = [...(page.body ?? '').matchAll(/name="reader" type="radio" value="([^"]+)"/g)].map(
    ([, one]) => one,
  );
  const asked = new Set((await listTasks(store, id)).map(({ reviewerId }) => reviewerId as string));
  const related = (await listReviewers(store, scholarship)).filter(({ relations }) =>
    relations.schools.includes('oakland-tech'),
  );
  for (const one of [...asked, ...related.map(({ reviewerId }) => reviewerId as string)])
    expect(offered).not.toContain(one);
  const [barred] = asked;
  expect((await first.post(address(id, '/reader'), { reader: barred ?? '' })).statusCode).toBe(409);

  await addReviewer(store, newReader(scholarship));
  expect((await first.post(address(id, '/reader'))).statusCode).toBe(422);
  expect((await first.get(address(id, '/reader'))).body).toContain('New Reader');
  const done = await first.post(address(id, '/reader'), { reader: 'new-reader' });
  expect(locationOf(done)).toBe(address(id, '?done=assigned'));
  expect((await openTasks(id)).map(({ reviewerId }) => reviewerId)).toContain('new-reader');
});

test('somebody who is likely joined to the applicant reads only where a manager says why, and never who surely is', async () => {
  const id = await submitted(store, scholarship, { name: 'Ana Zellweger' });
  await screenApplication(store, id);
  await openPanel(store, id, `token-${id}`);
  while ((await openTasks(id)).length > 0)
    for (const task of await openTasks(id)) await declineTask(store, task, 'unavailable');
  const one = newReader(scholarship);
  const namesake = {
    ...one,
    reviewerId: reviewerId.parse('namesake'),
    name: 'Jo Zellweger',
    email: 'jo@example.org',
  };
  await addReviewer(store, namesake);
  await addReviewer(store, {
    ...one,
    ...{ reviewerId: reviewerId.parse('schoolmate'), name: 'Lee Quist', email: 'lee@example.org' },
    relations: { ...one.relations, schools: ['oakland-tech'] },
  });
  const page = (await first.get(address(id, '/reader'))).body ?? '';
  expect(page).toContain('May be joined to this application: the same rare family name');
  expect(page).not.toContain('schoolmate');
  const without = await first.post(address(id, '/reader'), { reader: 'namesake' });
  expect(without.statusCode).toBe(422);
  expect(without.body).toContain('Say why somebody who may be joined');
  const barred = { reader: 'schoolmate', because: 'looked-into' };
  expect((await first.post(address(id, '/reader'), barred)).statusCode).toBe(409);
  const done = await first.post(address(id, '/reader'), { reader: 'namesake', because: 'looked-into' });
  expect(locationOf(done)).toBe(address(id, '?done=assigned'));
  expect((await openTasks(id)).map((task) => task.reviewerId)).toEqual(['namesake']);
  const events = await readAll(store, `APP#${id}`, 'AUDIT#');
  expect(events.at(-1)).toMatchObject({
    event: 'reader assigned',
    data: { reviewer: 'namesake', overruled: ['surname'], because: 'looked-into' },
  });
});

const newReader = (programId: string) =>
  reviewer.parse({
    reviewerId: 'new-reader',
    programId,
    name: 'New Reader',
    email: 'new.reader@example.org',
    language: 'en',
    panel: 'reader',
    relations: { schools: [], employers: [], people: [] },
    load: 0,
  });

const openTasks = async (id: string) =>
  (await listTasks(store, id)).filter(({ status }) => status === 'open');

test('a workflow that gave up is started again from the table', async () => {
  const id = await submitted(store, scholarship);
  await handToOwner(store, 'application', id, `${id}-1`, 'States.Timeout');
  expect((await first.get('/manage')).body).toContain('The automatic steps stopped');
  expect((await first.get(address(id))).body).toContain(address(id, '/restart'));
  const answer = await first.post(address(id, '/restart'));
  expect(locationOf(answer)).toBe(address(id, '?done=restarted'));
  expect((await statusOf(store, id)).workflowRuns).toBe(2);
  expect(await listAttention(store)).toEqual([]);
  expect((await first.get(locationOf(answer))).body).toContain('The work was started again');
});

test('a mail that came back stays before the owner until somebody says that it was dealt with', async () => {
  const id = await submitted(store, scholarship);
  const { programId } = await statusOf(store, id);
  await transact(store, [
    raiseWrite(store, { subject: `APP#${id}`, programId, kind: 'mail-bounced', details: [] }),
  ]);
  const settle = address(id, '/settle');
  expect((await first.get(address(id))).body).toContain(`${settle}?matter=mail-bounced`);
  expect((await first.post(settle, { matter: 'approve-loan' })).statusCode).toBe(409);
  expect(locationOf(await first.post(settle, { matter: 'mail-bounced' }))).toBe(address(id, '?done=settled'));
  expect(await listAttention(store)).toEqual([]);
  expect((await first.post(settle, { matter: 'mail-bounced' })).statusCode).toBe(409);
  expect((await first.get(address(id))).body).toContain('A matter was dealt with');
});

test('two applications of one person stay held until somebody says otherwise', async () => {
  const [one, two] = [
    await reviewed(
      store,
      await submitted(store, 'community-business-loan', { email: 'same@example.org' }),
      2,
    ),
    await reviewed(
      store,
      await submitted(store, 'community-business-loan', { email: 'same@example.org' }),
      2,
    ),
  ];
  const page = (await first.get(address(one, '/same-person'))).body ?? '';
  expect(page).toContain(`name="other" value="${two}"`);
  expect((await first.post(address(one, '/same-person'), { other: 'app_someone' })).statusCode).toBe(409);
  expect((await first.get(address(one, '/same-person?other=app_someone'))).statusCode).toBe(409);
  expect((await first.post(address(one, '/same-person'), { other: two })).statusCode).toBe(303);
  expect((await first.get(address(two, '/same-person'))).statusCode).toBe(409);
});
