import { randomUUID } from 'node:crypto';
import { type Actions, answer, paged, refuse } from './api-parts.ts';
import { toHistoryEvent } from './history.ts';
import { parseJson } from './json.ts';
import type { Execution } from './records.ts';
import { executionOf, machineOf, seconds, validName } from './resource-names.ts';

type ExecutionAction =
  | 'StartExecution'
  | 'StopExecution'
  | 'DescribeExecution'
  | 'GetExecutionHistory'
  | 'ListExecutions';

/** How long a closed execution keeps its name: 90 days, in ms. */
const NAME_KEPT = 90 * 24 * 3600 * 1000;

const included = { included: true };

/** The actions about executions. */
export const executionActions: Actions<ExecutionAction> = {
  StartExecution({ store, engine, clock }, { stateMachineArn, name = randomUUID(), input = '{}' }) {
    const machine = machineOf(store, stateMachineArn);
    if ('refused' in machine) return machine.refused;
    if (!validName(name)) return refuse('InvalidName', `Invalid Name: '${name}'`);
    if (parseJson(input) === undefined)
      return refuse('InvalidExecutionInput', 'Invalid execution input: not JSON');
    const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const before = store.execution(arn);
    if (before !== undefined && !hasExpired(before, clock.now())) {
      // Starting the same once more is how callers make sure; anything else under the name is a mistake.
      const again = before.status === 'RUNNING' && before.input === input;
      if (again) return answer({ executionArn: arn, startDate: seconds(before.startedAt) });
      return refuse('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    engine.start(machine.found, arn, name, input);
    return answer({ executionArn: arn, startDate: seconds(clock.now()) });
  },

  async StopExecution({ store, engine, clock }, { executionArn, error, cause }) {
    const execution = executionOf(store, executionArn);
    if ('refused' in execution) return execution.refused;
    await engine.end(executionArn, { status: 'ABORTED', error, cause });
    const stoppedAt = store.execution(executionArn)?.stoppedAt ?? clock.now();
    return answer({ stopDate: seconds(stoppedAt) });
  },

  DescribeExecution({ store }, { executionArn }) {
    const execution = executionOf(store, executionArn);
    if ('refused' in execution) return execution.refused;
    const { input, output, error, cause } = execution.found;
    const outcome = output === undefined ? { error, cause } : { output, outputDetails: included };
    return answer({ ...listed(execution.found), input, inputDetails: included, ...outcome });
  },

  GetExecutionHistory({ store }, { executionArn, reverseOrder = false, ...page }) {
    const execution = executionOf(store, executionArn);
    if ('refused' in execution) return execution.refused;
    const events = paged(page, (skip, limit) =>
      store.events(executionArn, { reverse: reverseOrder, skip, limit }),
    );
    if (events === undefined) return refuse('InvalidToken', 'Invalid Token: it is not one of this history.');
    return answer({ events: events.items.map(toHistoryEvent), nextToken: events.next });
  },

  ListExecutions({ store }, { stateMachineArn, statusFilter, ...page }) {
    const machine = machineOf(store, stateMachineArn);
    if ('refused' in machine) return machine.refused;
    const query = { machineArn: stateMachineArn, status: statusFilter };
    const found = paged(
      page,
      (from, limit) => store.executions({ ...query, before: from, limit }),
      (items) => items.at(-1)?.seq ?? 0,
    );
    if (found === undefined) return refuse('InvalidToken', 'Invalid Token: it is not one of this list.');
    return answer({ executions: found.items.map(listed), nextToken: found.next });
  },
};

function hasExpired({ stoppedAt }: Execution, now: number): boolean {
  return stoppedAt !== undefined && now - stoppedAt > NAME_KEPT;
}

function listed({ arn, machineArn, name, status, startedAt, stoppedAt }: Execution) {
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    status,
    startDate: seconds(startedAt),
    stopDate: stoppedAt === undefined ? undefined : seconds(stoppedAt),
    redriveCount: 0,
  };
}
