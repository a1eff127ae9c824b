import { S3Client } from '@aws-sdk/client-s3';
import { fetcher } from '../../../shared/files/fetch-address.ts';
import { sender } from '../../../shared/files/send-form.ts';

/** A store of files that nobody listens behind: signing needs none. */
const nowhere = new S3Client({
  region: 'us-east-1',
  endpoint: 'http://127.0.0.1:9',
  forcePathStyle: true,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
export const noFiles = { send: sender(nowhere, 'quarantine'), fetch: fetcher(nowhere, 'clean') };
