import { type Action, type Input, inputs } from './api-input.ts';
import { type Actions, type ApiAnswer, type ApiParts, refuse } from './api-parts.ts';
import { executionActions } from './execution-actions.ts';
import { machineActions } from './machine-actions.ts';
import { taskActions } from './task-actions.ts';

const actions: Actions = { ...machineActions, ...executionActions, ...taskActions };

/** Answers one call. Bad input is refused with a ValidationException that names the members at fault. */
export async function callApi(parts: ApiParts, action: string, body: unknown): Promise<ApiAnswer> {
  if (!isAction(action))
    return refuse('UnknownOperationException', `The action ${action} is not available here.`);
  return run(parts, action, body);
}

async function run<A extends Action>(parts: ApiParts, action: A, body: unknown): Promise<ApiAnswer> {
  const parsed = inputs[action].safeParse(body);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => `Value at '${path.join('.')}': ${message}`);
    const count = `${errors.length} validation error${errors.length === 1 ? '' : 's'} detected`;
    return refuse('ValidationException', `${count}: ${errors.join('; ')}`);
  }
  return actions[action](parts, parsed.data as Input<A>);
}

function isAction(action: string): action is Action {
  return Object.hasOwn(inputs, action);
}
