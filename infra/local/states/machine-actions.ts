import { type Actions, type ApiParts, answer, paged, refuse } from './api-parts.ts';
import type { Problem } from './check-definition.ts';
import { parseJson } from './json.ts';
import type { StoredMachine } from './records.ts';
import { machineOf, seconds, validName } from './resource-names.ts';

type MachineAction =
  | 'CreateStateMachine'
  | 'UpdateStateMachine'
  | 'DescribeStateMachine'
  | 'DeleteStateMachine'
  | 'ListStateMachines'
  | 'ValidateStateMachineDefinition';

/** The actions about state machines. Only STANDARD machines run here. */
export const machineActions: Actions<MachineAction> = {
  CreateStateMachine(parts, input) {
    const { store, clock, region, account } = parts;
    if (!validName(input.name)) return refuse('InvalidName', `Invalid Name: '${input.name}'`);
    if (input.type === 'EXPRESS') return refuse('StateMachineTypeNotSupported', 'Only STANDARD is run here.');
    const problems = problemsOf(parts, input.definition);
    if (problems.length > 0) return invalidDefinition(problems);
    const arn = `arn:aws:states:${region}:${account}:stateMachine:${input.name}`;
    const before = store.machine(arn);
    const tracing = input.tracingConfiguration?.enabled ?? false;
    const now = clock.now();
    if (before === undefined) {
      const { name, roleArn, definition } = input;
      const machine = { arn, name, roleArn, tracing, createdAt: now, updatedAt: now };
      store.putMachine(machine, definition);
      return answer({ stateMachineArn: arn, creationDate: seconds(now) });
    }
    const same =
      store.definition(before.definition) === input.definition &&
      before.roleArn === input.roleArn &&
      before.tracing === tracing;
    if (!same) return refuse('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
    return answer({ stateMachineArn: arn, creationDate: seconds(before.createdAt) });
  },

  UpdateStateMachine(parts, input) {
    const { store, clock } = parts;
    const machine = machineOf(store, input.stateMachineArn);
    if ('refused' in machine) return machine.refused;
    const { definition, roleArn, tracingConfiguration } = input;
    if (definition === undefined && roleArn === undefined && tracingConfiguration === undefined) {
      return refuse(
        'MissingRequiredParameter',
        'Either the definition, the role ARN or the tracing is required.',
      );
    }
    const problems = definition === undefined ? [] : problemsOf(parts, definition);
    if (problems.length > 0) return invalidDefinition(problems);
    const now = clock.now();
    store.putMachine(
      {
        ...machine.found,
        roleArn: roleArn ?? machine.found.roleArn,
        tracing: tracingConfiguration?.enabled ?? machine.found.tracing,
        updatedAt: now,
      },
      definition ?? store.definition(machine.found.definition),
    );
    return answer({ updateDate: seconds(now), revisionId: store.machine(input.stateMachineArn)?.definition });
  },

  DescribeStateMachine({ store }, { stateMachineArn }) {
    const machine = machineOf(store, stateMachineArn);
    if ('refused' in machine) return machine.refused;
    const { found } = machine;
    return answer({
      ...listed(found),
      status: 'ACTIVE',
      definition: store.definition(found.definition),
      roleArn: found.roleArn,
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: found.tracing },
      revisionId: found.definition,
    });
  },

  async DeleteStateMachine({ store, engine }, { stateMachineArn }) {
    store.removeMachine(stateMachineArn);
    const running = store.executions({ machineArn: stateMachineArn, status: 'RUNNING', limit: -1 });
    await Promise.all(running.map(({ arn }) => engine.end(arn, { status: 'ABORTED' })));
    return answer({});
  },

  ListStateMachines({ store }, input) {
    const page = paged(input, (skip, limit) => store.machines().slice(skip, skip + limit));
    if (page === undefined) return refuse('InvalidToken', 'Invalid Token: it is not one of this list.');
    return answer({ stateMachines: page.items.map(listed), nextToken: page.next });
  },

  ValidateStateMachineDefinition(parts, { definition }) {
    const diagnostics = problemsOf(parts, definition).map(({ path, message }) => ({
      severity: 'ERROR',
      code: 'SCHEMA_VALIDATION_FAILED',
      message,
      location: path === '' ? '/' : path,
    }));
    return answer({ result: diagnostics.length === 0 ? 'OK' : 'FAIL', diagnostics, truncated: false });
  },
};

function problemsOf({ engine }: ApiParts, definition: string): readonly Problem[] {
  const value = parseJson(definition);
  if (value === undefined) return [{ path: '', message: 'the definition is not JSON' }];
  const loaded = engine.load(value);
  return 'problems' in loaded ? loaded.problems : [];
}

function invalidDefinition(problems: readonly Problem[]) {
  const lines = problems.map(({ path, message }) => `SCHEMA_VALIDATION_FAILED: ${message} at ${path || '/'}`);
  return refuse('InvalidDefinition', `Invalid State Machine Definition: '${lines.join(', ')}'`);
}

function listed({ arn, name, createdAt }: StoredMachine) {
  return { stateMachineArn: arn, name, type: 'STANDARD', creationDate: seconds(createdAt) };
}
