import { type Practice, practice } from '../domain/review/calibration.ts';
import { readAll } from './applications.ts';
import { keys } from './keys.ts';
import type { Item, Store } from './table.ts';
import { absent, type Write } from './transact.ts';

/** What a reviewer has practised on. */
export const practiceOf = (store: Store, programId: string, reviewerId: string): Promise<Practice[]> =>
  practices(store, programId, `CALIBRATION#${reviewerId}#`);

/** What all reviewers of a program have practised on. */
export const listPractice = (store: Store, programId: string): Promise<Practice[]> =>
  practices(store, programId, 'CALIBRATION#');

async function practices(store: Store, programId: string, prefix: string): Promise<Practice[]> {
  return (await readAll(store, `PROGRAM#${programId}`, prefix)).map(withoutKeys);
}

const withoutKeys = ({ pk, sk, type, ...rest }: Item): Practice => practice.parse(rest);

/** The write that records practice, once for a reviewer and a sample. */
export const practiceWrite = (programId: string, one: Practice): Write => ({
  as: 'practice',
  put: { ...keys.practice(programId, one.reviewerId, one.sampleId), type: 'practice', ...one },
  when: absent,
});
