import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import type { Dropped, PreparedMail } from '../../../functions/dispatch/mails/prepared.ts';
import { decideAppeal } from '../../../shared/cases/appeals/decide-appeal.ts';
import { fileAppeal } from '../../../shared/cases/appeals/file-appeal.ts';
import { acceptOffer, declineOffer, lapseOffer } from '../../../shared/cases/award/answer-offer.ts';
import { loanDecisionWrite } from '../../../shared/cases/award/loan-decisions.ts';
import { makeOffer, type OfferPlan } from '../../../shared/cases/award/make-offer.ts';
import { closeUnanswered, withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import type { ApplicantMail, ReviewerMail } from '../../../shared/domain/effects.ts';
import { locate } from '../../../shared/domain/program/paths.ts';
import { change, loadApplication } from '../../../shared/store/applications.ts';
import { raiseWrite, settleWrite } from '../../../shared/store/attention.ts';
import { redeemCode } from '../../../shared/store/codes.ts';
import { movementWrites } from '../../../shared/store/funds.ts';
import { keys } from '../../../shared/store/keys.ts';
import { readLink } from '../../../shared/store/links.ts';
import { programOf, readProgram } from '../../../shared/store/programs.ts';
import { verifyReceipt } from '../../../shared/store/receipts.ts';
import { recusalWrites } from '../../../shared/store/recusals.ts';
import { listTasks, taskWrite } from '../../../shared/store/reviewers.ts';
import { commitRound, readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { release } from '../../support/released.ts';
import { attentionsOf, dispatchOn, moveTo, publishSamples, reviewed, submitted } from './fixtures.ts';

const scholarship = 'health-careers-scholarship';
const internship = 'youth-internship';
const loan = 'community-business-loan';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await publishSamples(store);
  for (const program of [scholarship, internship]) await release(store, `${program}~2027`);
});
afterAll(() => table.stop());

const record = (ageMinutes = 0) =>
  ({
    id: 'r',
    state: 'pending',
    attempts: 0,
    createdAt: new Date(table.clock.now().getTime() - ageMinutes * 60_000).toISOString(),
  }) as never;

const prepare = (mail: ApplicantMail, applicationId: string, ageMinutes?: number) =>
  prepareMail(dispatchOn(store), record(ageMinutes), { kind: 'mail-applicant', mail, applicationId });

async function sent(prepared: Promise<PreparedMail | Dropped>): Promise<PreparedMail> {
  const found = await prepared;
  if (found.kind === 'drop') throw new Error(`dropped: ${found.reason}`);
  return found;
}

const money = (units: number): OfferPlan => ({
  fundId: 'health-careers-2027',
  units,
  unit: 'money',
  from: 'free',
});
const morgan = { id: 'person-1', name: 'Morgan', email: 'manager@example.org' };
const system = { kind: 'system', id: 'round' } as const;

async function offered(plan = money(500_000), program = scholarship, answers = {}): Promise<string> {
  const id = await submitted(store, program, { answers });
  await reviewed(store, id);
  const outcome = await makeOffer(store, id, plan, system);
  if (outcome.kind !== 'committed') throw new Error(outcome.kind);
  return id;
}

