import * as z from 'zod';
import type { InvokeResult } from '../local-service.ts';
import type { StreamRecord } from './streams-client.ts';

/** Records that go to the function together, and how often they have failed so far. */
export interface Batch {
  readonly records: readonly StreamRecord[];
  readonly attempts: number;
}

/** How an event source mapping deals with failure. */
export interface FailureRules {
  readonly reportsItems: boolean;
  readonly bisect: boolean;
  /** -1: without end. */
  readonly maxRetries: number;
}

/** What an invocation has settled, and what is to be done about the rest. */
export type BatchOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly batches: readonly Batch[] }
  | { readonly kind: 'given-up'; readonly batch: Batch };

const report = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() });

/** The position of the first record that failed: 0 for all of them, the batch's length for none. */
function firstFailure(batch: Batch, result: InvokeResult, reportsItems: boolean): number {
  if (!result.ok) return 0;
  if (!reportsItems || result.payload === null) return batch.records.length;
  const parsed = report.safeParse(result.payload);
  if (!parsed.success) return 0;
  const failed = (parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) =>
    batch.records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
  );
  // An identifier that is none of ours fails the whole batch, as on the service.
  return failed.includes(-1) ? 0 : Math.min(batch.records.length, ...failed);
}

/**
 * Decides as the service does: what precedes the first failure is done; the rest is halved when the mapping bisects
 * (which costs no attempt), tried again while attempts are left, and given up after that.
 */
export function settleBatch(batch: Batch, result: InvokeResult, rules: FailureRules): BatchOutcome {
  const at = firstFailure(batch, result, rules.reportsItems);
  if (at >= batch.records.length) return { kind: 'done' };
  const records = batch.records.slice(at);
  // Progress made: what fails now has not failed before.
  const attempts = (at > 0 ? 0 : batch.attempts) + 1;
  if (rules.bisect && records.length > 1) {
    const half = Math.ceil(records.length / 2);
    const parts = [records.slice(0, half), records.slice(half)];
    return { kind: 'retry', batches: parts.map((part) => ({ records: part, attempts: 0 })) };
  }
  if (rules.maxRetries >= 0 && attempts > rules.maxRetries)
    return { kind: 'given-up', batch: { records, attempts } };
  return { kind: 'retry', batches: [{ records, attempts }] };
}
