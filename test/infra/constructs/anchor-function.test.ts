import { Duration, type Stack } from 'aws-cdk-lib';
import { expect, expectTypeOf, it } from 'vitest';
import { environment } from '../../../functions/manage/environment.ts';
import { AnchorFunction, type AnchorFunctionProps } from '../../../infra/constructs/anchor-function.ts';

const common = {
  TABLE_NAME: 't',
  BASE_URL: 'https://example.org',
  LOG_LEVEL: 'INFO',
  POWERTOOLS_SERVICE_NAME: 'manage',
};
const rest = { bundle: '.', description: '', environment, timeout: Duration.seconds(1), memory: 128 };

it('takes a value for every variable of its schema and no other', () => {
  expectTypeOf<keyof AnchorFunctionProps<typeof environment>['values']>().toEqualTypeOf<
    keyof typeof environment.shape
  >();
  const known = { ...common, OIDC_ISSUER: 'https://example.org', OIDC_CLIENT_ID: 'c' };
  // Never called: the type checker is the test.
  const mistakes = [
    // @ts-expect-error OIDC_CLIENT_ID and OIDC_ISSUER are missing
    (stack: Stack) => new AnchorFunction(stack, 'A', { ...rest, values: { ...common } }),
    // @ts-expect-error OIDC_SECRET is no variable of the schema
    (stack: Stack) => new AnchorFunction(stack, 'B', { ...rest, values: { ...known, OIDC_SECRET: 's' } }),
  ];
  expect(mistakes).toHaveLength(2);
});
