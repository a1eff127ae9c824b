import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareMail } from '../../functions/dispatch/mails/prepare-mail.ts';
import { makeOffer } from '../../shared/cases/award/make-offer.ts';
import { accessToRequest } from '../../shared/cases/people/answer-request.ts';
import { askPerson } from '../../shared/cases/people/ask-person.ts';
import { answerRequest } from '../../shared/cases/screening/answer-request.ts';
import { screenApplication } from '../../shared/cases/screening/screen-application.ts';
import { type ApplicantMail, applicantMails, type Effect } from '../../shared/domain/effects.ts';
import { waitingFor } from '../../shared/domain/people/waiting.ts';
import type { Answers } from '../../shared/domain/program/fields.ts';
import { documentFields } from '../../shared/domain/program/paths.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { loadSamples } from '../../shared/programs/load.ts';
import { seedSamples } from '../../shared/programs/publish-samples.ts';
import { readAll } from '../../shared/store/applications.ts';
import { listParties } from '../../shared/store/parties.ts';
import type { Store } from '../../shared/store/table.ts';
import { verifyApplication } from '../../shared/store/verify-audit.ts';
import { dispatchOn } from '../functions/dispatch/fixtures.ts';
import { ApplicantBrowser, codeFor } from '../functions/support/applicant-browser.ts';
import { scholar, usd } from '../shared/programs/eligible-answers.ts';
import { sample } from '../shared/programs/samples.ts';
import { startTestTable, type TestTable } from '../support/dynamodb.ts';
import { answers as gives, requestsOf, requestTo } from '../support/people.ts';
import { goodAnswers, statusOf, submitted, submittedTo } from '../support/scenario.ts';
import { validAnswers } from '../support/valid-answers.ts';
import { day } from './judged.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable({ startAt: `${day}T18:00:00.000Z` });
  store = table.store;
  await seedSamples(store);
});
afterAll(() => table.stop());

/** What was ordered for an application so far. */
async function ordered(id: string): Promise<readonly Effect[]> {
  const { events } = await verifyApplication(store, id);
  const records = await Promise.all(
    events.flatMap(({ seq }) =>
      [1, 2, 3, 4].map((n) => readAll(store, `OUTBOX#${id}.${seq}.${n}`, 'OUTBOX')),
    ),
  );
  return records.flat().map((item) => item['effect'] as Effect);
}

/** A mail as it would go out now, or why it would not. */
async function mailed(applicationId: string, mail: ApplicantMail): Promise<string> {
  const record = { id: 'r', state: 'pending', attempts: 0, createdAt: store.now().toISOString() } as never;
  const made = await prepareMail(dispatchOn(store), record, { kind: 'mail-applicant', mail, applicationId });
  return made.kind === 'drop'
    ? `dropped: ${made.reason}`
    : `${made.mail.subject} ${made.mail.text}`.replace(/\s+/g, ' ');
}

async function statusPage(id: string): Promise<string> {
  const browser = new ApplicantBrowser(store);
  const form = new URLSearchParams({ code: await codeFor(store, id) });
  await browser.send('POST', `/applications/${id}/code/enter`, form);
  return (await browser.open(`/applications/${id}`)).text;
}

/** Words of a refusal, in both languages. */
const refusal =
  /not eligible|do not qualify|did not qualify|ineligible|not selected|decided against|no cumple los requisitos|no elegible|no fue seleccionad/i;

/** Somebody who qualifies and leaves one thing out that may be sent later, or anything that is asked. */
function leavingOut(program: Program): readonly [left: string, answers: Answers] {
  const named = program.people.flatMap(({ from, neededFor }) =>
    from && neededFor.includes('submit') ? [from] : [],
  );
  const good = Object.fromEntries(
    Object.entries(validAnswers(program, day)).filter(([id]) => !named.includes(id)),
  );
  const papers = documentFields(program).map(({ id }) => id as string);
  const fields = program.pages
    .flatMap((page) => page.fields)
    .filter(({ id }) => good[id] !== undefined && !papers.includes(id));
  const left =
    (fields.find(({ later, optional }) => later && !optional) ?? fields.find(({ optional }) => !optional))
      ?.id ?? '';
  const { [left]: _, ...rest } = good;
  return [left, rest];
}

describe.each(loadSamples().programs.map((program) => [program.id as string, program] as const))(
  'Unknown is never told as a refusal: %s',
  (programId, program) => {
    let id: string;
    let left: string;
    beforeAll(async () => {
      const [field, answers] = leavingOut(program);
      left = field;
      id = await submittedTo(store, programId, answers);
      expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
    });

    it('the application waits for the answer; nothing of a refusal is ordered', async () => {
      expect(await statusOf(store, id)).toMatchObject({
        status: 'info-requested',
        askedFor: expect.arrayContaining([left]),
      });
      const mails = (await ordered(id)).flatMap((effect) =>
        'mail' in effect ? [effect.mail as string] : [],
      );
      expect(mails).toContain('information-request');
      expect(mails).not.toContain('ineligible');
      expect(mails).not.toContain('not-selected');
    });

    it('the mail and the page ask for what is missing and say no word of refusal', async () => {
      const codes = program.rules.map(({ reason }) => reason.code);
      for (const text of [await mailed(id, 'information-request'), await statusPage(id)]) {
        expect(text).not.toMatch(refusal);
        for (const { reason } of program.rules) expect(text).not.toContain(reason.text.en);
        for (const code of codes) expect(text).not.toContain(code);
      }
    });

    it('a notice that was ordered by mistake is not written: each needs a decision that was made', async () => {
      const decisions = applicantMails.filter((mail) =>
        [
          'ineligible',
          'not-selected',
          'waitlisted',
          'offer',
          'offer-reminder',
          'accepted',
          'lapsed',
          'registered',
        ].includes(mail),
      );
      expect(decisions).toHaveLength(8);
      for (const mail of decisions) expect(await mailed(id, mail), mail).toMatch(/^dropped: /);
    });
  },
);

