import { receivedOf } from '../../shared/domain/application/application.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { change } from '../../shared/store/applications.ts';
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
    assignment: { when: 'round-close', loadPrice: 100 },
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
  for (const id of ids) {
    const { kind } = await change<{ kind: 'over' }>(store, id, ({ application }) =>
      application.status === 'submitted'
        ? {
            next: { ...receivedOf(application), status: 'in-review' },
            move: 'begin-review',
            happening: { event: 'review opened', actor: { kind: 'system', id: 'workflow' } },
          }
        : { kind: 'over' },
    );
    if (kind !== 'committed') throw new Error(`${id} does not wait: ${kind}`);
  }
  return ids;
}
