import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { FileRoom } from '../../shared/cases/documents/release-document.ts';
import { readFileName } from '../../shared/files/file-name.ts';

export interface Buckets {
  readonly quarantine: string;
  readonly clean: string;
}

/** Bytes that are read of one file: more than any field takes, so that a larger one is seen to be too large. */
const most = 26 * 1024 * 1024;

/** The two buckets as rooms for files. */
export function fileRoom(s3: S3Client, buckets: Buckets): FileRoom {
  return {
    async fetch(Key, VersionId) {
      try {
        const object = await s3.send(
          new GetObjectCommand({ Bucket: buckets.quarantine, Key, VersionId, Range: `bytes=0-${most}` }),
        );
        const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
        return { bytes, fileName: readFileName(object.Metadata) };
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        // A range of nothing: the file is empty.
        if (error.name === 'InvalidRange') return { bytes: new Uint8Array(), fileName: undefined };
        if (gone.has(error.name)) return undefined;
        throw error;
      }
    },
    async release(Key, Body, ContentType) {
      await s3.send(
        new PutObjectCommand({
          Bucket: buckets.clean,
          Key,
          Body,
          ContentType,
          ContentDisposition: 'attachment',
          CacheControl: 'private, no-store',
        }),
      );
    },
    async discard(place, Key) {
      await s3.send(new DeleteObjectCommand({ Bucket: buckets[place], Key }));
    },
  };
}

const gone = new Set(['NoSuchKey', 'NoSuchVersion', 'NotFound', 'MethodNotAllowed']);
