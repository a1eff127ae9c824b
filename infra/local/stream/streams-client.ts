import * as z from 'zod';

const recordSchema = z.looseObject({
  eventID: z.string(),
  dynamodb: z.looseObject({
    SequenceNumber: z.string(),
    /** Epoch seconds of the machine's clock. */
    ApproximateCreationDateTime: z.number().optional(),
  }),
});

/** One change of the table, as the streams API gives it. */
export type StreamRecord = z.output<typeof recordSchema>;

const shardSchema = z.object({
  ShardId: z.string(),
  SequenceNumberRange: z.object({ EndingSequenceNumber: z.string().optional() }).optional(),
});
export type Shard = z.output<typeof shardSchema>;

const answers = {
  ListStreams: z.object({ Streams: z.array(z.object({ StreamArn: z.string() })).default([]) }),
  DescribeStream: z.object({ StreamDescription: z.object({ Shards: z.array(shardSchema).default([]) }) }),
  GetShardIterator: z.object({ ShardIterator: z.string() }),
  GetRecords: z.object({
    Records: z.array(recordSchema).default([]),
    NextShardIterator: z.string().nullish(),
  }),
};

/** An answer of the streams API that is not a success; `name` is the service's. */
export class StreamsFault extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** The four calls of the DynamoDB Streams API that following a table takes. */
export interface StreamsClient {
  /** The table's present stream, or undefined while it has none. */
  streamArn(table: string): Promise<string | undefined>;
  shards(streamArn: string): Promise<Shard[]>;
  /** Where to read from: after a sequence number, or from the oldest record there is. */
  iterator(streamArn: string, shardId: string, after: string | undefined): Promise<string>;
  records(iterator: string, limit: number): Promise<z.output<typeof answers.GetRecords>>;
}

/** Talks JSON to the server directly: the SDK has no streams client among the packages at hand. */
export function streamsClient(endpoint: string, region: string): StreamsClient {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const authorization = `AWS4-HMAC-SHA256 Credential=local/${day}/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=local`;

  async function call<K extends keyof typeof answers>(
    action: K,
    body: unknown,
  ): Promise<z.output<(typeof answers)[K]>> {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${action}`,
        'x-amz-date': `${day}T000000Z`,
        authorization,
      },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (response.ok) return answers[action].parse(answer) as z.output<(typeof answers)[K]>;
    const fault = z
      .object({ __type: z.string().default('Unknown'), message: z.string().default('') })
      .parse(answer);
    throw new StreamsFault(fault.__type.split('#').at(-1) ?? fault.__type, fault.message);
  }

  return {
    streamArn: async (TableName) => (await call('ListStreams', { TableName })).Streams[0]?.StreamArn,
    shards: async (StreamArn) => (await call('DescribeStream', { StreamArn })).StreamDescription.Shards,
    iterator: async (StreamArn, ShardId, after) => {
      const from =
        after === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
      return (await call('GetShardIterator', { StreamArn, ShardId, ...from })).ShardIterator;
    },
    records: (ShardIterator, Limit) => call('GetRecords', { ShardIterator, Limit }),
  };
}
