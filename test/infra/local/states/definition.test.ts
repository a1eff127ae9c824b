import { describe, expect, it } from 'vitest';
import { UnsupportedDefinition } from '../../../../infra/local/states/index.ts';
import { FUNCTION, Trial } from './harness.ts';

const end = { Type: 'Succeed' };
const task = { Type: 'Task', Resource: FUNCTION, End: true };
const one = (state: Record<string, unknown>) => ({ StartAt: 'Here', States: { Here: state } });
const inner = (state: Record<string, unknown>) => ({ StartAt: 'Inner', States: { Inner: state } });
const ARGUMENTS = { FunctionName: 'work' };

/** What a definition is refused for: each problem's path and message on a line. */
function refusal(definition: Record<string, unknown>): string {
  try {
    new Trial().machine(definition);
  } catch (fault) {
    if (!(fault instanceof UnsupportedDefinition)) throw fault;
    return fault.problems.map(({ path, message }) => `${path}: ${message}`).join('\n');
  }
  return 'accepted';
}

describe('a definition is refused with the state and the field at fault', () => {
  it.each([
    [
      'a state type that does not exist',
      one({ Type: 'Loop' }),
      "/States/Here/Type: state type 'Loop' is not known",
    ],
    [
      'a field that does not exist',
      one({ Type: 'Pass', Ned: 1, End: true }),
      "/States/Here/Ned: field 'Ned' is not known in a Pass state",
    ],
    [
      'a field of another state type',
      one({ Type: 'Pass', Retry: [], End: true }),
      "/States/Here/Retry: field 'Retry' is not known in a Pass state",
    ],
    [
      'a JSONPath field',
      one({ ...task, ResultPath: '$.a' }),
      "/States/Here/ResultPath: 'ResultPath' belongs to JSONPath; only JSONata is run",
    ],
    [
      'a JSONPath state',
      one({ Type: 'Pass', QueryLanguage: 'JSONPath', End: true }),
      '/States/Here/QueryLanguage: ',
    ],
    [
      'a JSONPath machine',
      { ...one(end), QueryLanguage: 'JSONPath' },
      "/QueryLanguage: must be 'JSONata'; JSONPath is not run",
    ],
    [
      'no query language at all',
      { ...one(end), QueryLanguage: undefined },
      '/States/Here: has no QueryLanguage, which means JSONPath; only JSONata is run',
    ],
    [
      'an unknown integration',
      one({ ...task, Resource: 'arn:aws:states:::sqs:sendMessage' }),
      "/States/Here/Resource: 'arn:aws:states:::sqs:sendMessage' is not a resource this engine can call",
    ],
    [
      'a .sync integration',
      one({ ...task, Resource: 'arn:aws:states:::states:startExecution.sync:2' }),
      '/States/Here/Resource: ',
    ],
    [
      'an aws-sdk integration without the hook',
      one({ ...task, Resource: 'arn:aws:states:::aws-sdk:s3:getObject' }),
      '/States/Here: Resource: the aws-sdk integration s3:getObject is not available here',
    ],
    [
      'arguments that lambda:invoke does not take here',
      one({
        ...task,
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { ...ARGUMENTS, Qualifier: '1' },
      }),
      "/States/Here: Arguments: lambda:invoke field 'Qualifier' is not known",
    ],
    [
      'lambda:invoke without a function',
      one({ ...task, Resource: 'arn:aws:states:::lambda:invoke' }),
      '/States/Here: Arguments: FunctionName is missing',
    ],
    [
      'an expression with a fault in it',
      one({ Type: 'Pass', Output: { a: '{% 1 + %}' }, End: true }),
      "/States/Here/Output/a: '1 +' is not a JSONata expression",
    ],
    [
      'an expression that is not closed',
      one({ Type: 'Pass', Output: '{% 1', End: true }),
      "/States/Here/Output: a string that starts with '{%' must end with '%}'",
    ],
    [
      '$eval',
      one({ Type: 'Pass', Output: "{% $eval('1') %}", End: true }),
      '/States/Here/Output: $eval is not supported by the service',
    ],
    [
      'a result before there is one',
      one({ ...task, Arguments: '{% $states.result.a %}' }),
      '/States/Here/Arguments: $states.result is not available in this field',
    ],
    [
      'an operator newer than 2.0.6',
      one({ Type: 'Pass', Output: '{% $states.input.a ?? 1 %}', End: true }),
      '/States/Here/Output: ',
    ],
    [
      'a Wait without a time',
      one({ Type: 'Wait', End: true }),
      '/States/Here: needs exactly one of Seconds and Timestamp',
    ],
    [
      'a Timestamp without an offset',
      one({ Type: 'Wait', Timestamp: '2026-01-01T00:00:00', End: true }),
      '/States/Here/Timestamp: must be an ISO-8601 timestamp',
    ],
    [
      'negative Seconds',
      one({ Type: 'Wait', Seconds: -1, End: true }),
      '/States/Here/Seconds: must be a whole number of seconds',
    ],
    [
      'a heartbeat no shorter than the timeout',
      one({ ...task, TimeoutSeconds: 5, HeartbeatSeconds: 5 }),
      '/States/Here: HeartbeatSeconds must be less than TimeoutSeconds',
    ],
    ['neither Next nor End', one({ Type: 'Pass' }), '/States/Here: needs exactly one of Next and End'],
    [
      'both Next and End',
      { StartAt: 'Here', States: { Here: { Type: 'Pass', Next: 'There', End: true }, There: end } },
      '/States/Here: needs exactly one of Next and End',
    ],
    [
      'a transition to nowhere',
      one({ Type: 'Pass', Next: 'Nowhere' }),
      "/States/Here: there is no state 'Nowhere' to go to",
    ],
    [
      'a start that is nowhere',
      { StartAt: 'Nowhere', States: { Here: end } },
      "/StartAt: there is no state 'Nowhere' to start at",
    ],
    [
      'a state that nothing leads to',
      { StartAt: 'Here', States: { Here: end, There: end } },
      '/States/There: no other state leads to this one',
    ],
    [
      'States.ALL among others',
      one({ ...task, Retry: [{ ErrorEquals: ['States.ALL', 'A'] }] }),
      '/States/Here: Retry[0]: States.ALL must stand alone',
    ],
    [
      'States.ALL before others',
      {
        StartAt: 'Here',
        States: {
          Here: {
            ...task,
            Catch: [
              { ErrorEquals: ['States.ALL'], Next: 'There' },
              { ErrorEquals: ['A'], Next: 'There' },
            ],
          },
          There: end,
        },
      },
      '/States/Here: Catch[0]: States.ALL must come last',
    ],
    [
      'a distributed Map',
      one({
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...inner(end) },
        End: true,
      }),
      '/States/Here/ItemProcessor/ProcessorConfig/Mode: only INLINE maps are run',
    ],
    [
      'an unknown field deep inside',
      one({ Type: 'Parallel', Branches: [inner({ Type: 'Pass', Ned: 1, End: true })], End: true }),
      "/States/Here/Branches/0/States/Inner/Ned: field 'Ned' is not known in a Pass state",
    ],
    [
      'a variable named states',
      one({ Type: 'Pass', Assign: { states: 1 }, End: true }),
      '/States/Here/Assign/states: is not a name for a variable',
    ],
    [
      'one name for two states',
      one({ Type: 'Parallel', Branches: [{ StartAt: 'Here', States: { Here: end } }], End: true }),
      '/States/Here/Branches/0/States/Here: another state of this machine has the same name',
    ],
    [
      'a variable assigned in two scopes',
      {
        StartAt: 'Here',
        States: {
          Here: { Type: 'Pass', Assign: { a: 1 }, Next: 'In' },
          In: { Type: 'Map', ItemProcessor: inner({ Type: 'Pass', Assign: { a: 2 }, End: true }), End: true },
        },
      },
      "/States/In/ItemProcessor: variable 'a' is already assigned in an outer scope",
    ],
  ])('%s', (_, definition, message) => {
    expect(refusal(definition)).toContain(message);
  });

  it('names every problem at once', () => {
    const States = { Here: { Type: 'Pass', Ned: 1, Next: 'There' }, There: { Type: 'Loop' } };
    expect(refusal({ StartAt: 'Here', States }).split('\n')).toHaveLength(2);
  });

  it('the message of the error names the machine, the state and the field', () => {
    expect(() => new Trial().machine(one({ Type: 'Pass', Ned: 1, End: true }))).toThrow(
      /state machine Trial cannot be run:\n.*\/States\/Here\/Ned/,
    );
  });
});

describe('a definition is accepted', () => {
  it.each([
    [
      'with JSONata named by each state',
      { QueryLanguage: undefined, ...one({ ...end, QueryLanguage: 'JSONata' }) },
    ],
    [
      'with comments everywhere',
      { Comment: 'c', ...one({ ...task, Comment: 'c', Retry: [{ Comment: 'c', ErrorEquals: ['A'] }] }) },
    ],
    [
      'with expressions for numbers',
      one({ ...task, TimeoutSeconds: '{% 60 %}', HeartbeatSeconds: '{% 5 %}' }),
    ],
    [
      'with a state called Type and one called States',
      { StartAt: 'Type', States: { Type: { Type: 'Pass', Next: 'States' }, States: end } },
    ],
    [
      'with an outer variable of a branch that ended',
      one({
        Type: 'Parallel',
        Branches: [
          inner({ Type: 'Pass', Assign: { a: 1 }, End: true }),
          { StartAt: 'Other', States: { Other: { Type: 'Pass', Assign: { a: 2 }, End: true } } },
        ],
        End: true,
      }),
    ],
  ])('%s', (_, definition) => {
    expect(refusal(definition)).toBe('accepted');
  });
});
