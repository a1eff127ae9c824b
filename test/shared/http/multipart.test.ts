import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../shared/http/multipart.ts';
import { fileOf, formOf, webRequest } from '../../../shared/http/request.ts';

const asked = (body: Buffer, type = 'multipart/form-data; boundary=xyz') =>
  webRequest({
    rawPath: '/manage',
    rawQueryString: '',
    headers: { 'content-type': type },
    requestContext: { http: { method: 'POST' } },
    body: body.toString('base64'),
    isBase64Encoded: true,
  } as unknown as APIGatewayProxyEventV2);
const part = (head: string, content: Buffer | string) =>
  Buffer.concat([
    Buffer.from(`--xyz\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(content as string),
    Buffer.from('\r\n'),
  ]);
const whole = (...parts: readonly Buffer[]) => Buffer.concat([...parts, Buffer.from('--xyz--\r\n')]);

describe('a form with a file', () => {
  it('has its fields and its file, each where it belongs', () => {
    const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 10]);
    const request = asked(
      whole(
        part('name="csrf"', 'token'),
        part('name="text"', 'a\r\nñ'),
        part('name="file"; filename="a.csv"\r\nContent-Type: text/csv', bytes),
      ),
    );
    expect([...formOf(request)]).toEqual([
      ['csrf', 'token'],
      ['text', 'a\r\nñ'],
    ]);
    expect(fileOf(request, 'file')).toEqual(bytes);
    expect(fileOf(request, 'text')).toBeUndefined();
  });

  it('has no file where none was chosen', () => {
    expect(fileOf(asked(whole(part('name="file"; filename=""', ''))), 'file')).toBeUndefined();
  });

  it.each<[string, Buffer, string?]>([
    ['the end is missing', part('name="csrf"', 'token')],
    ['the boundary is another', whole(part('name="csrf"', 'token')), 'multipart/form-data; boundary=abc'],
    ['there is no boundary', whole(part('name="csrf"', 'token')), 'multipart/form-data'],
    ['the body is empty', Buffer.alloc(0)],
  ])('is nothing where %s', (_, body, type) => {
    expect([...formOf(asked(body, type))]).toEqual([]);
  });

  it('comes back as it was sent, whatever its file holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (bytes, text) => {
        const content = Buffer.from(bytes);
        fc.pre(!content.includes('--xyz') && !text.includes('--xyz'));
        const request = asked(whole(part('name="text"', text), part('name="f"; filename="x"', content)));
        expect(fileOf(request, 'f')).toEqual(content);
        expect(formOf(request).get('text')).toBe(Buffer.from(text).toString('utf8'));
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void partsOf(asked(Buffer.from(bytes)))));
  });
});