describe('mails to applicants', () => {
  test('the receipt says what was received when, proves it, and leads to the application', async () => {
    const id = await submitted(store, scholarship, { email: 'ana@example.org' });
    const { to, replyTo, mail } = await sent(prepare('receipt', id));
    expect([to, replyTo]).toEqual(['ana@example.org', 'scholarships@example.org']);
    expect(mail.subject).toMatch(/^We have your application: .+ \(HCS-[0-9A-Z]{4}-[0-9A-Z]{4}\)$/);
    expect(mail.text).toContain('November 21, 2026 at 10:00 AM PST');
    expect(mail.text).toContain(`https://awards.example.org/applications/${id}\n`);
    const proof = /^ {4}(\S+\.\S+)$/m.exec(mail.text)?.[1] ?? '';
    expect(await verifyReceipt(store, proof)).toMatchObject({
      applicationId: id,
      receivedAt: '2026-11-21T18:00:00.000Z',
    });
  });

  test('a sign-in code works on the page for as long as the mail says, and is not sent long after it was asked for', async () => {
    const id = await submitted(store, scholarship);
    const { mail, writes } = await sent(prepare('sign-in-code', id));
    await transact(store, writes);
    const code = /^ {4}(\d{6})$/m.exec(mail.text)?.[1] ?? '';
    expect(mail.subject).not.toContain(code);
    expect(mail.text).toContain('15 minutes');
    table.clock.advance({ minutes: 14 });
    expect(await redeemCode(store, id, code)).toBe('right');
    const second = await sent(prepare('sign-in-code', id));
    await transact(store, second.writes);
    table.clock.advance({ minutes: 15 });
    expect(await redeemCode(store, id, /^ {4}(\d{6})$/m.exec(second.mail.text)?.[1] ?? '')).toBe('expired');
    expect(await prepare('sign-in-code', id, 31)).toMatchObject({ kind: 'drop', reason: 'too-late' });
    table.clock.moveTo('2026-11-21T18:00:00.000Z');
  });

  test('a question asks for exactly what is missing, by its labels, with the date and what silence means', async () => {
    const id = await submitted(store, loan, { language: 'es' });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
    await change(store, id, ({ application }) => ({
      next: { ...application, askedFor: ['amount', 'address'] } as never,
      happening: { event: 'asked', actor: system },
    }));
    const { mail } = await sent(prepare('information-request', id));
    const program = (await readProgram(store, loan))?.program;
    const labels = ['amount', 'address'].map((path) => program && locate(program, path)?.top.label.es);
    expect(mail.text.match(/^- .+$/gm)).toEqual(labels.map((label) => `- ${label}`));
    expect(mail.text).toMatch(/a más tardar el \d+ de \w+ de 202\d.+11:59.+PST\./);
    expect(mail.text).toContain('no consideraremos más su solicitud');
    expect(await closeUnanswered(store, id)).toMatchObject({ kind: 'committed' });
    expect(await prepare('information-request', id)).toMatchObject({
      kind: 'drop',
      reason: 'status-withdrawn',
    });
    expect((await sent(prepare('information-closed', id))).mail.text).toContain('Esto no es un rechazo');
    expect(await prepare('withdrawn', id)).toMatchObject({ kind: 'drop' });
  });

  test('an incomplete application for credit is told in the words of the law: what, by when, no further consideration', async () => {
    const id = await submitted(store, 'community-business-loan', { answers: { annualRevenue: undefined } });
    await screenApplication(store, id);
    const { mail } = await sent(prepare('information-request', id));
    for (const text of [mail.text, mail.html]) {
      expect(text).toContain('Your application is not complete');
      expect(text).toMatch(/revenue|sales/i);
      expect(text).toMatch(/Please send it by \w+ \d+, \d{4}/);
      expect(text).toContain('we will give no further consideration to your application');
      expect(text).toContain('within 30 days from that day');
      expect(text).toContain('Creditor');
    }
    expect(mail.text).not.toContain('It only means that we could not go on');
    await closeUnanswered(store, id);
    const ended = await sent(prepare('information-closed', id));
    expect(ended.mail.text).toContain('we give it no further consideration');
    expect(ended.mail.text).toContain('This is not a refusal');
  });

  test('a refusal of the rules states each reason that may be told, and how to ask for a second look', async () => {
    const id = await submitted(store, internship, { answers: { dateOfBirth: '1990-01-01' } });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'ineligible' });
    const { mail } = await sent(prepare('ineligible', id));
    expect(mail.text.match(/^- .+$/gm)?.length).toBeGreaterThanOrEqual(1);
    expect(mail.text).toMatch(/Ask us to look again, by December 21, 2026 at 11:59\sPM PST/);
    expect(mail.text).toContain(`https://awards.example.org/applications/${id}/appeal\n`);
    expect(mail.text).toContain('https://awards.example.org/match');
    // Its round is over.
    expect(mail.text).not.toContain('apply again');
    expect(mail.text).toContain('If you do nothing, this decision stands.');
    expect(mail.text).not.toContain('Equal Credit Opportunity Act');
  });

  test('a refusal of credit by the rules carries the notice of the law with its reasons', async () => {
    const id = await submitted(store, loan, { answers: { employees: 1 } });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'ineligible' });
    const { mail } = await sent(prepare('ineligible', id));
    expect(mail.text.match(/^- .+$/gm)?.length).toBeLessThanOrEqual(4);
    expect(mail.text).toContain('Equal Credit Opportunity Act');
    expect(mail.text).toContain('Federal Trade Commission');
  });

  test('an appeal is acknowledged with its date until it is decided, and its outcome told with the reason', async () => {
    const id = await submitted(store, internship, { answers: { dateOfBirth: '1990-01-01' } });
    await screenApplication(store, id);
    const said = { rules: ['born-in-range'], words: 'My birth date is wrong.' };
    expect(await prepare('appeal-received', id)).toMatchObject({ kind: 'drop', reason: 'appeal-missing' });
    expect((await fileAppeal(store, id, said)).kind).toBe('committed');
    const received = await sent(prepare('appeal-received', id));
    expect(received.mail.text).toMatch(/They decide by December 6, 2026 at 11:59\sPM PST/);
    expect(received.mail.text).not.toContain(said.words);
    const owner = await sent(
      prepareMail(dispatchOn(store), record(), {
        kind: 'mail-owner',
        mail: 'owner-attention',
        ...{ programId: internship, subject: `APP#${id}`, about: 'appeal' },
      }),
    );
    expect(owner.mail.text).toMatch(/Decide by: December 6, 2026 at 11:59\sPM PST/);
    expect(owner.mail.text).not.toContain('no date of its own');
    const reason = 'The school gives the same date.';
    await decideAppeal(store, id, morgan, { ref: 'screening-0001', outcome: 'uphold', reason });
    const upheld = (await sent(prepare('appeal-upheld', id))).mail.text;
    for (const text of [
      reason,
      'The decision stays',
      'had no part in it',
      'https://awards.example.org/match',
    ])
      expect(upheld).toContain(text);
    expect(upheld).not.toContain('Morgan');
    for (const mail of ['appeal-received', 'appeal-granted'] as const)
      expect(await prepare(mail, id)).toMatchObject({ kind: 'drop', reason: 'appeal-upheld' });
  });

  test('an upheld refusal of credit keeps to the published factors, at most four, with the notice of the law', async () => {
    const id = await submitted(store, loan, { answers: { employees: 1 } });
    await screenApplication(store, id);
    const told = (await sent(prepare('ineligible', id))).mail.text.match(/^- .+$/gm);
    const loaded = await loadApplication(store, id);
    const program = loaded && (await programOf(store, loaded.application)).program;
    const rules = program?.rules.map((rule) => rule.id) ?? [];
    expect((await fileAppeal(store, id, { rules, words: 'We are six.' })).kind).toBe('committed');
    const reason = 'Your score is below our internal policy.';
    await decideAppeal(store, id, morgan, { ref: 'screening-0001', outcome: 'uphold', reason });
    const { text } = (await sent(prepare('appeal-upheld', id))).mail;
    expect(text.match(/^- .+$/gm)?.toSorted()).toEqual(told?.toSorted());
    expect(text).not.toMatch(/internal policy|score/);
    expect(text).toContain('Equal Credit Opportunity Act');
  });

  test('whoever goes on after an appeal is told why, and that nothing else is decided yet', async () => {
    const id = await submitted(store, internship, { language: 'es', answers: { dateOfBirth: '1990-01-01' } });
    await screenApplication(store, id);
    await fileAppeal(store, id, { rules: ['born-in-range'], words: 'No es así.' });
    const reason = 'La escuela corrigió la fecha.';
    await decideAppeal(store, id, morgan, { ref: 'screening-0001', outcome: 'grant', reason });
    const { text } = (await sent(prepare('appeal-granted', id))).mail;
    for (const words of [reason, 'Su solicitud sigue', 'Todavía no se ha decidido nada más'])
      expect(text).toContain(words);
    expect(await prepare('ineligible', id)).toMatchObject({ kind: 'drop' });
  });

  test('who withdrew is told so', async () => {
    const id = await submitted(store, scholarship);
    await withdraw(store, id);
    expect((await sent(prepare('withdrawn', id))).mail.subject).toMatch(/^You have withdrawn/);
    expect(await prepare('information-closed', id)).toMatchObject({ kind: 'drop' });
  });

  test('an application whose key was destroyed gets no mail', async () => {
    const id = await submitted(store, scholarship);
    await store.client.send(new DeleteCommand({ TableName: store.tableName, Key: keys.applicationKey(id) }));
    expect(await prepare('receipt', id)).toMatchObject({ kind: 'drop', reason: 'erased' });
  });

  test('a name in any script arrives as it was typed, and can write neither markup nor a header', async () => {
    for (const name of ['محمد الفارسي', '王小明', "O'Brien <b>&amp;", 'Łukasz 🎓 Żółć', 'நிலா'])
      expect(
        (await sent(prepare('receipt', await submitted(store, scholarship, { name })))).mail.text,
      ).toContain(`Hello ${name},`);
    const evil = await submitted(store, scholarship, { name: '<script>x</script>\r\nBcc: all@example.org' });
    const { mail } = await sent(prepare('receipt', evil));
    expect(mail.html).not.toContain('<script>');
    expect(mail.html).toContain('&lt;script&gt;');
    expect(mail.text).toContain('Hello <script>x</script> Bcc: all@example.org,');
    expect(mail.subject).not.toMatch(/\p{Cc}/u);
  });
});

