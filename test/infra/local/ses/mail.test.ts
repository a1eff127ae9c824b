import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EventBridgeEvent, type Mail, openMail } from '../../../../infra/local/ses/index.ts';
import { clientOf, serveMail } from './ses-server.ts';

const start = Date.UTC(2026, 8, 1, 12);
let now: number;
let events: EventBridgeEvent[];
let refuseEvents: boolean;
let mail: Mail;
let server: Awaited<ReturnType<typeof serveMail>>;

beforeEach(async () => {
  now = start;
  events = [];
  refuseEvents = false;
  mail = openMail({
    file: ':memory:',
    clock: { now: () => now },
    identities: ['awards.example', 'someone@elsewhere.example'],
    configurationSets: [
      { name: 'notices', events: ['send', 'delivery', 'bounce', 'complaint'] },
      { name: 'quiet', events: ['bounce'] },
    ],
    publish(event) {
      if (refuseEvents) throw new Error('not now');
      events.push(event);
    },
  });
  server = await serveMail(mail);
});

afterEach(async () => {
  server.close();
  await mail.stop();
});

function notice(to: string, over: Partial<SendEmailCommandInput> = {}): SendEmailCommand {
  return new SendEmailCommand({
    FromEmailAddress: 'Anchor Awards <no-reply@awards.example>',
    Destination: { ToAddresses: [to] },
    ConfigurationSetName: 'notices',
    EmailTags: [{ Name: 'intent', Value: 'mail-0001' }],
    Content: {
      Simple: {
        Subject: { Data: 'Vuestra solicitud ✓' },
        Body: { Text: { Data: 'Hola' }, Html: { Data: '<p>Hola</p>' } },
        Headers: [{ Name: 'List-Unsubscribe', Value: '<https://awards.example/u>' }],
      },
    },
    ...over,
  });
}

function raw(lines: string[]): Partial<SendEmailCommandInput> {
  return { Content: { Raw: { Data: Buffer.from(lines.join('\r\n')) } } };
}

async function settled(): Promise<void> {
  await mail.runDue();
  while (!mail.idle()) await new Promise((resolve) => setImmediate(resolve));
}

describe('a mail that is accepted', () => {
  test('is in the inbox of its recipient with both parts, its headers and the virtual time', async () => {
    const { MessageId } = await server.client.send(notice('Ana <ana@example.org>'));
    expect(mail.inbox('ANA@example.org')).toEqual([
      {
        id: MessageId,
        to: 'ana@example.org',
        from: 'Anchor Awards <no-reply@awards.example>',
        subject: 'Vuestra solicitud ✓',
        text: 'Hola',
        html: '<p>Hola</p>',
        attachments: [],
        sentAt: '2026-09-01T12:00:00.000Z',
        headers: {
          From: 'Anchor Awards <no-reply@awards.example>',
          To: 'Ana <ana@example.org>',
          Subject: 'Vuestra solicitud ✓',
          'List-Unsubscribe': '<https://awards.example/u>',
          Date: 'Tue, 01 Sep 2026 12:00:00 GMT',
          'Message-ID': `<${MessageId}@us-east-1.amazonses.com>`,
        },
      },
    ]);
    expect(mail.inbox('bob@example.org')).toEqual([]);
  });

  test('is listed newest first, and for blind copies too, without telling the others', async () => {
    await server.client.send(notice('ana@example.org'));
    const copied = { ToAddresses: ['bob@example.org'], BccAddresses: ['ana@example.org'] };
    const second = await server.client.send(notice('', { Destination: copied }));
    expect(mail.inbox().map(({ to }) => to)).toEqual(['bob@example.org', 'ana@example.org']);
    expect(mail.inbox('ana@example.org')[0]?.id).toBe(second.MessageId);
    expect(JSON.stringify(mail.inbox()[0])).not.toContain('ana@');
  });

  test('may be a MIME message, with encoded words, parts and files', async () => {
    const message = raw([
      'From: =?utf-8?Q?Anchor_Aw=C3=A4rds?= <no-reply@awards.example>',
      'To: Ana <ana@example.org>',
      'Subject: =?utf-8?B?8J+OiSBBd2FyZA==?=',
      'X-Notice: offer',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'se=C3=B1al',
      '--b',
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename="letter.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'AAECAw==',
      '--b--',
    ]);
    await server.client.send(
      notice('', { ...message, FromEmailAddress: undefined, Destination: undefined, EmailTags: undefined }),
    );
    expect(mail.inbox('ana@example.org')[0]).toMatchObject({
      subject: '🎉 Award',
      text: 'señal\n',
      headers: { 'X-Notice': 'offer' },
      attachments: [{ filename: 'letter.pdf', mediaType: 'application/pdf', bytes: 4 }],
    });
  });
});

