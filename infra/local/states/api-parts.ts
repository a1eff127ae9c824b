import type { Clock } from '../local-service.ts';
import type { Action, Input } from './api-input.ts';
import type { Engine } from './engine.ts';
import type { Store } from './store.ts';

/** The HTTP status and JSON body of an awsJson1.0 answer. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What the actions work on. */
export interface ApiParts {
  readonly store: Store;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
}

/** One function for each action. */
export type Actions<A extends Action = Action> = {
  readonly [K in A]: (parts: ApiParts, input: Input<K>) => ApiAnswer | Promise<ApiAnswer>;
};

/** A successful answer. */
export function answer(body: unknown): ApiAnswer {
  return { status: 200, body };
}

/** An error of the service, by its name. */
export function refuse(type: string, message: string): ApiAnswer {
  return { status: 400, body: { __type: type, message } };
}

/** A page of a list and the token for the next one; undefined when the token given is none of ours. */
export function paged<T>(
  { maxResults, nextToken }: { maxResults?: number | undefined; nextToken?: string | undefined },
  read: (from: number, limit: number) => readonly T[],
  /** Where the next page begins; `from` is 0 for the first. */
  nextFrom: (page: readonly T[], from: number) => number = (page, from) => from + page.length,
): { readonly items: readonly T[]; readonly next: string | undefined } | undefined {
  const given = nextToken === undefined ? '0' : Buffer.from(nextToken, 'base64url').toString();
  if (!/^\d{1,15}$/.test(given)) return undefined;
  const from = Number(given);
  const limit = maxResults === undefined || maxResults === 0 ? 100 : maxResults;
  const found = read(from, limit + 1);
  const items = found.slice(0, limit);
  const next = found.length > limit ? String(nextFrom(items, from)) : undefined;
  return { items, next: next && Buffer.from(next).toString('base64url') };
}
