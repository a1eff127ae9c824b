import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut } from '../../../functions/dispatch/carry-out.ts';
import type { Dispatch } from '../../../functions/dispatch/dispatch.ts';
import { dispatchHandler } from '../../../functions/dispatch/dispatch-handler.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import { readRecord } from '../../../shared/store/outbox-records.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import {
  attentionsOf,
  dispatchOn,
  lambdaContext,
  moveTo,
  order,
  publishSamples,
  reportOf,
  reviewed,
  serviceError,
  stateOf,
  streamOf,
  submitted,
} from './fixtures.ts';

let table: TestTable;
let store: Store;
let dispatch: Dispatch;
let mail: ReturnType<typeof mockClient>;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await publishSamples(store);
});
afterAll(() => table.stop());
beforeEach(() => {
  dispatch = dispatchOn(store);
  mail = mockClient(dispatch.mail);
});

const receiptFor = (applicationId: string): Effect => ({
  kind: 'mail-applicant',
  mail: 'receipt',
  applicationId,
});

async function ordered(email?: string): Promise<{ id: string; applicationId: string }> {
  const applicationId = await submitted(store, 'health-careers-scholarship', email ? { email } : {});
  const [id = ''] = await order(store, receiptFor(applicationId));
  return { id, applicationId };
}

const allSends = () => mail.commandCalls(SendEmailCommand).map(({ args }) => args[0].input);
/** Mails of records that this file ordered: a sweep also sends what use cases and failures ordered. */
const sends = () =>
  allSends().filter(({ EmailTags }) => EmailTags?.some(({ Value }) => /^order-\d+_002e1$/.test(Value ?? '')));
const report = (type: string, more?: Record<string, unknown>) => {
  const tag =
    sends()
      .at(-1)
      ?.EmailTags?.find(({ Name }) => Name === 'outbox')?.Value ?? '';
  return dispatchHandler(dispatch)(reportOf(type, tag, 'm-1', more), lambdaContext);
};
const later = (seconds: number) => table.clock.advance({ seconds });
const tick = () => dispatchHandler(dispatch)({ kind: 'clock' }, lambdaContext);

describe('a mail that goes well', () => {
  test('is sent once, both parts, to one address, with tags that lead back to its record', async () => {
    mail.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
    const { id } = await ordered('ana@example.org');
    await carryOut(dispatch, id);
    await carryOut(dispatch, id);
    expect(sends()).toHaveLength(1);
    expect(sends()[0]).toMatchObject({
      FromEmailAddress: 'Anchor Awards <awards@example.org>',
      Destination: { ToAddresses: ['ana@example.org'] },
      ReplyToAddresses: ['scholarships@example.org'],
      ConfigurationSetName: 'sending',
      Content: { Simple: { Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }] } },
    });
    for (const { Name, Value } of sends()[0]?.EmailTags ?? [])
      expect(`${Name} ${Value}`).toMatch(/^[A-Za-z0-9_-]+ [A-Za-z0-9_-]+$/);
    expect(await readRecord(store, id)).toMatchObject({ state: 'done', messageId: 'm-1', attempts: 0 });
    await report('Email Sent');
    await report('Email Delivered');
    expect(await readRecord(store, id)).toMatchObject({ state: 'done', messageId: 'm-1' });
    expect(sends()).toHaveLength(1);
  });

  test('delivered twelve times at once it is sent once', async () => {
    mail.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
    const { id } = await ordered();
    const handle = dispatchHandler(dispatch);
    await Promise.all(Array.from({ length: 12 }, () => handle(streamOf(id), lambdaContext)));
    expect(sends()).toHaveLength(1);
    expect(await stateOf(store, id)).toBe('done');
  });

  test('a domain in other letters is written as the mail service takes it', async () => {
    mail.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
    await carryOut(dispatch, (await ordered('ana@müller.example')).id);
    expect(sends()[0]?.Destination?.ToAddresses).toEqual(['ana@xn--mller-kva.example']);
  });
});

