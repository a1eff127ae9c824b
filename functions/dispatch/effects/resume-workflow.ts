import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import type { Effect } from '../../../shared/domain/effects.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { transact } from '../../../shared/store/transact.ts';
import type { Dispatch } from '../dispatch.ts';

/** The workflow goes on already, or has ended: nobody waits with this token. */
const over = new Set(['TaskTimedOut', 'InvalidToken', 'TaskDoesNotExist']);

/**
 * Ends the wait that a workflow is in. Where no wait is stored yet there is nothing to do: whoever stores it looks at the
 * table afterwards and finds what this effect was about. The token is forgotten once used, unless a newer one stands there.
 */
export async function resumeWorkflow(
  { store, states }: Dispatch,
  { subject, stage, output }: Extract<Effect, { kind: 'resume' }>,
): Promise<void> {
  const key = keys.wait(subject, stage);
  const taskToken = (await readItem(store, key))?.['token'];
  if (typeof taskToken !== 'string') return;
  try {
    await states.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
  } catch (error) {
    if (!(error instanceof Error) || !over.has(error.name)) throw error;
  }
  await transact(store, [
    {
      as: 'wait',
      delete: key,
      when: { expression: '#token = :token', names: { '#token': 'token' }, values: { ':token': taskToken } },
    },
  ]);
}
