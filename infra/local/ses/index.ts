import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventBridgeEvent } from '../events/event.ts';
import type { Clock, LocalService } from '../local-service.ts';
import type { MailFault, StoredMail } from './mail.ts';
import { openMailStore } from './mail-store.ts';
import { openPublisher } from './publisher.ts';
import { readSendEmail } from './read-send-email.ts';
import { eventsOf, type MailEventType } from './ses-events.ts';
import { answer, isSigned, readJson } from './wire.ts';

export type { EventBridgeEvent } from '../events/event.ts';
export type { StoredMail } from './mail.ts';
export type { MailEventType } from './ses-events.ts';

/** A configuration set and the kinds of events that its EventBridge destination asks for. */
export interface ConfigurationSet {
  readonly name: string;
  readonly events: readonly MailEventType[];
}

/** SESv2 on this machine: sends nothing, keeps everything. */
export interface Mail extends LocalService {
  /** Answers the SESv2 REST API. `subPath` is the part of the request's path below the endpoint: `/v2/email/...`. */
  handle(request: IncomingMessage, response: ServerResponse, subPath: string): Promise<void>;
  /** Mails newest first; of one recipient (To, Cc or Bcc, any letter case) when given. */
  inbox(to?: string): StoredMail[];
  /** One mail by its message id. */
  mail(id: string): StoredMail | undefined;
}

/** What the mail service is opened with. */
export interface MailOptions {
  /** The SQLite file that keeps mails and events. */
  readonly file: string;
  readonly clock: Clock;
  /** Addresses and domains that may send. */
  readonly identities: readonly string[];
  readonly configurationSets: readonly ConfigurationSet[];
  /** Takes an event on durably; one that it refuses by throwing is offered again. Called at least once per event. */
  publish(event: EventBridgeEvent): void | Promise<void>;
  readonly region?: string;
  readonly account?: string;
}

const day = 86_400_000;

/** Opens the mail service; events that were not yet published are due at once. */
export function openMail(options: MailOptions): Mail {
  const { clock, identities, configurationSets } = options;
  const origin = { region: options.region ?? 'us-east-1', account: options.account ?? '000000000000' };
  const store = openMailStore(options.file);
  const publisher = openPublisher(store, clock, (event) => options.publish(event));
  let receiving = 0;

  async function sendEmail(body: unknown): Promise<{ MessageId: string } | MailFault> {
    const read = await readSendEmail(body, { identities, configurationSets });
    if (!read.ok) return read;
    const id = randomUUID();
    const at = clock.now();
    const { recipients, configurationSet, tags: _, to, ...mail } = read.mail;
    const wanted = configurationSets.find(({ name }) => name === configurationSet)?.events ?? [];
    const headers = {
      ...mail.headers,
      Date: mail.headers['Date'] ?? new Date(at).toUTCString(),
      'Message-ID': `<${id}@${origin.region}.amazonses.com>`,
    };
    store.accept(
      { ...mail, id, to: to.join(', '), headers, sentAt: new Date(at).toISOString() },
      recipients,
      eventsOf(id, { ...read.mail, headers }, at, wanted, origin),
    );
    publisher.kick();
    return { MessageId: id };
  }

  function account() {
    const SentLast24Hours = store.countSince(clock.now() - day);
    return {
      DedicatedIpAutoWarmupEnabled: false,
      EnforcementStatus: 'HEALTHY',
      ProductionAccessEnabled: true,
      SendingEnabled: true,
      SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours },
    };
  }

  function identity(name: string) {
    if (!identities.includes(name)) {
      return { error: 'NotFoundException', status: 404, message: 'Email identity does not exist.' } as const;
    }
    return {
      IdentityType: name.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
      FeedbackForwardingStatus: true,
      VerifiedForSendingStatus: true,
      VerificationStatus: 'SUCCESS',
    };
  }

  async function route(request: IncomingMessage, path: string): Promise<object> {
    const operation = `${request.method} ${path}`;
    if (operation === 'POST /v2/email/outbound-emails') {
      const body = await readJson(request);
      return body.ok ? sendEmail(body.value) : body;
    }
    if (operation === 'GET /v2/email/account') return account();
    const named = /^GET \/v2\/email\/identities\/([^/]+)$/.exec(operation)?.[1];
    if (named !== undefined) return identity(decodeURIComponent(named));
    return { error: 'UnknownOperationException', status: 404, message: `${operation} is not known here` };
  }

  return {
    name: 'ses',
    async handle(request, response, subPath) {
      receiving += 1;
      try {
        const path = subPath.split('?')[0] ?? subPath;
        answer(response, isSigned(request) ? await route(request, path) : unsigned);
      } finally {
        receiving -= 1;
      }
    },
    inbox: (to) => store.mails(to),
    mail: (id) => store.mail(id),
    nextDueAt: () => publisher.nextDueAt(),
    async runDue() {
      publisher.kick();
    },
    idle: () => receiving === 0 && publisher.idle(),
    async stop() {
      await publisher.stop();
      store.close();
    },
  };
}

const unsigned = {
  error: 'MissingAuthenticationTokenException',
  status: 403,
  message: 'Request is missing Authentication Token',
};
