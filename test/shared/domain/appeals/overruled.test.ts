import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partIn } from '../../../../shared/domain/appeals/barred.ts';
import { outcomeAfter } from '../../../../shared/domain/appeals/overruled.ts';
import type { AuditEvent } from '../../../../shared/domain/audit.ts';
import type { RuleOutcome, RuleVerdict, Truth, Verdict } from '../../../../shared/domain/rules/verdict.ts';

const truths: Record<RuleOutcome, Truth> = { pass: 'true', fail: 'false', unknown: 'unknown' };
const rule = (
  id: string,
  outcome: RuleOutcome,
  value: string | null = '1',
  kind: RuleVerdict['kind'] = 'hard',
): RuleVerdict => ({
  ...{ id, kind, outcome, applies: 'true', whenTrace: null },
  reasonCode: outcome === 'fail' ? id : null,
  trace: { op: 'atLeast', subject: id, value, limit: '2', result: truths[outcome] },
});
const verdict = (rules: readonly RuleVerdict[], ask: readonly string[] = []): Verdict => ({
  outcome: rules.some((one) => one.kind === 'hard' && one.outcome === 'fail')
    ? 'ineligible'
    : ask.length > 0
      ? 'unknown'
      : 'eligible',
  ...{ rules, ask, judge: [], asOf: '2026-11-21', programVersion: 1 },
  ...{ rulesHash: 'r', inputHash: 'i', tableVersions: {} },
});

describe('A verdict after appeals', () => {
  it('stays what it is without a granted one', () => {
    expect(outcomeAfter(verdict([rule('a', 'fail')]), [])).toBe('ineligible');
    expect(outcomeAfter(verdict([rule('a', 'pass')]), [])).toBe('eligible');
  });

  it('no longer counts just those failures that a person has decided about', () => {
    const refused = verdict([rule('a', 'fail'), rule('b', 'pass')]);
    expect(outcomeAfter(refused, [refused])).toBe('eligible');
    expect(outcomeAfter(verdict([rule('a', 'fail', '0')]), [refused])).toBe('ineligible');
    expect(outcomeAfter(verdict([rule('a', 'fail'), rule('b', 'fail')]), [refused])).toBe('ineligible');
  });

  it('becomes a question where something is unknown besides, and never a refusal or an approval', () => {
    const refused = verdict([rule('a', 'fail'), rule('b', 'unknown', null)], ['b']);
    expect(outcomeAfter(refused, [refused])).toBe('unknown');
  });

  it('is never made worse by a granted appeal, and a granted one of itself always lets it go on', () => {
    const rules = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c'),
        outcome: fc.constantFrom<RuleOutcome>('pass', 'fail', 'unknown'),
        value: fc.constantFrom('0', '1', null),
        kind: fc.constantFrom('hard', 'informational'),
      }),
      { maxLength: 5 },
    );
    const verdicts = rules.map((all) =>
      verdict(all.map(({ id, outcome, value, kind }) => rule(id, outcome, value, kind))),
    );
    fc.assert(
      fc.property(verdicts, fc.array(verdicts, { maxLength: 3 }), (one, granted) => {
        const after = outcomeAfter(one, granted);
        if (one.outcome !== 'ineligible') expect(after).toBe(one.outcome);
        expect(outcomeAfter(one, [...granted, one])).not.toBe('ineligible');
      }),
    );
  });
});

describe('A part in an application', () => {
  const event = (name: string, kind: 'manager' | 'applicant', id = 'm'): AuditEvent => ({
    ...{ subject: 's', seq: 1, at: '2026-11-21T18:00:00.000Z', event: name, from: '', to: '' },
    actor: kind === 'manager' ? { kind, id } : { kind },
    ...{ data: {}, previous: '', hash: '' },
  });

  it('is anything that a manager did, but for what decides nothing', () => {
    expect(partIn([event('information given', 'manager')], 'm')).toMatchObject({
      event: 'information given',
    });
    expect(partIn([event('what nobody has thought of', 'manager')], 'm')).toBeDefined();
    expect(partIn([event('deadline extended', 'manager')], 'm')).toBeUndefined();
    expect(partIn([event('information given', 'manager', 'other')], 'm')).toBeUndefined();
    expect(partIn([event('submitted', 'applicant')], 'm')).toBeUndefined();
  });
});
