import type { IncomingMessage, ServerResponse } from 'node:http';
import { html } from 'hono/html';
import * as z from 'zod';
import { DurationRefused } from '../clock/time-machine.ts';
import type { Clock } from '../local-service.ts';
import type { Identity } from '../oidc/index.ts';
import type { Mail } from '../ses/index.ts';
import type { StatesEngine } from '../states/index.ts';
import { clockBody } from './clock-pages.ts';
import { type Exchange, readSmallBody, sendJson, sendProblem, wanted } from './exchange.ts';
import { executionBody } from './execution-page.ts';
import { executionsBody } from './executions-page.ts';
import { inboxBody, mailBody, noSuchMailBody } from './inbox-pages.ts';
import { isoTime, type Markup, sendPage } from './layout.ts';
import { startBody } from './start-page.ts';

/** What the pages look at and move. */
export interface LocalPagesOptions {
  readonly clock: Clock;
  readonly mail: Pick<Mail, 'inbox' | 'mail'>;
  readonly engine: Pick<StatesEngine, 'executions' | 'history' | 'describe'>;
  /** Addresses of the AWS APIs, by the names of the contract: dynamodb, states, s3, ses. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly identity: Pick<Identity, 'token'>;
  /** Moves the clock by an ISO 8601 duration and answers the new time; throws DurationRefused. */
  advance(duration: string): Promise<Date>;
}

/**
 * The pages and JSON under `/_local/`. The handler answers true when the path was one of its own; the AWS endpoints and the
 * OpenID provider below the same prefix are not.
 */
