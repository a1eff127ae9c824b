import { wishesSaid } from '../../../shared/cases/pool/wishes.ts';
import { capacityOf } from '../../../shared/domain/review/reviewer.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { changesOf } from '../../../shared/store/reviewer-pool.ts';
import { listReviewers } from '../../../shared/store/reviewers.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { personPage } from '../pages/reviewers/person-page.ts';
import { poolPage } from '../pages/reviewers/pool-page.ts';
import { programNamed, reviewerNamed } from './found.ts';

/** `GET /manage/programs/{programId}/reviewers`: everybody who reads for it, by name. */
export async function showPool(deps: ManageDependencies, asked: Asked): Promise<WebResponse | undefined> {
  const found = await programNamed(deps, asked);
  if (!found) return undefined;
  const { program, today } = found;
  const all = await listReviewers(deps.store, program.id);
  const people = all.map((reviewer) => ({ reviewer, capacity: capacityOf(reviewer, program.review.load) }));
  people.sort((a, b) => a.reviewer.name.localeCompare(b.reviewer.name, asked.frame.language));
  return poolPage(asked.frame, { program, today, people }, asked.who, asked.request.query);
}

/** `GET …/reviewers/{reviewerId}`: one of them, and who changed what. */
export async function showPerson(deps: ManageDependencies, asked: Asked): Promise<WebResponse | undefined> {
  const found = await reviewerNamed(deps, asked);
  if (!found) return undefined;
  const { program, reviewer } = found;
  const [changes, wishes] = await Promise.all([
    changesOf(deps.store, program.id, reviewer.reviewerId),
    wishesSaid(deps.store, program, reviewer),
  ]);
  return personPage(asked.frame, { ...found, wishes, changes }, asked.who, asked.request.query);
}
