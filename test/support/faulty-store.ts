import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../../shared/store/table.ts';

/** A store that does something right before its writes: `n` counts them from 1. What it throws is what the write comes to. */
export function beforeWrites(store: Store, happens: (n: number) => Promise<void>): Store {
  let n = 0;
  const client = new Proxy(store.client, {
    get(target, name) {
      if (name !== 'send') return Reflect.get(target, name);
      return async (command: unknown) => {
        if (command instanceof TransactWriteCommand) await happens(++n);
        return target.send(command as never);
      };
    },
  });
  return { ...store, client };
}

/** A store in which something else happens right before its first write. */
export const meanwhile = (store: Store, happens: () => Promise<unknown>): Store =>
  beforeWrites(store, async (n) => {
    if (n === 1) await happens();
  });
