import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import type { Store } from '../../../shared/store/table.ts';
import { biasedRound, withReview } from '../../support/biased-round.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { Caller, manager, startIssuer, stranger, type TestIssuer, viewer } from './managing.ts';
import { contents, scholarship, scholarshipRound } from './situation.ts';

const page = `/manage/rounds/${scholarshipRound}/scores`;
const worth = [1, 2, 3, 4, 2, 3, 1, 4, 2, 3, 3, 2, 1, 4, 2, 3, 3, 2];

let table: TestTable;
let issuer: TestIssuer;
let store: Store;
let ids: readonly string[];
let caller: Caller;

beforeAll(async () => {
  table = await startTestTable();
  issuer = await startIssuer(table.clock.now);
  store = table.store;
  await seedSamples(store, [scholarship]);
  await withReview(store, scholarship, {
    spreadLimit: 100,
    severity: { use: 'ranking', leastReviews: 2 },
  });
  ids = await biasedRound(store, scholarship, worth);
  caller = new Caller(store, issuer).signedIn(await issuer.token(manager));
});
afterAll(async () => {
  await table.stop();
  await issuer.stop();
});

test('the page shows every scored application with both scores, and every reader, without a word of blame', async () => {
  const { statusCode, body = '' } = await caller.get(page);
  expect(statusCode).toBe(200);
  for (const id of ids) expect(body).toContain(`/manage/applications/${id}`);
  expect(body.match(/class="app-whisker"/g)?.length).toBe(ids.length);
  expect(body).toContain('Amara Osei');
  expect(body).toMatch(/\d\.\d\d less/);
  expect(body).toMatch(/\d\.\d\d more/);
  expect(body).toContain('The adjusted score');
  expect(body).not.toMatch(/\b(bias|unfair|wrong|bad|error)\b/i);
});

test('looking changes nothing, and whoever may only look sees it too; a stranger does not', async () => {
  const before = await contents(store);
  const looker = new Caller(store, issuer).signedIn(await issuer.token(viewer));
  expect((await looker.get(page)).statusCode).toBe(200);
  const other = new Caller(store, issuer).signedIn(await issuer.token(stranger));
  const refused = await other.get(page);
  expect(refused.statusCode).toBe(403);
  expect(refused.body).not.toContain('Amara Osei');
  expect(await contents(store)).toEqual(before);
});

test('the page is there in Spanish, and is found from its round', async () => {
  const { body = '' } = await caller.get(`${page}?lang=es`);
  expect(body).toContain('Cómo se leyó la ronda');
  expect(body).not.toContain('Score as given');
  expect((await caller.get(`/manage/rounds/${scholarshipRound}`)).body).toContain(page);
});

test('a page number that is none shows the first; another round is not there', async () => {
  for (const number of ['0', '-1', 'x', '1e9', '99'])
    expect((await caller.get(`${page}?page=${number}`)).statusCode).toBe(200);
  expect((await caller.get('/manage/rounds/no-such~2027/scores')).statusCode).toBe(404);
});

test('the API says the same beside the reviews of an application', async () => {
  const { body } = await caller.json(`/api/manage/applications/${ids[0]}`);
  const dossier = body as unknown as {
    score: string;
    adjusted: { raw: string; adjusted: string; interval: { low: string; high: string }; ranksBy: string };
    reviews: { severity: { reviews: number; shift: string; link: string } }[];
  };
  expect(dossier.adjusted.raw).toBe(dossier.score);
  expect(dossier.adjusted.ranksBy).toBe('adjusted');
  expect(Number(dossier.adjusted.interval.low)).toBeLessThanOrEqual(Number(dossier.adjusted.adjusted));
  expect(dossier.reviews.map(({ severity }) => severity.link)).toEqual(['linked', 'linked']);
  const { body: page1 = '' } = await caller.get(page);
  expect(page1).toContain(dossier.adjusted.adjusted);
});
