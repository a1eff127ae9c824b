import { assigned, eligibleReaders } from '../../shared/cases/review/assign-task.ts';
import { openPanel } from '../../shared/cases/review/open-panel.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { change } from '../../shared/store/applications.ts';
import { programOf } from '../../shared/store/programs.ts';
import { listTasks } from '../../shared/store/reviewers.ts';
import type { Store } from '../../shared/store/table.ts';
import { withReview } from './biased-round.ts';
import { type Straight, sentStraight } from './sent-straight.ts';

/** Has a published program give out its readers at the end of a round, and ask them before what they would like to read. */
export const asksBefore = (
  store: Store,
  programId: string,
  more: Partial<Program['review']> = {},
): Promise<Program> =>
  withReview(store, programId, {
    assignment: { when: 'round-close', prefer: 'best-total', alternates: 2, loadPrice: 100 },
    suitability: { topics: { fields: ['careerField'], points: 40 }, language: 30, bids: 20, history: 10 },
    ...more,
  });

/** Applications that wait for readers, with none. In order. */
export async function waiting(
  store: Store,
  programId: string,
  all: readonly Straight[],
): Promise<readonly string[]> {
  const ids = await sentStraight(store, programId, all);
  for (const id of ids) await openPanel(store, id, `token of ${id}`);
  return ids;
}

/** Gives one of them to a reader who may have it, whoever suits it best unless named, as a sending of the round's readers does. */
export async function givenTo(store: Store, id: string, reviewerId?: string): Promise<string> {
  const outcome = await change<{ kind: 'not-possible' }>(store, id, async (loaded) => {
    const { application } = loaded;
    if (application.status !== 'in-review') return { kind: 'not-possible' };
    const { program } = await programOf(store, application);
    const before = await listTasks(store, id);
    const free = await eligibleReaders(store, loaded, program, before, 100);
    const reader = free.find((one) => reviewerId === undefined || one.reviewerId === reviewerId);
    if (!reader) return { kind: 'not-possible' };
    const { awaits, ...next } = application;
    const { writes, effects, due } = await assigned(store, id, program, reader);
    return {
      next,
      happening: { event: 'reader assigned', actor: { kind: 'system', id: 'round' }, data: {} },
      ...{ writes, effects, due },
    };
  });
  return outcome.kind;
}
