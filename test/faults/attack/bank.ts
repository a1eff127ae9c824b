import { orderName } from '../../../shared/domain/after-award/payment.ts';
import { linesOf, listBatches } from '../../../shared/store/payments.ts';
import type { Store } from '../../../shared/store/table.ts';
import type { Bank, BankLine } from './acts/act.ts';

/** A bank that pays what the files of released batches say, line by line, whatever becomes of its answers. */
export function openBank(): Bank {
  const lines: BankLine[] = [];
  const known = new Set<string>();
  return {
    lines,
    async read(store: Store) {
      for (const { batchId, state } of await listBatches(store)) {
        if (state !== 'released' || known.has(batchId)) continue;
        known.add(batchId);
        for (const line of await linesOf(store, batchId))
          lines.push({ batchId, payment: orderName(line), cents: line.cents });
      }
    },
  };
}
