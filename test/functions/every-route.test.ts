import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideAppeal } from '../../shared/cases/appeals/decide-appeal.ts';
import { fileAppeal } from '../../shared/cases/appeals/file-appeal.ts';
import { makeOffer } from '../../shared/cases/award/make-offer.ts';
import { startCorrection } from '../../shared/cases/correct/start-correction.ts';
import { startDryRun } from '../../shared/cases/dry-run/start-dry-run.ts';
import { workOnDryRun } from '../../shared/cases/dry-run/work-on-dry-run.ts';
import { withdraw } from '../../shared/cases/intake/withdraw.ts';
import { openPanel } from '../../shared/cases/review/open-panel.ts';
import { thinkWhatIf } from '../../shared/cases/round/think-what-if.ts';
import { screenApplication } from '../../shared/cases/screening/screen-application.ts';
import type { Document } from '../../shared/domain/documents/document.ts';
import { documentId } from '../../shared/domain/ids.ts';
import { seedSamples } from '../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../shared/store/applications.ts';
import { documentWrite, sealName } from '../../shared/store/documents.ts';
import { readProgram } from '../../shared/store/programs.ts';
import { listReviewers, listTasks } from '../../shared/store/reviewers.ts';
import { newSecret, type Session, saveSession } from '../../shared/store/sessions.ts';
import type { Item, Store } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { acceptedOf, batched, enrolled, shown } from '../support/awarded.ts';
import { startTestTable, type TestTable } from '../support/dynamodb.ts';
import { goodAnswers, reviewed, submitted } from '../support/scenario.ts';
import { fillIn, internForm, startApplication } from './intake/fill-in.ts';
import { startIssuer, stranger, type TestIssuer, viewer } from './manage/managing.ts';
import { ApplicantBrowser, idIn } from './support/applicant-browser.ts';
import { type Ask, everyRoute, type FoundRoute, filledIn } from './support/every-route.ts';
import { withoutProof } from './support/without-proof.ts';

/** Stands in every name, address, answer and comment of those whom nobody may reach. */
const canary = 'qzcanaryqz';
const nobodysId = 'app_00000000000000000000000000';
const csrf = 'abcdefghijklmnopqrstuv';

let table: TestTable;
let store: Store;
let issuer: TestIssuer;
let routes: readonly FoundRoute[];
let ask: Ask;
let victims: readonly string[];
let things: Readonly<Record<string, readonly string[]>>;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  issuer = await startIssuer(store.now);
  await seedSamples(store);
  ({ routes, ask } = await everyRoute(store, issuer.issuer));
  victims = await peopleAtEveryStage();
  things = await thingsOf(victims);
}, 60_000);
afterAll(async () => {
  await issuer.stop();
  await table.stop();
});

const scholarship = 'health-careers-scholarship';
let batchId: string;
let made = 0;
const somebody = () => {
  made += 1;
  return { name: `Ana ${canary} ${made}`, email: `${canary}.${made}@example.org` };
};
const send = (answers: Record<string, unknown> = {}) =>
  submitted(store, scholarship, {
    ...somebody(),
    answers: { essays: { commitment: canary, community: canary, goals: canary }, ...answers },
  });

