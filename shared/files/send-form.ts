import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { nameField } from './file-name.ts';

/** A form that puts exactly one file under exactly one key: where it goes, and the fields that stand before the file. */
export interface SendForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Signs forms for one bucket. */
export interface Sender {
  /** Where forms go, for the page's content security policy. */
  readonly origin: () => Promise<string>;
  readonly form: (file: FileToCome) => Promise<SendForm>;
}

export interface FileToCome {
  readonly key: string;
  readonly mediaType: string;
  /** Smallest and largest number of bytes. */
  readonly bytes: readonly [number, number];
  readonly seconds: number;
  /** Where the browser is sent afterwards; a script needs none. */
  readonly then?: string | undefined;
}

/** Forms whose key, type, size and end are conditions of the signature: none can be used for anything else. */
export function sender(s3: S3Client, bucket: string): Sender {
  const form = async ({ key, mediaType, bytes, seconds, then }: FileToCome): Promise<SendForm> => {
    const { url, fields } = await createPresignedPost(s3, {
      Bucket: bucket,
      Key: key,
      Expires: seconds,
      Fields: {
        'Content-Type': mediaType,
        ...(then === undefined ? { success_action_status: '201' } : { success_action_redirect: then }),
      },
      Conditions: [
        ['content-length-range', ...bytes],
        ['starts-with', `$${nameField}`, ''],
      ],
    });
    return { url, fields };
  };
  let origin: Promise<string> | undefined;
  return {
    form,
    origin: () => {
      origin ??= form({ key: 'none', mediaType: 'text/plain', bytes: [0, 0], seconds: 1 }).then(
        ({ url }) => new URL(url).origin,
      );
      return origin;
    },
  };
}
