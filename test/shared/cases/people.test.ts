import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptOffer } from '../../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../../shared/cases/award/make-offer.ts';
import { type DueItem, handleDue } from '../../../shared/cases/clock.ts';
import { savePage, startDraft } from '../../../shared/cases/intake/drafts.ts';
import { submitDraft } from '../../../shared/cases/intake/submit-draft.ts';
import { closeUnanswered } from '../../../shared/cases/intake/withdraw.ts';
import {
  accessToRequest,
  giveAnswer,
  sayWhetherTheyCan,
} from '../../../shared/cases/people/answer-request.ts';
import { askPerson } from '../../../shared/cases/people/ask-person.ts';
import { cancelRequest, remindPerson, replacePerson } from '../../../shared/cases/people/tend-request.ts';
import { answerRequest } from '../../../shared/cases/screening/answer-request.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, readAll } from '../../../shared/store/applications.ts';
import { attention } from '../../../shared/store/attention.ts';
import { answerOf } from '../../../shared/store/parties.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { answers, asksNominator, nomination, requestsOf, requestTo, types } from '../../support/people.ts';
import { goodAnswers, reviewed, type SampleProgram, statusOf, submitted } from '../../support/scenario.ts';

let table: TestTable;
let store: Store;
const start = '2026-11-21T18:00:00.000Z';

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
});
afterAll(() => table.stop());

let drafts = 0;
/** A draft with everything that its applicant has to answer. */
async function draft(program: SampleProgram, change: Answers = {}): Promise<string> {
  table.clock.moveTo(start);
  const version = await readProgram(store, program);
  if (!version) throw new Error('seed the samples first');
  const { application } = await startDraft(store, version, 'en');
  const loaded = await loadApplication(store, application.applicationId);
  if (loaded?.application.status !== 'draft') throw new Error('no draft');
  drafts += 1;
  await savePage(
    store,
    { application: loaded.application, key: loaded.key },
    {
      page: 'you',
      seen: 0,
      typed: {},
      answers: { ...goodAnswers[program], ...change },
      fields: [],
      person: { name: `Drafter ${drafts}`, email: `drafter${drafts}@example.org` },
      language: 'en',
    },
  );
  return application.applicationId;
}

/** Effects that were ordered for an application, in order. */
async function ordered(id: string): Promise<Effect[]> {
  const { events } = await verifyApplication(store, id);
  const records = await Promise.all(
    events.flatMap(({ seq }) =>
      [1, 2, 3, 4, 5].map((n) => readAll(store, `OUTBOX#${id}.${seq}.${n}`, 'OUTBOX')),
    ),
  );
  return records.flat().map((item) => item['effect'] as Effect);
}
const mailsTo = async (id: string) =>
  (await ordered(id)).flatMap((effect) => ('mail' in effect ? [effect.mail as string] : []));

const dueOf = async (id: string, kind: string): Promise<DueItem[]> =>
  (await readAll(store, `APP#${id}`, `DUE#${kind}#`)) as unknown as DueItem[];

