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

const applicationId = fromInput('applicationId');
const obligation = fromInput('obligation');

/**
 * What follows the acceptance of an award. Input: `{ applicationId, obligation }`. Started afresh for the award as a whole,
 * which it begins, and then for each obligation (a report, a payment) when its date is near, so that nothing waits for a
 * year. The table decides what is met; this only waits for it, and completes the award after the last.
 */
export const award = (functions: TaskFunctions) =>
  machine({
    Comment: 'One obligation of an award: taken up, awaited, followed up. Ids only; the table decides.',
    QueryLanguage: 'JSONata',
    StartAt: 'Take up',
    States: {
      'Take up': {
        ...call(functions.award, { task: 'take-up-obligation', applicationId, obligation }),
        Output: payload,
        Next: 'Route by state',
      },
      'Route by state': {
        Type: 'Choice',
        Choices: [
          { Condition: jsonata("$states.input.state = 'waits'"), Next: 'Await the obligation' },
          { Condition: jsonata("$states.input.state = 'done'"), Next: 'Follow up' },
        ],
        Default: 'Hand to an owner',
      },
      // Its reminder, its date and what happens after it are kept by the clock.
      'Await the obligation': {
        ...wait(functions.award, { task: 'await-obligation', applicationId, obligation }, seconds.days(360)),
        Next: 'Route by outcome',
      },
      'Route by outcome': {
        Type: 'Choice',
        Choices: [{ Condition: jsonata("$states.input.outcome = 'met'"), Next: 'Follow up' }],
        Default: 'Hand to an owner',
      },
      'Follow up': {
        ...call(functions.award, { task: 'follow-up-obligation', applicationId }),
        End: true,
      },
      ...ownerStates(functions.manage, 'application', applicationId),
    },
  });
