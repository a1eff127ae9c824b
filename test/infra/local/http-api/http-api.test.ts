import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterEach, expect, test } from 'vitest';
import { openHttpApi } from '../../../../infra/local/http-api/http-api.ts';
import type { InvokeResult } from '../../../../infra/local/local-service.ts';
import { loadTemplate } from '../../../../infra/local/template/load-template.ts';
import { place, writeTemplate } from '../runtime/fixture.ts';

const now = Date.UTC(2026, 10, 7, 1, 37, 53);
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

type Fn = (event: APIGatewayProxyEventV2) => Promise<InvokeResult>;

/** An API with `ANY /a/{id}` and `$default`, in front of one function; answers its address. */
async function serve(run: Fn, timeoutMs = 30_000): Promise<string> {
  const route = (RouteKey: string) => ({
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey,
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Call' }]] },
    },
  });
  const template = loadTemplate(
    writeTemplate({
      resources: {
        Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
        Call: {
          Type: 'AWS::ApiGatewayV2::Integration',
          Properties: {
            ApiId: { Ref: 'Api' },
            IntegrationType: 'AWS_PROXY',
            IntegrationUri:
              'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:fn/invocations',
            PayloadFormatVersion: '2.0',
            TimeoutInMillis: timeoutMs,
          },
        },
        One: route('ANY /a/{id}'),
        Rest: route('$default'),
      },
    }),
    place,
  );
  const invoke = (name: string, event: unknown) => {
    expect(name).toBe('arn:fn');
    return run(event as APIGatewayProxyEventV2);
  };
  const api = openHttpApi({ template, invoke, clock: { now: () => now } });
  const server = createServer((request, response) => void api.handle(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const echo: Fn = async (event) => ({ ok: true, payload: { event } });
const returning =
  (payload: unknown): Fn =>
  async () => ({ ok: true, payload });

test('the event has the shape of payload format 2.0', async () => {
  const base = await serve(echo);
  const { port, host } = new URL(base);
  const { event } = await new Promise<{ event: APIGatewayProxyEventV2 }>((resolve, reject) => {
    const headers = [
      'Host',
      host,
      'X-One',
      'a',
      'X-One',
      'b',
      'Cookie',
      'k=1; __Host-s="two"',
      'User-Agent',
      'tester',
    ];
    const request = httpRequest({ port, path: '/a/b%20%C3%A9?x=1&x=2&y=%26', headers }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(JSON.parse(text)));
    });
    request.on('error', reject);
    request.end();
  });
  expect(event).toEqual({
    version: '2.0',
    routeKey: 'ANY /a/{id}',
    rawPath: '/a/b é',
    rawQueryString: 'x=1&x=2&y=%26',
    cookies: ['k=1', '__Host-s="two"'],
    headers: {
      host,
      'x-one': 'a,b',
      'user-agent': 'tester',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-port': port,
      'x-forwarded-proto': 'http',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    },
    queryStringParameters: { x: '1,2', y: '&' },
    pathParameters: { id: 'b é' },
    requestContext: {
      accountId: '000000000000',
      apiId: expect.stringMatching(/^[0-9a-f]{10}$/),
      domainName: host,
      domainPrefix: '127',
      http: {
        method: 'GET',
        path: '/a/b é',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'tester',
      },
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      routeKey: 'ANY /a/{id}',
      stage: '$default',
      time: '07/Nov/2026:01:37:53 +0000',
      timeEpoch: now,
    },
    isBase64Encoded: false,
  });
});

test.each([
  ['application/json', false],
  ['application/json; charset=utf-8', false],
  ['text/plain', false],
  ['application/xml', false],
  ['application/x-www-form-urlencoded', true],
  ['application/problem+json', true],
  ['multipart/form-data; boundary=x', true],
  ['application/octet-stream', true],
])('a body of type %s arrives in base64: %s', async (type, isBase64Encoded) => {
  const base = await serve(echo);
  const text = '{"a":"é"}';
  const response = await fetch(base, {
    method: 'POST',
    body: Buffer.from(text),
    headers: { 'content-type': type },
  });
  const { event } = (await response.json()) as { event: APIGatewayProxyEventV2 };
  expect(event).toMatchObject({
    isBase64Encoded,
    body: isBase64Encoded ? Buffer.from(text).toString('base64') : text,
    routeKey: '$default',
  });
});

test('a formatted response keeps status, headers, cookies and binary content', async () => {
  const base = await serve(
    returning({
      statusCode: 201,
      headers: { 'Content-Type': 'image/png', 'X-Count': 3, 'Content-Length': 999 },
      cookies: ['a=1; Path=/', 'b=2'],
      body: Buffer.from([0, 255, 7]).toString('base64'),
      isBase64Encoded: true,
    }),
  );
  const response = await fetch(base);
  expect(response.status).toBe(201);
  expect(response.headers.get('x-count')).toBe('3');
  expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255, 7]);
});

test('anything else a function returns is the JSON body of a 200', async () => {
  const response = await fetch(await serve(returning({ plain: true })));
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    200,
    'application/json',
    '{"plain":true}',
  ]);
});

test('a HEAD gets the headers of the answer and no body', async () => {
  const base = await serve(
    returning({ statusCode: 200, headers: { 'content-type': 'text/html' }, body: '<p>' }),
  );
  const response = await fetch(base, { method: 'HEAD' });
  expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
    200,
    '3',
    '',
  ]);
});

test.each<[string, Fn, number, string]>([
  [
    'a function error',
    async () => ({ ok: false, errorType: 'E', errorMessage: 'secret' }),
    500,
    'Internal Server Error',
  ],
  ['a status that is none', returning({ statusCode: 'well' }), 500, 'Internal Server Error'],
  [
    'a header that cannot be sent',
    returning({ statusCode: 200, headers: { 'x-a': 'line\nbreak' } }),
    500,
    'Internal Server Error',
  ],
  ['no answer in time', () => new Promise(() => {}), 503, 'Service Unavailable'],
])('%s is answered with %i by the gateway itself', async (_what, run, status, message) => {
  const response = await fetch(await serve(run, 50));
  expect([response.status, await response.json()]).toEqual([status, { message }]);
});

test('a request of more than 10 MB is refused, and so is one whose event would pass 6 MB', async () => {
  const base = await serve(returning({ statusCode: 200 }));
  const post = async (bytes: number) =>
    (
      await fetch(base, {
        method: 'POST',
        body: 'x'.repeat(bytes),
        headers: { 'content-type': 'text/plain' },
      })
    ).status;
  expect(await post(10 * 1024 * 1024 + 1)).toBe(413);
  expect(await post(6 * 1024 * 1024 + 1)).toBe(413);
  expect(await post(5 * 1024 * 1024)).toBe(200);
});

test('a path with a broken escape is refused', async () => {
  const { port } = new URL(await serve(echo));
  const { status } = await new Promise<{ status: number | undefined; headers: IncomingHttpHeaders }>(
    (resolve) => {
      httpRequest({ port, path: '/a/%E0%A4' }, ({ statusCode, headers }) =>
        resolve({ status: statusCode, headers }),
      ).end();
    },
  );
  expect(status).toBe(400);
});
