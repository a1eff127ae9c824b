import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpRouter from '@middy/http-router';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import * as z from 'zod';
import { asFault, classify, LimitedFault, PermanentFault } from '../domain/faults.ts';
import { errorName, errorPlace, logger, note } from './log.ts';
import { fromAnotherSite, type WebRequest, webRequest } from './request.ts';
import { problem, type WebResponse } from './response.ts';
import { contentSecurityPolicy } from './security.ts';

/** One route: a method, a path with `{parameters}`, and what answers it. A GET route answers HEAD as well. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly answer: (request: WebRequest) => Promise<WebResponse> | WebResponse;
}

/** Pages for what no handler answers; a function without pages answers problems only. */
export interface ErrorPages {
  readonly notFound: (request: WebRequest) => WebResponse;
  readonly fault: (request: WebRequest) => WebResponse;
}

/** The middleware of everything that is asked over HTTP. */
export function web(routes: readonly Route[], pages?: ErrorPages) {
  const router = httpRouter<APIGatewayProxyEventV2, WebResponse>({
    routes: routes.map(({ method, path, answer }) => ({
      method,
      path,
      handler: async (event: APIGatewayProxyEventV2) => answer(webRequest(event)),
    })),
    notFoundResponse: () => undefined,
  });
  return middy<APIGatewayProxyEventV2, WebResponse>()
    .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
    .use(httpHeaderNormalizer())
    .use(headAsGet())
    .use(sameOrigin())
    .use(answers(routes, pages))
    .handler(router);
}

type WebMiddleware = middy.MiddlewareObj<APIGatewayProxyEventV2, WebResponse>;

/** HEAD is GET without the body. */
function headAsGet(): WebMiddleware {
  const asked = new WeakSet<object>();
  return {
    before: ({ event }) => {
      if (event.requestContext.http.method !== 'HEAD') return;
      asked.add(event);
      event.requestContext.http.method = 'GET';
    },
    after: (request) => {
      if (asked.has(request.event) && request.response) request.response = { ...request.response, body: '' };
    },
  };
}

/**
 * A browser's POST from another site is refused: it would carry our cookies. Under `/api/` nothing looks at a cookie, and
 * an institution may put a plain form for it on its own site.
 */
function sameOrigin(): WebMiddleware {
  return {
    before: ({ event }) => {
      if (event.requestContext.http.method !== 'POST' || event.rawPath.startsWith('/api/')) return undefined;
      const foreign = fromAnotherSite((name) => event.headers[name]);
      return foreign ? problem(403, 'This form was sent from another site.') : undefined;
    },
  };
}

/** 404, 405 and faults, as a page or a problem; the security headers and the language cookie on everything. */
function answers(routes: readonly Route[], pages: ErrorPages | undefined): WebMiddleware {
  const complete = (response: WebResponse, request: WebRequest): WebResponse => {
    const lang = request.query.get('lang');
    const cookie =
      lang === 'en' || lang === 'es' ? [`lang=${lang}; Path=/; Max-Age=31536000; SameSite=Lax`] : [];
    return {
      ...response,
      headers: { ...securityHeaders, ...response.headers },
      cookies: [...(response.cookies ?? []), ...cookie],
    };
  };
  return {
    after: (request) => {
      const asked = webRequest(request.event);
      request.response = complete(request.response ?? unanswered(routes, pages, asked), asked);
    },
    onError: (request) => {
      const asked = webRequest(request.event);
      const { error } = request;
      note('error', 'requestFailed', { error: errorName(error), place: errorPlace(error) });
      const busy = error instanceof LimitedFault || classify(error) === 'limited';
      const fallback = problem(
        busy ? 503 : 500,
        busy ? 'Busy. Try again in a moment.' : 'Something went wrong. Nothing you sent before is lost.',
      );
      request.response = complete(
        asked.wantsPage && pages ? { ...pages.fault(asked), statusCode: fallback.statusCode } : fallback,
        asked,
      );
    },
  };
}

function unanswered(routes: readonly Route[], pages: ErrorPages | undefined, asked: WebRequest): WebResponse {
  const allowed = routes.filter(({ path }) => matches(path, asked.path)).map(({ method }) => method);
  if (allowed.length > 0) {
    const answer = problem(405, 'This address does not take that method.');
    return {
      ...answer,
      headers: {
        ...answer.headers,
        allow: allowed.flatMap((m) => (m === 'GET' ? ['GET', 'HEAD'] : [m])).join(', '),
      },
    };
  }
  return asked.wantsPage && pages ? pages.notFound(asked) : problem(404, 'There is nothing here.');
}

const matches = (pattern: string, path: string) =>
  new RegExp(`^${pattern.replace(/\{[^}]+\+\}/g, '.+').replace(/\{[^}]+\}/g, '[^/]+')}/?$`).test(path);

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** A workflow task: its payload's shape and what it does. */
export interface Task<S extends z.ZodType = z.ZodType> {
  readonly input: S;
  readonly run: (input: z.infer<S>) => Promise<unknown>;
}

/** Ties a task's payload shape to its code. */
export const task = <S extends z.ZodType>(input: S, run: (input: z.infer<S>) => Promise<unknown>): Task => ({
  input,
  run: (value) => run(value as z.infer<S>),
});

const named = z.looseObject({ task: z.string() });

/** The middleware of everything a workflow asks: the payload is parsed, a fault keeps the name that fixes its retry. */
export function tasks(table: Readonly<Record<string, Task>>) {
  return middy<unknown, unknown>()
    .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
    .onError((request) => {
      const { error } = request;
      note('error', 'taskFailed', { error: errorName(error), place: errorPlace(error) });
      request.error = asFault(error);
    })
    .handler(async (event) => {
      const asked = named.safeParse(event);
      const found = asked.success ? table[asked.data.task] : undefined;
      if (!asked.success || !found) throw new PermanentFault('Unknown task');
      const { task: _, ...payload } = asked.data;
      const input = found.input.safeParse(payload);
      if (!input.success) throw new PermanentFault('The task has a payload of another shape');
      return await found.run(input.data);
    });
}

/** A function's one entry: what comes over HTTP goes to `web`, what a workflow sends to `tasks`. */
export function functionHandler(parts: { web?: ReturnType<typeof web>; tasks?: ReturnType<typeof tasks> }) {
  return async (event: unknown, context: Context): Promise<unknown> => {
    const overHttp = typeof event === 'object' && event !== null && 'requestContext' in event;
    if (overHttp && parts.web) return parts.web(event as APIGatewayProxyEventV2, context, {} as never);
    if (!overHttp && parts.tasks) return parts.tasks(event, context, {} as never);
    throw new PermanentFault('This function does not take such events');
  };
}
