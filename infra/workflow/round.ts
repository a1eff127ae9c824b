import { machine } from './language.ts';
import {
  call,
  fromInput,
  jsonata,
  ownerStates,
  payload,
  seconds,
  type TaskFunctions,
  wait,
} from './tasks.ts';

const roundId = fromInput('roundId');

/**
 * One award round, from its close to the last released decision. Input: `{ roundId }`. Nothing is released before
 * two people have approved; a rejected one frees its money and leaves the round closed, and allocating anew starts a
 * new execution.
 */
export const round = (functions: TaskFunctions) =>
  machine({
    Comment: 'One award round: closed, allocated, approved by two people, released in batches.',
    QueryLanguage: 'JSONata',
    StartAt: 'Close',
    States: {
      Close: {
        ...call(functions.award, { task: 'close-round', roundId }),
        Next: 'Allocate',
      },
      Allocate: {
        ...call(functions.award, { task: 'allocate', roundId }),
        Next: 'Approve release',
      },
      'Approve release': {
        ...wait(functions.award, { task: 'await-release', roundId }, seconds.days(60)),
        Next: 'Route by approval',
      },
      'Route by approval': {
        Type: 'Choice',
        Choices: [
          { Condition: jsonata("$states.input.outcome = 'approved'"), Next: 'Release decisions' },
          { Condition: jsonata("$states.input.outcome = 'rejected'"), Next: 'Round reopened' },
        ],
        Default: 'Hand to an owner',
      },
      // In batches, so that no call outlives its function and no transaction its hundred actions.
      'Release decisions': {
        ...call(functions.award, { task: 'release-decisions', roundId }),
        Output: payload,
        Next: 'More to release',
      },
      'More to release': {
        Type: 'Choice',
        Choices: [
          { Condition: jsonata('$states.input.remaining = 0'), Next: 'Round released' },
          { Condition: jsonata("$type($states.input.remaining) = 'number'"), Next: 'Release decisions' },
        ],
        Default: 'Hand to an owner',
      },
      'Round released': { Type: 'Succeed' },
      'Round reopened': { Type: 'Succeed' },
      ...ownerStates(functions.manage, 'round', roundId),
    },
  });
