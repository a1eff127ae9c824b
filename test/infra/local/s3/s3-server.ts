import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import type { Objects } from '../../../../infra/local/s3/index.ts';

export const prefix = '/_local/aws/s3';

/** The object service behind a port, under a prefix as in the runtime, and the real client for it. */
export async function serveObjects(objects: Objects) {
  const server = createServer((request, response) => {
    objects.handle(request, response, (request.url ?? '').slice(prefix.length)).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, client: clientOf(origin), close: () => server.close() };
}

export function clientOf(origin: string, accessKeyId = 'local', secretAccessKey = 'local'): S3Client {
  return new S3Client({
    endpoint: `${origin}${prefix}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
}