describe('mails about an offer', () => {
  test('an offer of money says how much, by when, and what happens otherwise', async () => {
    const id = await offered();
    const { mail } = await sent(prepare('offer', id));
    expect(mail.text).toContain('$5,000.00');
    expect(mail.text).toMatch(/Please answer by \w+ \d+, 202\d at 11:59 PM P[SD]T\. Without an answer/);
    expect(mail.text).toContain(`https://awards.example.org/applications/${id}/offer\n`);
  });

  test('an offer of a place says where, in the words of the form', async () => {
    const plan = {
      fundId: 'internship-oakland-2027',
      units: 1,
      unit: 'slot',
      site: 'oakland',
      from: 'free',
    } as const;
    const id = await offered(plan, internship);
    expect((await sent(prepare('offer', id))).mail.text).toMatch(/a place in .+, at .*Oakland/);
  });

  test('an offer of a loan says payment, rate, number of payments and total', async () => {
    const plan = { fundId: 'community-loans-2027', units: 5_000_000, unit: 'money', from: 'free' } as const;
    const id = await offered(plan, loan, { termMonths: 60 });
    const { mail } = await sent(prepare('offer', id));
    expect(mail.text).toContain('Amount: $50,000.00');
    expect(mail.text).toContain('Interest: 5% a year');
    expect(mail.text).toContain('60 payments of $943.56');
    expect(mail.text).toContain('$56,613.71');
  });

  test('it is told only while it stands: not once answered, lapsed or past its date', async () => {
    const id = await offered();
    await acceptOffer(store, id);
    for (const mail of ['offer', 'offer-reminder', 'declined', 'lapsed'] as const)
      expect(await prepare(mail, id)).toMatchObject({ kind: 'drop', reason: 'status-accepted' });
    const told = (await sent(prepare('accepted', id))).mail.text;
    expect(told).toContain('you accepted our offer');
    expect(told).toContain('please answer a few more questions');

    const declined = await offered();
    await declineOffer(store, declined);
    expect(await prepare('offer', declined)).toMatchObject({ kind: 'drop', reason: 'status-declined' });
    expect((await sent(prepare('declined', declined))).mail.subject).toMatch(/^You have declined/);

    const late = await offered();
    expect((await sent(prepare('offer-reminder', late))).mail.subject).toMatch(/^Reminder: please answer/);
    const before = table.clock.now().toISOString();
    table.clock.advance({ days: 90 });
    expect(await prepare('offer', late)).toMatchObject({ kind: 'drop', reason: 'offer-over' });
    await lapseOffer(store, late);
    expect((await sent(prepare('lapsed', late))).mail.text).toContain('We had no answer to our offer');
    table.clock.moveTo(before);
  });

  test('nobody is told of an offer that the fund’s ledger does not know; a person looks', async () => {
    const id = await offered();
    const movement = { fundId: 'health-careers-2027', units: 500_000, subject: id } as const;
    await transact(
      store,
      movementWrites(store, { ...movement, from: 'offered', to: 'free', entry: `${id}#999999#stolen` }),
    );
    const dropped = await prepare('offer', id);
    expect(dropped).toMatchObject({ kind: 'drop', reason: 'ledger-differs' });
    await transact(store, dropped.writes ?? []);
    expect(await attentionsOf(store, `APP#${id}`)).toMatchObject([{ kind: 'ledger-differs' }]);
    expect(await prepare('offer-reminder', id)).toMatchObject({ kind: 'drop', reason: 'ledger-differs' });
  });

  test('nobody is told of an offer before two people have released its round', async () => {
    const other = await table.another();
    await publishSamples(other);
    const id = await submitted(other, scholarship);
    await reviewed(other, id);
    await makeOffer(other, id, money(200_000), system);
    const effect = { kind: 'mail-applicant', mail: 'offer', applicationId: id } as const;
    expect(await prepareMail(dispatchOn(other), record(), effect)).toMatchObject({
      kind: 'drop',
      reason: 'not-released',
    });
  });
});

