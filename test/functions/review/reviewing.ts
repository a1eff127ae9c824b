import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { errorPages, reviewRoutes } from '../../../functions/review/routes.ts';
import { submitApplication } from '../../../shared/cases/intake/submit-application.ts';
import { readReviews } from '../../../shared/cases/judging.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { canonicalJson } from '../../../shared/domain/canonical-json.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import { web } from '../../../shared/http/function-handler.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { newLink } from '../../../shared/store/links.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { type Assets, openAssets } from '../../../shared/web/assets.ts';
import { noFiles } from '../support/no-files.ts';

/** An application that waits for its readers, and their tasks. */
export async function applicationInReview(
  store: Store,
  programId: string,
  answers: Readonly<Record<string, unknown>>,
  person = { name: 'Rosa Vega', email: `${crypto.randomUUID()}@example.org` },
): Promise<{ applicationId: string; tasks: readonly ReviewTask[] }> {
  const program = await readProgram(store, programId);
  if (!program) throw new Error('The samples are not published');
  const sent = await submitApplication(store, {
    program,
    language: 'en',
    person,
    answers,
    idempotencyKey: crypto.randomUUID(),
  });
  if (sent.kind !== 'acknowledged') throw new Error(`The application was not taken: ${sent.kind}`);
  const { applicationId } = sent.acknowledgement;
  await openPanel(store, applicationId, 'token');
  return { applicationId, tasks: await listTasks(store, applicationId) };
}

/** A link as it stands in a reviewer's mail; valid for 60 days unless said otherwise. */
export async function linkTo(store: Store, task: ReviewTask, validDays = 60): Promise<string> {
  const { programId, applicationId, taskId, reviewerId, epoch } = task;
  const validUntil = new Date(store.now().getTime() + validDays * 86_400_000).toISOString();
  const value = {
    purpose: 'review' as const,
    programId,
    applicationId,
    taskId,
    reviewerId,
    epoch,
    validUntil,
  };
  const { secret, write } = newLink(store, value);
  await transact(store, [write]);
  return secret;
}

/** What stands in the table of the reviews of an application. */
export async function recordedIn(store: Store, applicationId: string) {
  const loaded = await loadApplication(store, applicationId);
  return loaded ? readReviews(store, loaded.key) : [];
}

export type Fields = Readonly<Record<string, string>>;

/** A browser with cookies that talks to the handler itself. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #ask: (event: APIGatewayProxyEventV2) => Promise<WebResponse>;

  constructor(store: Store, assets: Assets = openAssets('no-such-folder'), fetchFile = noFiles.fetch) {
    const handler = web(reviewRoutes({ store, assets, fetchFile }), errorPages({ assets }));
    this.#ask = async (event) => (await handler(event, {} as Context, {} as never)) as WebResponse;
  }

  get(path: string): Promise<WebResponse> {
    return this.send('GET', path);
  }

  head(path: string): Promise<WebResponse> {
    return this.send('HEAD', path);
  }

  post(path: string, fields: Fields = {}): Promise<WebResponse> {
    return this.send('POST', path, new URLSearchParams(fields).toString());
  }

  /** Sends a form and goes where it leads. */
  async submit(path: string, fields: Fields = {}): Promise<WebResponse> {
    return this.follow(await this.post(path, fields));
  }

  async follow(response: WebResponse): Promise<WebResponse> {
    const location = response.headers?.['location'];
    return response.statusCode === 303 ? this.follow(await this.get(String(location))) : response;
  }

  async send(method: string, url: string, body?: string, headers: Fields = {}): Promise<WebResponse> {
    const [path = '', query = ''] = url.split('?', 2);
    const response = await this.#ask({
      version: '2.0',
      routeKey: '$default',
      rawPath: path,
      rawQueryString: query,
      headers: {
        host: 'localhost',
        accept: 'text/html',
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' }),
        ...headers,
      },
      cookies: [...this.cookies].map(([name, value]) => `${name}=${value}`),
      requestContext: { http: { method, path } },
      isBase64Encoded: false,
      ...(body === undefined ? {} : { body }),
    } as unknown as APIGatewayProxyEventV2);
    for (const cookie of response.cookies ?? []) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/Max-Age=0\b/.test(cookie)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}

