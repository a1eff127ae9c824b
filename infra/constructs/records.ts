import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { demographicsPrefix, tableSchema } from '../../shared/store/schema.ts';

type IndexName = keyof typeof tableSchema.indexes;

/** One reader or writer of the table; `AnchorFunction` is one. */
interface Grantee {
  allow(actions: readonly string[], resources: readonly string[]): void;
  deny(statement: Pick<PolicyStatementProps, 'actions' | 'resources' | 'conditions'>): void;
}

const string = (name: string) => ({ name, type: AttributeType.STRING });

const reads = ['dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const writes = ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

/** The table that decides. It outlives the stack, and cannot be deleted by accident. */
export class Records extends Construct {
  readonly table: Table;
  /** The same table as the library's own interface, which strict optional properties would not let it be. */
  readonly stream: ITable;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: string(tableSchema.partitionKey),
      sortKey: string(tableSchema.sortKey),
      timeToLiveAttribute: tableSchema.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      // The outbox needs new records only; old images would carry personal data for nothing.
      stream: StreamViewType.NEW_IMAGE,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.stream = this.table as ITable;
    for (const index of Object.values(tableSchema.indexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: string(index.partitionKey),
        sortKey: string(index.sortKey),
        ...(index.project === 'ALL'
          ? { projectionType: ProjectionType.ALL }
          : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...index.project] }),
      });
    }
  }

  /** Lets a function read and change items, in transactions too, and query the indexes it names. Nobody may scan. */
  share(grantee: Grantee, indexes: readonly IndexName[]): void {
    const arn = this.table.tableArn;
    grantee.allow([...reads, ...writes], [arn]);
    const named = indexes.map((index) => `${arn}/index/${tableSchema.indexes[index].name}`);
    if (named.length > 0) grantee.allow(['dynamodb:Query'], named);
  }

  /**
   * Closes the partitions of who somebody is. Whoever takes an application in may put it there and never read it back; to
   * all others they do not exist. A denial outweighs every permission.
   */
  keepDemographicsFrom(grantee: Grantee, who: 'everything' | 'reading'): void {
    grantee.deny({
      actions: who === 'reading' ? reads : [...reads, ...writes],
      resources: [this.table.tableArn],
      conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [`${demographicsPrefix}*`] } },
    });
  }
}