describe('mails about the other decisions', () => {
  test('the waiting list promises nothing', async () => {
    const id = await submitted(store, scholarship);
    await reviewed(store, id);
    await moveTo(store, id, 'waitlist', { waitlistPosition: 9_876_543 });
    const { mail } = await sent(prepare('waitlisted', id));
    expect(mail.text).toContain('We cannot promise');
    expect(mail.text).not.toMatch(/9.?876.?543/);
    expect(await prepare('not-selected', id)).toMatchObject({ kind: 'drop', reason: 'status-waitlisted' });
  });

  test('who was not selected reads the program’s own words', async () => {
    const id = await submitted(store, scholarship, { language: 'es' });
    await reviewed(store, id);
    await moveTo(store, id, 'not-select');
    const { mail } = await sent(prepare('not-selected', id));
    expect(mail.text).toContain('la suya no fue elegida');
    expect(mail.text).toContain('Este año hubo más solicitudes buenas que dinero');
  });

  test('a refused loan is told its recorded reasons, at most four and never the score', async () => {
    const id = await submitted(store, loan);
    await reviewed(store, id);
    await moveTo(store, id, 'not-select');
    await expect(prepare('not-selected', id)).rejects.toMatchObject({ name: 'PermanentFault' });
    const decision = {
      recommendation: 'refuse',
      reasons: ['creditRank', 'managementRank'],
      score: 512,
      tier: 'analyst',
      approvalsNeeded: 0,
      votes: [],
      revision: 0,
    } as const;
    await transact(store, [
      loanDecisionWrite(id, { ...decision, reasons: [...decision.reasons], votes: [], revision: 0 }),
    ]);
    const { mail } = await sent(prepare('not-selected', id));
    expect(mail.text.match(/^- .+$/gm)).toEqual([
      '- Debts or bills of the business or its owners were paid late or not at all.',
      '- The people who run the business have little experience in this kind of work, or its books are not complete.',
    ]);
    expect(mail.text).toContain('Equal Credit Opportunity Act');
    expect(mail.text).toContain('Creditor: ');
    expect(mail.text).not.toMatch(/5\.12|512|score|puntuaci/i);
  });
});

