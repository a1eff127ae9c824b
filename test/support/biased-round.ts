import { createHash } from 'node:crypto';
import { openPanel } from '../../shared/cases/review/open-panel.ts';
import { recordReview } from '../../shared/cases/review/record-review.ts';
import { screenApplication } from '../../shared/cases/screening/screen-application.ts';
import { documentHash } from '../../shared/domain/program/document.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { publishProgram, readProgram } from '../../shared/store/programs.ts';
import { listReviewers, listTasks } from '../../shared/store/reviewers.ts';
import type { Store } from '../../shared/store/table.ts';
import { type SampleProgram, submitted } from './scenario.ts';

/** Has a published program say something else of its reviews. */
export async function withReview(
  store: Store,
  id: string,
  change: Partial<Program['review']>,
): Promise<Program> {
  const found = await readProgram(store, id);
  if (!found) throw new Error('seed the samples first');
  const program: Program = { ...found.program, review: { ...found.program.review, ...change } };
  await publishProgram(store, program, documentHash(program));
  return program;
}

/** Applications of such worth (0..5), each read by its panel: every other of the program's readers gives one more, the rest one less. */
export async function biasedRound(
  anyStore: Store,
  programId: SampleProgram,
  worth: readonly number[],
): Promise<readonly string[]> {
  const store = { ...anyStore, random: bytesOf(programId) };
  const found = await readProgram(store, programId);
  const criteria = found?.program.scoring.criteria ?? [];
  const people = (await listReviewers(store, programId)).map(({ reviewerId }) => reviewerId as string).sort();
  const ids: string[] = [];
  // All are given out before any is read, so that nobody is free again for the next one.
  for (const _ of worth) {
    const id = await submitted(store, programId);
    ids.push(id);
    await screenApplication(store, id);
    await openPanel(store, id, `token-reviews-${id}`);
  }
  // Where two are far apart a third is asked.
  for (const [n, id] of ids.entries())
    for (let open = await openTasks(store, id); open.length > 0; open = await openTasks(store, id))
      for (const { taskId, reviewerId } of open) {
        const bias = people.indexOf(reviewerId) % 2 === 0 ? 1 : -1;
        const score = (i: number) => Math.min(5, Math.max(0, (worth[n] ?? 0) + bias + (i === n % 4 ? 1 : 0)));
        const scores = Object.fromEntries(criteria.map((one, i) => [one.id, score(i)]));
        const comments = Object.fromEntries(criteria.map((one) => [one.id, 'Because of what was written.']));
        await recordReview(store, { applicationId: id, taskId, reviewerId, scores, comments });
      }
  return ids;
}

/** The same ids in every run: who reads with whom hangs on them, and so what can be known of each reader. */
function bytesOf(name: string): Store['random'] {
  let n = 0;
  return (count) => {
    n += 1;
    return new Uint8Array(createHash('sha512').update(`${name} ${n}`).digest()).slice(0, count);
  };
}

const openTasks = async (store: Store, id: string) =>
  (await listTasks(store, id)).filter(({ status }) => status === 'open');
