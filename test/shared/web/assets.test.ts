import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Assets, openAssets } from '../../../shared/web/assets.ts';

let folder: string;
let assets: Assets;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assets-'));
  await writeFile(join(folder, 'app.css'), 'a{color:red}');
  await writeFile(join(folder, 'secret.txt'), 'no');
  await writeFile(join(folder, 'manifest.json'), '{"app.css":"0123456789"}');
  assets = openAssets(folder);
});
afterAll(() => rm(folder, { recursive: true }));

test('an asset is linked by its hash and may be kept for ever', () => {
  expect(assets.href('app.css')).toBe('/assets/app.0123456789.css');
  const answer = assets.serve('app.0123456789.css');
  expect(answer?.headers).toMatchObject({
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(Buffer.from(answer?.body ?? '', 'base64').toString()).toBe('a{color:red}');
});

test('it is compressed for those who take it so', () => {
  const answer = assets.serve('app.0123456789.css', 'br, gzip');
  expect(answer?.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(Buffer.from(answer?.body ?? '', 'base64')).toString()).toBe('a{color:red}');
});

test('a page of the version before gets the file of today, but not to keep', () => {
  expect(assets.serve('app.ffffffffff.css')?.headers['cache-control']).toBe('no-cache');
});

test.each([
  'app.css',
  'secret.txt',
  'secret.0123456789.txt',
  '../x.0123456789.css',
  'manifest.json',
  'constructor.0123456789.css',
  '',
])('nothing else is served: %j', (file) => expect(assets.serve(file)).toBeUndefined());

test('without a manifest there is nothing to link', () => {
  expect(openAssets(join(folder, 'none')).href('app.css')).toBeUndefined();
});