describe('mails to reviewers', () => {
  const aboutTask = (mail: ReviewerMail, applicationId: string, taskId: string) =>
    prepareMail(dispatchOn(store), record(), { kind: 'mail-reviewer', mail, applicationId, taskId });
  const digestFor = (
    programId: string,
    reviewerId: string,
    joined: { applicationId: string; taskId: string }[] = [],
  ) =>
    prepareMail(dispatchOn(store), record(), {
      kind: 'mail-digest',
      mail: 'review-digest',
      programId,
      reviewerId,
      joined,
    });
  const secretsIn = (text: string) =>
    [...text.matchAll(/https:\/\/awards\.example\.org\/review\/(\S{22})\n/g)].map(
      ([, secret]) => secret ?? '',
    );

  test('a task comes with a link of its own, bound to task and person, and says nothing of the applicant', async () => {
    const id = await submitted(store, scholarship, { name: 'Secret Applicant', email: 'secret@example.org' });
    await openPanel(store, id, 'token');
    const tasks = await listTasks(store, id);
    expect(tasks).toHaveLength(2);
    for (const { taskId, reviewerId, dueAt } of tasks) {
      const first = await sent(digestFor(scholarship, reviewerId));
      const second = await sent(aboutTask('review-link', id, taskId));
      for (const { mail, writes } of [first, second]) {
        expect(mail.text + mail.html + mail.subject).not.toMatch(/Secret|secret@|HCS-|app_/);
        await transact(store, writes);
        const [secret = ''] = secretsIn(mail.text);
        expect(await readLink(store, secret)).toMatchObject({
          purpose: 'review',
          applicationId: id,
          taskId,
          reviewerId,
          epoch: 1,
          validUntil: new Date(Date.parse(dueAt) + 60 * 86_400_000).toISOString(),
        });
      }
      expect(first.to).toMatch(/^reviewer\d@example\.org$/);
      expect(first.mail.text).not.toBe(second.mail.text);
    }
    await withdraw(store, id);
    for (const { taskId, reviewerId } of tasks) {
      expect(await digestFor(scholarship, reviewerId)).toMatchObject({
        kind: 'drop',
        reason: 'nothing-open',
      });
      expect(await aboutTask('review-link', id, taskId)).toMatchObject({
        kind: 'drop',
        reason: 'task-ended',
      });
      expect((await sent(aboutTask('review-ended', id, taskId))).writes).toEqual([]);
    }
  });

  test('one mail holds everything a reader has, new or late, and its calendar entry moves with the date', async () => {
    const ids = [await submitted(store, loan), await submitted(store, loan)];
    await openPanel(store, ids[0] as string, 'token');
    const [task] = await listTasks(store, ids[0] as string);
    if (!task) throw new Error('no task');
    const entry = ({ attachments }: { attachments?: readonly { content: string }[] }) => {
      const content = attachments?.[0]?.content ?? '';
      return ['UID', 'SEQUENCE', 'DTEND'].map((name) => new RegExp(`${name}:(\\S+)`).exec(content)?.[1]);
    };
    const stamp = (at: string) => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;
    const first = await sent(digestFor(loan, task.reviewerId));
    const uid = `reviews-${loan}-${task.reviewerId}@anchor-awards`;
    expect(entry(first)).toEqual([uid, '0', stamp(task.dueAt)]);
    await transact(store, first.writes);

    table.clock.advance({ minutes: 1 });
    const later = {
      ...task,
      taskId: `tsk_${'1'.repeat(26)}`,
      applicationId: ids[1] as string,
      assignedAt: store.now().toISOString(),
    };
    const dueAt = new Date(Date.parse(task.dueAt) - 86_400_000).toISOString();
    await transact(store, [taskWrite({ ...later, dueAt })]);
    const second = await sent(digestFor(loan, task.reviewerId));
    expect(secretsIn(second.mail.text)).toHaveLength(2);
    expect(second.mail.text).toMatch(/With those from before, 2 wait|Con las de antes, ahora le esperan 2/);
    expect(entry(second)).toEqual([uid, '1', stamp(dueAt)]);
    await transact(store, second.writes);

    table.clock.advance({ days: 30 });
    const late = await sent(digestFor(loan, task.reviewerId));
    expect(late.mail.subject).toMatch(/Reminder|Recordatorio/);
    expect(late.mail.text).toMatch(/2 of them are late|2 de ellas están atrasadas/);
    expect(entry(late)[1]).toBe('2');
  });
});

