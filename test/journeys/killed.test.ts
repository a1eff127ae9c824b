import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSystem, startSystem } from '../support/running-system.ts';
import { goodAnswers } from '../support/scenario.ts';
import { Visitor } from '../support/visitor.ts';
import { quicklyReviews, reviewLinks } from './people.ts';

let system: RunningSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const round = 'health-careers-scholarship~2027';
const email = 'ana@example.org';
/** The longest a step is left running before the kill, in milliseconds: long enough to end now and then. */
const longest = 700;
const seed = Number(process.env['SEED'] ?? Date.now() % 100_000);

/** A small generator (mulberry32), so that a printed seed plays the same kills again. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

let applicationId = '';
const status = async () =>
  ((await system.manage(`/applications/${applicationId}`)) as { status: string }).status;
const inboxSubjects = async () => (await system.inbox()).map((mail) => `${mail.to}: ${mail.subject}`);

async function submit(): Promise<void> {
  const answer = await fetch(`${system.url}/api/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'the-one' },
    body: JSON.stringify({
      programId: 'health-careers-scholarship',
      applicant: { name: 'Ana Ruiz', email },
      answers: goodAnswers['health-careers-scholarship'],
    }),
  });
  expect(answer.status).toBe(201);
  applicationId = ((await answer.json()) as { applicationId: string }).applicationId;
}

async function reviewNext(): Promise<void> {
  const links = await reviewLinks(system);
  expect(links.length).toBeGreaterThanOrEqual(2);
  for (const { link } of links) {
    const reader = new Visitor(() => system.url);
    await reader.get(link);
    await reader.submit(/^\/review\//);
    if (/\/recorded$/.test(reader.at)) continue;
    await quicklyReviews(system, link, 4);
    return;
  }
}

/** A manager's browser, signed in with the provider. */
async function signedIn(person: string): Promise<Visitor> {
  const manager = new Visitor(() => system.url);
  await manager.get('/manage');
  const sub =
    new RegExp(`<button name="sub" value="([^"]+)"[^>]*>(?:(?!</button>)[\\s\\S])*${person}`).exec(
      manager.html,
    )?.[1] ?? '';
  await manager.submit(/./, { sub });
  expect(manager.at).toMatch(/^\/manage/);
  return manager;
}

async function close(): Promise<void> {
  const manager = await signedIn('manager@example.org');
  await manager.get(`/manage/rounds/${round}/close`);
  if (manager.status === 200) await manager.submit(/\/close$/);
  await manager.get(`/manage/rounds/${round}`);
  expect(manager.links().some((link) => link.includes('/approve'))).toBe(true);
}

/** Whether the round's page names the first approver, or the release has gone on. */
async function firstApproved(): Promise<boolean> {
  const avery = await signedIn('approver@example.org');
  await avery.get(`/manage/rounds/${round}`);
  return /Morgan Manager/.test(avery.text());
}

const approve = (person: string) => async (): Promise<void> => {
  const manager = await signedIn(person);
  await manager.get(`/manage/rounds/${round}`);
  const path = manager.links().find((link) => link.includes('/approve'));
  if (!path) return;
  await manager.get(path);
  if (manager.status === 200) await manager.submit(/\/approve$/);
};

async function accept(): Promise<void> {
  const ana = new Visitor(() => system.url);
  const offer = `/applications/${applicationId}/offer`;
  await ana.get(offer);
  const codes = (await system.inbox(email)).filter((mail) => /code/i.test(mail.subject)).length;
  await ana.submit(/\/code$/);
  const mail = await system.mail(email, /code/i, codes);
  await ana.submit(/\/enter$/, { code: /\b\d{6}\b/.exec(mail.text)?.[0] ?? '' });
  await ana.get(offer);
  if (ana.forms().some((form) => form.action.endsWith('/accept')))
    await ana.submit(/\/accept$/, { consent: 'yes' });
}

