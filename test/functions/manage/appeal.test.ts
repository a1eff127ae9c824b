import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAppeals } from '../../../shared/cases/appeals/appeal-item.ts';
import { fileAppeal } from '../../../shared/cases/appeals/file-appeal.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { change } from '../../../shared/store/applications.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { type SampleProgram, statusOf, submitted, threePrograms } from '../../support/scenario.ts';
import { approver, Caller, locationOf, manager, startIssuer, type TestIssuer, viewer } from './managing.ts';
import { contents } from './situation.ts';

let table: TestTable;
let store: Store;
let issuer: TestIssuer;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  issuer = await startIssuer(store.now);
  await seedSamples(store, threePrograms);
});
afterAll(async () => {
  await issuer.stop();
  await table.stop();
});

const signedIn = async (who = manager) => new Caller(store, issuer).signedIn(await issuer.token(who));
const address = (id: string, path = '/appeal') => `/manage/applications/${id}${path}`;
const words = 'I can come <b>all</b> weeks.';
const ref = 'screening-0001';

async function appealed(
  program: SampleProgram = 'youth-internship',
  answers: object = { availableAllWeeks: false },
  rules = ['free-all-weeks'],
): Promise<string> {
  const id = await submitted(store, program, { name: 'Rosa Fuentes', answers: { ...answers } });
  expect(await screenApplication(store, id)).toEqual({ verdict: 'ineligible' });
  expect((await fileAppeal(store, id, { rules, words })).kind).toBe('committed');
  return id;
}

describe('An appeal on the managers’ desk', () => {
  it('is on the list with its date, and shown with the rules’ answer and the applicant’s beside two choices', async () => {
    const id = await appealed();
    const desk = await signedIn();
    const list = (await desk.get('/manage/attention')).body ?? '';
    expect(list).toContain(address(id));
    expect(list).toMatch(/Decide by December 6, 2026 at 11:59\sPM PST/);
    const before = await contents(store);
    const page = (await desk.get(address(id))).body ?? '';
    expect(await contents(store)).toEqual(before);
    for (const text of [
      'I can come &lt;b&gt;all&lt;/b&gt; weeks.',
      'You must be able to come all seven weeks',
      'What the rules said',
      'What the applicant answered',
      'value="uphold"',
      'value="grant"',
    ])
      expect(page).toContain(text);
    expect(page).not.toMatch(/value="(uphold|grant)"[^>]*checked/);
    const overview = (await desk.get(address(id, ''))).body ?? '';
    expect(overview).toContain(address(id));
    expect(overview).toContain('I can come &lt;b&gt;all&lt;/b&gt; weeks.');
  });

  it('needs a choice and a reason, and keeps what was typed', async () => {
    const id = await appealed();
    const desk = await signedIn();
    const none = await desk.post(address(id), { ref });
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('href="#outcome"');
    expect(none.body).toContain('href="#reason"');
    const half = await desk.post(address(id), { ref, reason: 'As the coach says.' });
    expect(half.statusCode).toBe(422);
    expect(half.body).toContain('As the coach says.');
    const long = await desk.post(address(id), { ref, outcome: 'grant', reason: 'word '.repeat(501) });
    expect(long.statusCode).toBe(422);
    expect(long.body).toContain('Use 500 words or fewer');
    expect((await listAppeals(store, id)).map(({ status }) => status)).toEqual(['open']);
  });

  it('is decided once; whoever comes second is told what was recorded, by whom and when', async () => {
    const id = await appealed();
    const desk = await signedIn();
    const ruling = { ref, outcome: 'uphold', reason: 'The coach wrote otherwise.' };
    expect(locationOf(await desk.post(address(id), ruling))).toBe(address(id, '?done=upheld'));
    const second = await (await signedIn(approver)).post(address(id), { ...ruling, outcome: 'grant' });
    expect(second.statusCode).toBe(409);
    expect(second.body).toMatch(/decided by Morgan Manager on November 21, 2026/);
    expect((await desk.get(address(id))).statusCode).toBe(409);
    const page = (await desk.get(address(id, '?done=upheld'))).body ?? '';
    for (const text of ['The refusal stays', 'The coach wrote otherwise.', 'Morgan Manager', 'Not eligible'])
      expect(page).toContain(text);
    expect((await statusOf(store, id)).status).toBe('ineligible');
  });

  it('that is granted sends the application on', async () => {
    const id = await appealed();
    const desk = await signedIn();
    const ruling = { ref, outcome: 'grant', reason: 'The coach confirms it.' };
    expect(locationOf(await desk.post(address(id), ruling))).toBe(address(id, '?done=granted'));
    expect((await statusOf(store, id)).status).toBe('submitted');
    const page = (await desk.get(address(id, '?done=granted'))).body ?? '';
    expect(page).toContain('The rules’ answer below was never changed');
  });

  it('is kept from whoever had a part in it, who is told why and who may', async () => {
    const id = await appealed();
    await change(store, id, ({ application }) => ({
      next: application,
      happening: { event: 'matter settled', actor: { kind: 'manager', id: manager.sub } },
    }));
    const desk = await signedIn();
    for (const response of [
      await desk.get(address(id)),
      await desk.post(address(id), { ref, outcome: 'grant', reason: 'Because.' }),
      await desk.post(address(id), { ref }),
    ]) {
      expect(response.statusCode).toBe(403);
      expect(response.body).toContain('Somebody else has to decide this appeal');
      expect(response.body).toMatch(/On November 21, 2026 .* you did something in this application: “.+”/);
      expect(response.body).toContain('Any other manager or approver may decide it');
    }
    expect((await (await signedIn(approver)).get(address(id))).statusCode).toBe(200);
    expect((await statusOf(store, id)).status).toBe('ineligible');
  });

  it('may be read and not decided by a viewer', async () => {
    const id = await appealed();
    const looking = await signedIn(viewer);
    expect((await looking.get(address(id))).statusCode).toBe(403);
    expect((await looking.post(address(id), { ref, outcome: 'grant', reason: 'x' })).statusCode).toBe(403);
    expect((await looking.get(address(id, ''))).body).toContain('I can come &lt;b&gt;all&lt;/b&gt; weeks.');
  });

  it('of credit says that the letter keeps to the published reasons', async () => {
    const id = await appealed('community-business-loan', { employees: 1 }, ['two-employees']);
    expect((await (await signedIn()).get(address(id))).body).toContain('the published reasons only');
  });

  it('stands in what programs read, with the decision beside the verdict', async () => {
    const id = await appealed();
    const desk = new Caller(store, issuer);
    desk.bearer = await issuer.token(viewer);
    const open = await desk.json(`/api/manage/applications/${id}`);
    expect(open.body.appeals).toEqual([
      {
        decision: { kind: 'screening', snapshot: 1 },
        status: 'open',
        receivedAt: '2026-11-21T18:00:00.000Z',
        decideBy: '2026-12-07T07:59:59.999Z',
        rules: ['free-all-weeks'],
        words,
        decidedAt: null,
        decidedBy: null,
        reason: null,
      },
    ]);
    await (await signedIn()).post(address(id), { ref, outcome: 'grant', reason: 'It is so.' });
    const { body } = await desk.json(`/api/manage/applications/${id}`);
    expect(body.appeals[0]).toMatchObject({
      status: 'granted',
      reason: 'It is so.',
      decidedBy: { name: manager.name },
    });
    expect(body.verdict.outcome).toBe('ineligible');
  });
});
