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

/**
 * One application from submission to settlement. Input: `{ applicationId }`. The table decides, this only orders
 * the work: an execution that is lost is started again from the table. An awarded application passes eight
 * transitions, its start among them, and three more where it is invited to a second phase.
 */
export const application = (functions: TaskFunctions) =>
  machine({
    Comment: 'One application: screened, reviewed, decided, answered, settled. Ids only; the table decides.',
    QueryLanguage: 'JSONata',
    StartAt: 'Screen eligibility',
    States: {
      'Screen eligibility': {
        ...call(functions.eligibility, { task: 'screen-eligibility', applicationId }),
        Output: payload,
        Next: 'Route by verdict',
      },
      'Route by verdict': {
        Type: 'Choice',
        Choices: [
          { Condition: jsonata("$states.input.verdict = 'eligible'"), Next: 'Collect reviews' },
          { Condition: jsonata("$states.input.verdict = 'unknown'"), Next: 'Ask for missing information' },
          {
            Condition: jsonata("$states.input.verdict = 'awaits-invitation'"),
            Next: 'Await the invitation',
          },
          {
            Condition: jsonata("$states.input.verdict in ['ineligible', 'ended']"),
            Next: 'Application ended',
          },
        ],
        Default: 'Hand to an owner',
      },
      // Silence and withdrawal end this wait too: the next screening then says `ended`.
      'Ask for missing information': {
        ...wait(functions.eligibility, { task: 'ask-for-information', applicationId }, seconds.days(120)),
        Next: 'Screen eligibility',
      },
      // One wait for the line to be drawn and for what the invitation asks; its date is kept by the clock.
      'Await the invitation': {
        ...wait(functions.eligibility, { task: 'await-invitation', applicationId }, seconds.days(360)),
        Next: 'Screen eligibility',
      },
      'Collect reviews': {
        ...wait(functions.review, { task: 'collect-reviews', applicationId }, seconds.days(180)),
        Next: 'Await the decision',
      },
      'Await the decision': {
        ...wait(functions.award, { task: 'await-decision', applicationId }, seconds.days(360)),
        Next: 'Route by decision',
      },
      'Route by decision': {
        Type: 'Choice',
        Choices: [
          { Condition: jsonata("$states.input.outcome = 'offered'"), Next: 'Await the answer' },
          { Condition: jsonata("$states.input.outcome = 'ended'"), Next: 'Application ended' },
          // A review was taken back or is void: the panel is completed first.
          { Condition: jsonata("$states.input.outcome = 'review-again'"), Next: 'Collect reviews' },
        ],
        Default: 'Hand to an owner',
      },
      'Await the answer': {
        ...wait(functions.award, { task: 'await-answer', applicationId }, seconds.days(300)),
        Next: 'Settle',
      },
      Settle: {
        ...call(functions.award, { task: 'settle', applicationId }),
        End: true,
      },
      'Application ended': { Type: 'Succeed' },
      ...ownerStates(functions.manage, 'application', applicationId),
    },
  });
