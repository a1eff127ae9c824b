import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  Effect,
  PolicyStatement,
  type PolicyStatementProps,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import { acknowledge } from './acknowledge.ts';
import { logRetention } from './logs.ts';

export interface AnchorFunctionProps<S extends z.ZodObject> {
  /** The folder of the bundle; see `bundles.ts`. */
  readonly bundle: string;
  readonly description: string;
  /** The schema that the handler parses its environment with. */
  readonly environment: S;
  /** One value per variable of the schema: a missing or a further one is a type error. */
  readonly values: Readonly<Record<keyof z.input<S>, string>>;
  readonly timeout: Duration;
  /** MiB; the processor's share grows with it. */
  readonly memory: number;
  /** Takes asynchronous events that failed for good. */
  readonly deadLetterQueue?: IQueue;
}

/** A function as all of ours are: Node 24 on arm64, its own log group with retention, a role that starts empty. */
export class AnchorFunction<S extends z.ZodObject = z.ZodObject> extends LambdaFunction {
  constructor(scope: Construct, id: string, props: AnchorFunctionProps<S>) {
    const parts = new Construct(scope, `${id}Parts`);
    const logGroup = new LogGroup(parts, 'Logs', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(parts, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.bundle),
      handler: 'index.handler',
      timeout: props.timeout,
      memorySize: props.memory,
      role,
      logGroup,
      tracing: Tracing.ACTIVE,
      environment: { ...props.values, NODE_OPTIONS: '--enable-source-maps' },
      ...(props.deadLetterQueue === undefined ? {} : { deadLetterQueue: props.deadLetterQueue }),
    });
    acknowledge(role, 'AwsSolutions-IAM5[Resource::*]', 'X-Ray has no resources to name in a policy.');
  }

  /** Forbids something whatever else is allowed. */
  deny(statement: Pick<PolicyStatementProps, 'actions' | 'resources' | 'conditions'>): void {
    this.addToRolePolicy(new PolicyStatement({ effect: Effect.DENY, ...statement }));
  }

  /** Lets the function do exactly these actions on exactly these resources. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.addToRolePolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions: [...actions], resources: [...resources] }),
    );
  }
}
