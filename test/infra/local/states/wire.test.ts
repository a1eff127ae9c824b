import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  GetExecutionHistoryCommand,
  InvalidDefinition,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { expect, it, onTestFinished } from 'vitest';
import { Trial, tokenOf } from './harness.ts';

/** The real client against the engine's API, over HTTP. */
async function clientOf(trial: Trial): Promise<SFNClient> {
  const server = createServer(async (request, response) => {
    const action = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const answer = await trial.engine.call(action, JSON.parse(await text(request)));
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer.body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new SFNClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  onTestFinished(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return client;
}

const ask = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      End: true,
    },
  },
});

it('speaks the wire format of the AWS SDK: values, times, lists, errors by their class', async () => {
  const trial = new Trial();
  const client = await clientOf(trial);
  const roleArn = 'arn:aws:iam::000000000000:role/states';
  const created = await client.send(
    new CreateStateMachineCommand({ name: 'Asking', definition: ask, roleArn }),
  );
  expect(created.creationDate).toEqual(new Date(trial.clock.now()));

  const { stateMachineArn } = created;
  const request = { stateMachineArn, name: 'one', input: '{"naïve":"☃"}' };
  const { executionArn } = await client.send(new StartExecutionCommand(request));
  await trial.settled();
  const taskToken = tokenOf(trial);
  await client.send(new SendTaskSuccessCommand({ taskToken, output: '{"ok":true}' }));
  const late = client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
  await expect(late).rejects.toBeInstanceOf(TaskTimedOut);
  await trial.settled();

  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'SUCCEEDED',
    input: '{"naïve":"☃"}',
    output: '{"ok":true}',
    startDate: new Date(trial.clock.now()),
    stopDate: new Date(trial.clock.now()),
  });
  const history = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(history.events?.map(({ type }) => type)).toEqual(trial.types(String(executionArn)));
  expect(history.events?.[0]).toMatchObject({
    timestamp: new Date(trial.clock.now()),
    executionStartedEventDetails: { input: '{"naïve":"☃"}', roleArn },
  });
  expect(history.events?.[2]?.taskScheduledEventDetails).toMatchObject({
    resourceType: 'lambda',
    resource: 'invoke.waitForTaskToken',
    region: 'us-east-1',
  });
  const list = await client.send(new ListExecutionsCommand({ stateMachineArn }));
  expect(list.executions?.map(({ name }) => name)).toEqual(['one']);

  await expect(client.send(new StartExecutionCommand(request))).rejects.toBeInstanceOf(
    ExecutionAlreadyExists,
  );
  const wrong = new CreateStateMachineCommand({ name: 'Wrong', definition: '{}', roleArn });
  await expect(client.send(wrong)).rejects.toBeInstanceOf(InvalidDefinition);
});
