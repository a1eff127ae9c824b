import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { extendApplication } from '../../../shared/cases/extending/extend-application.ts';
import { extendRound } from '../../../shared/cases/extending/extend-round.ts';
import { type DraftContent, readDraft, savePage, startDraft } from '../../../shared/cases/intake/drafts.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { endSession } from '../../../shared/store/sessions.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers, statusOf } from '../../support/scenario.ts';
import { ApplicantBrowser, codeFor, idIn, type Shown, siteOn } from '../support/applicant-browser.ts';
import { fillIn, loanForm, startApplication } from './fill-in.ts';

const program = 'community-business-loan';
const roundId = `${program}~2027`;
const lastMoment = Date.parse('2027-07-01T06:59:59.999Z');
const at = (ms: number) => new Date(ms).toISOString();

let table: TestTable;
let store: Store;
let browser: ApplicantBrowser;
/** What somebody typed on all pages, once: the tests begin with it. */
let typed: DraftContent['typed'];

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
  const filling = new ApplicantBrowser(store);
  const check = await fillIn(filling, await startApplication(filling, program), loanForm);
  const loaded = await loadApplication(store, idIn(check.path));
  typed = loaded ? (await readDraft(store, loaded.key)).content.typed : {};
});
afterAll(() => table.stop());
beforeEach(() => {
  browser = new ApplicantBrowser(store);
  table.clock.moveTo(at(lastMoment - 3600_000));
});

/** Everything filled in, up to the button that sends it. */
const ready = async (): Promise<{ check: Shown; id: string }> => {
  const version = await readProgram(store, program);
  if (!version) throw new Error('not published');
  const { application, secret } = await startDraft(store, version, 'en');
  const id = application.applicationId;
  for (const [page, held] of Object.entries(typed)) {
    const loaded = await loadApplication(store, id);
    if (loaded?.application.status !== 'draft') throw new Error('no draft');
    const person = page === 'you' ? { person: { name: 'Ana Ruiz', email: 'ana@example.org' } } : {};
    await savePage(
      store,
      { application: loaded.application, key: loaded.key },
      {
        ...{ page, seen: 0, typed: held, answers: {}, fields: [], language: 'en', ...person },
      },
    );
  }
  browser.cookies.set('__Host-applicant', secret);
  const check = await browser.open(`/applications/${id}/check`);
  return { check, id };
};

const send = (check: Shown) => browser.submit(check.form(/\/submit$/), { declaration: 'yes' });

const receivedOf = async (id: string) => {
  const loaded = await loadApplication(store, id);
  return loaded && (await readSnapshot(store, loaded.key, 1)).receivedAt;
};

/** The request reaches the gateway at one time and is handled at another. */
const arriving = (arrivedAt: number, handledAt: number) => {
  browser.arrivedAt = arrivedAt;
  table.clock.moveTo(at(handledAt));
};

describe('An application that is sent at the deadline', () => {
  it.each([
    ['in the last millisecond, and handled at once', lastMoment, lastMoment, 'submitted'],
    ['in the last millisecond, and handled a minute later', lastMoment, lastMoment + 60_000, 'submitted'],
    ['one millisecond after the closing minute', lastMoment + 1, lastMoment + 1, 'draft'],
    [
      'in the last millisecond, as it says, and handled an hour later',
      lastMoment,
      lastMoment + 3600_000,
      'draft',
    ],
    ['after the deadline by a gateway whose clock runs ahead', lastMoment + 5, lastMoment, 'submitted'],
  ])('received %s', async (_, arrivedAt, handledAt, status) => {
    const { check, id } = await ready();
    arriving(arrivedAt, handledAt);
    const answer = await send(check);
    const application = await statusOf(store, id);
    expect(application.status).toBe(status);
    if (status === 'draft') {
      expect(answer.status).toBe(409);
      return;
    }
    const counts = at(Math.min(arrivedAt, handledAt));
    expect(application).toMatchObject({ submittedAt: counts });
    expect(await receivedOf(id)).toBe(counts);
  });

  it('by a program outside counts when it was received too', async () => {
    table.clock.moveTo(at(lastMoment + 2_000));
    const answers = [lastMoment, lastMoment + 1].map((arrivedAt, i) =>
      siteOn(store)({
        method: 'POST',
        url: '/api/applications',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify({
          programId: program,
          applicant: { name: 'Ana Ruiz', email: `ana${i}@example.org` },
          answers: { ...goodAnswers[program], legalName: `Harbor Bakery ${i} LLC` },
        }),
        arrivedAt,
      }),
    );
    const [inTime, late] = await Promise.all(answers);
    expect(inTime?.statusCode).toBe(201);
    expect(JSON.parse(inTime?.body ?? '')).toMatchObject({ receivedAt: at(lastMoment) });
    expect(late?.statusCode).toBe(409);
  });
});

