import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { type BlobStore, openBlobStore } from './blob-store.ts';
import { S3Error } from './s3-error.ts';

/** What is kept of an object beside its bytes. `modified` is epoch milliseconds. */
export interface ObjectAttributes {
  readonly etag: string;
  readonly size: number;
  readonly modified: number;
  /** Content-Type and the other headers that are given back as they came. */
  readonly headers: Readonly<Record<string, string>>;
  /** `x-amz-meta-` headers, by the name behind that. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** The checksum that came with it, by S3's header name, in base64. */
  readonly checksum?: { readonly name: string; readonly value: string };
}

/** One version of an object; a delete marker has no blob. */
export interface StoredObject extends ObjectAttributes {
  readonly key: string;
  readonly version: string;
  readonly blob: string | undefined;
}

/** Looked at in the same transaction as the write: throws to refuse it. `undefined`: there is no such object. */
export type Precondition = (current: StoredObject | undefined) => void;

/** Objects of all buckets: bytes as files, everything else in one SQLite file beside them. */
export interface ObjectStore {
  readonly blobs: BlobStore;
  /** The newest version, or the named one; undefined when there is none or it is deleted. */
  find(bucket: string, key: string, version?: string): StoredObject | undefined;
  /** Makes a stored blob the newest version of a key. Durable when it returns; returns the version. */
  put(bucket: BucketKey, blob: string, attributes: ObjectAttributes, allowed: Precondition): string;
  /** The oldest new object that this is still to be done about; it waits through a crash. */
  firstWaiting(what: FollowUp): Waiting | undefined;
  /** It is done. */
  done(id: number): void;
  retag(bucket: string, key: string, version: string, tags: ObjectAttributes['tags']): void;
  /** Deletes a key (leaving a marker in a versioned bucket) or one version of it. */
  remove(bucket: BucketKey, version: string | undefined, modified: number, allowed: Precondition): Removal;
  /** Keys in the order of their UTF-8 bytes, strictly after `after` and below `prefix`. */
  list(bucket: string, prefix: string, after: Buffer, limit: number): StoredObject[];
  close(): void;
}

/** A key of a bucket, and whether that bucket keeps versions. */
export interface BucketKey {
  readonly bucket: string;
  readonly versioned: boolean;
  readonly key: string;
  /** What follows from a new object, to be done once it is on disk. */
  readonly follows?: readonly FollowUp[];
}

/** What is done about a new object: told to the event bus, or looked through by the scanner. */
export type FollowUp = 'announce' | 'scan';

/** A new object that something is still to be done about. */
export interface Waiting {
  readonly id: number;
  readonly bucket: string;
  readonly key: string;
  readonly version: string;
}

/** What a deletion did: the version it removed or the marker it left. */
export interface Removal {
  readonly version?: string;
  readonly marker: boolean;
}

// A key is compared as bytes: that is S3's order, and it may hold any character, NUL included.
const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS object (
    sequence INTEGER PRIMARY KEY, bucket TEXT NOT NULL, key BLOB NOT NULL, version TEXT NOT NULL,
    latest INTEGER NOT NULL, blob TEXT, attributes TEXT NOT NULL, UNIQUE (bucket, key, version)) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS object_latest ON object (bucket, key) WHERE latest = 1;
  CREATE TABLE IF NOT EXISTS waiting (
    id INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, bucket TEXT NOT NULL, key BLOB NOT NULL, version TEXT NOT NULL) STRICT;