describe('A nomination that sending waits for', () => {
  it('holds the draft back until it is there, and then lets it go', async () => {
    const id = await draft('health-careers-scholarship');
    expect(await submitDraft(store, id)).toEqual({ kind: 'waiting', entries: ['nomination'] });
    expect(await asksNominator(store, id, 'Graciela Ortiz')).toEqual({ kind: 'committed' });
    expect((await submitDraft(store, id)).kind).toBe('waiting');
    expect(await answers(store, await requestTo(store, id, 'Graciela Ortiz'))).toBe('committed');
    expect((await submitDraft(store, id)).kind).toBe('committed');
    expect(await mailsTo(id)).toEqual(['party-request', 'person-answered', 'receipt']);
    expect((await verifyApplication(store, id)).verified).toBe(true);
  });

  it('is not given by the applicant themselves, nor asked of one person twice, nor of more than the plan has places for', async () => {
    const id = await draft('health-careers-scholarship');
    const own = { person: { name: 'Me', email: ` DRAFTER${drafts}@Example.org` }, language: 'en' } as const;
    expect(await askPerson(store, id, 'nomination', own)).toEqual({ kind: 'own-address' });
    await asksNominator(store, id, 'Graciela Ortiz');
    expect(await asksNominator(store, id, 'Graciela Ortiz')).toEqual({ kind: 'already' });
    expect(await asksNominator(store, id, 'Hugo Lang')).toEqual({ kind: 'no-place' });
    expect(await requestsOf(store, id)).toHaveLength(1);
  });

  it('declined is told to the applicant, who names somebody else; the first one’s link opens nothing', async () => {
    const id = await draft('health-careers-scholarship');
    await asksNominator(store, id, 'Graciela Ortiz');
    const first = await requestTo(store, id, 'Graciela Ortiz');
    expect(await sayWhetherTheyCan(store, first, false)).toEqual({ kind: 'committed' });
    expect((await accessToRequest(store, first)).kind).toBe('declined');
    const hugo = { person: { name: 'Hugo Lang', email: 'hugo@example.org' }, language: 'en' } as const;
    expect(await replacePerson(store, id, first.partyId, hugo)).toEqual({ kind: 'committed' });
    expect((await accessToRequest(store, first)).kind).toBe('over');
    expect(await sayWhetherTheyCan(store, first, true)).toEqual({ kind: 'over' });
    expect(await answers(store, await requestTo(store, id, 'Hugo Lang'))).toBe('committed');
    // Who has said no is not told once more that they are not needed.
    expect(await mailsTo(id)).toEqual([
      'party-request',
      'person-declined',
      'party-request',
      'person-answered',
    ]);
  });

  it('is reminded of by the applicant once a day, and never after it was given', async () => {
    const id = await draft('health-careers-scholarship');
    await asksNominator(store, id, 'Graciela Ortiz');
    const { partyId } = await requestTo(store, id, 'Graciela Ortiz');
    expect(await remindPerson(store, id, partyId)).toEqual({ kind: 'too-soon' });
    table.clock.advance({ hours: 24 });
    expect(await remindPerson(store, id, partyId)).toEqual({ kind: 'committed' });
    expect(await remindPerson(store, id, partyId)).toEqual({ kind: 'too-soon' });
    const all = await Promise.all(Array.from({ length: 8 }, () => remindPerson(store, id, partyId)));
    expect(all.filter(({ kind }) => kind === 'committed')).toHaveLength(0);
    await answers(store, await requestTo(store, id, 'Graciela Ortiz'));
    table.clock.advance({ days: 2 });
    expect((await remindPerson(store, id, partyId)).kind).not.toBe('committed');
    expect((await mailsTo(id)).filter((mail) => mail === 'party-reminder')).toHaveLength(1);
  });

  it('is reminded of on the plan’s days by the clock, expires, and is asked anew with a link that alone works', async () => {
    const id = await draft('health-careers-scholarship');
    await asksNominator(store, id, 'Graciela Ortiz');
    const first = await requestTo(store, id, 'Graciela Ortiz');
    for (const day of ['2026-11-25', '2026-11-30']) {
      const [due] = await dueOf(id, 'party-reminder');
      expect(due?.at).toBe(`${day}T17:00:00.000Z`);
      table.clock.moveTo(due?.at ?? '');
      if (due) await handleDue(store, due);
    }
    expect(await dueOf(id, 'party-reminder')).toEqual([]);
    expect((await mailsTo(id)).filter((mail) => mail === 'party-reminder')).toHaveLength(2);
    const [expiry] = await dueOf(id, 'party-expiry');
    expect(expiry?.at).toBe('2026-12-06T07:59:59.999Z');
    if (!expiry) throw new Error('nothing falls due');
    // A clock that comes too early ends nothing.
    await handleDue(store, { ...expiry, at: '2026-12-01T00:00:00.000Z' });
    expect((await requestTo(store, id, 'Graciela Ortiz')).status).toBe('asked');
    table.clock.moveTo(expiry.at);
    table.clock.advance({ seconds: 1 });
    expect((await accessToRequest(store, first)).kind).toBe('over');
    await handleDue(store, expiry);
    expect((await requestTo(store, id, 'Graciela Ortiz')).status).toBe('expired');
    expect(await mailsTo(id)).toContain('person-late');
    expect(await remindPerson(store, id, first.partyId)).toEqual({ kind: 'committed' });
    const again = await requestTo(store, id, 'Graciela Ortiz');
    expect(again).toMatchObject({ status: 'asked', epoch: 2 });
    expect((await accessToRequest(store, first)).kind).toBe('over');
    expect(await sayWhetherTheyCan(store, first, true)).toEqual({ kind: 'over' });
    expect((await accessToRequest(store, again)).kind).toBe('open');
  });
});