describe('mails to owners', () => {
  const toOwner = (mail: 'owner-attention' | 'release-waiting', subject: string, about: string) =>
    prepareMail(dispatchOn(store), record(), {
      kind: 'mail-owner',
      mail,
      programId: scholarship,
      subject,
      about,
    });

  test('what waits is told with the reference as long as it waits', async () => {
    const id = await submitted(store, scholarship);
    const subject = `APP#${id}`;
    await transact(store, [
      raiseWrite(store, { subject, programId: scholarship, kind: 'same-person', details: ['other'] }),
    ]);
    const { to, mail } = await sent(toOwner('owner-attention', subject, 'same-person'));
    expect(to).toBe('scholarships@example.org');
    expect(mail.subject).toContain('HCS-');
    expect(mail.text).toContain('https://awards.example.org/manage/attention\n');
    await transact(store, [settleWrite(subject, 'same-person')]);
    expect(await toOwner('owner-attention', subject, 'same-person')).toMatchObject({
      kind: 'drop',
      reason: 'settled',
    });
  });

  test('a loan that is voted on is told with how the vote stands, again when somebody steps back', async () => {
    const id = await submitted(store, 'community-business-loan');
    const subject = `APP#${id}`;
    const at = table.clock.now().toISOString();
    await transact(store, [
      raiseWrite(store, { subject, programId: scholarship, kind: 'approve-loan', details: ['committee'] }),
      loanDecisionWrite(id, {
        ...{ recommendation: 'approve', reasons: [], score: 200, tier: 'committee', approvalsNeeded: 2 },
        votes: [{ ballot: 'against', by: 'ann', name: 'Ann', at, reasons: ['debtRank'] }],
        revision: 1,
      }),
      ...recusalWrites(store, { id: 'bob', name: 'Bob' }, { applicationId: id, roundId: 'r' }),
    ]);
    const { mail } = await sent(toOwner('owner-attention', subject, 'approve-loan'));
    expect(mail.text).toContain('Votes so far: For: 0. Against: 1. Abstained: 0. Stepped back: 1.');
    expect(mail.text).not.toMatch(/Ann|Bob/);
  });

  test('a release is told with its count and its money while it waits for approval', async () => {
    const other = await table.another();
    await publishSamples(other);
    const id = `${scholarship}~2027`;
    const round = await readRound(other, id);
    const at = table.clock.now().toISOString();
    const funds = [{ fundId: 'health-careers-2027', units: 1_900_000, offers: 8 }] as never;
    const effect = {
      kind: 'mail-owner',
      mail: 'release-waiting',
      programId: scholarship,
      subject: `ROUND#${id}`,
      about: 'release-waiting',
    } as const;
    expect(await prepareMail(dispatchOn(other), record(), effect)).toMatchObject({ reason: 'round-open' });
    if (round)
      await commitRound(other, round, {
        next: {
          ...round,
          status: 'proposed',
          closedBy: 'm',
          closedAt: at,
          proposal: { run: 1, hash: 'h', offers: 8, waitlisted: 5, notSelected: 0, funds },
          approvals: [],
        },
        happening: { event: 'proposed', actor: system },
      });
    const { mail } = await sent(prepareMail(dispatchOn(other), record(), effect));
    expect(mail.text).toContain('Offers: 8\nThey add up to: $19,000.00\nOn the waiting list: 5');
    expect(mail.text).toContain('/manage/rounds/health-careers-scholarship~2027\n');
  });
});
