import type { DatabaseSync } from 'node:sqlite';
import type { DeadLetters } from '../events/dead-letters.ts';
import type { Clock, Invoke, InvokeResult, LocalService } from '../local-service.ts';
import { openCheckpoints } from './checkpoints.ts';
import { type Follower, follow } from './follower.ts';
import type { StreamMapping } from './mapping.ts';
import { openShardReader, type ShardReader } from './shard-reader.ts';
import { streamsClient } from './streams-client.ts';

/** Shards are looked for this often, in milliseconds of real time. */
const shardRefresh = 5_000;

/** The streams of the template's tables, feeding its event source mappings. */
export interface TableStreams extends LocalService {
  /** Something has probably been written: look at once. */
  kick(): void;
  /** Resolves when every record written before this call has been handed on, or waits for a retry. */
  caughtUp(): Promise<void>;
}

export interface TableStreamsOptions {
  readonly mappings: readonly StreamMapping[];
  readonly region: string;
  readonly endpoint: string;
  readonly db: DatabaseSync;
  readonly clock: Clock & { offset(): number };
  readonly invoke: Invoke;
  readonly deadLetters: DeadLetters;
  readonly onError?: (error: unknown) => void;
}

/** Starts following where the last run stopped. Every record is handed on at least once, in its shard's order. */
export function openTableStreams(options: TableStreamsOptions): TableStreams {
  const { mappings, region, clock, invoke, deadLetters, onError = console.error } = options;
  const client = streamsClient(options.endpoint, region);
  const checkpointOf = openCheckpoints(options.db);
  let inFlight = 0;
  let stopping = false;

  async function call(functionArn: string, payload: unknown): Promise<InvokeResult> {
    inFlight += 1;
    try {
      const result = await invoke(functionArn, payload);
      // A function that we ended ourselves has not failed: its records come again at the next start.
      if (stopping && !result.ok) throw new Error('The runtime is stopping');
      return result;
    } finally {
      inFlight -= 1;
    }
  }

  function readersOf(mapping: StreamMapping): () => Promise<readonly ShardReader[]> {
    const readers = new Map<string, ShardReader>();
    let refreshed = Number.NEGATIVE_INFINITY;

    async function refresh(): Promise<void> {
      const streamArn = await client.streamArn(mapping.table);
      if (streamArn === undefined) return;
      for (const shard of await client.shards(streamArn)) {
        if (readers.has(shard.ShardId)) continue;
        const checkpoint = checkpointOf(mapping.id, streamArn, shard.ShardId);
        if (checkpoint.read() === 'none')
          checkpoint.save(mapping.fromLatest ? shard.SequenceNumberRange?.EndingSequenceNumber : undefined);
        readers.set(shard.ShardId, openReader(mapping, streamArn, shard.ShardId, checkpoint));
      }
    }
    return async () => {
      if (readers.size === 0 || performance.now() - refreshed > shardRefresh) {
        await refresh();
        refreshed = performance.now();
      }
      return [...readers.values()];
    };
  }

  function openReader(
    mapping: StreamMapping,
    streamArn: string,
    shardId: string,
    checkpoint: ReturnType<typeof checkpointOf>,
  ): ShardReader {
    return openShardReader({
      client,
      streamArn,
      shardId,
      checkpoint,
      batchSize: mapping.batchSize,
      maxAgeMs: mapping.maxAgeMs,
      rules: mapping.rules,
      wanted: mapping.wanted,
      invoke: (records) => {
        const lead = clock.offset() / 1_000;
        return call(mapping.functionArn, {
          Records: records.map(({ dynamodb, ...record }) => ({
            ...record,
            awsRegion: region,
            eventSourceARN: mapping.sourceArn,
            dynamodb: {
              ...dynamodb,
              ApproximateCreationDateTime: (dynamodb.ApproximateCreationDateTime ?? 0) + lead,
            },
          })),
        });
      },
      giveUp: ({ records, attempts }, condition) => {
        if (mapping.deadLetters === undefined) return;
        deadLetters.send(mapping.deadLetters, {
          requestContext: { functionArn: mapping.functionArn, condition, approximateInvokeCount: attempts },
          version: '1.0',
          timestamp: new Date(clock.now()).toISOString(),
          DDBStreamBatchInfo: {
            shardId,
            startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
            endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
            batchSize: records.length,
            streamArn: mapping.sourceArn,
          },
        });
      },
    });
  }

  const followers: Follower[] = mappings.map((mapping) =>
    follow({ readers: readersOf(mapping), now: clock.now, onError }),
  );
  const kick = () => {
    for (const follower of followers) follower.kick();
  };
  return {
    name: 'table streams',
    kick,
    caughtUp: async () => {
      await Promise.all(followers.map((follower) => follower.caughtUp()));
    },
    nextDueAt: () => {
      const times = followers.flatMap((follower) => follower.retryAt() ?? []);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    runDue: async () => kick(),
    idle: () => inFlight === 0,
    stop: async () => {
      stopping = true;
      await Promise.all(followers.map((follower) => follower.stop()));
    },
  };
}