describe('An application that arrives whole', () => {
  const nominator = { name: 'Graciela Ortiz', email: 'graciela@example.org' };

  it('and names nobody goes on: its nomination reaches the institution on its own', async () => {
    table.clock.moveTo(start);
    const id = await submitted(store, 'health-careers-scholarship');
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
  });

  it('and names a nominator waits for the answer, by a date, and goes on by itself when it has come', async () => {
    table.clock.moveTo(start);
    const id = await submitted(store, 'health-careers-scholarship', { answers: { nominator } });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
    expect(await statusOf(store, id)).toMatchObject({
      status: 'info-requested',
      askedFor: ['people:nomination'],
      answerBy: '2026-12-06T07:59:59.999Z',
    });
    expect(await dueOf(id, 'information-deadline')).toHaveLength(1);
    await answers(store, await requestTo(store, id, nominator.name));
    expect((await statusOf(store, id)).status).toBe('submitted');
    expect(await dueOf(id, 'information-deadline')).toEqual([]);
    expect(await ordered(id)).toContainEqual({
      kind: 'resume',
      subject: `APP#${id}`,
      stage: 'information',
      output: { outcome: 'answered' },
    });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
  });

  it('is asked for what is missing first, and still waits for the nominator afterwards', async () => {
    table.clock.moveTo(start);
    const { gpa, ...rest } = goodAnswers['health-careers-scholarship'];
    const id = await submitted(store, 'health-careers-scholarship', {
      answers: { ...rest, gpa: undefined, nominator },
    });
    await screenApplication(store, id);
    await answers(store, await requestTo(store, id, nominator.name));
    // The nomination came while answers of the applicant's own are still owed: it settles nothing of those.
    expect((await statusOf(store, id)).status).toBe('info-requested');
    await answerRequest(store, id, { gpa }, { kind: 'applicant' });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
  });

  it('ends by its date without a refusal when the answer never comes', async () => {
    table.clock.moveTo(start);
    const id = await submitted(store, 'health-careers-scholarship', { answers: { nominator } });
    await screenApplication(store, id);
    await closeUnanswered(store, id);
    expect(await statusOf(store, id)).toMatchObject({ status: 'withdrawn', withdrawnFor: 'no-answer' });
    expect((await accessToRequest(store, await requestTo(store, id, nominator.name))).kind).toBe('over');
  });
});

describe('A guardian', () => {
  const guardian = { name: 'Rosa Núñez', email: 'rosa@example.org', consent: true };

  /** An offer to somebody born on a day, whose guardian was named. */
  async function offered(dateOfBirth: string): Promise<string> {
    table.clock.moveTo(start);
    const id = await submitted(store, 'youth-internship', { answers: { dateOfBirth, guardian } });
    await reviewed(store, id);
    const terms = {
      fundId: 'internship-oakland-2027',
      units: 1,
      unit: 'slot',
      site: 'oakland',
      from: 'free',
    };
    await makeOffer(store, id, terms as Parameters<typeof makeOffer>[2], { kind: 'system', id: 'round' });
    expect((await statusOf(store, id)).status).toBe('offered');
    return id;
  }

  it('is asked at submission, and has to agree before an offer is accepted at 17 years and 364 days', async () => {
    const id = await offered('2008-11-23');
    expect(await requestsOf(store, id)).toMatchObject([{ name: 'Rosa Núñez', status: 'asked' }]);
    table.clock.moveTo('2026-11-22T20:00:00.000Z');
    expect(await acceptOffer(store, id)).toEqual({ kind: 'waiting', entries: ['guardian-consent'] });
    expect((await statusOf(store, id)).status).toBe('offered');
    await answers(store, await requestTo(store, id, guardian.name), 'agreed', {});
    expect((await acceptOffer(store, id)).kind).toBe('committed');
  });

  it('is needed no longer, and sees nothing any more, from the day of the eighteenth birthday where the program is', async () => {
    const id = await offered('2008-11-23');
    const request = await requestTo(store, id, guardian.name);
    // Still the 22nd in Los Angeles, the 23rd in UTC.
    table.clock.moveTo('2026-11-23T07:30:00.000Z');
    expect((await accessToRequest(store, request)).kind).toBe('open');
    expect((await acceptOffer(store, id)).kind).toBe('waiting');
    table.clock.moveTo('2026-11-23T08:00:00.000Z');
    expect((await accessToRequest(store, request)).kind).toBe('over');
    expect((await acceptOffer(store, id)).kind).toBe('committed');
    expect((await requestTo(store, id, guardian.name)).status).toBe('asked');
  });

  it('who refuses is told to applicant and owner, and keeps the offer from being accepted', async () => {
    const id = await offered('2010-01-01');
    await answers(store, await requestTo(store, id, guardian.name), 'refused', {});
    expect((await acceptOffer(store, id)).kind).toBe('waiting');
    expect(await mailsTo(id)).toEqual(expect.arrayContaining(['person-refused', 'owner-attention']));
    const matters = (await readAll(store, `APP#${id}`, 'ATTENTION#')).map((item) => attention.parse(item));
    expect(matters.map(({ kind }) => kind)).toContain('person-refused');
  });

  it('of a child of twelve comes before anything is reviewed', async () => {
    table.clock.moveTo(start);
    const id = await draft('youth-internship', { dateOfBirth: '2013-11-22', guardian });
    expect(await submitDraft(store, id)).toEqual({ kind: 'waiting', entries: ['guardian-consent'] });
  });
});

