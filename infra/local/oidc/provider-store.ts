import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { calculateJwkThumbprint, type JWK } from 'jose';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import * as z from 'zod';
import type { Clock } from '../local-service.ts';

/** Sessions, grants and codes of the provider, and its keys, in one SQLite file. */
export interface ProviderStore {
  /** The provider's adapter for one of its models. */
  adapter(model: string): Adapter;
  /** The private RSA key that signs tokens, made the first time. */
  signingKey(): Promise<JWK>;
  /** The key that signs the provider's cookies, made the first time. */
  cookieKey(): string;
  close(): void;
}

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS record (
    model TEXT NOT NULL, id TEXT NOT NULL, grant_id TEXT, uid TEXT, expires_at INTEGER, body TEXT NOT NULL,
    PRIMARY KEY (model, id)) STRICT;
  CREATE INDEX IF NOT EXISTS record_grant ON record (grant_id) WHERE grant_id IS NOT NULL;
  CREATE INDEX IF NOT EXISTS record_uid ON record (model, uid) WHERE uid IS NOT NULL;
`;

const secretRow = z.object({ value: z.string() });
const bodyRow = z.object({ body: z.string() });

/** Opens the store; records end with the virtual clock. */
export function openProviderStore(file: string, clock: Clock): ProviderStore {
  const database = new DatabaseSync(file);
  database.exec(schema);
  const selectSecret = database.prepare('SELECT value FROM secret WHERE name = ?');
  const insertSecret = database.prepare('INSERT INTO secret VALUES (?, ?)');
  const upsert = database.prepare('INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?)');
  const alive = 'AND (expires_at IS NULL OR expires_at > ?)';
  const selectById = database.prepare(`SELECT body FROM record WHERE model = ? AND id = ? ${alive}`);
  const selectByUid = database.prepare(`SELECT body FROM record WHERE model = ? AND uid = ? ${alive}`);
  const consume = database.prepare(
    `UPDATE record SET body = json_set(body, '$.consumed', ?) WHERE model = ? AND id = ?`,
  );
  const remove = database.prepare('DELETE FROM record WHERE model = ? AND id = ?');
  const removeGrant = database.prepare('DELETE FROM record WHERE grant_id = ?');
  const removeExpired = database.prepare('DELETE FROM record WHERE expires_at <= ?');
  removeExpired.run(clock.now());

  function secret(name: string, make: () => string): string {
    const row = selectSecret.get(name);
    if (row !== undefined) return secretRow.parse(row).value;
    const value = make();
    insertSecret.run(name, value);
    return value;
  }

  const payloadOf = (row: unknown) =>
    row === undefined ? undefined : (JSON.parse(bodyRow.parse(row).body) as AdapterPayload);

  return {
    adapter: (model) => ({
      async upsert(id, payload, expiresIn) {
        const expiresAt = expiresIn === undefined ? null : clock.now() + expiresIn * 1_000;
        const body = JSON.stringify(payload);
        upsert.run(model, id, payload.grantId ?? null, payload.uid ?? null, expiresAt, body);
      },
      find: async (id) => payloadOf(selectById.get(model, id, clock.now())),
      findByUid: async (uid) => payloadOf(selectByUid.get(model, uid, clock.now())),
      // Only the device flow has user codes, and it is switched off.
      findByUserCode: async () => undefined,
      async consume(id) {
        consume.run(Math.floor(clock.now() / 1_000), model, id);
      },
      async destroy(id) {
        remove.run(model, id);
      },
      async revokeByGrantId(grantId) {
        removeGrant.run(grantId);
      },
    }),
    async signingKey() {
      const text = secret('signing-key', () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        return JSON.stringify(privateKey.export({ format: 'jwk' }));
      });
      const key = JSON.parse(text) as JWK;
      return { ...key, alg: 'RS256', use: 'sig', kid: await calculateJwkThumbprint(key) };
    },
    cookieKey: () => secret('cookie-key', () => randomBytes(32).toString('base64url')),
    close: () => database.close(),
  };
}
