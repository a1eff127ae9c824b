import * as z from 'zod';
import { errorName, errorPlace, note } from '../../shared/http/log.ts';
import { outboxPrefix } from '../../shared/store/schema.ts';
import { carryOut } from './carry-out.ts';
import type { Dispatch } from './dispatch.ts';

/** A batch of the table's stream, as far as it is read: the key says which record, the table says the rest. */
export const streamBatch = z.object({
  Records: z.array(
    z.object({
      eventSource: z.literal('aws:dynamodb'),
      dynamodb: z.object({
        SequenceNumber: z.string(),
        Keys: z.object({ pk: z.object({ S: z.string() }) }),
      }),
    }),
  ),
});

/** The records that are to be delivered again; an empty list is a whole success. */
export interface BatchResult {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Carries out a batch of new outbox records. One that fails is tried again by the sweeper, with the others going on; it
 * is given back to the stream only where its failure could not be put on record.
 */
export async function carryOutBatch(
  dispatch: Dispatch,
  { Records }: z.infer<typeof streamBatch>,
): Promise<BatchResult> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { dynamodb } of Records) {
    const { pk } = dynamodb.Keys;
    if (!pk.S.startsWith(outboxPrefix)) continue;
    const id = pk.S.slice(outboxPrefix.length);
    try {
      await carryOut(dispatch, id);
    } catch (error) {
      note('error', 'effectFailed', { record: id, error: errorName(error), place: errorPlace(error) });
      batchItemFailures.push({ itemIdentifier: dynamodb.SequenceNumber });
    }
  }
  return { batchItemFailures };
}
