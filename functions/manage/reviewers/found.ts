import { civilDateIn } from '../../../shared/domain/dates.ts';
import { programId } from '../../../shared/domain/ids.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Reviewer } from '../../../shared/domain/review/reviewer.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { readReviewer } from '../../../shared/store/reviewers.ts';
import { nowIso } from '../../../shared/store/table.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';

/** The program that an address names, and the day it is there. */
export interface OfProgram {
  readonly program: Program;
  readonly today: string;
}

export async function programNamed(
  { store }: ManageDependencies,
  { request }: Asked,
): Promise<OfProgram | undefined> {
  const id = programId.safeParse(request.param('programId'));
  const program = id.success ? (await readProgram(store, id.data))?.program : undefined;
  return program && { program, today: civilDateIn(program.zone, nowIso(store)) };
}

/** The program and the reviewer of it that an address names. */
export async function reviewerNamed(
  deps: ManageDependencies,
  asked: Asked,
): Promise<(OfProgram & { readonly reviewer: Reviewer }) | undefined> {
  const of = await programNamed(deps, asked);
  const reviewer = of && (await readReviewer(deps.store, of.program.id, asked.request.param('reviewerId')));
  return of && reviewer && { ...of, reviewer };
}

/** Where a program's reviewers are, or one of them. */
export const reviewersAddress = (programId: string, below = ''): string =>
  `/manage/programs/${encodeURIComponent(programId)}/reviewers${below}`;

export const managerOf = ({ who }: Asked) => ({ kind: 'manager', id: who.id }) as const;

/** A version as a form sends it back; none where it is not a number. */
export const versionOf = (fields: URLSearchParams): number => Number(fields.get('version') ?? Number.NaN);
