import type { Effect, WaitStage } from '../domain/effects.ts';
import { digest, keys } from '../store/keys.ts';
import { outboxWrites } from '../store/outbox.ts';
import { nowIso, type Store } from '../store/table.ts';
import { present, transact } from '../store/transact.ts';

/**
 * A workflow's state waits for people: its token is kept in the table and nowhere else. Whatever ended the wait may have
 * been committed before the token was: `settled` looks again after the token is stored, and if it names an output the
 * workflow is told at once. Told twice is told once: a used token is answered with "too late", which is ignored.
 */
export async function registerWait(
  store: Store,
  subject: string,
  stage: WaitStage,
  token: string,
  settled: () => Promise<Readonly<Record<string, string>> | undefined>,
): Promise<void> {
  await transact(store, [
    {
      as: 'wait',
      put: { ...keys.wait(subject, stage), type: 'wait', stage, token, since: nowIso(store) },
    },
  ]);
  const output = await settled();
  if (!output) return;
  const resume: Effect = { kind: 'resume', subject, stage, output };
  const cause = `${subject.replace('#', '-')}.${stage}.${digest(token).slice(0, 16)}`;
  await transact(store, [
    { as: 'wait', check: keys.wait(subject, stage), when: present },
    ...outboxWrites(store, cause, [resume]),
  ]);
}
