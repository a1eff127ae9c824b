export const killArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:Kill';

/** Doubles three numbers in a Map beside a Pass, then asks for an answer by token. */
export const killDefinition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Each',
          States: {
            Each: {
              Type: 'Map',
              Items: '{% [$states.input.id, $states.input.id + 1, $states.input.id + 2] %}',
              MaxConcurrency: 2,
              ItemProcessor: {
                StartAt: 'Double',
                States: {
                  Double: {
                    Type: 'Task',
                    Resource: 'arn:aws:lambda:us-east-1:000000000000:function:double',
                    End: true,
                  },
                },
              },
              End: true,
            },
          },
        },
        { StartAt: 'Beside', States: { Beside: { Type: 'Pass', End: true } } },
      ],
      Assign: { doubled: '{% $states.result[0] %}' },
      Next: 'Ask',
    },
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: {
        FunctionName: 'ask',
        Payload: {
          token: '{% $states.context.Task.Token %}',
          id: '{% $states.context.Execution.Input.id %}',
        },
      },
      Output: { doubled: '{% $doubled %}', by: '{% $states.result %}' },
      End: true,
    },
  },
};
