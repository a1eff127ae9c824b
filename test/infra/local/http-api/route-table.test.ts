import { expect, test } from 'vitest';
import { makeRoute, routeTable } from '../../../../infra/local/http-api/route-table.ts';

const keys = [
  'ANY /',
  'GET /pets/dog/1',
  'GET /pets/dog/{id}',
  'GET /pets/{proxy+}',
  'ANY /pets/dog/{id}',
  'ANY /{proxy+}',
  'POST /only/post',
  'GET /{kind}/report',
];
const select = routeTable([...keys, '$default'].map((key) => makeRoute(key, 'arn', 1)));
const withoutDefault = routeTable(['GET /a', 'ANY /b/{proxy+}'].map((key) => makeRoute(key, 'arn', 1)));

test.each([
  ['GET', '/pets/dog/1', 'GET /pets/dog/1', {}],
  ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
  ['GET', '/pets/cat/1', 'GET /pets/{proxy+}', { proxy: 'cat/1' }],
  ['POST', '/pets/dog/2', 'ANY /pets/dog/{id}', { id: '2' }],
  ['POST', '/pets/dog/1', 'ANY /pets/dog/{id}', { id: '1' }],
  ['POST', '/test/5', 'ANY /{proxy+}', { proxy: 'test/5' }],
  ['GET', '/only/post', 'ANY /{proxy+}', { proxy: 'only/post' }],
  ['GET', '/pets/report', 'GET /{kind}/report', { kind: 'pets' }],
  ['HEAD', '/pets/dog/1', 'ANY /pets/dog/{id}', { id: '1' }],
  ['DELETE', '/', 'ANY /', {}],
  ['GET', '/pets/', 'ANY /{proxy+}', { proxy: 'pets/' }],
])('%s %s is served by %s', (method, path, routeKey, pathParameters) => {
  expect(select(method, path)).toMatchObject({ route: { routeKey }, pathParameters });
});

test('$default serves what no route fits', () => {
  const onlyDefault = routeTable(['GET /a', '$default'].map((key) => makeRoute(key, 'arn', 1)));
  expect(onlyDefault('GET', '/nowhere')).toMatchObject({
    route: { routeKey: '$default' },
    pathParameters: {},
  });
});

test('without $default nothing serves what no route fits, a HEAD for a GET route included', () => {
  expect(withoutDefault('GET', '/nowhere')).toBeUndefined();
  expect(withoutDefault('HEAD', '/a')).toBeUndefined();
  expect(withoutDefault('GET', '/b/')).toBeUndefined();
  expect(withoutDefault('HEAD', '/b/c')).toMatchObject({ route: { routeKey: 'ANY /b/{proxy+}' } });
});
