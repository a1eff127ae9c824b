import type { Signal } from './advance.ts';
import { type Actions, type ApiAnswer, type ApiParts, answer, refuse } from './api-parts.ts';
import { parseJson } from './json.ts';
import type { TaskInHand } from './scope.ts';

/** The three answers that are given by task token. They are stored when the call returns. */
export const taskActions: Actions<'SendTaskSuccess' | 'SendTaskFailure' | 'SendTaskHeartbeat'> = {
  SendTaskSuccess(parts, { taskToken, output }) {
    const result = parseJson(output);
    if (result === undefined) return refuse('InvalidOutput', 'Invalid Output: it is not JSON');
    return send(parts, taskToken, ({ attempt }) => ({ kind: 'succeeded', attempt, result }));
  },

  SendTaskFailure(parts, { taskToken, error, cause }) {
    const failure = cause === undefined ? { error } : { error, cause };
    return send(parts, taskToken, ({ attempt }) => ({ kind: 'failed', attempt, failure }));
  },

  SendTaskHeartbeat(parts, { taskToken }) {
    return send(parts, taskToken, ({ attempt }) => ({ kind: 'heartbeat', attempt }));
  },
};

async function send(
  { store, engine }: ApiParts,
  token: string,
  signalFor: (task: TaskInHand) => Signal,
): Promise<ApiAnswer> {
  const known = store.token(token);
  if (known === undefined) return refuse('InvalidToken', "Invalid Token: 'Invalid token'");
  const taken = await engine.answer({ token, ...known }, signalFor);
  if (taken) return answer({});
  return refuse('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
}
