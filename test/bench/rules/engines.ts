import { ZenEngine } from '@gorules/zen-engine';
import { LogicEngine } from 'json-logic-engine';
import { Engine } from 'json-rules-engine';
import type { Facts } from './criteria.ts';

/**
 * The twelve criteria written by hand, in three values as they have to be: true, false, or undefined while what is missing could still
 * matter. What no rule engine can be much faster than.
 */
export function handWritten(): (facts: Partial<Facts>) => boolean | undefined {
  const mostIncome = 15_000_000;
  const leastGrade = 2500;
  const lastDay = 20_261_001;
  return (a) => {
    let open = false;
    if (a.people === undefined) open = true;
    else if (a.people < 1 || a.people > 12) return false;
    if (a.incomeCents === undefined) open = true;
    else if (a.incomeCents > mostIncome) return false;
    if (a.gradeThousandths === undefined) open = true;
    else if (a.gradeThousandths < leastGrade) return false;
    if (a.age === undefined) open = true;
    else if (a.age < 16 || a.age > 26) return false;
    if (a.began === undefined) open = true;
    else if (a.began > lastDay) return false;
    if (a.kind === undefined) open = true;
    else if (a.kind !== 'a' && a.kind !== 'b') return false;
    if (a.inArea === undefined) open = true;
    else if (!a.inArea) return false;
    if (a.sworn === undefined) open = true;
    else if (!a.sworn) return false;
    if (a.povertyHundredths === undefined) open = true;
    else if (a.povertyHundredths > 30_000) return false;
    if (!(a.first === true || (a.shareHundredths !== undefined && a.shareHundredths >= 5100))) {
      if (a.shareHundredths === undefined || a.first === undefined) open = true;
      else return false;
    }
    if (a.level === undefined) open = true;
    else if (a.level === 3) return false;
    if (a.ownersHundredths === undefined) open = true;
    else if (a.ownersHundredths !== 10_000) return false;
    return open ? undefined : true;
  };
}

/** The same without a look for what is missing: not a rule anybody could use, but the bare comparisons. */
export function bareComparisons(): (facts: Facts) => boolean {
  return (a) =>
    a.people >= 1 &&
    a.people <= 12 &&
    a.incomeCents <= 15_000_000 &&
    a.gradeThousandths >= 2500 &&
    a.age >= 16 &&
    a.age <= 26 &&
    a.began <= 20_261_001 &&
    (a.kind === 'a' || a.kind === 'b') &&
    a.inArea &&
    a.sworn &&
    a.povertyHundredths <= 30_000 &&
    (a.shareHundredths >= 5100 || a.first) &&
    a.level !== 3 &&
    a.ownersHundredths === 10_000;
}

/** json-logic-engine, built: the logic becomes a function once. */
export function jsonLogic(): (facts: Facts) => boolean {
  const value = (name: keyof Facts) => ({ var: name });
  return new LogicEngine().build({
    and: [
      { '<=': [1, value('people'), 12] },
      { '<=': [value('incomeCents'), 15_000_000] },
      { '>=': [value('gradeThousandths'), 2500] },
      { '<=': [16, value('age'), 26] },
      { '<=': [value('began'), 20_261_001] },
      { in: [value('kind'), ['a', 'b']] },
      { '===': [value('inArea'), true] },
      { '===': [value('sworn'), true] },
      { '<=': [value('povertyHundredths'), 30_000] },
      { or: [{ '>=': [value('shareHundredths'), 5100] }, { '===': [value('first'), true] }] },
      { '!': [{ '===': [value('level'), 3] }] },
      { '===': [value('ownersHundredths'), 10_000] },
    ],
  }) as (facts: Facts) => boolean;
}

/** json-rules-engine: one rule with twelve conditions. */
export function jsonRules(): (facts: Facts) => Promise<boolean> {
  const one = (fact: keyof Facts, operator: string, value: unknown) => ({ fact, operator, value });
  const engine = new Engine();
  engine.addRule({
    conditions: {
      all: [
        one('people', 'greaterThanInclusive', 1),
        one('people', 'lessThanInclusive', 12),
        one('incomeCents', 'lessThanInclusive', 15_000_000),
        one('gradeThousandths', 'greaterThanInclusive', 2500),
        one('age', 'greaterThanInclusive', 16),
        one('age', 'lessThanInclusive', 26),
        one('began', 'lessThanInclusive', 20_261_001),
        one('kind', 'in', ['a', 'b']),
        one('inArea', 'equal', true),
        one('sworn', 'equal', true),
        one('povertyHundredths', 'lessThanInclusive', 30_000),
        { any: [one('shareHundredths', 'greaterThanInclusive', 5100), one('first', 'equal', true)] },
        { not: one('level', 'equal', 3) },
        one('ownersHundredths', 'equal', 10_000),
      ],
    },
    event: { type: 'eligible' },
  });
  return async (facts) => (await engine.run({ ...facts })).events.length > 0;
}

/** zen-engine: a decision of one expression, parsed once. */
export function zen(): { readonly decide: (facts: Facts) => Promise<boolean>; readonly end: () => void } {
  const value = [
    'people >= 1 and people <= 12',
    'incomeCents <= 15000000',
    'gradeThousandths >= 2500',
    'age >= 16 and age <= 26',
    'began <= 20261001',
    'kind in ["a", "b"]',
    'inArea == true',
    'sworn == true',
    'povertyHundredths <= 30000',
    '(shareHundredths >= 5100 or first == true)',
    'not (level == 3)',
    'ownersHundredths == 10000',
  ].join(' and ');
  const node = (id: string, type: string, content?: object) => ({
    id,
    name: id,
    type,
    ...(content ? { content } : {}),
    position: { x: 0, y: 0 },
  });
  const edge = (id: string, sourceId: string, targetId: string) => ({ id, type: 'edge', sourceId, targetId });
  const engine = new ZenEngine();
  const decision = engine.createDecision({
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      node('in', 'inputNode'),
      node('rules', 'expressionNode', { expressions: [{ id: 'e', key: 'eligible', value }] }),
      node('out', 'outputNode'),
    ],
    edges: [edge('1', 'in', 'rules'), edge('2', 'rules', 'out')],
  });
  return {
    decide: async (facts) => {
      const { result } = await decision.evaluate(facts);
      return result.eligible === true;
    },
    end: () => engine.dispose(),
  };
}