export const textOf = (response: WebResponse): string => response.body ?? '';

export interface Form {
  readonly action: string;
  /** What a press of the button sends when nobody touched a control. */
  readonly defaults: Fields;
}

/** The forms of a page, with the values they have by themselves. */
export function formsOf(response: WebResponse): readonly Form[] {
  return [...textOf(response).matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(
    ([, head = '', inner = '']) => ({
      action: attribute(head, 'action') ?? '',
      defaults: Object.fromEntries([
        ...[...inner.matchAll(/<input\b([^>]*)>/g)].flatMap(([, input = '']) => {
          const type = attribute(input, 'type');
          const chosen = (type !== 'radio' && type !== 'checkbox') || / checked\b/.test(input);
          return chosen ? [[attribute(input, 'name') ?? '', attribute(input, 'value') ?? '']] : [];
        }),
        ...[...inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].map(([, area = '', text = '']) => [
          attribute(area, 'name') ?? '',
          unescaped(text),
        ]),
        ...[...inner.matchAll(/<button\b([^>]*)>/g)].flatMap(([, button = '']) => {
          const name = attribute(button, 'name');
          return name === undefined ? [] : [[name, attribute(button, 'value') ?? '']];
        }),
      ]) as Fields,
    }),
  );
}

/** The form of a page that is sent to an address. */
export function formTo(response: WebResponse, action: string): Fields {
  const form = formsOf(response).find((one) => one.action === action);
  if (!form) throw new Error(`No form is sent to ${action}`);
  return form.defaults;
}

/** Every address of our own that a page links to. */
export const linksOf = (response: WebResponse): readonly string[] =>
  [...textOf(response).matchAll(/ href="(\/[^"#]*)"/g)].map(([, href = '']) => unescaped(href));

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescaped(value);
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** A reviewer with the page of their task open: its address, and the form as it stands. */
export async function atTheTask(
  store: Store,
  task: ReviewTask,
): Promise<{ visitor: Visitor; path: string; form: Fields }> {
  const visitor = new Visitor(store);
  const path = `/review/tasks/${task.taskId}`;
  const form = formTo(await visitor.submit(`/review/${await linkTo(store, task)}`), path);
  return { visitor, path, form };
}

/** A review of the scholarship without a fault. */
export const scholarScores: Fields = {
  'score-commitment': '4',
  'score-disadvantage': '5',
  'comment-disadvantage': 'Moved twice in a year and still finished.',
  'score-activities': '3',
  'score-character': '2',
};

/** Everything in the table, in one order: equal before and after what changes nothing. */
export async function everythingIn(store: Store): Promise<string> {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await store.client.send(
      new ScanCommand({ TableName: store.tableName, ...(start ? { ExclusiveStartKey: start } : {}) }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return items
    .map((item) => canonicalJson(item))
    .sort()
    .join('\n');
}

/** The mails to reviewers that wait in the outbox about a task. */
export async function mailsAbout(store: Store, taskId: string): Promise<readonly string[]> {
  const { Items } = await store.client.send(
    new ScanCommand({
      TableName: store.tableName,
      FilterExpression: 'begins_with(pk, :outbox)',
      ExpressionAttributeValues: { ':outbox': 'OUTBOX#' },
    }),
  );
  return (Items ?? [])
    .map((item) => item['effect'] as Effect)
    .flatMap((effect) => {
      const own = effect.kind === 'mail-reviewer' && effect.taskId === taskId;
      const joined = effect.kind === 'mail-digest' && effect.joined.some((task) => task.taskId === taskId);
      return own || joined ? [effect.mail] : [];
    })
    .sort();
}

/** The value, or a failed test where there is none. */
export function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Nothing there');
  return value;
}