describe('300 told without their GPA being checked', () => {
  it('nobody whose grades were not judged can be offered anything, or told that they were', async () => {
    const id = await submitted(store, 'health-careers-scholarship', {
      answers: { ...goodAnswers['health-careers-scholarship'], gpa: { scale: 'pass-fail', weighted: false } },
    });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
    const terms = { fundId: 'health-careers-2027', units: 200_000, unit: 'money', from: 'free' };
    const made = await makeOffer(store, id, terms as never, { kind: 'system', id: 'round' });
    expect(made.kind).toBe('not-possible');
    expect((await statusOf(store, id)).status).toBe('info-requested');
    expect(await mailed(id, 'offer')).toMatch(/^dropped: /);
  });
});

describe('Case 4: estranged youth, from the application to the attestation', () => {
  const scholars = sample('two-phase-scholars');
  const attester = { name: 'Sam Rivera', email: 'sam.rivera@example.org' };
  const { guardian: _, ...good } = validAnswers(scholars, day);
  const alone: Answers = { ...good, dateOfBirth: '2009-05-04', homes: 'no-contact', householdSize: 1 };
  const told = { knownAs: 'shelter', noContact: 'yes' };
  const waits = async (id: string, answers: Answers) =>
    waitingFor(scholars, await listParties(store, id), answers, day, 'accept').map((entry) => entry.id);

  it('who names somebody goes on at once; that person is asked, and no parent is', async () => {
    const id = await submittedTo(store, scholars.id, { ...alone, attester });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'awaits-invitation' });
    expect((await requestsOf(store, id)).map(({ entry, name }) => [entry, name])).toEqual([
      ['attestation', 'Sam Rivera'],
    ]);
    expect(await waits(id, alone)).toEqual(['attestation']);
    await gives(store, await requestTo(store, id, 'Sam Rivera'), 'given', told);
    expect(await waits(id, alone)).toEqual([]);
  });

  it('who can name nobody yet goes on as well, and names somebody later', async () => {
    const id = await submittedTo(store, scholars.id, alone);
    expect(await screenApplication(store, id)).toEqual({ verdict: 'awaits-invitation' });
    expect(await requestsOf(store, id)).toEqual([]);
    const asked = await askPerson(store, id, 'attestation', { person: attester, language: 'es' });
    expect(asked.kind).toBe('committed');
    await gives(store, await requestTo(store, id, 'Sam Rivera'), 'given', told);
    expect(await waits(id, alone)).toEqual([]);
  });

  it('the readers are not told of it', () => {
    const blind = scholars.pages.flatMap(({ fields }) => fields).filter((field) => field.blind);
    expect(blind.map((field) => field.id)).toEqual(expect.arrayContaining(['homes', 'attester']));
  });
});

describe('Case 1: turns 18 mid-cycle, with what was said before kept', () => {
  it('the guardian’s access ends on the birthday, and their consent stays in the file', async () => {
    const guardian = { name: 'Rosa Núñez', email: 'rosa@example.org', consent: true };
    const id = await submitted(store, 'youth-internship', {
      answers: { dateOfBirth: '2008-11-27', guardian },
    });
    const request = await requestTo(store, id, guardian.name);
    await gives(store, request, 'agreed', {});
    const before = await requestTo(store, id, guardian.name);
    table.clock.moveTo('2026-11-27T20:00:00.000Z');
    expect((await accessToRequest(store, before)).kind).not.toBe('open');
    expect(await requestTo(store, id, guardian.name)).toMatchObject({
      status: 'answered',
      outcome: 'agreed',
    });
    expect((await verifyApplication(store, id)).events.length).toBeGreaterThan(2);
  });
});

describe('Case 5: a grade that only a person can judge', () => {
  it('the judged figure is a snapshot of its own; the original stays beside it', async () => {
    const id = await submitted(store, 'health-careers-scholarship', {
      answers: { ...scholar, householdIncome: usd('45000.00'), gpa: { scale: 'pass-fail', weighted: false } },
    });
    await screenApplication(store, id);
    const judged = { gpa: { value: '3.1', scale: '4.0', weighted: false } };
    await answerRequest(store, id, judged, { kind: 'manager', id: 'm' }, 'Letter from the school');
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
    expect(await readAll(store, `APP#${id}`, 'SNAPSHOT#')).toHaveLength(2);
    expect(await statusOf(store, id)).toMatchObject({ snapshot: 2 });
  });
});
