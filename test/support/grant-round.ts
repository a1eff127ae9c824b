import { openPanel } from '../../shared/cases/review/open-panel.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { reviewer } from '../../shared/domain/review/reviewer.ts';
import { loadSamples } from '../../shared/programs/load.ts';
import { addReviewer } from '../../shared/store/reviewers.ts';
import type { Store } from '../../shared/store/table.ts';
import { type Straight, sentStraight } from './sent-straight.ts';
import { validAnswers } from './valid-answers.ts';

/** The sample that gives out its readers when the round takes no applications any more, and an instant before and after that. */
export const grant = loadSamples().programs.find(({ id }) => id === 'community-grant') as Program;
export const grantRound = 'community-grant~2027';
export const whileOpen = '2027-03-01T18:00:00.000Z';
export const whenOver = '2027-04-05T18:00:00.000Z';
export const grantTopics = ['food', 'housing', 'youth', 'safety', 'movement'];

/** Readers with a topic each and so many places; what `own` says of one of them goes on top. */
export async function grantReaders(
  store: Store,
  count: number,
  most: number,
  own: (i: number) => object = () => ({}),
): Promise<void> {
  for (let i = 0; i < count; i++)
    await addReviewer(
      store,
      reviewer.parse({
        reviewerId: `reader${i}`,
        programId: grant.id,
        name: `Reader Number${i}`,
        email: `reader${i}@example.org`,
        language: 'en',
        panel: 'reader',
        topics: [grantTopics[i % grantTopics.length]],
        capacity: { most },
        load: 0,
        ...own(i),
      }),
    );
}

/** Applications in order, of a topic each unless `own` says otherwise, which have come as far as their review. */
export async function grantsWaiting(
  store: Store,
  count: number,
  own: (i: number) => Partial<Straight> = () => ({}),
): Promise<readonly string[]> {
  const answers = validAnswers(grant, '2026-12-01');
  const ids = await sentStraight(
    store,
    grant.id,
    Array.from({ length: count }, (_, i) => {
      const given = own(i);
      const focusAreas = [grantTopics[i % grantTopics.length]];
      return { name: `Applicant ${i}`, ...given, answers: { ...answers, focusAreas, ...given.answers } };
    }),
  );
  for (const id of ids) await openPanel(store, id, `token-${id}`);
  return ids;
}
