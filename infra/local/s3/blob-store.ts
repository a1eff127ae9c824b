import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The bytes of objects, one file each under a name that is never used twice. */
export interface BlobStore {
  /** Writes a stream to a new file and returns its name once it is on disk; nothing is left when the stream fails. */
  write(body: AsyncIterable<Buffer>): Promise<string>;
  /** Opens a file for reading; it stays readable when it is removed meanwhile. */
  open(blob: string): Promise<FileHandle>;
  /** Removes a file if it is there. */
  remove(blob: string): void;
  /** Removes all other files: left by a crash between a write and its object. */
  keepOnly(blobs: readonly string[]): void;
}

/** Opens the files in a folder, which is made when it is missing. */
export function openBlobStore(folder: string): BlobStore {
  mkdirSync(folder, { recursive: true });

  return {
    async write(body) {
      const blob = randomUUID();
      const part = join(folder, `${blob}.part`);
      const file = await open(part, 'wx');
      try {
        for await (const piece of body) await file.write(piece);
        await file.sync();
      } catch (error) {
        await file.close();
        await rm(part, { force: true });
        throw error;
      }
      await file.close();
      await rename(part, join(folder, blob));
      flushFolder(folder);
      return blob;
    },
    open: (blob) => open(join(folder, blob), 'r'),
    remove: (blob) => rmSync(join(folder, blob), { force: true }),
    keepOnly(blobs) {
      const kept = new Set(blobs);
      for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name));
    },
  };
}

/** A rename is durable once its folder is; Windows neither needs nor allows that. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