describe('A co-owner', () => {
  it('is asked at submission without holding it up; the applicant among the owners is not', async () => {
    table.clock.moveTo(start);
    const owners = [
      { name: 'Ana Ruiz', percent: '60.00', guarantor: true, email: 'ana.owner@example.org' },
      { name: 'Ben Cho', percent: '40.00', guarantor: false, email: 'ben.owner@example.org' },
      { name: 'Silent', percent: '0.00', guarantor: false },
    ];
    const id = await submitted(store, 'community-business-loan', {
      answers: { owners },
      email: 'ana.owner@example.org',
    });
    expect((await requestsOf(store, id)).map(({ name }) => name)).toEqual(['Ben Cho']);
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
  });
});

describe('Whatever people do', () => {
  const step = fc.constantFrom('can', 'cannot', 'answer', 'remind', 'cancel', 'replace', 'day', 'expire');

  it('an answer never changes once it was given, and a link of an earlier request opens nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const id = await draft('health-careers-scholarship');
        await asksNominator(store, id, 'Graciela Ortiz');
        const issued = [await requestTo(store, id, 'Graciela Ortiz')];
        const given = new Map<string, string>();
        for (const [i, what] of steps.entries()) {
          const current = (await requestsOf(store, id)).at(-1);
          if (!current) throw new Error('nobody is asked');
          const { name: _, ...request } = current;
          await act(what, id, request, i);
          const now = (await requestsOf(store, id)).map(({ name: __, ...one }) => one);
          for (const one of now)
            if (!issued.some(({ partyId, epoch }) => partyId === one.partyId && epoch === one.epoch))
              issued.push(one);
          for (const link of issued) {
            const stands = now.find(({ partyId }) => partyId === link.partyId);
            const { kind } = await accessToRequest(store, link);
            if (stands?.epoch !== link.epoch) expect(kind).toBe('over');
            const loaded = await loadApplication(store, id);
            const answer = stands && loaded && answerOf(loaded.key, stands);
            if (!stands || !answer) continue;
            const text = JSON.stringify([stands.status, stands.endedAt, answer]);
            expect(given.get(stands.partyId) ?? text).toBe(text);
            given.set(stands.partyId, text);
          }
        }
        const { verified } = await verifyApplication(store, id);
        expect(verified).toBe(true);
      }),
      { numRuns: 6 },
    );
  });

  async function act(what: string, id: string, request: Awaited<ReturnType<typeof requestTo>>, i: number) {
    const { partyId } = request;
    const other = { person: { name: `Other ${i}`, email: `other${i}@example.org` }, language: 'en' } as const;
    switch (what) {
      case 'can':
        return sayWhetherTheyCan(store, request, true);
      case 'cannot':
        return sayWhetherTheyCan(store, request, false);
      case 'answer':
        return answers(store, request, 'given', { ...nomination, character: `Words of step ${i}` });
      case 'remind':
        return remindPerson(store, id, partyId);
      case 'cancel':
        return cancelRequest(store, id, partyId);
      case 'replace':
        return replacePerson(store, id, partyId, other);
      case 'day':
        return table.clock.advance({ days: 1 });
      default: {
        const [due] = await dueOf(id, 'party-expiry');
        if (!due || due.at > '2027-01-31') return;
        table.clock.moveTo(due.at);
        return handleDue(store, due);
      }
    }
  }

  it('of twelve presses on “send” at once one counts', async () => {
    const id = await draft('health-careers-scholarship');
    await asksNominator(store, id, 'Graciela Ortiz');
    const request = await requestTo(store, id, 'Graciela Ortiz');
    await sayWhetherTheyCan(store, request, true);
    await types(store, request, nomination);
    const pressed = await Promise.all(
      Array.from({ length: 12 }, () => giveAnswer(store, request, { outcome: 'given', note: '' })),
    );
    const count = (kind: string) => pressed.filter((one) => one.kind === kind).length;
    expect([count('committed'), count('already')]).toEqual([1, 11]);
    expect((await mailsTo(id)).filter((mail) => mail === 'person-answered')).toHaveLength(1);
  });
});
