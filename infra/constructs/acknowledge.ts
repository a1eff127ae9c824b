import { Stack, Validations } from 'aws-cdk-lib';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** Accepts one finding of cdk-nag on a construct and everything below it, with the reason why it stays. */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id, reason });
}

/** Accepts that a role may use any object of a bucket: the finding names the bucket by the id it has in the template. */
export function acknowledgeObjects(construct: IConstruct, bucket: Bucket, reason: string): void {
  const id = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket);
  acknowledge(construct, `AwsSolutions-IAM5[Resource::<${id}.Arn>/*]`, reason);
}