describe('the events of a mail', () => {
  const names = () => events.map((event) => event['detail-type']);

  test('say that it was sent and delivered, with the tags and headers it was sent with', async () => {
    const { MessageId } = await server.client.send(notice('ana@example.org'));
    await settled();
    expect(names()).toEqual(['Email Sent', 'Email Delivered']);
    expect(events[1]).toMatchObject({
      source: 'aws.ses',
      time: '2026-09-01T12:00:00Z',
      detail: {
        eventType: 'Delivery',
        delivery: { recipients: ['ana@example.org'] },
        mail: {
          messageId: MessageId,
          destination: ['ana@example.org'],
          tags: { intent: ['mail-0001'], 'ses:configuration-set': ['notices'] },
          headers: expect.arrayContaining([
            { name: 'List-Unsubscribe', value: '<https://awards.example/u>' },
          ]),
        },
      },
    });
  });

  test('say that the simulator bounced or complained', async () => {
    await server.client.send(notice('bounce+7@simulator.amazonses.com'));
    await server.client.send(notice('complaint@simulator.amazonses.com'));
    await settled();
    const expected = [
      'Email Sent',
      'Email Bounced',
      'Email Sent',
      'Email Delivered',
      'Email Complaint Received',
    ];
    expect(names()).toEqual(expected);
    expect(events[1]?.detail).toMatchObject({
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [{ emailAddress: 'bounce+7@simulator.amazonses.com' }],
      },
    });
  });

  test('are only those that the configuration set asks for, and none without a set', async () => {
    await server.client.send(notice('ana@example.org', { ConfigurationSetName: 'quiet' }));
    await server.client.send(notice('ana@example.org', { ConfigurationSetName: undefined }));
    await settled();
    expect(names()).toEqual([]);
  });

  test('wait in order when they are refused, and are offered again a second later', async () => {
    refuseEvents = true;
    await server.client.send(notice('ana@example.org'));
    await settled();
    refuseEvents = false;
    await settled();
    expect(names()).toEqual([]);
    expect(mail.nextDueAt()).toBe(now + 1_000);
    now += 1_000;
    await settled();
    expect(names()).toEqual(['Email Sent', 'Email Delivered']);
    expect(mail.nextDueAt()).toBeUndefined();
  });
});

