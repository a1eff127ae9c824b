import * as z from 'zod';
import { PAYLOAD_LIMIT } from './json.ts';

const arn = z.string().min(1).max(256);
const name = z.string().min(1).max(80);
const token = z.string().min(1).max(2048);
const payload = z.string().max(PAYLOAD_LIMIT);
const page = {
  maxResults: z.int().min(0).max(1000).optional(),
  nextToken: z.string().min(1).max(3096).optional(),
};
const machineType = z.enum(['STANDARD', 'EXPRESS']).optional();
const tracing = z.object({ enabled: z.boolean().optional() }).optional();
const definition = z.string().min(1).max(1_048_576);
const roleArn = z.string().min(1).max(256);

/** The members of each action's request that mean something here; the service ignores others, so do we. */
export const inputs = {
  CreateStateMachine: z.object({
    name,
    definition,
    roleArn,
    type: machineType,
    tracingConfiguration: tracing,
  }),
  UpdateStateMachine: z.object({
    stateMachineArn: arn,
    definition: definition.optional(),
    roleArn: roleArn.optional(),
    tracingConfiguration: tracing,
  }),
  DescribeStateMachine: z.object({ stateMachineArn: arn }),
  DeleteStateMachine: z.object({ stateMachineArn: arn }),
  ListStateMachines: z.object(page),
  ValidateStateMachineDefinition: z.object({ definition, type: machineType }),
  StartExecution: z.object({
    stateMachineArn: arn,
    name: name.optional(),
    input: payload.optional(),
  }),
  StopExecution: z.object({
    executionArn: arn,
    error: z.string().max(256).optional(),
    cause: z.string().max(32_768).optional(),
  }),
  DescribeExecution: z.object({ executionArn: arn }),
  GetExecutionHistory: z.object({ executionArn: arn, reverseOrder: z.boolean().optional(), ...page }),
  ListExecutions: z.object({
    stateMachineArn: arn,
    statusFilter: z
      .enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'])
      .optional(),
    ...page,
  }),
  SendTaskSuccess: z.object({ taskToken: token, output: payload }),
  SendTaskFailure: z.object({
    taskToken: token,
    error: z.string().max(256).optional(),
    cause: z.string().max(32_768).optional(),
  }),
  SendTaskHeartbeat: z.object({ taskToken: token }),
};

/** An action of the service that this engine answers. */
export type Action = keyof typeof inputs;
/** The request of an action, checked. */
export type Input<A extends Action> = z.infer<(typeof inputs)[A]>;
