import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Effect } from '../../../shared/domain/effects.ts';
import type { Dispatch } from '../dispatch.ts';
import { executionName } from '../names.ts';

/** Starts an execution under a name of its own; one that exists was started by an earlier try. */
export async function startWorkflow(
  { states, machines }: Dispatch,
  { machine, id, run }: Extract<Effect, { kind: 'start-workflow' }>,
): Promise<void> {
  try {
    await states.send(
      new StartExecutionCommand({
        stateMachineArn: machines[machine],
        name: executionName(id, run),
        input: JSON.stringify(machine === 'application' ? { applicationId: id } : { roundId: id }),
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ExecutionAlreadyExists') throw error;
  }
}
