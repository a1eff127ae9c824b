import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import { placeBid } from '../../../shared/cases/pool/bid.ts';
import { pauseReviewer } from '../../../shared/cases/pool/pause-reviewer.ts';
import { idsBehind } from '../../../shared/cases/pool/wishes.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { bidsOfRound } from '../../../shared/store/bids.ts';
import { newLink } from '../../../shared/store/links.ts';
import { readReviewer } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers } from '../../support/scenario.ts';
import { asksBefore, givenTo, waiting } from '../../support/waiting.ts';
import { dispatchOn } from '../dispatch/fixtures.ts';
import { everythingIn, formTo, known, linksOf, textOf, Visitor } from './reviewing.ts';

const id = 'health-careers-scholarship';
const path = '/review/me/wishes';
const answers = goodAnswers[id];
let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, [id]);
});

const named = async (reviewerId: string) => known(await readReviewer(store, id, reviewerId));
const said = async () =>
  (await bidsOfRound(store, `${id}~2027`)).map(({ applicationId, bid }) => [applicationId, bid]).sort();

/** A browser in which somebody opened the link to their own page. */
async function opened(reviewerId: string): Promise<{ visitor: Visitor; secret: string }> {
  const { epoch } = await named(reviewerId);
  const validUntil = new Date(store.now().getTime() + 86_400_000).toISOString();
  const value = { purpose: 'reviewer', programId: id, reviewerId, epoch, validUntil } as const;
  const { secret, write } = newLink(store, value);
  await transact(store, [write]);
  const visitor = new Visitor(store);
  await visitor.submit(`/review/me/${secret}`);
  return { visitor, secret };
}

/** By what name a reviewer knows an application. */
async function nameOf(reviewerId: string, applicationId: string): Promise<string> {
  const found = [...(await idsBehind(store, await named(reviewerId)))];
  return known(found.find(([, one]) => one === applicationId)?.[0]);
}

describe('the page that asks what a reviewer would like to read', () => {
  it('is there only in a program that asks, for who is asked', async () => {
    const { visitor } = await opened('reviewer1');
    for (const address of ['/review', '/review/me'])
      expect(linksOf(await visitor.get(address))).not.toContain(path);
    expect((await visitor.get(path)).statusCode).toBe(404);
    expect((await visitor.post(path, { 'bid-AAAABBBB': 'want' })).statusCode).toBe(404);
    await asksBefore(store, id);
    for (const address of ['/review', '/review/me'])
      expect(linksOf(await visitor.get(address))).toContain(path);
    expect(textOf(await visitor.get(path))).toContain('There is nothing to choose from now');
    await asksBefore(store, id, {
      suitability: { topics: { fields: ['careerField'], points: 60 }, language: 30, bids: 0, history: 10 },
    });
    expect((await visitor.get(path)).statusCode).toBe(404);
    const stranger = new Visitor(store);
    expect((await stranger.get(path)).statusCode).toBe(401);
    expect((await stranger.post(path)).statusCode).toBe(401);
  });

  it('shows topic and language and nothing else, with nothing chosen, in both languages; and looking changes nothing', async () => {
    await asksBefore(store, id);
    const [app = ''] = await waiting(store, id, [{ answers, language: 'es', name: 'Zoraida Quispe' }]);
    const { visitor } = await opened('reviewer1');
    const before = await everythingIn(store);
    const page = await visitor.get(path);
    await visitor.head(path);
    const shown = textOf(page);
    expect(await everythingIn(store)).toBe(before);
    const name = await nameOf('reviewer1', app);
    expect(shown).toContain(`Application ${name.slice(0, 4)}-${name.slice(4)}`);
    expect(shown).toContain('Nursing · Written in Spanish');
    expect(Object.keys(formTo(page, path)).filter((one) => one.startsWith('bid-'))).toEqual([]);
    const { reference } = known(await loadApplication(store, app)).application;
    for (const secret of [
      app,
      reference,
      'Zoraida',
      'Quispe',
      answers.essays.commitment,
      'Oakland',
      'Bay State',
    ])
      expect(shown).not.toContain(secret);
    const spanish = textOf(await visitor.get(`${path}?lang=es`));
    expect(spanish).toContain('¿Qué le gustaría leer?');
    expect(spanish).toContain('Enfermería · Escrita en español');
  });

  it('shows no topic that readers may not see', async () => {
    const program = await asksBefore(store, id, {
      suitability: {
        topics: { fields: ['schoolId', 'intendedCollege.accredited', 'careerField'], points: 40 },
        ...{ language: 30, bids: 20, history: 10 },
      },
    });
    expect(program.pages.flatMap(({ fields }) => fields).find((one) => one.id === 'schoolId')?.blind).toBe(
      true,
    );
    await waiting(store, id, [{ answers: { ...answers, schoolId: 'mission-high' } }]);
    const shown = textOf(await (await opened('reviewer1')).visitor.get(path));
    expect(shown).toContain('Nursing · Written in English');
    expect(shown).not.toContain('Mission');
  });
});