export function localPages(
  options: LocalPagesOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const { clock, mail, engine, identity } = options;

  const page = (exchange: Exchange, title: string, body: Markup, current: string, status = 200) =>
    sendPage(exchange.response, status, { title, body, now: clock.now(), current });

  async function inbox(exchange: Exchange): Promise<void> {
    const to = exchange.query.get('to')?.trim() || undefined;
    const mails = mail.inbox(to);
    if (exchange.wants === 'json') sendJson(exchange.response, 200, mails);
    else await page(exchange, 'Inbox', inboxBody(mails, to), '/_local/inbox');
  }

  async function oneMail(exchange: Exchange, id: string): Promise<void> {
    const found = mail.mail(id);
    if (exchange.wants === 'json') {
      if (found === undefined) sendProblem(exchange.response, 404, 'Not found', 'There is no such mail.');
      else sendJson(exchange.response, 200, found);
    } else if (found === undefined) {
      await page(exchange, 'No such mail', noSuchMailBody(clock.now()), '/_local/inbox', 404);
    } else {
      await page(exchange, found.subject.trim() || 'A mail', mailBody(found), '/_local/inbox');
    }
  }

  async function showClock(exchange: Exchange): Promise<void> {
    const now = clock.now();
    if (exchange.wants === 'page') await page(exchange, 'Clock', clockBody(now), '/_local/clock');
    else sendJson(exchange.response, 200, { now: isoTime(now) });
  }

  async function moveClock(exchange: Exchange): Promise<void> {
    const { request, response } = exchange;
    if (request.headers['sec-fetch-site'] === 'cross-site') {
      sendProblem(response, 403, 'Forbidden', 'Pages of other sites may not move the clock.');
      return;
    }
    const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    const advance = readAdvance((await readSmallBody(request)) ?? '');
    const moved = await move(advance);
    if (moved.kind === 'refused') {
      if (form && exchange.wants === 'page') {
        const refused = { value: advance ?? '', reason: moved.reason };
        await page(
          exchange,
          'The clock was not moved',
          clockBody(clock.now(), refused),
          '/_local/clock',
          400,
        );
      } else {
        const errors = [{ pointer: '/advance', detail: moved.reason }];
        sendProblem(response, 400, 'Bad Request', `The clock was not moved: ${moved.reason}`, errors);
      }
    } else if (form && exchange.wants === 'page') {
      response.writeHead(303, { location: '/_local/clock' }).end();
    } else {
      sendJson(response, 200, { now: moved.now });
    }
  }

  async function move(
    duration: string | undefined,
  ): Promise<{ kind: 'moved'; now: string } | { kind: 'refused'; reason: string }> {
    if (duration === undefined) {
      return { kind: 'refused', reason: 'the body must be {"advance": "P3D"}, with an ISO 8601 duration' };
    }
    try {
      return { kind: 'moved', now: (await options.advance(duration)).toISOString() };
    } catch (error) {
      if (error instanceof DurationRefused) return { kind: 'refused', reason: error.message };
      throw error;
    }
  }

  async function token({ response, query }: Exchange): Promise<void> {
    const bearer = await identity.token(query.get('email') ?? '');
    if (bearer === undefined) {
      sendProblem(response, 404, 'Not found', 'The identity provider does not know that person.');
    } else {
      sendJson(response, 200, { token: bearer });
    }
  }

  async function executions(exchange: Exchange): Promise<void> {
    const all = engine.executions();
    if (exchange.wants === 'json') sendJson(exchange.response, 200, all);
    else {
      const status = exchange.query.get('status') ?? undefined;
      await page(exchange, 'Executions', executionsBody(all, status), '/_local/executions');
    }
  }

  /** By ARN, or by name: then the newest of that name. */
  async function oneExecution(exchange: Exchange, nameOrArn: string): Promise<void> {
    const arn = engine.executions().find(({ name }) => name === nameOrArn)?.executionArn ?? nameOrArn;
    const found = engine.describe(arn);
    if (found === undefined) {
      if (exchange.wants === 'json')
        sendProblem(exchange.response, 404, 'Not found', 'There is no such execution.');
      else {
        const body = html`<h1>No such execution</h1><p><a href="/_local/executions">See all executions</a></p>`;
        await page(exchange, 'No such execution', body, '/_local/executions', 404);
      }
      return;
    }
    const history = engine.history(arn);
    if (exchange.wants === 'json') sendJson(exchange.response, 200, { ...found, history });
    else {
      const body = executionBody(found, history);
      const described = { title: found.name, body, now: clock.now(), current: '/_local/executions' };
      await sendPage(exchange.response, 200, { ...described, width: 'wide' });
    }
  }

  async function show(exchange: Exchange, place: string, rest: string | undefined): Promise<boolean> {
    if (rest !== undefined && place === 'inbox') await oneMail(exchange, rest);
    else if (rest !== undefined && place === 'executions') await oneExecution(exchange, rest);
    else if (rest !== undefined) return false;
    else if (place === '') await page(exchange, 'Start', startBody(), '/_local/');
    else if (place === 'inbox') await inbox(exchange);
    else if (place === 'clock') await showClock(exchange);
    else if (place === 'token') await token(exchange);
    else if (place === 'endpoints') sendJson(exchange.response, 200, options.endpoints);
    else if (place === 'executions') await executions(exchange);
    else return false;
    return true;
  }

  return async (request, response) => {
    const [path = '', search] = (request.url ?? '').split('?');
    const [, place = '', rest] = /^\/_local(?:\/([^/]*)(?:\/(.+))?)?$/.exec(path) ?? [undefined, 'none'];
    const method = request.method ?? 'GET';
    const wants = wanted(request.headers.accept);
    const exchange = { request, response, method, query: new URLSearchParams(search), wants };
    if (method === 'GET' || method === 'HEAD') return show(exchange, place, decoded(rest));
    if (!pages.has(place)) return false;
    if (place === 'clock' && method === 'POST') {
      await moveClock(exchange);
    } else {
      response.setHeader('allow', place === 'clock' ? 'GET, HEAD, POST' : 'GET, HEAD');
      sendProblem(response, 405, 'Method Not Allowed', 'These pages are only looked at.');
    }
    return true;
  };
}

const pages = new Set(['', 'inbox', 'clock', 'token', 'endpoints', 'executions']);
const advanceBody = z.object({ advance: z.string() });

/** The duration in a body of JSON, whatever type it was sent as (`curl -d` calls it a form), or of a form. */
function readAdvance(body: string): string | undefined {
  if (!body.trimStart().startsWith('{')) return new URLSearchParams(body).get('advance')?.trim();
  try {
    const parsed = advanceBody.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.advance : undefined;
  } catch {
    return undefined;
  }
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return text;
  }
}