/** A draft, and applications that were sent, asked, corrected, reviewed, offered and withdrawn. */
async function peopleAtEveryStage(): Promise<readonly string[]> {
  const browser = new ApplicantBrowser(store);
  const typed = { ...internForm, ...somebody(), motivation: `Because ${canary}.` };
  const check = await fillIn(browser, await startApplication(browser, 'youth-internship'), typed);
  const { gpa: _, ...withoutGpa } = goodAnswers[scholarship];
  const asked = await submitted(store, scholarship, {
    ...somebody(),
    answers: { ...withoutGpa, gpa: undefined, activities: [canary] },
  });
  await screenApplication(store, asked);
  const corrected = await send();
  await screenApplication(store, corrected);
  await openPanel(store, corrected, 'token');
  await startCorrection(store, corrected, 'you');
  const offered = await reviewed(store, await send());
  await makeOffer(
    store,
    offered,
    { fundId: 'health-careers-2027', units: 200_000, unit: 'money', from: 'free' },
    { kind: 'system', id: 'round' },
  );
  const appealed = await refused();
  const upheld = await refused();
  const manager = { id: 'person-9', name: 'Morgan', email: 'morgan@example.org' };
  const ruling = { ref: 'screening-0001', outcome: 'uphold', reason: canary } as const;
  expect(await decideAppeal(store, upheld, manager, ruling)).toEqual({ kind: 'committed' });
  const paid = await acceptedOf(store, await reviewed(store, await send()), {
    ...{ fundId: 'health-careers-2027', units: 200_000, unit: 'money' },
  });
  await shown(store, paid, 'enrolment-2027', { ...enrolled, college: canary });
  ({ batchId } = await batched(store));
  const withdrawn = await send();
  await withdraw(store, withdrawn);
  return [
    idIn(check.path),
    await withFile(),
    await send(),
    asked,
    corrected,
    await reviewed(store, await send()),
    offered,
    paid,
    withdrawn,
    appealed,
    upheld,
  ];
}

/** Somebody who does not qualify and asks for another look. */
async function refused(): Promise<string> {
  const id = await send({ gpa: { value: '1.50', scale: '4.0', weighted: true } });
  await screenApplication(store, id);
  const said = { rules: ['gpa-high-school'], words: `Because ${canary}.` };
  expect((await fileAppeal(store, id, said)).kind).toBe('committed');
  return id;
}

const fileId = documentId.parse(`doc_${'0'.repeat(25)}1`);

/** A draft with a file that was found clean. */
async function withFile(): Promise<string> {
  const browser = new ApplicantBrowser(store);
  const start = await startApplication(browser, 'college-internship');
  const id = idIn((await fillIn(browser, start, somebody(), /\/pages\/(?!you\b)/)).path);
  const loaded = await loadApplication(store, id);
  if (!loaded) throw new Error('A draft was not started');
  const at = store.now().toISOString();
  const file: Document = {
    ...{ state: 'clean', documentId: fileId, field: 'resume', kind: 'pdf', number: 1, addedAt: at },
    applicationId: loaded.application.applicationId,
    name: sealName(store, loaded.key, `${canary}.pdf`),
    ...{ arrivedAt: at, bytes: 1000, sha256: 'a'.repeat(64), releasedAt: at },
  };
  expect((await transact(store, [documentWrite(file, undefined)])).kind).toBe('done');
  return id;
}

/** What may stand in a path, as somebody would put it who knows every id but holds no link, code or session. */
async function thingsOf(ids: readonly string[]): Promise<Record<string, readonly string[]>> {
  const tasks = (await Promise.all(ids.map((id) => listTasks(store, id)))).flat();
  const items = await theirItems();
  const idsIn = (name: string) => [
    ...new Set(items.flatMap((item) => (item[name] ? [String(item[name])] : []))),
  ];
  const orNone = (found: readonly string[], none: string) => (found.length > 0 ? found.slice(0, 4) : [none]);
  return {
    applicationId: ids,
    taskId: tasks.map(({ taskId }) => taskId),
    programId: [scholarship],
    roundId: [`${scholarship}~2027`],
    fundId: ['health-careers-2027'],
    page: ['you', 'essays'],
    file: ['1.json'],
    n: ['1'],
    seatId: orNone(idsIn('seatId'), 'ist_00000000000000000000000000'),
    linkId: ['AAAAAAAAAAAAAAAAAAAAAA'],
    reviewerId: ['reviewer1'],
    partyId: orNone(idsIn('partyId'), 'pty_00000000000000000000000000'),
    runId: [await aRun()],
    whatIfId: [await aThought()],
    documentId: [fileId],
    document: [fileId],
    field: ['resume'],
    batchId: [batchId],
    entry: ['nomination', 'guardian-consent'],
    code: ['HCS-7K2M-9QXD-4T7W-9KQX-M2RD-8HJN-C'],
  };
}

/** A changed program that is tried on the victims, as far as it has come. */
async function aRun(): Promise<string> {
  const program = await readProgram(store, scholarship);
  const run = program && (await startDryRun(store, program.program, '2027'));
  if (run?.kind !== 'started') throw new Error('A dry run was not started');
  for (const step of [0, 1]) await workOnDryRun(store, `${scholarship}~2027`, run.runId, step);
  return run.runId;
}

