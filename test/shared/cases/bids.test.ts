import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeBid } from '../../../shared/cases/pool/bid.ts';
import { idsBehind, isWorthAsking, wishesFor } from '../../../shared/cases/pool/wishes.ts';
import { doubtfulReaders, eligibleReaders } from '../../../shared/cases/review/assign-task.ts';
import { assignReader } from '../../../shared/cases/review/hand-over.ts';
import { whatIsKnown } from '../../../shared/cases/review/what-is-known.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { type Reviewer, reviewer } from '../../../shared/domain/review/reviewer.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { bidsOfRound } from '../../../shared/store/bids.ts';
import { keys } from '../../../shared/store/keys.ts';
import { addReviewer, listReviewers, listTasks, readReviewer } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { meanwhile } from '../../support/faulty-store.ts';
import { goodAnswers, submitted } from '../../support/scenario.ts';
import { asksBefore, givenTo, waiting } from '../../support/waiting.ts';

const scholarship = 'health-careers-scholarship';
const answers = goodAnswers[scholarship];
let table: TestTable;
let store: Store;
let program: Program;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, [scholarship]);
  for (const { reviewerId } of await listReviewers(store, scholarship))
    await transact(store, [{ as: 'reviewer', delete: keys.reviewer(scholarship, reviewerId) }]);
  program = await asksBefore(store, scholarship);
});

async function reads(reviewerId: string, change: Partial<Reviewer> = {}): Promise<Reviewer> {
  const one = reviewer.parse({
    ...{
      reviewerId,
      programId: scholarship,
      name: `Person ${reviewerId}`,
      email: `${reviewerId}@example.org`,
    },
    ...{ language: 'en', panel: 'reader', load: 0, ...change },
  });
  await addReviewer(store, one);
  return one;
}
const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing there');
  return value;
};
const one = async () => known((await waiting(store, scholarship, [{ answers }]))[0]);
const nextFor = async (id: string, wanted = 10) =>
  (await eligibleReaders(store, known(await loadApplication(store, id)), program, [], wanted)).map(
    ({ reviewerId }) => reviewerId as string,
  );
const said = async (id: string) =>
  (await bidsOfRound(store, `${scholarship}~2027`))
    .filter(({ applicationId }) => applicationId === id)
    .map(({ reviewerId, bid }) => [reviewerId, bid]);