/** What people do, one thing after the other, and how each knows that it was done. */
const steps: { name: string; act: () => Promise<void>; done: () => Promise<boolean> }[] = [
  { name: 'submit', act: submit, done: async () => applicationId !== '' },
  { name: 'panel asked', act: async () => {}, done: async () => (await reviewLinks(system)).length >= 2 },
  { name: 'first review', act: reviewNext, done: async () => (await decided()) >= 1 },
  {
    name: 'second review',
    act: reviewNext,
    done: async () => (await decided()) >= 2 && (await status()) === 'reviewed',
  },
  {
    name: 'close',
    act: close,
    done: async () =>
      (await signedIn('manager@example.org').then((m) => m.get(`/manage/rounds/${round}`)))
        .links()
        .some((link) => link.includes('/approve')),
  },
  { name: 'first approval', act: approve('manager@example.org'), done: firstApproved },
  {
    name: 'second approval',
    act: approve('approver@example.org'),
    done: async () => (await status()) === 'offered',
  },
  {
    name: 'offer mailed',
    act: async () => {},
    done: async () => (await inboxSubjects()).some((one) => one.startsWith(email) && /offer/i.test(one)),
  },
  { name: 'accept', act: accept, done: async () => (await status()) === 'accepted' },
  {
    name: 'settled',
    act: async () => {},
    done: async () => (await executions()).every((one) => one.status === 'SUCCEEDED'),
  },
];

const decided = async () =>
  (
    (await system.manage(`/applications/${applicationId}`)) as { reviews: { status: string }[] }
  ).reviews.filter((review) => review.status === 'decided').length;

async function executions(): Promise<{ name: string; status: string }[]> {
  const answer = await fetch(`${system.url}/_local/executions`, { headers: { accept: 'application/json' } });
  return (await answer.json()) as { name: string; status: string }[];
}

/** Tries a step for a while; answers what stands in its way. People try again when a page does not come. */
async function tried(step: (typeof steps)[number], timeout: number): Promise<string> {
  let answer = '';
  const attempt = async () => {
    try {
      if (!(await step.done())) await step.act();
      answer = (await step.done()) ? 'done' : `${step.name}: not yet`;
    } catch (error) {
      answer = `${step.name}: ${error instanceof Error ? error.message : 'failed'}`;
    }
    return answer;
  };
  await expect
    .poll(attempt, { timeout, interval: 150 })
    .toBe('done')
    .catch(() => {});
  return answer;
}

/**
 * Does a step again and again until it is done. A mail that was handed to the mail service at the very moment of the
 * kill, and may or may not have been taken, is looked at again two minutes later: where a step waits for one, so do people.
 */
async function untilDone(step: (typeof steps)[number]): Promise<void> {
  if ((await tried(step, 10_000)) === 'done') return;
  await system.advance('PT3M');
  expect(await tried(step, 30_000)).toBe('done');
}

describe('a journey during which the whole runtime is killed ten times', () => {
  it('ends as without the kills: no mail twice, no review lost, no money twice', {
    timeout: 300_000,
  }, async () => {
    const random = randomFrom(seed);
    console.info(`kills of seed ${seed}`);
    let kills = 0;
    for (const step of steps) {
      const running = step.act().catch(() => {});
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, random() * longest))]);
      await system.kill();
      kills += 1;
      await running;
      await system.startAgain();
      await untilDone(step);
    }
    expect(kills).toBe(10);
    // A mail that was under way at a kill is settled, or sent again, once its time is over.
    await system.advance('PT10M');

    const mails = (await inboxSubjects())
      .filter((one) => !/code/i.test(one))
      .map((one) => one.replace(/[(,].*/, '').trim());
    const readers = mails.filter((one) => one.startsWith('reviewer'));
    expect(new Set(readers).size).toBe(2);
    expect(mails.filter((one) => !one.startsWith('reviewer')).sort()).toEqual([
      'ana@example.org: An offer for you',
      'ana@example.org: We have your application: Health Careers Scholarship',
      'ana@example.org: You have accepted our offer: Health Careers Scholarship',
      'scholarships@example.org: Decisions wait for approval: Health Careers Scholarship',
    ]);
    expect(readers).toHaveLength(2);

    const items = (
      (await system.manage('/applications?program=health-careers-scholarship')) as { items: unknown[] }
    ).items;
    expect(items).toHaveLength(1);
    expect(await decided()).toBe(2);
    const { verified } = (await system.manage(`/applications/${applicationId}/audit`)) as {
      verified: boolean;
    };
    expect(verified).toBe(true);
    const funds = (await system.manage('/funds')) as { items: { fundId: string; free: number }[] };
    const fund = funds.items.find((one) => one.fundId === 'health-careers-2027');
    const awards = (await system.manage('/awards')) as { items: { status: string }[] };
    expect(awards.items).toHaveLength(1);
    expect(fund).toMatchObject({ offered: 0, reserved: 0, accepted: 200_000, free: 5_800_000 });
  });
});