describe('what a reviewer says there', () => {
  it('is kept as far as it goes, stands in the form the next time, and can be changed', async () => {
    await asksBefore(store, id);
    const ids = await waiting(store, id, Array(3).fill({ answers }));
    const [one, two] = [await nameOf('reviewer1', known(ids[0])), await nameOf('reviewer1', known(ids[1]))];
    const { visitor } = await opened('reviewer1');
    const form = formTo(await visitor.get(path), path);
    const saved = await visitor.submit(path, { ...form, [`bid-${one}`]: 'want', [`bid-${two}`]: 'can' });
    expect(textOf(saved)).toContain('Your answers are saved.');
    expect(await said()).toEqual(
      [
        [ids[0], 'want'],
        [ids[1], 'can'],
      ].sort(),
    );
    const again = formTo(saved, path);
    expect(again).toMatchObject({ [`bid-${one}`]: 'want', [`bid-${two}`]: 'can' });
    await visitor.submit(path, { ...again, [`bid-${two}`]: 'rather-not' });
    expect(await said()).toContainEqual([ids[1], 'rather-not']);
  });

  it('goes on to the next page, and back to the first', async () => {
    await asksBefore(store, id);
    await waiting(store, id, Array(23).fill({ answers }));
    const { visitor } = await opened('reviewer1');
    const first = await visitor.get(path);
    expect(textOf(first)).toContain('Save and go on');
    const [control = ''] = /bid-[A-Z0-9]{8}/.exec(textOf(first)) ?? [];
    const second = await visitor.submit(path, { ...formTo(first, path), [control]: 'want' });
    expect(textOf(second)).toContain('Your answers are saved.');
    expect([...textOf(second).matchAll(/<fieldset/g)]).toHaveLength(3);
    expect(textOf(second)).not.toContain(control);
    expect(textOf(second)).not.toContain('Save and go on');
    expect(linksOf(second)).toContain(path);
  });

  it('that they must not read one is shown as their answer, without what it is about, and cannot be taken back', async () => {
    await asksBefore(store, id);
    const [app = ''] = await waiting(store, id, [{ answers }]);
    const control = `bid-${await nameOf('reviewer1', app)}`;
    const { visitor } = await opened('reviewer1');
    const form = formTo(await visitor.get(path), path);
    const saved = textOf(await visitor.submit(path, { ...form, [control]: 'conflict' }));
    expect(saved).toContain('You said that you must not read this one');
    expect(saved).not.toContain('Nursing');
    expect(saved).not.toContain(control);
    const late = await visitor.post(path, { ...form, [control]: 'want' });
    expect(late.statusCode).toBe(409);
    expect(textOf(late)).toContain('That stays.');
    expect(await said()).toEqual([[app, 'conflict']]);
    expect(await givenTo(store, app, 'reviewer1')).toBe('not-possible');
  });

  it('changes nothing without a choice, with one that is none, or by a form of another session', async () => {
    await asksBefore(store, id);
    const [app = ''] = await waiting(store, id, [{ answers }]);
    const control = `bid-${await nameOf('reviewer1', app)}`;
    const { visitor } = await opened('reviewer1');
    const form = formTo(await visitor.get(path), path);
    const before = await everythingIn(store);
    for (const sent of [form, { ...form, [control]: 'everything' }, { ...form, want: control }]) {
      const page = await visitor.post(path, sent);
      expect(page.statusCode).toBe(422);
      expect(textOf(page)).toContain(`href="#${control}"`);
      expect(textOf(page)).toContain(`id="${control}"`);
    }
    const other = await visitor.post(path, { ...form, csrf: 'another', [control]: 'want' });
    expect(other.statusCode).toBe(403);
    expect(formTo(other, path)).toMatchObject({ [control]: 'want' });
    expect((await visitor.post(path, { [control]: 'want' })).statusCode).toBe(403);
    expect(await everythingIn(store)).toBe(before);
  });

  it('is refused as not found for what is not theirs to know, and nothing tells one from the other', async () => {
    await asksBefore(store, id);
    const [related = '', free = ''] = await waiting(store, id, [
      { answers: { ...answers, schoolId: 'oakland-tech' } },
      { answers: { ...answers, schoolId: 'mission-high' } },
    ]);
    // Calvin Brooks belongs to that school.
    const { visitor } = await opened('reviewer3');
    const page = await visitor.get(path);
    const hidden = await nameOf('reviewer3', related);
    expect(textOf(page)).not.toContain(hidden);
    const form = formTo(page, path);
    const gone = await Promise.all(
      [hidden, related, 'AAAABBBB', await nameOf('reviewer1', free)].map((name) =>
        visitor.post(path, { ...form, [`bid-${name}`]: 'want' }),
      ),
    );
    expect(gone.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    expect(new Set(gone.map(textOf)).size).toBe(1);
    expect(await said()).toEqual([]);
    // With one that is theirs to answer for, that one is kept, and of the other no more is said than that.
    const own = await nameOf('reviewer3', free);
    const mixed = { ...form, [`bid-${hidden}`]: 'conflict', [`bid-${own}`]: 'can' };
    const both = await visitor.post(path, mixed);
    expect(both.statusCode).toBe(409);
    expect(textOf(both)).toContain('1 application no longer waits for readers');
    expect(await said()).toEqual([[free, 'can']]);
  });

  it('comes too late once there are readers: what was said stands, what is new is not kept', async () => {
    await asksBefore(store, id);
    const [one = '', two = ''] = await waiting(store, id, Array(2).fill({ answers }));
    const { visitor } = await opened('reviewer1');
    const form = formTo(await visitor.get(path), path);
    expect(await givenTo(store, one, 'reviewer5')).toBe('committed');
    const names = [await nameOf('reviewer1', one), await nameOf('reviewer1', two)];
    const page = await visitor.post(path, {
      ...form,
      [`bid-${names[0]}`]: 'want',
      [`bid-${names[1]}`]: 'want',
    });
    expect(page.statusCode).toBe(409);
    expect(textOf(page)).toContain('Readers were assigned meanwhile');
    expect(textOf(page)).toContain('1 answer is saved');
    expect(await said()).toEqual([[two, 'want']]);
    expect(textOf(page)).not.toContain(`bid-${names[0]}`);
  });

  it('is nothing that somebody paused can say, nor whoever holds an older link', async () => {
    await asksBefore(store, id);
    const [app = ''] = await waiting(store, id, [{ answers }]);
    const { visitor, secret } = await opened('reviewer1');
    const control = `bid-${await nameOf('reviewer1', app)}`;
    const form = { ...formTo(await visitor.get(path), path), [control]: 'want' };
    const { version, programId, reviewerId } = await named('reviewer1');
    await pauseReviewer(store, { programId, reviewerId }, version, { kind: 'manager', id: 'm1' });
    expect((await visitor.get(path)).statusCode).toBe(403);
    expect((await visitor.post(path, form)).statusCode).toBe(403);
    const later = new Visitor(store);
    expect((await later.post(`/review/me/${secret}`)).statusCode).toBe(410);
    expect((await later.get(path)).statusCode).toBe(401);
    expect(await said()).toEqual([]);
  });
});

it('the mail with a reviewer’s link says that applications wait, until they have answered', async () => {
  const record = { id: 'r', state: 'pending', attempts: 0, createdAt: store.now().toISOString() } as never;
  const mail = async () =>
    JSON.stringify(
      await prepareMail(dispatchOn(store), record, {
        ...{ kind: 'mail-reviewer-page', mail: 'reviewer-page', programId: id, reviewerId: 'reviewer1' },
      } as never),
    );
  const words = 'which of them you would like to read';
  await asksBefore(store, id, { suitability: { language: 90, bids: 0, history: 10 } });
  const [app = ''] = await waiting(store, id, [{ answers }]);
  expect(await mail()).not.toContain(words);
  await asksBefore(store, id);
  expect(await mail()).toContain(words);
  expect(await placeBid(store, await named('reviewer1'), app, 'want')).toBe('saved');
  expect(await mail()).not.toContain(words);
});