describe('what waits for readers', () => {
  it('is shown page by page, each once, first what is written in a language they read, by a name of the reader’s own', async () => {
    const ada = await reads('ada', { languages: ['es'] });
    const ben = await reads('ben');
    const all = Array.from({ length: 43 }, (_, i) => ({
      answers,
      language: i % 3 === 0 ? ('es' as const) : ('en' as const),
    }));
    const ids = await waiting(store, scholarship, all);
    const pages: string[][] = [];
    const read: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const { wishes, next } = await wishesFor(store, program, ada, after);
      pages.push(wishes.map(({ name }) => name));
      read.push(...wishes.map(({ language }) => language));
      after = next;
      more = next !== undefined;
    }
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 3]);
    expect(new Set(pages.flat()).size).toBe(43);
    expect(read).toEqual([...read.filter((l) => l === 'es'), ...read.filter((l) => l === 'en')]);
    expect(read.filter((language) => language === 'es')).toHaveLength(15);
    const behind = await idsBehind(store, ada);
    expect(
      pages
        .flat()
        .map((name) => behind.get(name))
        .sort(),
    ).toEqual([...ids].sort());
    // The same the next time, and another one's are others.
    expect((await wishesFor(store, program, ada)).wishes.map(({ name }) => name)).toEqual(pages[0]);
    const theirs = await idsBehind(store, ben);
    expect([...theirs.keys()].filter((name) => behind.has(name))).toEqual([]);
    // Neither id nor reference, of which the applicant knows both, can be seen in a name.
    for (const [name, id] of behind) expect(id.toUpperCase()).not.toContain(name.slice(0, 4));
  });

  it('is not shown to whom anything joins it: not even in letters that only look alike, and not where it is only likely', async () => {
    const sent = {
      answers: { ...answers, schoolId: 'oakland-tech' },
      name: 'Xiomara Zubizarreta',
    };
    const [id = ''] = await waiting(store, scholarship, [sent]);
    const other = known(
      (await waiting(store, scholarship, [{ answers: { ...answers, schoolId: 'mission-high' } }]))[0],
    );
    const related = [
      await reads('school', { relations: { ...none, schools: ['Oakland-Tech '] } }),
      // Cyrillic letters for a, e and o.
      await reads('alike', { relations: { ...none, schools: ['оаklаnd-tеch'] } }),
      await reads('named', { name: 'Dr. Ana Zubizarreta' }),
      await reads('self', { email: 'Ana.Torres+x@example.org' }),
    ];
    for (const person of related) {
      const ids = await idsBehind(store, person);
      const shown = (await wishesFor(store, program, person)).wishes.map(({ name }) => ids.get(name));
      expect(shown, person.reviewerId).not.toContain(id);
      expect(await placeBid(store, person, id, 'want')).toBe('unknown');
    }
    const names = await idsBehind(store, known(related[0]));
    const shown = (await wishesFor(store, program, known(related[0]))).wishes;
    expect(shown.map(({ name }) => names.get(name))).toEqual([other]);
    expect(await said(id)).toEqual([]);
  });

  it('is worth a word in a mail only while nothing was said of it', async () => {
    const ada = await reads('ada');
    expect(await isWorthAsking(store, program, ada)).toBe(false);
    const id = await one();
    expect(await isWorthAsking(store, program, ada)).toBe(true);
    const { suitability } = program.review;
    const silent = { ...program, review: { ...program.review, suitability: { ...suitability, bids: 0 } } };
    expect(await isWorthAsking(store, silent, ada)).toBe(false);
    expect(await isWorthAsking(store, program, { ...ada, panel: 'analyst' })).toBe(false);
    await placeBid(store, ada, id, 'can');
    expect(await isWorthAsking(store, program, ada)).toBe(false);
  });
});

const none = { schools: [], employers: [], people: [], businesses: [], addresses: [] };

describe('a wish', () => {
  it('can be changed, is one for each pair, and says nothing in the trail', async () => {
    const ada = await reads('ada');
    const id = await one();
    const { version } = known(await loadApplication(store, id)).application;
    expect(await placeBid(store, ada, id, 'want')).toBe('saved');
    expect(await placeBid(store, ada, id, 'want')).toBe('saved');
    expect(await placeBid(store, ada, id, 'rather-not')).toBe('saved');
    expect(await said(id)).toEqual([['ada', 'rather-not']]);
    expect(known(await loadApplication(store, id)).application.version).toBe(version);
  });

  it('makes who wants to read chosen over an equal one, and who would rather not the last', async () => {
    const people = ['ada', 'ben', 'cyd', 'dan'];
    const all = await Promise.all(people.map((name) => reads(name)));
    // Whoever would be first or last by turn: each application turns the order of equals.
    for (const id of await waiting(store, scholarship, Array(4).fill({ answers }))) {
      const [first, , , last] = await nextFor(id);
      const [eager, tired] = [last, first].map((name) =>
        known(all.find(({ reviewerId }) => reviewerId === name)),
      );
      await placeBid(store, known(eager), id, 'want');
      await placeBid(store, known(tired), id, 'rather-not');
      const now = await nextFor(id);
      expect(now[0]).toBe(eager?.reviewerId);
      expect(now[3]).toBe(tired?.reviewerId);
    }
  });

  it('is taken until there are readers, then no more; and none of what is not theirs to know', async () => {
    const ada = await reads('ada');
    await reads('ben');
    const id = await one();
    expect(await placeBid(store, ada, id, 'can')).toBe('saved');
    expect(await givenTo(store, id, 'ben')).toBe('committed');
    expect(await placeBid(store, ada, id, 'want')).toBe('assigned');
    expect(await placeBid(store, ada, id, 'conflict')).toBe('assigned');
    expect(await said(id)).toEqual([['ada', 'can']]);
    expect((await wishesFor(store, program, ada)).wishes).toEqual([]);
    const sent = await submitted(store, scholarship);
    for (const strange of ['app_00000000000000000000000000', 'nothing', sent])
      expect(await placeBid(store, ada, strange, 'want')).toBe('unknown');
  });

  it('that was looked at just before there were readers is not kept', async () => {
    const ada = await reads('ada');
    await reads('ben');
    for (const bid of ['want', 'conflict'] as const) {
      const id = await one();
      const late = meanwhile(store, async () => {
        expect(await givenTo(store, id, 'ben')).toBe('committed');
      });
      expect(await placeBid(late, ada, id, bid)).toBe('assigned');
      expect(await said(id)).toEqual([]);
    }
  });

  it('and readers that are given at the same moment never both win over each other', async () => {
    const ada = await reads('ada');
    await reads('ben');
    for (const id of await waiting(store, scholarship, Array(6).fill({ answers }))) {
      const [placed] = await Promise.all([
        placeBid(store, ada, id, 'conflict'),
        givenTo(store, id, 'ada'),
        givenTo(store, id, 'ben'),
      ]);
      const holds = (await listTasks(store, id)).some(({ reviewerId }) => reviewerId === 'ada');
      // Whoever said in time that they must not read it does not hold it; whoever was late is told.
      expect([placed, holds && placed === 'saved']).toEqual([placed, false]);
      expect(await said(id)).toEqual(placed === 'saved' ? [['ada', 'conflict']] : []);
      expect((await verifyApplication(store, id)).verified).toBe(true);
    }
  });
});

