import { readdirSync } from 'node:fs';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { type Route, web } from '../../../shared/http/function-handler.ts';
import { openIdentity } from '../../../shared/http/manager-session.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import type { Store } from '../../../shared/store/table.ts';
import { openAssets } from '../../../shared/web/assets.ts';
import { fonts } from '../../support/fonts.ts';
import { clientId } from '../manage/managing.ts';
import { noFiles } from './no-files.ts';

/** One address of one function. */
export interface FoundRoute {
  readonly fn: string;
  readonly method: Route['method'];
  readonly path: string;
}

export type Ask = (
  route: FoundRoute,
  url: string,
  parts: { readonly cookies: ReadonlyMap<string, string>; readonly body?: string },
) => Promise<WebResponse>;

const functions = new URL('../../../functions/', import.meta.url);

/**
 * Every route of every function that answers over HTTP, read from the route tables themselves: one that is added tomorrow
 * is in here without anybody thinking of it.
 */
export async function everyRoute(
  store: Store,
  issuer: string,
): Promise<{ routes: readonly FoundRoute[]; ask: Ask }> {
  const deps = {
    store,
    assets: openAssets('no-such-folder'),
    identity: openIdentity({ issuer, clientId, now: store.now }),
    baseUrl: 'http://localhost',
    files: noFiles,
    fetchFile: noFiles.fetch,
    fonts,
  };
  const names = readdirSync(functions, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^\w+\/routes\.ts$/.test(name))
    .sort();
  const tables = await Promise.all(
    names.map(async (name) => {
      const fn = name.split('/')[0] ?? '';
      const module: Record<string, unknown> = await import(new URL(name, functions).href);
      const make = module[`${fn}Routes`];
      if (typeof make !== 'function') throw new Error(`functions/${name} has no ${fn}Routes: name it so`);
      const routes = make(deps) as readonly Route[];
      return { fn, routes, handler: web(routes) };
    }),
  );
  const found = tables.flatMap(({ fn, routes }) => routes.map(({ method, path }) => ({ fn, method, path })));
  const ask: Ask = async ({ fn, method }, url, { cookies, body }) => {
    const [path = '', query = ''] = url.split('?', 2);
    const handler = tables.find((table) => table.fn === fn)?.handler;
    if (!handler) throw new Error(`There is no function ${fn}`);
    return (await handler(
      {
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
        },
        cookies: [...cookies].map(([name, value]) => `${name}=${value}`),
        requestContext: { http: { method, path } },
        isBase64Encoded: false,
        ...(body === undefined ? {} : { body }),
      } as unknown as APIGatewayProxyEventV2,
      {} as Context,
      {} as never,
    )) as WebResponse;
  };
  return { routes: found, ask };
}

/** Every way to fill the parameters of a path in with somebody's things; a parameter that nobody told it about fails. */
export function filledIn(
  { method, path }: FoundRoute,
  things: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const names = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => name);
  return names.reduce<readonly string[]>(
    (urls, name) => {
      const values = things[name];
      if (!values || values.length === 0)
        throw new Error(
          `${method} ${path}: this walk does not know what to put for {${name}}. Tell it in \`thingsOf\`, so that nobody reaches another’s through it.`,
        );
      return urls.flatMap((url) =>
        values.map((value) => url.replace(new RegExp(`\\{${name}\\+?\\}`), encodeURIComponent(value))),
      );
    },
    [path],
  );
}
