import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeObjects } from './acknowledge.ts';
import type { AnchorFunction } from './anchor-function.ts';
import { MalwareScan } from './malware-scan.ts';

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  versioned: true,
} as const;

/**
 * Where applicants' files are. A browser puts them into the quarantine and nowhere else; a scanner looks at each; `dispatch` copies what is
 * clean into the other bucket, from which alone files are fetched. Both are private, encrypted, TLS only.
 */
export class Uploads extends Construct {
  readonly quarantine: Bucket;
  readonly clean: Bucket;

  constructor(scope: Construct, id: string, props: { readonly origin: string }) {
    super(scope, id);
    this.quarantine = new Bucket(this, 'Quarantine', {
      ...closed,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          // What was clean has been copied long before, and nobody wants the rest.
          id: 'nothing-stays',
          expiration: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(2),
        },
      ],
      cors: [
        {
          allowedOrigins: [props.origin],
          allowedMethods: [HttpMethods.POST],
          allowedHeaders: ['content-type', 'x-amz-*'],
          maxAge: 3600,
        },
      ],
    });
    // Said directly: the library's own switch would bring a function and a custom resource.
    (this.quarantine.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    this.clean = new Bucket(this, 'Clean', {
      ...closed,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ id: 'removed-files', noncurrentVersionExpiration: Duration.days(30) }],
    });
    for (const bucket of [this.quarantine, this.clean])
      acknowledge(
        bucket,
        'AwsSolutions-S1',
        'Every upload and download is an audit event in the table; server access logs would hold personal data twice.',
      );
    new MalwareScan(this, 'Scan', { bucket: this.quarantine });
  }

  /** Lets a function sign forms that put files into the quarantine; it can read nothing there. */
  letSend(fn: AnchorFunction): void {
    onObjects(fn, ['s3:PutObject'], this.quarantine);
  }

  /** Lets a function sign addresses from which released files are fetched. */
  letFetch(fn: AnchorFunction): void {
    onObjects(fn, ['s3:GetObject'], this.clean);
  }

  /** Lets a function release what is clean, and take away what is not wanted any more. */
  letRelease(fn: AnchorFunction): void {
    onObjects(fn, ['s3:GetObject', 's3:GetObjectVersion', 's3:DeleteObject'], this.quarantine);
    onObjects(fn, ['s3:PutObject', 's3:DeleteObject'], this.clean);
  }

  /** Tells a function of every file that arrived, and of what the scanner found in it. */
  reportTo(fn: AnchorFunction, deadLetterQueue: Queue): void {
    const bucketName = [this.quarantine.bucketName];
    new Rule(this, 'Arrivals', {
      description: 'Files that arrived in the quarantine',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: bucketName } },
      },
      targets: [new LambdaFunction(fn, { deadLetterQueue })],
    });
    new Rule(this, 'ScanResults', {
      description: 'What the scanner found in files of the quarantine',
      eventPattern: {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName } },
      },
      targets: [new LambdaFunction(fn, { deadLetterQueue })],
    });
  }
}

function onObjects(fn: AnchorFunction, actions: readonly string[], bucket: Bucket): void {
  fn.allow(actions, [bucket.arnForObjects('*')]);
  acknowledgeObjects(
    fn.role ?? fn,
    bucket,
    'Every file has a key of its own that is made when it is sent: no policy can name them beforehand.',
  );
}
