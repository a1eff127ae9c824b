import type * as z from 'zod';
import type { fundList, programSummary } from '../../../shared/http/openapi/manager-api.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { json, type WebResponse } from '../../../shared/http/response.ts';
import { listFunds } from '../../../shared/store/funds.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { figuresOf } from '../figures.ts';
import { fundOf } from './items.ts';

/** `GET /api/manage/funds` */
export async function getFunds(store: Store, request: WebRequest): Promise<WebResponse> {
  const items = (await listFunds(store)).map((fund) => fundOf(fund, request.language));
  return json({ items } satisfies z.infer<typeof fundList>);
}

/** `GET /api/manage/programs/{programId}/summary` */
export async function getSummary(store: Store, request: WebRequest): Promise<WebResponse | undefined> {
  const found = await readProgram(store, request.param('programId'));
  if (!found) return undefined;
  const { id, title, family } = found.program;
  const { total, counts, amounts } = await figuresOf(store, id);
  const funds = (await listFunds(store)).filter((fund) => fund.programIds.includes(id));
  return json({
    programId: id,
    title: title[request.language],
    family,
    total,
    counts,
    amounts,
    funds: funds.map((fund) => fundOf(fund, request.language)),
  } satisfies z.infer<typeof programSummary>);
}