/** What the victims' round would come to. */
async function aThought(): Promise<string> {
  const manager = { id: 'person-9', name: 'Morgan', email: 'morgan@example.org' };
  const thought = await thinkWhatIf(store, `${scholarship}~2027`, { funds: [], without: [] }, manager);
  if (thought.kind !== 'thought') throw new Error(`nothing was thought: ${thought.kind}`);
  return thought.id;
}

/** Everything that stands in the table about the victims, but for codes and links that anybody may ask to be mailed to them. */
async function theirItems(): Promise<Item[]> {
  const found: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await store.client.send(
      new ScanCommand({ TableName: store.tableName, ...(start ? { ExclusiveStartKey: start } : {}) }),
    );
    found.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return found
    .filter(({ pk, sk }) => victims.some((id) => pk === `APP#${id}`) && !/^(CODE|LINK-PACE)/.test(String(sk)))
    .sort((a, b) => (`${a['pk']}${a['sk']}` < `${b['pk']}${b['sk']}` ? -1 : 1));
}

/** A form that fits nearly everything: what it is refused for is not a missing box. */
const form = (id: string) =>
  new URLSearchParams({
    ...{ csrf, declaration: 'yes', consent: 'yes', action: 'continue', version: '1', decision: 'record' },
    ...{ name: 'Mallory', email: 'mallory@example.org', code: '000000', reference: 'HCS-AAAA-AAAA' },
    ...{
      other: id,
      matter: 'mail-bounced',
      reason: 'commitment',
      receipt: 'a.b',
      next: `/applications/${id}`,
    },
    ...{ ref: 'screening-0001', outcome: 'grant', rule: 'gpa-high-school', words: 'Mallory' },
    ...{ correcting: '1', kept: 'name=Mallory', answer: 'yes', confirm: 'yes', choice: 'no' },
  }).toString();

interface Caller {
  readonly cookies: ReadonlyMap<string, string>;
  /** Where this caller may read what is the victims'. */
  readonly mayRead: (route: FoundRoute) => boolean;
  /** Where this caller is more than nobody; everywhere unless given. */
  readonly walks?: (route: FoundRoute) => boolean;
}

const never = () => false;
const nobody: Caller = { cookies: new Map(), mayRead: never };

/** One browser with every kind of session at once, each of them good for somebody else's things only. */
async function otherPerson(): Promise<Caller> {
  const own = await submitted(store, scholarship);
  await screenApplication(store, own);
  await openPanel(store, own, 'token');
  const held = await listTasks(store, own);
  const theirs = (await Promise.all(victims.map((id) => listTasks(store, id)))).flat();
  const reader = (await listReviewers(store, scholarship)).find(
    ({ reviewerId }) => !theirs.some((task) => task.reviewerId === reviewerId),
  );
  const task = held[0];
  if (!reader || !task) throw new Error('Every reader of the sample holds a task of a victim');
  const validUntil = new Date(store.now().getTime() + 86_400_000).toISOString();
  const { programId, reviewerId } = reader;
  const sessions: Record<string, Session> = {
    applicant: { kind: 'applicant', csrf, language: 'en', applicationIds: [own], validUntil },
    reviewer: {
      kind: 'reviewer',
      csrf,
      programId,
      reviewerId,
      tasks: [{ applicationId: own, taskId: task.taskId, epoch: task.epoch }],
      validUntil,
    },
    party: { kind: 'party', csrf, requests: [], validUntil },
  };
  const cookies = new Map<string, string>();
  for (const [name, value] of Object.entries(sessions)) cookies.set(`__Host-${name}`, await sessionOf(value));
  cookies.set('__Host-manager', await issuer.token(stranger));
  cookies.set('__Host-csrf', csrf);
  return { cookies, mayRead: never };
}

/** Stores a session; answers with its cookie's value. */
async function sessionOf(value: Session): Promise<string> {
  const secret = newSecret(store);
  await saveSession(store, secret, value);
  return secret;
}

