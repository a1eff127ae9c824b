import { randomBytes } from 'node:crypto';
import { documentClient, type Store } from './table.ts';

/** The deployed table, the system's clock and random source: what every function's wiring starts from. */
export const openStore = (tableName: string): Store => ({
  client: documentClient(),
  tableName,
  now: () => new Date(),
  random: randomBytes,
});
