import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Effect } from '../../../shared/domain/effects.ts';
import type { Dispatch } from '../dispatch.ts';
import { executionName } from '../names.ts';

/** Starts the workflow of one obligation of an award under a name of its own; one that exists was started by an earlier try. */
export async function startAward(
  { states, machines }: Dispatch,
  { applicationId, obligation, run }: Extract<Effect, { kind: 'start-award' }>,
): Promise<void> {
  try {
    await states.send(
      new StartExecutionCommand({
        stateMachineArn: machines.award,
        name: executionName(`${applicationId}-${obligation}`, run),
        input: JSON.stringify({ applicationId, obligation }),
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ExecutionAlreadyExists') throw error;
  }
}
