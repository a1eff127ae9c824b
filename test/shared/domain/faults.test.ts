import { readFile } from 'node:fs/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { LimitExceededException, TooManyRequestsException } from '@aws-sdk/client-sesv2';
import { ExecutionAlreadyExists } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import {
  asFault,
  classify,
  type FaultClass,
  faultTable,
  LimitedFault,
  PermanentFault,
  type RetryRule,
  TransientFault,
} from '../../../shared/domain/faults.ts';

const rows = Object.entries(faultTable) as [FaultClass, RetryRule][];
const sdk = { $metadata: {}, message: 'private text' };
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ ...sdk, CancellationReasons: codes.map((Code) => ({ Code })) });
const named = (name: string, more: object = {}) => Object.assign(new Error('private text'), { name }, more);

describe('an error', () => {
  it.each<[string, unknown, FaultClass]>([
    ['our transient fault', new TransientFault('away'), 'transient'],
    ['our limited fault', new LimitedFault('slower'), 'limited'],
    ['our permanent fault', new PermanentFault('no'), 'never'],
    ['a conflict of transactions', cancelled('None', 'TransactionConflict'), 'transient'],
    ['a throttled transaction', cancelled('TransactionConflict', 'ThrottlingError'), 'limited'],
    ['a failed condition', cancelled('TransactionConflict', 'ConditionalCheckFailed'), 'never'],
    ['a condition on one item', new ConditionalCheckFailedException(sdk), 'never'],
    ['an execution that exists', new ExecutionAlreadyExists(sdk), 'never'],
    ['mail that is sent too fast', new TooManyRequestsException(sdk), 'limited'],
    ['mail over the quota', new LimitExceededException(sdk), 'limited'],
    ['a lost connection', named('Error', { code: 'ECONNRESET' }), 'transient'],
    ['an unknown 503', named('Surprise', { $metadata: { httpStatusCode: 503 } }), 'transient'],
    ['an unknown 429', named('Surprise', { $metadata: { httpStatusCode: 429 } }), 'limited'],
    ['an unknown 400', named('Surprise', { $metadata: { httpStatusCode: 400 } }), 'never'],
    ['what the SDK would throttle', named('Surprise', { $retryable: { throttling: true } }), 'limited'],
    ['what the SDK would retry', named('Surprise', { $retryable: {} }), 'transient'],
    ['a mistake in the code', new TypeError('x is not a function'), 'never'],
    ['something that is no error', 'oops', 'never'],
    ['nothing', undefined, 'never'],
  ])('%s is classified by its name and what is said of it', (_what, error, expected) => {
    expect(classify(error)).toBe(expected);
  });

  it('of every listed name is in the class that lists it', () => {
    for (const [kind, rule] of rows) for (const name of rule.names) expect(classify(named(name))).toBe(kind);
  });

  it('becomes a fault whose name the workflow matches, without its text', () => {
    for (const [kind, rule] of rows) {
      const cause = named(rule.names[1] ?? '');
      const fault = asFault(cause);
      expect(rule.names).toContain(fault.name);
      expect(classify(fault)).toBe(kind);
      expect(fault.message).toBe(cause.name);
      expect(fault.cause).toBe(cause);
    }
  });

  it('that is a fault already stays what it is', () => {
    const fault = new LimitedFault('slower');
    expect(asFault(fault)).toBe(fault);
  });
});

describe('the table', () => {
  it('has every name once', () => {
    const names = rows.flatMap(([, rule]) => rule.names);
    expect(new Set(names).size).toBe(names.length);
  });

  it('retries nothing of the class never', () => {
    expect(faultTable.never.maxAttempts).toBe(0);
  });

  it('is what docs/errors.md prints', async () => {
    const page = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
    for (const [kind, rule] of rows) {
      const row = page.split('\n').find((line) => line.startsWith(`| ${kind} |`));
      expect(row).toBe(printed(kind, rule));
      const section = page.split(`\n## ${kind}\n`)[1]?.split('\n## ')[0] ?? '';
      expect([...section.matchAll(/^- `(.+)`$/gm)].map(([, name]) => name)).toEqual(rule.names);
    }
  });
});

function printed(kind: FaultClass, rule: RetryRule): string {
  const cells =
    rule.maxAttempts === 0
      ? ['none', '-', '-', '-']
      : [
          `${rule.maxAttempts}`,
          `${rule.intervalSeconds} s`,
          `x ${rule.backoffRate}, at most ${rule.maxDelaySeconds} s`,
          rule.jitter.toLowerCase(),
        ];
  return `| ${[kind, rule.meaning, ...cells].join(' | ')} |`;
}
