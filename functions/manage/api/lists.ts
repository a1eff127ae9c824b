import type * as z from 'zod';
import type { Status } from '../../../shared/domain/application/status.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { SignedIn } from '../../../shared/http/manager-session.ts';
import type { awardList, managedList } from '../../../shared/http/openapi/manager-api.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { json, type WebResponse } from '../../../shared/http/response.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { listPrograms } from '../../../shared/store/programs.ts';
import { hiddenFrom } from '../../../shared/store/recusals.ts';
import type { Store } from '../../../shared/store/table.ts';
import { offerOf } from '../dossier.ts';
import { search } from '../lists/search.ts';
import { awardOf, itemOf } from './items.ts';
import { awardQuery, badParameters, cursorOf, listQuery, placeOf, readQuery } from './query.ts';

/** Statuses of applications to which something was offered. */
const awarded = ['offered', 'accepted', 'declined', 'lapsed', 'withdrawn', 'completed', 'revoked'] as const;

/** Where a list begins, and in which programs. */
async function scope(
  store: Store,
  { program, cursor }: { program?: string | undefined; cursor?: string | undefined },
) {
  const all = await listPrograms(store);
  const chosen = all.filter((one) => program === undefined || one.program.id === program);
  const after = cursor === undefined ? undefined : placeOf(cursor);
  const errors = [
    ...(chosen.length === 0 && program !== undefined
      ? [{ pointer: '/program', detail: 'There is no such program' }]
      : []),
    ...(cursor !== undefined && after === undefined
      ? [{ pointer: '/cursor', detail: 'Not a cursor that this list gave' }]
      : []),
  ];
  const families = new Map<string, Program['family']>(all.map(({ program: { id, family } }) => [id, family]));
  return { programs: chosen.map((one) => one.program.id as string), after, errors, families };
}

/** `GET /api/manage/applications` */
export async function listApplications(
  store: Store,
  request: WebRequest,
  who: SignedIn,
): Promise<WebResponse> {
  const query = readQuery(request, listQuery);
  if (!query.ok) return query.answer;
  const { status, stage, q, sort, limit } = query.value;
  const { programs, after, errors, families } = await scope(store, query.value);
  if (errors.length > 0) return badParameters(errors);
  const hidden = await hiddenFrom(store, who.id);
  const found = await search(store, { programs, statuses: status, stage, q, sort, limit, after, hidden });
  return json({
    items: found.items.map((row) => itemOf(row, families.get(row.programId) ?? 'grant')),
    next: found.next === undefined ? null : cursorOf(found.next),
  } satisfies z.infer<typeof managedList>);
}

/** `GET /api/manage/awards` */
export async function listAwards(store: Store, request: WebRequest, who: SignedIn): Promise<WebResponse> {
  const query = readQuery(request, awardQuery);
  if (!query.ok) return query.answer;
  const { programs, after, errors, families } = await scope(store, query.value);
  const wrong = (query.value.status ?? []).filter((one) => !(awarded as readonly Status[]).includes(one));
  if (wrong.length > 0) errors.push({ pointer: '/status', detail: `One of ${awarded.join(', ')}` });
  if (errors.length > 0) return badParameters(errors);
  const found = await search(store, {
    programs,
    statuses: query.value.status ?? awarded,
    q: '',
    sort: '-submittedAt',
    limit: query.value.limit,
    after,
    hidden: await hiddenFrom(store, who.id),
  });
  const items = await Promise.all(
    found.items
      .filter((row) => row.amount !== undefined)
      .map(async (row) => {
        const application = (await loadApplication(store, row.applicationId))?.application;
        const offer = application && offerOf(application);
        if (!application || !offer) return [];
        const { status, updatedAt } = application;
        const acceptedAt = 'acceptedAt' in application ? application.acceptedAt : undefined;
        const item = itemOf({ ...row, status, updatedAt }, families.get(row.programId) ?? 'grant');
        return [{ ...item, award: awardOf(offer, acceptedAt) }];
      }),
  );
  return json({
    items: items.flat(),
    next: found.next === undefined ? null : cursorOf(found.next),
  } satisfies z.infer<typeof awardList>);
}
