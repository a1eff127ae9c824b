import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { Mail } from '../../../../infra/local/ses/index.ts';

/** The mail service behind a port, under a prefix as in the runtime, and the real client for it. */
export async function serveMail(mail: Mail) {
  const prefix = '/_local/aws/ses';
  const server = createServer((request, response) => {
    void mail.handle(request, response, (request.url ?? '').slice(prefix.length));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;
  return { endpoint, client: clientOf(endpoint), close: () => server.close() };
}

export function clientOf(endpoint: string): SESv2Client {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'thing' };
  return new SESv2Client({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
}