describe('a call without an answer', () => {
  for (const [what, error] of [
    ['it timed out', serviceError('TimeoutError')],
    ['the connection broke', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
    ['the service failed inside', serviceError('InternalServiceErrorException', 500)],
  ] as const)
    test(`${what}: the mail is not sent again; its report settles it`, async () => {
      mail.on(SendEmailCommand).rejects(error);
      const { id } = await ordered();
      await carryOut(dispatch, id);
      await carryOut(dispatch, id);
      later(119);
      await tick();
      expect(sends()).toHaveLength(1);
      expect(await stateOf(store, id)).toBe('sending');
      await report('Email Sent');
      later(10_000);
      await tick();
      expect(sends()).toHaveLength(1);
      expect(await readRecord(store, id)).toMatchObject({ state: 'done', messageId: 'm-1' });
    });

  test('with no report in two minutes it is sent again, once, by whichever of several sweepers is first', async () => {
    mail.on(SendEmailCommand).rejectsOnce(serviceError('TimeoutError')).resolves({ MessageId: 'm-2' });
    const { id } = await ordered();
    await carryOut(dispatch, id);
    later(120);
    await Promise.all([tick(), tick(), tick()]);
    expect(sends()).toHaveLength(2);
    expect(await readRecord(store, id)).toMatchObject({ state: 'done', messageId: 'm-2' });
  });

  test('a late report of the first call settles the second, whose answer was lost too', async () => {
    mail.on(SendEmailCommand).rejects(serviceError('TimeoutError'));
    const { id } = await ordered();
    await carryOut(dispatch, id);
    later(120);
    await tick();
    expect(sends()).toHaveLength(2);
    await report('Email Delivered');
    later(10_000);
    await tick();
    expect(sends()).toHaveLength(2);
    expect(await stateOf(store, id)).toBe('done');
  });

  test('a function that died between intent and call sends after two minutes', async () => {
    const dying = {
      ...dispatch,
      mail: Object.create(dispatch.mail, { send: { value: () => new Promise(() => {}) } }),
    };
    const { id } = await ordered();
    void carryOut(dying, id);
    await expect.poll(() => stateOf(store, id)).toBe('sending');
    mail.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
    await carryOut(dispatch, id);
    expect(sends()).toHaveLength(0);
    later(120);
    await tick();
    expect(sends()).toHaveLength(1);
    expect(await stateOf(store, id)).toBe('done');
  });

  test('never answered and never reported, it ends with the owner, not in an endless loop', async () => {
    mail.on(SendEmailCommand).rejects(serviceError('TimeoutError'));
    const { id, applicationId } = await ordered();
    for (let minute = 0; minute < 60; minute += 2) {
      await carryOut(dispatch, id);
      later(120);
    }
    expect(sends()).toHaveLength(7);
    expect(await stateOf(store, id)).toBe('failed');
    expect(await attentionsOf(store, `APP#${applicationId}`)).toMatchObject([
      { kind: 'mail-bounced', details: ['receipt', 'OutcomeUnknown'] },
    ]);
  });

  test('what is no longer true two minutes later is not sent again', async () => {
    mail.on(SendEmailCommand).rejects(serviceError('TimeoutError'));
    const applicationId = await submitted(store, 'health-careers-scholarship');
    await reviewed(store, applicationId);
    await moveTo(store, applicationId, 'waitlist', { waitlistPosition: 1 });
    const [id = ''] = await order(store, { kind: 'mail-applicant', mail: 'waitlisted', applicationId });
    await carryOut(dispatch, id);
    expect(sends()).toHaveLength(1);
    await withdraw(store, applicationId);
    later(120);
    await carryOut(dispatch, id);
    expect(sends()).toHaveLength(1);
    expect(await readRecord(store, id)).toMatchObject({ state: 'dropped', reason: 'status-withdrawn' });
  });
});

describe('a call that was refused', () => {
  test('throttled, it is tried again after a wait, and sent once', async () => {
    mail
      .on(SendEmailCommand)
      .rejectsOnce(serviceError('TooManyRequestsException', 429))
      .resolves({ MessageId: 'm-1' });
    const { id } = await ordered();
    await carryOut(dispatch, id);
    expect(await readRecord(store, id)).toMatchObject({ state: 'pending', attempts: 1 });
    later(10);
    await tick();
    expect(sends()).toHaveLength(2);
    expect(await stateOf(store, id)).toBe('done');
  });

  test('never reached, it is tried again at once after the wait', async () => {
    mail
      .on(SendEmailCommand)
      .rejectsOnce(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
      .resolves({ MessageId: 'm-1' });
    const { id } = await ordered();
    await carryOut(dispatch, id);
    expect(await stateOf(store, id)).toBe('pending');
    later(3);
    await tick();
    expect(await stateOf(store, id)).toBe('done');
  });

  test('a mail the service will never take goes to the owner at once, and the owner is told by mail', async () => {
    mail
      .on(SendEmailCommand)
      .rejectsOnce(serviceError('MessageRejected', 400))
      .resolves({ MessageId: 'm-9' });
    const { id, applicationId } = await ordered();
    await carryOut(dispatch, id);
    expect(await stateOf(store, id)).toBe('failed');
    expect(await attentionsOf(store, `APP#${applicationId}`)).toMatchObject([
      {
        kind: 'mail-bounced',
        programId: 'health-careers-scholarship',
        details: ['receipt', 'MessageRejected'],
      },
    ]);
    later(121);
    await tick();
    expect(allSends().map(({ Destination }) => Destination?.ToAddresses?.[0])).toContain(
      'scholarships@example.org',
    );
    expect(sends()).toHaveLength(1);
    expect(await stateOf(store, id)).toBe('failed');
  });

  for (const email of ['a@b.example, c@d.example', 'josé@example.org', 'a@', 'a b@example.org'])
    test(`an address that is none (${email}) goes to the owner without a call`, async () => {
      const { id } = await ordered(email);
      await carryOut(dispatch, id);
      expect(sends()).toHaveLength(0);
      expect(await stateOf(store, id)).toBe('failed');
    });
});

describe('what the mail service reports', () => {
  async function sentMail() {
    mail.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
    const { id, applicationId } = await ordered();
    await carryOut(dispatch, id);
    return { id, subject: `APP#${applicationId}` };
  }

  for (const [type, more, code] of [
    ['Email Bounced', { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }, 'bounced'],
    ['Email Bounced', { bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } }, 'bounced'],
    ['Email Complaint Received', {}, 'complaint'],
    ['Email Rejected', {}, 'rejected'],
  ] as const)
    test(`${type} (${JSON.stringify(more)}) is put before the owner, once however often it is reported`, async () => {
      const { id, subject } = await sentMail();
      await report(type, more);
      await report(type, more);
      expect(await attentionsOf(store, subject)).toMatchObject([
        { kind: 'mail-bounced', details: ['receipt', code] },
      ]);
      expect(await readRecord(store, `${id}.${code}.1`)).toMatchObject({ effect: { kind: 'mail-owner' } });
      expect(await stateOf(store, id)).toBe('done');
    });

  test('an away-notice and a delay are nobody’s matter', async () => {
    const { subject } = await sentMail();
    await report('Email Bounced', { bounce: { bounceType: 'Transient', bounceSubType: 'General' } });
    await report('Email Delivery Delayed');
    expect(await attentionsOf(store, subject)).toEqual([]);
  });

  test('a report of a mail that is not ours, or long forgotten, changes nothing', async () => {
    const handle = dispatchHandler(dispatch);
    await handle(reportOf('Email Sent', 'nothing_002e1', 'm'), lambdaContext);
    await handle(
      { source: 'aws.ses', 'detail-type': 'Email Sent', detail: { mail: { messageId: 'm', tags: {} } } },
      lambdaContext,
    );
  });
});