describe('a mail that the service would refuse', () => {
  const simple = (over: object): Partial<SendEmailCommandInput> => ({
    Content: { Simple: { Subject: { Data: 'x' }, Body: { Text: { Data: 'x' } }, ...over } },
  });
  const crowd = Array.from({ length: 51 }, (_, index) => `p${index}@example.org`);

  test.each<[string, string, Partial<SendEmailCommandInput>]>([
    ['from an identity that is not ours', 'MessageRejected', { FromEmailAddress: 'a@stranger.example' }],
    ['from a look-alike domain', 'MessageRejected', { FromEmailAddress: 'a@notawards.example' }],
    [
      'from another person of an address identity',
      'MessageRejected',
      { FromEmailAddress: 'b@elsewhere.example' },
    ],
    ['from nobody', 'BadRequestException', { FromEmailAddress: undefined }],
    ['under an unknown configuration set', 'NotFoundException', { ConfigurationSetName: 'no-such' }],
    ['to nobody', 'BadRequestException', { Destination: {} }],
    [
      'to something that is no address',
      'BadRequestException',
      { Destination: { ToAddresses: ['ana at home'] } },
    ],
    [
      'to an address with a line break',
      'BadRequestException',
      { Destination: { ToAddresses: ['a@b.co\nBcc: c@d.eu'] } },
    ],
    [
      'to an address outside ASCII',
      'BadRequestException',
      { Destination: { ToAddresses: ['añа@example.org'] } },
    ],
    ['to 51 people', 'BadRequestException', { Destination: { ToAddresses: crowd } }],
    [
      'with a line break in the subject',
      'BadRequestException',
      simple({ Subject: { Data: 'x\r\nBcc: a@b.co' } }),
    ],
    [
      'with a line break in a header',
      'BadRequestException',
      simple({ Headers: [{ Name: 'X-A', Value: 'b\r\nc' }] }),
    ],
    [
      'with a header of the service',
      'BadRequestException',
      simple({ Headers: [{ Name: 'bcc', Value: 'a@b.co' }] }),
    ],
    ['with no body', 'BadRequestException', simple({ Body: {} })],
    ['with a tag outside the alphabet', 'BadRequestException', { EmailTags: [{ Name: 'a b', Value: 'c' }] }],
    ['with no content', 'BadRequestException', { Content: {} }],
    [
      'from a template, which is not supported',
      'BadRequestException',
      { Content: { Template: { TemplateName: 't' } } },
    ],
  ])('%s -> %s', async (_, name, over) => {
    await expect(server.client.send(notice('ana@example.org', over))).rejects.toMatchObject({ name });
    await settled();
    expect(mail.inbox()).toEqual([]);
    expect(events).toEqual([]);
  });

  test('is refused without a signature, as a body that is not JSON is', async () => {
    const url = `${server.endpoint}/v2/email/outbound-emails`;
    const unsigned = await fetch(url, { method: 'POST', body: '{}' });
    expect([unsigned.status, unsigned.headers.get('x-amzn-errortype')]).toEqual([
      403,
      'MissingAuthenticationTokenException',
    ]);
    const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=x' };
    const broken = await fetch(url, { method: 'POST', body: '{', headers });
    expect([broken.status, broken.headers.get('x-amzn-errortype')]).toEqual([400, 'BadRequestException']);
  });
});

test('the account and its identities can be asked for', async () => {
  await server.client.send(notice('ana@example.org'));
  const account = await server.client.send(new GetAccountCommand());
  expect(account.SendQuota?.SentLast24Hours).toBe(1);
  const identity = await server.client.send(new GetEmailIdentityCommand({ EmailIdentity: 'awards.example' }));
  expect(identity).toMatchObject({ IdentityType: 'DOMAIN', VerifiedForSendingStatus: true });
  const stranger = new GetEmailIdentityCommand({ EmailIdentity: 'stranger.example' });
  await expect(server.client.send(stranger)).rejects.toMatchObject({ name: 'NotFoundException' });
});

test('a mail answered for and its unpublished events survive kill -9', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mail-'));
  const [file, taken] = [join(folder, 'mail.sqlite'), join(folder, 'taken')];
  const script = new URL('./mail-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, file, taken], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const { MessageId } = await clientOf(String(line).trim()).send(notice('ana@example.org'));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(readFileSync(taken, 'utf8')).toBe('Email Sent\n');

  const published: string[] = [];
  const again = openMail({
    file,
    clock: { now: () => now },
    identities: [],
    configurationSets: [],
    publish: (event) => void published.push(event['detail-type']),
  });
  expect(again.inbox().map(({ id }) => id)).toEqual([MessageId]);
  expect(again.nextDueAt()).toBe(now);
  await again.runDue();
  while (!again.idle()) await new Promise((resolve) => setImmediate(resolve));
  expect(published).toEqual(['Email Delivered']);
  await again.stop();
});
