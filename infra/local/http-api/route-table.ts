import type { LocalTemplate } from '../template/load-template.ts';
import { TemplateError } from '../template/template-error.ts';

type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'greedy'; readonly name: string };

export interface Route {
  readonly routeKey: string;
  readonly method: string;
  readonly path: string;
  readonly segments: readonly Segment[];
  readonly functionArn: string;
  readonly timeoutMs: number;
}

/** The route that serves a request, with the values its path took. */
export interface RouteMatch {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

function segmentOf(part: string): Segment {
  if (part.startsWith('{') && part.endsWith('+}')) return { kind: 'greedy', name: part.slice(1, -2) };
  if (part.startsWith('{') && part.endsWith('}')) return { kind: 'variable', name: part.slice(1, -1) };
  return { kind: 'text', text: part };
}

const rank = { text: 0, variable: 1, greedy: 2 } as const;

/** Orders by how exactly a path is described: text before variable before greedy, then one method before ANY. */
function byPrecision(a: Route, b: Route): number {
  for (let at = 0; at < Math.max(a.segments.length, b.segments.length); at += 1) {
    const [left, right] = [a.segments[at], b.segments[at]];
    if (left === undefined || right === undefined) return left === undefined ? 1 : -1;
    if (left.kind !== right.kind) return rank[left.kind] - rank[right.kind];
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
}

function valuesOf(
  segments: readonly Segment[],
  parts: readonly string[],
): Record<string, string> | undefined {
  const values: Record<string, string> = {};
  for (const [at, segment] of segments.entries()) {
    const part = parts[at];
    if (part === undefined) return undefined;
    if (segment.kind === 'greedy') {
      const rest = parts.slice(at).join('/');
      return rest === '' ? undefined : { ...values, [segment.name]: rest };
    }
    if (segment.kind === 'text' && segment.text !== part) return undefined;
    if (segment.kind === 'variable') {
      if (part === '') return undefined;
      values[segment.name] = part;
    }
  }
  return segments.length === parts.length ? values : undefined;
}

/**
 * Chooses as an HTTP API does: among the routes whose method fits (the method itself, or ANY), a full match before a
 * greedy one, and `$default` when nothing else fits. A GET route does not serve HEAD.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function routeTable(
  routes: readonly Route[],
): (method: string, path: string) => RouteMatch | undefined {
  const ordered = routes.filter(({ routeKey }) => routeKey !== '$default').sort(byPrecision);
  const fallback = routes.find(({ routeKey }) => routeKey === '$default');
  return (method, path) => {
    const parts = path.split('/').slice(1);
    const fits: RouteMatch[] = [];
    for (const route of ordered) {
      if (route.method !== method && route.method !== 'ANY') continue;
      const pathParameters = valuesOf(route.segments, parts);
      if (pathParameters !== undefined) fits.push({ route, pathParameters });
    }
    const isGreedy = ({ route }: RouteMatch) => route.segments.some(({ kind }) => kind === 'greedy');
    const found = fits.find((match) => !isGreedy(match)) ?? fits[0];
    return found ?? (fallback === undefined ? undefined : { route: fallback, pathParameters: {} });
  };
}

/** A route from its key (`GET /a/{b}` or `$default`). */
export function makeRoute(routeKey: string, functionArn: string, timeoutMs: number): Route {
  const [method = '', path = ''] = routeKey === '$default' ? ['ANY', ''] : routeKey.split(' ');
  return {
    routeKey,
    method,
    path,
    segments: path.split('/').slice(1).map(segmentOf),
    functionArn,
    timeoutMs,
  };
}

/** The function behind an integration: its ARN, alone or inside API Gateway's own invocation address. */
function functionBehind(uri: string): string {
  return /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}

/** The routes of the template's HTTP API with the functions behind them. */
export function routesOf(template: LocalTemplate): Route[] {
  const integrations = new Map(
    template.all('AWS::ApiGatewayV2::Integration').map((item) => [item.ref, item.properties]),
  );
  return template.all('AWS::ApiGatewayV2::Route').map(({ logicalId, properties }) => {
    const integration = integrations.get(properties.Target.replace(/^integrations\//, ''));
    if (integration === undefined)
      throw new TemplateError(
        `${logicalId} (AWS::ApiGatewayV2::Route): there is no integration ${properties.Target}`,
      );
    return makeRoute(
      properties.RouteKey,
      functionBehind(integration.IntegrationUri),
      integration.TimeoutInMillis,
    );
  });
}