describe('whoever says that they must not read it', () => {
  it('is never chosen for it, by nobody and at no time, and it stands in the trail', async () => {
    const ada = await reads('ada');
    const ben = await reads('ben');
    const id = await one();
    expect(await placeBid(store, ada, id, 'want')).toBe('saved');
    expect(await placeBid(store, ada, id, 'conflict')).toBe('saved');
    expect(await placeBid(store, ada, id, 'want')).toBe('stays');
    expect(await said(id)).toEqual([['ada', 'conflict']]);
    const trail = await verifyApplication(store, id);
    expect(trail.verified).toBe(true);
    expect(trail.events.at(-1)).toMatchObject({
      event: 'stake declared',
      actor: { kind: 'reviewer', id: 'ada' },
      data: { reviewer: 'ada' },
    });
    expect(trail.events.filter(({ event }) => event === 'stake declared')).toHaveLength(1);
    expect(await nextFor(id)).toEqual(['ben']);
    const loaded = known(await loadApplication(store, id));
    expect(await doubtfulReaders(store, loaded, program, [])).toEqual([]);
    expect(await givenTo(store, id, 'ada')).toBe('not-possible');
    expect(await givenTo(store, id, ben.reviewerId)).toBe('committed');
    expect(await assignReader(store, id, 'ada', 'm1', 'looked-into')).toEqual({ kind: 'not-possible' });
    // Elsewhere they read as before.
    expect(await nextFor(await one())).toContain('ada');
    // As their own answer it stays to be seen.
    const again = await one();
    await placeBid(store, ada, again, 'conflict');
    const bids = (await wishesFor(store, program, ada)).wishes.map(({ bid }) => bid);
    expect(bids.filter((bid) => bid === 'conflict')).toHaveLength(1);
  });
});

it('what is known of a round names every wish and what became of earlier tasks, and nothing for a stranger', async () => {
  const ada = await reads('ada', { finished: 4, onTime: 3, overdue: 1 });
  const ben = await reads('ben');
  const [id, other] = [await one(), await one()];
  await placeBid(store, ada, id, 'want');
  await placeBid(store, ben, other, 'conflict');
  const people = await listReviewers(store, scholarship);
  const of = await whatIsKnown(store, program, undefined, people);
  expect(of('ada', id)).toMatchObject({ bid: 'want', history: { finished: 4, onTime: 3, overdue: 1 } });
  expect(of('ada', other).bid).toBeUndefined();
  expect(of('ben', other)).toMatchObject({
    bid: 'conflict',
    history: { finished: 0, onTime: 0, overdue: 0 },
  });
  expect(of('nobody', id)).toEqual({ bid: undefined, history: undefined });
  const elsewhere = await whatIsKnown(store, program, `${scholarship}~2031`, people);
  expect(elsewhere('ada', id).bid).toBeUndefined();
  expect((await readReviewer(store, scholarship, 'ada'))?.finished).toBe(4);
});