describe('A press after the session had ended', () => {
  /** Presses at the last moment without a session, and has the form kept through the proof of the address. */
  const pressedWithoutSession = async () => {
    const { check, id } = await ready();
    arriving(lastMoment, lastMoment + 200);
    await endSession(store, browser.cookies.get('__Host-applicant') ?? '');
    const asked = await send(check);
    expect((await statusOf(store, id)).status).toBe('draft');
    browser.arrivedAt = undefined;
    return { id, enter: await browser.submit(asked.form(/\/code$/)) };
  };

  it('counts from when it was pressed, once the address is proven', async () => {
    const { id, enter } = await pressedWithoutSession();
    table.clock.advance({ minutes: 20 });
    const confirmed = await browser.submit(enter.form(/enter$/), { code: await codeFor(store, id) });
    expect(confirmed.path).toMatch(/\/submitted$/);
    expect(await statusOf(store, id)).toMatchObject({ status: 'submitted', submittedAt: at(lastMoment) });
  });

  it('does not wait for ever', async () => {
    const { id, enter } = await pressedWithoutSession();
    table.clock.advance({ minutes: 31 });
    const late = await browser.submit(enter.form(/enter$/), { code: await codeFor(store, id) });
    expect(late.status).toBe(409);
    expect((await statusOf(store, id)).status).toBe('draft');
  });

  it.each<[string, (kept: URLSearchParams) => void]>([
    [
      'an earlier time is written into it',
      (kept) =>
        kept.set('pressed', (kept.get('pressed') ?? '').replace(/^[^.]+\.\d+Z/, at(lastMoment - 60_000))),
    ],
    ['what it says is changed', (kept) => kept.set('more', 'words')],
    ['its proof is taken away', (kept) => kept.delete('pressed')],
  ])('counts as received now when %s', async (_, change) => {
    const { id, enter } = await pressedWithoutSession();
    const form = enter.form(/enter$/);
    const kept = new URLSearchParams(form.fields.get('kept') ?? '');
    expect(kept.get('pressed')).toMatch(/^2027-07-01T06:59:59\.999Z\.[\w-]{43}$/);
    change(kept);
    form.fields.set('kept', kept.toString());
    const late = await browser.submit(form, { code: await codeFor(store, id) });
    expect(late.status).toBe(409);
    expect((await statusOf(store, id)).status).toBe('draft');
  });

  it('counts as received now when the answers were changed behind the deadline', async () => {
    const { id, enter } = await pressedWithoutSession();
    const other = new ApplicantBrowser(store);
    const asked = await other.open(`/applications/${id}/pages/your-business`);
    const proven = await other.submit((await other.submit(asked.form(/\/code$/))).form(/enter$/), {
      code: await codeFor(store, id),
    });
    await other.submit(proven.form(/\/pages\//), { legalName: 'Another name' });
    const late = await browser.submit(enter.form(/enter$/), { code: await codeFor(store, id) });
    expect(late.status).toBe(409);
  });
});

describe('More time', () => {
  const given = { closesAt: '2027-07-01T02:00', reason: 'outage' } as const;
  const later = Date.parse('2027-07-01T09:00:59.999Z');

  it('for one is told on the status page, and is nobody else’s', async () => {
    const { check, id } = await ready();
    const own = { closesAt: given.closesAt, reason: 'technical-trouble' } as const;
    expect(await extendApplication(store, id, own, 'm1')).toEqual({ kind: 'extended' });
    table.clock.moveTo(at(lastMoment + 60_000));
    expect((await browser.open(`/programs/${program}`)).html).not.toContain('action="/apply/');
    const status = await browser.open(`/applications/${id}`);
    expect(status.text).toContain('July 1, 2027 at 2:00 AM PDT');
    expect(status.text).toContain('You have more time');
    arriving(later, later);
    await send(check);
    expect((await statusOf(store, id)).status).toBe('submitted');
  });

  it('for everybody is told on the program’s page with its words, and counts to its last minute', async () => {
    const { check, id } = await ready();
    const words = { en: 'The map service was down.', es: 'El servicio de mapas no funcionó.' };
    expect(await extendRound(store, roundId, { of: 'first', ...given, words }, 'm1')).toEqual({
      kind: 'extended',
    });
    table.clock.moveTo(at(lastMoment + 60_000));
    const page = await browser.open(`/programs/${program}`);
    expect(page.text).toContain('July 1, 2027 at 2:00 AM PDT');
    expect(page.text).toContain('everybody has more time');
    expect(page.text).toContain('The map service was down.');
    arriving(later, later + 30_000);
    await send(check);
    expect((await statusOf(store, id)).status).toBe('submitted');
    const stranger = new ApplicantBrowser(store);
    table.clock.moveTo(at(later + 1));
    expect((await stranger.open(`/programs/${program}`)).html).not.toContain('/apply/');
  });
});
