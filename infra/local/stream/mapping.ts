import { compilePattern } from '../events/pattern.ts';
import type { LocalTemplate, RunningResource } from '../template/load-template.ts';
import { TemplateError } from '../template/template-error.ts';
import type { FailureRules } from './batch.ts';
import type { StreamRecord } from './streams-client.ts';

/** An event source mapping of the template that follows a table's stream. */
export interface StreamMapping {
  readonly id: string;
  readonly table: string;
  readonly sourceArn: string;
  readonly functionArn: string;
  readonly fromLatest: boolean;
  readonly batchSize: number;
  readonly maxAgeMs: number;
  readonly rules: FailureRules;
  readonly deadLetters: string | undefined;
  readonly wanted: (record: StreamRecord) => boolean;
}

function filterOf({ logicalId, properties }: RunningResource<'AWS::Lambda::EventSourceMapping'>) {
  try {
    const patterns = (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
      compilePattern(JSON.parse(Pattern)),
    );
    return (record: StreamRecord) => patterns.length === 0 || patterns.some((fits) => fits(record));
  } catch (error) {
    if (!(error instanceof TemplateError || error instanceof SyntaxError)) throw error;
    throw new TemplateError(
      `${logicalId} (AWS::Lambda::EventSourceMapping): property FilterCriteria: ${error.message}`,
    );
  }
}

/** The mappings of the template. A source that is no table of it is a TemplateError. */
export function streamMappings(template: LocalTemplate): StreamMapping[] {
  const tables = new Map(
    template.all('AWS::DynamoDB::Table').map((table) => [table.attributes['StreamArn'], table]),
  );
  return template.all('AWS::Lambda::EventSourceMapping').flatMap((resource) => {
    const { logicalId, properties } = resource;
    const table = tables.get(properties.EventSourceArn);
    if (table?.properties.StreamSpecification === undefined)
      throw new TemplateError(
        `${logicalId} (AWS::Lambda::EventSourceMapping): property EventSourceArn: ` +
          `${properties.EventSourceArn} is no table with a stream`,
      );
    if (!properties.Enabled) return [];
    const { MaximumRecordAgeInSeconds: age } = properties;
    return {
      id: logicalId,
      table: table.ref,
      sourceArn: properties.EventSourceArn,
      functionArn: properties.FunctionName,
      fromLatest: properties.StartingPosition === 'LATEST',
      batchSize: properties.BatchSize,
      maxAgeMs: age < 0 ? -1 : age * 1_000,
      rules: {
        reportsItems: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
        bisect: properties.BisectBatchOnFunctionError,
        maxRetries: properties.MaximumRetryAttempts,
      },
      deadLetters: properties.DestinationConfig?.OnFailure?.Destination,
      wanted: filterOf(resource),
    };
  });
}