async function viewing(): Promise<Caller> {
  const cookies = new Map([
    ['__Host-manager', await issuer.token(viewer)],
    ['__Host-csrf', csrf],
  ]);
  return {
    cookies,
    mayRead: ({ method }) => method === 'GET',
    walks: ({ fn }) => fn === 'manage',
  };
}

/** Asks for everything; answers with what showed something of the victims. */
async function walk({ cookies, mayRead, walks = () => true }: Caller): Promise<string[]> {
  const shown: string[] = [];
  for (const route of routes.filter(walks)) {
    const all = filledIn(route, things);
    // Where a caller may read everything, one of each kind shows that reading changes nothing.
    const urls = (mayRead(route) ? all.slice(0, 1) : all).map((url) =>
      route.method === 'GET'
        ? `${url}?version=1&from=check&q=${canary.slice(0, 6)}&matter=mail-bounced`
        : url,
    );
    await Promise.all(
      urls.map(async (url) => {
        const victim = victims.find((id) => url.includes(id)) ?? victims[0] ?? '';
        const body = route.method === 'POST' ? { body: form(victim) } : {};
        const response = await ask(route, url, { cookies, ...body });
        const all = JSON.stringify([response.body, response.headers, response.cookies]);
        if (all.includes(canary) && !mayRead(route)) shown.push(`${route.method} ${url}`);
        if (response.statusCode >= 500) shown.push(`${route.method} ${url} fails: ${response.statusCode}`);
      }),
    );
  }
  return shown;
}

const callers: readonly (readonly [string, () => Promise<Caller>])[] = [
  ['somebody without a session', async () => nobody],
  ['another applicant, who is also another reviewer and signed in without a right', otherPerson],
  ['a viewer', viewing],
];

describe.each(callers)('%s', (_, caller) => {
  it('is shown nothing that is another’s and changes none of it, by any route there is', async () => {
    const before = await theirItems();
    expect(await walk(await caller())).toEqual([]);
    expect(await theirItems()).toEqual(before);
  }, 60_000);
});

describe('An application of somebody else', () => {
  it('looks the same as one that does not exist, whatever is asked of it', async () => {
    const { cookies } = await otherPerson();
    const own = routes.filter(({ fn, path }) => fn !== 'manage' && path.includes('{applicationId}'));
    expect(own.length).toBeGreaterThan(15);
    for (const route of own) {
      const answers = await Promise.all(
        [nobodysId, ...victims].map(async (id) => {
          const [url = ''] = filledIn(route, { ...things, applicationId: [id] });
          const body = route.method === 'POST' ? { body: form(id) } : {};
          const { statusCode, headers, body: text = '' } = await ask(route, url, { cookies, ...body });
          return withoutProof(JSON.stringify([statusCode, headers, text]).replaceAll(id, 'ID'));
        }),
      );
      expect(new Set(answers).size, `${route.method} ${route.path}`).toBe(1);
    }
  });
});

describe('The walk itself', () => {
  it('sees the same things when the right person makes it, so that it would notice', async () => {
    const validUntil = new Date(store.now().getTime() + 86_400_000).toISOString();
    const owner: Session = {
      kind: 'applicant',
      csrf,
      language: 'en',
      applicationIds: [...victims],
      validUntil,
    };
    const cookies = new Map([['__Host-applicant', await sessionOf(owner)]]);
    const shown = await walk({ cookies, mayRead: never });
    expect(shown.filter((one) => /^GET \/applications\//.test(one)).length).toBeGreaterThan(10);
    expect(shown.some((one) => one.includes('/sent/1.json'))).toBe(true);
    // Having pressed every button there is, the owner has withdrawn what could be withdrawn.
    const statuses = (await theirItems()).filter(({ sk }) => sk === 'META').map(({ status }) => status);
    expect(statuses).toContain('withdrawn');
    expect(statuses).not.toContain('draft');
  }, 60_000);

  it('fails for a path that it does not know how to fill in', () => {
    const route = {
      fn: 'intake',
      method: 'GET',
      path: '/applications/{applicationId}/secrets/{secretId}',
    } as const;
    expect(() => filledIn(route, things)).toThrow(/does not know what to put for \{secretId\}/);
  });
});
