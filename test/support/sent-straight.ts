import { newDraft } from '../../shared/cases/intake/new-application.ts';
import { snapshotWrite } from '../../shared/cases/intake/snapshot.ts';
import type { Answers } from '../../shared/domain/program/fields.ts';
import type { Language } from '../../shared/domain/text.ts';
import { create } from '../../shared/store/applications.ts';
import { readProgram } from '../../shared/store/programs.ts';
import type { Store } from '../../shared/store/table.ts';

export interface Straight {
  readonly answers: Answers;
  readonly language?: Language;
  readonly name?: string;
  /** Of the program; the current one unless given. */
  readonly version?: number;
}

/** Applications that stand as if they had been sent, without what sending starts: for tests that need many. In order. */
export async function sentStraight(
  store: Store,
  programId: string,
  all: readonly Straight[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let i = 0; i < all.length; i += 50)
    ids.push(...(await Promise.all(all.slice(i, i + 50).map((one) => sendOne(store, programId, one)))));
  return ids;
}

async function sendOne(store: Store, programId: string, one: Straight): Promise<string> {
  const program = await readProgram(store, programId, one.version);
  if (!program) throw new Error('publish the program first');
  const name = one.name ?? 'Ana Torres';
  const person = { name, email: 'ana.torres@example.org' };
  const { key, draft } = newDraft(store, program, one.language ?? 'en', person);
  const receivedAt = store.now().toISOString();
  const { kind } = await create(
    store,
    key,
    { ...draft, status: 'submitted', submittedAt: receivedAt, snapshot: 1 },
    {
      happening: { event: 'submitted', actor: { kind: 'applicant' } },
      writes: [snapshotWrite(store, key, 1, { answers: one.answers, receivedAt })],
    },
  );
  if (kind !== 'committed') throw new Error(`not sent: ${kind}`);
  return draft.applicationId;
}
