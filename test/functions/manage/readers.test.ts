import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { remindOfPanels } from '../../../shared/cases/review/panels/remind-of-panels.ts';
import { recuseManager } from '../../../shared/cases/review/recuse-manager.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import { listRulings, readPanelLines, readPanels, stopPanelsWrites } from '../../../shared/store/panels.ts';
import { publishProgram } from '../../../shared/store/programs.ts';
import { listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import {
  grantReaders,
  grantsWaiting,
  whileOpen as open,
  whenOver as over,
  grantRound as roundId,
  grant as sample,
} from '../../support/grant-round.ts';
import { carryOutPanels } from '../../support/readers-given.ts';
import { Caller, manager, startIssuer, type TestIssuer, viewer } from './managing.ts';
import { contents } from './situation.ts';

const page = `/manage/rounds/${encodeURIComponent(roundId)}/readers`;

let table: TestTable;
let issuer: TestIssuer;
let store: Store;
let caller: Caller;

beforeAll(async () => {
  table = await startTestTable({ startAt: open });
  issuer = await startIssuer(table.clock.now);
});
afterAll(async () => {
  await table.stop();
  await issuer.stop();
});
beforeEach(async () => {
  table.clock.moveTo(open);
  store = await table.another();
  await publishProgram(store, sample, documentHash(sample));
});

const signedIn = async (person = manager) => new Caller(store, issuer).signedIn(await issuer.token(person));

const readers = (count: number, most: number, own: Readonly<Record<number, object>> = {}) =>
  grantReaders(store, count, most, (i) => own[i] ?? {});
const waiting = (count: number, change: (i: number) => Answers = () => ({})) =>
  grantsWaiting(store, count, (i) => ({ answers: change(i) }));

/** After the closing, signed in just now. */
async function afterwards(): Promise<void> {
  table.clock.moveTo(over);
  caller = await signedIn();
}

const behindTheScenes = () => carryOutPanels(store, roundId);

const shown = async (address = page) => (await caller.get(address)).body ?? '';
const hashIn = (body: string) => /send\?proposal=([0-9a-f]{64})/.exec(body)?.[1] ?? '';
const ofOne = (id: string) => `${page}/of/${id}`;

async function worked(): Promise<string> {
  expect((await caller.post(page)).statusCode).toBe(303);
  await behindTheScenes();
  return shown();
}

describe('the page of a round’s readers', () => {
  it('says how many wait and until when others may come, and offers nothing before', async () => {
    await readers(4, 9);
    await waiting(2);
    caller = await signedIn();
    const body = await shown();
    expect(body).toContain('2 applications wait for readers.');
    expect(body).toContain('The round takes applications until');
    expect(body).not.toContain('Work out readers');
    const early = await caller.post(page);
    expect(early.statusCode).toBe(409);
    expect(early.body).toContain('The round takes applications until');
    const round = await shown(`/manage/rounds/${encodeURIComponent(roundId)}`);
    expect(round).toContain('2 applications wait for readers.');
    expect(round).toContain(`href="${page}"`);
  });

  it('says that they are being worked out, honestly, and looks again by itself only where that is wanted', async () => {
    await readers(4, 9);
    await waiting(2);
    await afterwards();
    expect(await shown()).toContain('Work out readers');
    expect((await caller.post(page)).headers?.['location']).toContain(page);
    const body = await shown();
    expect(body).toContain('Readers are being worked out, since');
    expect(body).not.toContain('http-equiv="refresh"');
    expect(await shown(`${page}?watch=yes`)).toContain('http-equiv="refresh"');
    expect((await caller.post(page)).statusCode).toBe(303);
    expect((await readPanels(store, roundId))?.run).toBe(1);
    // What began so long ago has died, and can be asked for again.
    table.clock.advance({ minutes: 16 });
    expect(await shown()).toContain('Working readers out stopped after an error.');
    expect((await caller.post(page)).statusCode).toBe(303);
    expect((await readPanels(store, roundId))?.run).toBe(2);
  });

  it('shows a proposal with its figures, every reader beside a bar, and every application with why and who is next', async () => {
    await readers(6, 16);
    const ids = await waiting(30);
    await afterwards();
    const body = await worked();
    expect(body).toContain('Proposed');
    expect(body).toContain('That is proven.');
    expect(body).toContain('If each application had taken its best readers as it came');
    expect(body.match(/class="app-load"/g)?.length).toBeGreaterThanOrEqual(6);
    expect(body).toContain('Reader Number0');
    expect(body).toMatch(/topics \d+ of 40, language 30 of 30, wish 10 of 20, earlier reviews 5 of 10/);
    const second = await shown(`${page}?page=2`);
    const linked = (html: string) => ids.filter((id) => html.includes(`/readers/of/${id}"`));
    expect(linked(body)).toHaveLength(25);
    expect(linked(second)).toHaveLength(5);
    expect(new Set([...linked(body), ...linked(second)]).size).toBe(30);
    const [line] = await readPanelLines(store, roundId, 1);
    const one = await shown(ofOne(line?.applicationId ?? ''));
    expect(one).toContain('Proposed now');
  });

  it('is sent from a page of its own, bound to what was seen; a stale one is refused in words', async () => {
    await readers(5, 9);
    const ids = await waiting(2);
    await afterwards();
    const hash = hashIn(await worked());
    const confirm = await shown(`${page}/send?proposal=${hash}`);
    expect(confirm).toContain('2 applications go to their readers');
    expect(confirm).toContain(`value="${hash}"`);
    const stale = await caller.post(`${page}/send`, { proposal: 'a'.repeat(64) });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('What stands now is not what you saw');
    expect(await listTasks(store, ids[0] ?? '')).toEqual([]);
    expect((await caller.post(`${page}/send`, { proposal: hash })).statusCode).toBe(303);
    expect(await shown()).toContain('0 of 2 steps');
    await behindTheScenes();
    const body = await shown();
    expect(body).toContain('No application waits for readers.');
    expect(body).toContain('As proposed');
    for (const id of ids) expect(await listTasks(store, id)).toHaveLength(3);
    const again = await caller.post(`${page}/send`, { proposal: hash });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('This was sent already.');
  });

  it('says why not everybody can have readers, and every fix in words, in both languages', async () => {
    await readers(4, 2, {
      0: { relations: { employers: ['Bay Bridge Garden'] } },
      3: { relations: { employers: ['Bay Bridge Garden'] } },
    });
    await waiting(3, (i) => (i === 1 ? { organizationName: 'Bay Bridge Garden' } : {}));
    await afterwards();
    const body = await worked();
    expect(body).toContain('Applicant 1 needs 3 readers. Only 2 may read it');
    expect(body).toContain('Add 1 reader who has no stake in them, with 1 place.');
    expect(body).toContain('Have fewer readers for: Applicant 1 (only 2)');
    expect(body).not.toMatch(/send\?proposal/);
    const spanish = await shown(`${page}?lang=es`);
    expect(spanish).toContain('Applicant 1 necesita 3 lectores. Solo 2 pueden leerla');
    expect(spanish).toContain('Agregar 1 lector');
  });

  it('says when places are short, and whose limit would have to rise', async () => {
    await readers(3, 1);
    await waiting(2);
    await afterwards();
    const body = await worked();
    expect(body).toContain('Readers have too few places: 1 is missing');
    for (const n of [0, 1, 2]) expect(body).toContain(`Raise the limit of: Reader Number${n} (by 1)`);
    expect(body).toContain('Have fewer readers for');
  });

  it('says when a promised least number is out of reach', async () => {
    const program = { ...sample, review: { ...sample.review, load: { least: 2, most: 9 } } };
    await publishProgram(store, program, documentHash(program));
    await readers(4, 9);
    await waiting(1);
    await afterwards();
    const body = await worked();
    expect(body).toContain('Some readers cannot be given as many as they were promised at least.');
    expect(body).toContain('Promise fewer to:');
  });

  it('can be sent on after the sending stopped', async () => {
    await readers(4, 9);
    await waiting(1);
    await afterwards();
    const hash = hashIn(await worked());
    await caller.post(`${page}/send`, { proposal: hash });
    await transact(store, await stopPanelsWrites(store, roundId, 1));
    expect(await shown()).toContain('The sending stopped after an error.');
    expect(await shown(`${page}/send`)).toContain('Go on sending?');
    expect((await caller.post(`${page}/send`, { on: '1' })).statusCode).toBe(303);
    await behindTheScenes();
    expect(await shown()).toContain('Sent');
  });
});

describe('one application', () => {
  it('shows everybody who could read it, what joins them to it, and keeps a ruling that counts the next time', async () => {
    await readers(6, 9, {
      0: { relations: { employers: ['Bay Bridge Garden'] } },
      1: { name: 'Applicant 0' },
    });
    const [id = ''] = await waiting(1, () => ({ organizationName: 'Bay Bridge Garden' }));
    await afterwards();
    await worked();
    const body = await shown(ofOne(id));
    expect(body).toContain('may not read it');
    expect(body).toContain('may be joined to it: the same name as the applicant');
    expect(body).toContain('by nothing we know of');
    const post = (fields: Record<string, string>) => caller.post(ofOne(id), fields);
    for (const [fields, text, place] of [
      [{}, 'Choose a reader', 'reader'],
      [{ reader: 'reader2' }, 'Choose what you want', 'what'],
      [{ reader: 'reader0', what: 'pin' }, 'Reader Number0 may not read this application', 'reader'],
      [{ reader: 'reader1', what: 'pin' }, 'Say why Applicant 0 may read it', 'because'],
      [{ reader: 'nobody', what: 'pin' }, 'Choose a reader of the list', 'reader'],
    ] as const) {
      const answer = await post(fields);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain(text);
      expect(answer.body).toContain(`href="#${place}"`);
    }
    expect(await listRulings(store, roundId)).toEqual([]);
    expect((await post({ reader: 'reader1', what: 'pin', because: 'looked-into' })).statusCode).toBe(303);
    const [line] = await readPanelLines(store, roundId, 1);
    const away = line?.readers[0]?.reviewerId ?? '';
    expect((await post({ reader: away, what: 'forbid' })).statusCode).toBe(303);
    expect(await shown(`${ofOne(id)}?done=kept`)).toContain('is to read it');
    const between = await shown();
    expect(between).toContain('Work it out again before you send.');
    expect(hashIn(between)).toBe('');
    const after = await worked();
    expect(after).toContain('Chosen by hand');
    expect(after).toContain('One pair was chosen by hand.');
    expect(after).toMatch(/Before your last changes it was \d+ points|Your last changes cost nothing/);
    const [next] = await readPanelLines(store, roundId, 2);
    const names = next?.readers.map(({ reviewerId }) => reviewerId);
    expect(names).toContain('reader1');
    expect(names).not.toContain(away);
    expect((await post({ reader: 'reader1', what: 'none' })).statusCode).toBe(303);
    expect(await listRulings(store, roundId)).toHaveLength(1);
  });

  it('that waits for none says so', async () => {
    await readers(4, 9);
    const [id = ''] = await waiting(1);
    await afterwards();
    const hash = hashIn(await worked());
    await caller.post(`${page}/send`, { proposal: hash });
    await behindTheScenes();
    const body = await shown(ofOne(id));
    expect(body).toContain('This application does not wait for readers.');
    expect(body).not.toContain('<select');
  });
});

describe('who may', () => {
  it('a viewer looks and is shown no way to act', async () => {
    await readers(5, 9);
    const [id = ''] = await waiting(1);
    await afterwards();
    await worked();
    const before = await contents(store);
    caller = await signedIn(viewer);
    for (const address of [page, ofOne(id)]) {
      const body = await shown(address);
      expect(body).toContain('Reader Number0');
      expect(body).not.toContain(`action="${page}`);
      expect(hashIn(body)).toBe('');
    }
    expect((await caller.post(page)).statusCode).toBe(403);
    expect(await contents(store)).toEqual(before);
  });

  it('a manager who has stepped back from one of the round sees neither it nor the others', async () => {
    await readers(5, 9);
    const [one = '', two = ''] = await waiting(2);
    await afterwards();
    expect((await recuseManager(store, one, { id: manager.sub, name: manager.name })).kind).not.toBe(
      'missing',
    );
    for (const address of [page, ofOne(one), ofOne(two)]) {
      const { body = '' } = await caller.get(address);
      expect(body).not.toContain('Reader Number0');
    }
  });

  it('the owner’s list leads to it', async () => {
    await readers(5, 9);
    await waiting(1);
    await afterwards();
    await remindOfPanels(store, roundId);
    expect(await shown('/manage/attention')).toContain(`href="${page}"`);
  });
});