`;

const objectRow = z.object({
  key: z.instanceof(Uint8Array),
  version: z.string(),
  blob: z.string().nullable(),
  attributes: z.string(),
});

/** No byte of UTF-8 is this: appended to a prefix it sorts behind everything below that prefix. */
export const behindAll = Buffer.from([0xff]);

/** The version of every object in a bucket that keeps none. */
const noVersion = 'null';

/** Opens the objects in a folder and throws away bytes that no object refers to. */
export function openObjectStore(folder: string): ObjectStore {
  const blobs = openBlobStore(join(folder, 'blobs'));
  const database = new DatabaseSync(join(folder, 'objects.sqlite'));
  database.exec(schema);
  const columns = 'SELECT key, version, blob, attributes FROM object';
  const selectLatest = database.prepare(`${columns} WHERE bucket = ? AND key = ? AND latest = 1`);
  const selectVersion = database.prepare(`${columns} WHERE bucket = ? AND key = ? AND version = ?`);
  const selectNewest = database.prepare(
    `${columns} WHERE bucket = ? AND key = ? ORDER BY sequence DESC LIMIT 1`,
  );
  const selectList = database.prepare(
    `${columns} WHERE bucket = ? AND key > ? AND key >= ? AND key < ? AND latest = 1 AND blob IS NOT NULL
     ORDER BY key LIMIT ?`,
  );
  const age = database.prepare('UPDATE object SET latest = 0 WHERE bucket = ? AND key = ? AND latest = 1');
  const renew = database.prepare('UPDATE object SET latest = 1 WHERE bucket = ? AND key = ? AND version = ?');
  const insert = database.prepare(
    'INSERT INTO object (bucket, key, version, latest, blob, attributes) VALUES (?, ?, ?, 1, ?, ?)',
  );
  const insertWaiting = database.prepare(
    'INSERT INTO waiting (what, bucket, key, version) VALUES (?, ?, ?, ?)',
  );
  const selectWaiting = database.prepare('SELECT * FROM waiting WHERE what = ? ORDER BY id LIMIT 1');
  const removeWaiting = database.prepare('DELETE FROM waiting WHERE id = ?');
  const removeVersion = database.prepare('DELETE FROM object WHERE bucket = ? AND key = ? AND version = ?');
  const update = database.prepare(
    'UPDATE object SET attributes = ? WHERE bucket = ? AND key = ? AND version = ?',
  );
  blobs.keepOnly(
    database
      .prepare('SELECT blob FROM object WHERE blob IS NOT NULL')
      .all()
      .map((row) => String(row['blob'])),
  );

  const first = (row: unknown) => (row === undefined ? undefined : objectOf(row));
  const latest = (bucket: string, key: string) => first(selectLatest.get(bucket, Buffer.from(key)));
  const version = (bucket: string, key: string, name: string) =>
    first(selectVersion.get(bucket, Buffer.from(key), name));
  const unlessMarker = (object: StoredObject | undefined) =>
    object?.blob === undefined ? undefined : object;

  function transaction<T>(work: () => T): T {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Puts a row on top of a key; answers with the blob that nothing refers to any more. */
  function supersede({ bucket, key, versioned }: BucketKey, blob: string | null, attributes: object) {
    const bytes = Buffer.from(key);
    const name = versioned ? randomUUID().replaceAll('-', '') : noVersion;
    const replaced = versioned ? undefined : version(bucket, key, noVersion)?.blob;
    if (!versioned) removeVersion.run(bucket, bytes, noVersion);
    age.run(bucket, bytes);
    insert.run(bucket, bytes, name, blob, JSON.stringify(attributes));
    return { name, replaced };
  }

  return {
    blobs,
    find: (bucket, key, name) =>
      name === undefined ? unlessMarker(latest(bucket, key)) : version(bucket, key, name),
    put(target, blob, attributes, allowed) {
      const { name, replaced } = transaction(() => {
        allowed(unlessMarker(latest(target.bucket, target.key)));
        const made = supersede(target, blob, attributes);
        for (const what of target.follows ?? [])
          insertWaiting.run(what, target.bucket, Buffer.from(target.key), made.name);
        return made;
      });
      if (replaced !== undefined) blobs.remove(replaced);
      return name;
    },
    firstWaiting(what) {
      const row = selectWaiting.get(what);
      return row === undefined ? undefined : waitingOf(row);
    },
    done: (id) => void removeWaiting.run(id),
    retag(bucket, key, name, tags) {
      transaction(() => {
        const object = version(bucket, key, name);
        if (object === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
        const { key: _, version: __, blob: ___, ...attributes } = object;
        update.run(JSON.stringify({ ...attributes, tags }), bucket, Buffer.from(key), name);
      });
    },
    remove(target, name, modified, allowed) {
      const { bucket, key, versioned } = target;
      const bytes = Buffer.from(key);
      const done = transaction((): Removal & { readonly unused?: string | undefined } => {
        const current = latest(bucket, key);
        allowed(unlessMarker(current));
        if (name === undefined && versioned) {
          const marker = supersede(target, null, {
            etag: '',
            size: 0,
            modified,
            headers: {},
            metadata: {},
            tags: {},
          });
          return { version: marker.name, marker: true };
        }
        const gone = version(bucket, key, name ?? noVersion);
        if (gone === undefined) return { marker: false };
        removeVersion.run(bucket, bytes, gone.version);
        const next = first(selectNewest.get(bucket, bytes));
        if (gone.version === current?.version && next !== undefined) renew.run(bucket, bytes, next.version);
        const marker = gone.blob === undefined;
        return { marker, unused: gone.blob, ...(versioned && { version: gone.version }) };
      });
      if (done.unused !== undefined) blobs.remove(done.unused);
      return done;
    },
    list(bucket, prefix, after, limit) {
      const from = Buffer.from(prefix);
      return selectList.all(bucket, after, from, Buffer.concat([from, behindAll]), limit).map(objectOf);
    },
    close: () => database.close(),
  };
}

function objectOf(row: unknown): StoredObject {
  const { key, version, blob, attributes } = objectRow.parse(row);
  return {
    ...(JSON.parse(attributes) as ObjectAttributes),
    key: Buffer.from(key).toString('utf8'),
    version,
    blob: blob ?? undefined,
  };
}

const waitingRow = z.object({
  id: z.int(),
  bucket: z.string(),
  key: z.instanceof(Uint8Array),
  version: z.string(),
});

function waitingOf(row: unknown): Waiting {
  const { key, ...rest } = waitingRow.parse(row);
  return { ...rest, key: Buffer.from(key).toString('utf8') };
}
