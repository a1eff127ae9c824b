import { machineNow } from '../clock/patch-date.ts';
import type { InvokeResult } from '../local-service.ts';
import { type Batch, type FailureRules, settleBatch } from './batch.ts';
import type { Checkpoint } from './checkpoints.ts';
import { type StreamRecord, type StreamsClient, StreamsFault } from './streams-client.ts';

const readLimit = 1_000;

export interface ShardReaderOptions {
  readonly client: StreamsClient;
  readonly streamArn: string;
  readonly shardId: string;
  readonly checkpoint: Checkpoint;
  readonly batchSize: number;
  /** Records older than this are given up, in milliseconds; -1 for none. */
  readonly maxAgeMs: number;
  readonly rules: FailureRules;
  readonly wanted: (record: StreamRecord) => boolean;
  readonly invoke: (records: readonly StreamRecord[]) => Promise<InvokeResult>;
  readonly giveUp: (batch: Batch, why: 'RetryAttemptsExhausted' | 'MaximumRecordAgeExceeded') => void;
}

/** What one step of a reader came to. */
export type StepOutcome = 'worked' | 'empty' | 'failed' | 'ended';

/** Follows one shard in order. */
export interface ShardReader {
  /** Hands on one batch, reading more records when none is in hand. */
  step(): Promise<StepOutcome>;
}

/** What the reader has in hand: a batch, and the sequence number that is done for good once it is. */
interface Work {
  readonly batch: Batch;
  readonly upTo: string | undefined;
}

/** Opens a reader at its checkpoint. Nothing is skipped: the checkpoint moves only when a batch is settled. */
export function openShardReader(options: ShardReaderOptions): ShardReader {
  const { client, streamArn, shardId, checkpoint, batchSize, rules, wanted } = options;
  let iterator: string | undefined;
  let work: Work[] = [];

  async function position(): Promise<string> {
    const saved = checkpoint.read();
    const after = saved === 'none' ? undefined : saved;
    try {
      return await client.iterator(streamArn, shardId, after);
    } catch (error) {
      // The place has left the stream, which keeps a day: go on with the oldest record that is still there.
      if (error instanceof StreamsFault && error.name === 'TrimmedDataAccessException')
        return client.iterator(streamArn, shardId, undefined);
      throw error;
    }
  }

  /** Batches of wanted records; those between them that are not wanted are done together with their predecessor. */
  function plan(records: readonly StreamRecord[]): Work[] {
    const planned: { records: StreamRecord[]; upTo: string | undefined }[] = [];
    for (const record of records) {
      const last = planned.at(-1);
      const place = record.dynamodb.SequenceNumber;
      if (!wanted(record)) {
        if (last === undefined) planned.push({ records: [], upTo: place });
        else last.upTo = place;
      } else if (last !== undefined && last.records.length > 0 && last.records.length < batchSize) {
        last.records.push(record);
        last.upTo = place;
      } else planned.push({ records: [record], upTo: place });
    }
    return planned.map(({ records: some, upTo }) => ({ batch: { records: some, attempts: 0 }, upTo }));
  }

  /** The last record of a part is done when the part is; the very last one brings what was skipped after it. */
  function rest(batches: readonly Batch[], upTo: string | undefined): Work[] {
    return batches.map((batch, at) => ({
      batch,
      upTo: at === batches.length - 1 ? upTo : batch.records.at(-1)?.dynamodb.SequenceNumber,
    }));
  }

  function dropExpired({ batch, upTo }: Work): Batch {
    if (options.maxAgeMs < 0) return batch;
    const oldest = machineNow() - options.maxAgeMs;
    const isExpired = ({ dynamodb }: StreamRecord) =>
      (dynamodb.ApproximateCreationDateTime ?? Infinity) * 1_000 < oldest;
    const expired = batch.records.filter(isExpired);
    if (expired.length === 0) return batch;
    options.giveUp({ records: expired, attempts: batch.attempts }, 'MaximumRecordAgeExceeded');
    const fresh = { records: batch.records.filter((record) => !isExpired(record)), attempts: batch.attempts };
    work[0] = { batch: fresh, upTo };
    return fresh;
  }

  async function process(current: Work): Promise<StepOutcome> {
    const batch = dropExpired(current);
    const outcome =
      batch.records.length === 0
        ? ({ kind: 'done' } as const)
        : settleBatch(batch, await options.invoke(batch.records), rules);
    if (outcome.kind === 'retry') {
      const left = outcome.batches.reduce((sum, { records }) => sum + records.length, 0);
      const before = batch.records[batch.records.length - left - 1]?.dynamodb.SequenceNumber;
      if (before !== undefined) checkpoint.save(before);
      work.splice(0, 1, ...rest(outcome.batches, current.upTo));
      return 'failed';
    }
    if (outcome.kind === 'given-up') options.giveUp(outcome.batch, 'RetryAttemptsExhausted');
    checkpoint.save(current.upTo);
    work.shift();
    return 'worked';
  }

  return {
    step: async () => {
      const [current] = work;
      if (current !== undefined) return process(current);
      iterator ??= await position();
      let read: Awaited<ReturnType<StreamsClient['records']>>;
      try {
        read = await client.records(iterator, readLimit);
      } catch (error) {
        iterator = undefined;
        throw error;
      }
      iterator = read.NextShardIterator ?? undefined;
      work = plan(read.Records);
      const [next] = work;
      if (next !== undefined) return process(next);
      return iterator === undefined ? 'ended' : 'empty';
    },
  };
}
