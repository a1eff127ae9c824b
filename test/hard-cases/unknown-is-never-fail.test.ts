import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toldOf } from '../../functions/intake/api/precheck.ts';
import { findingPart } from '../../functions/intake/pages/qualify-finding.ts';
import { ownQuestions } from '../../functions/intake/qualify/questions.ts';
import { documentHash } from '../../shared/domain/program/document.ts';
import { precheck } from '../../shared/domain/rules/precheck.ts';
import { toldRules } from '../../shared/domain/rules/told.ts';
import { type Rankable, rank } from '../../shared/domain/scoring/ranking.ts';
import { scoreApplication } from '../../shared/domain/scoring/score.ts';
import { referenceTables } from '../../shared/domain/tables/reference-tables.ts';
import { languages } from '../../shared/domain/text.ts';
import { pageTexts } from '../../shared/messages/pages/index.ts';
import { loadSamples } from '../../shared/programs/load.ts';
import { parseHtml, textOf } from '../shared/web/support/parse-html.ts';
import { day, judgedOn, pointsFor } from './judged.ts';
import { partlyAnswered } from './some-answers.ts';

const programs = loadSamples().programs.map((program) => [program.id as string, program] as const);

const hash = documentHash(programs[0]?.[1] as never);

describe.each(programs)('Unknown is never equal to fail: %s', (_id, program) => {
  it('adding a fact never turns a pass into unknown, nor a fail, for one rule and for the whole', () => {
    fc.assert(
      fc.property(partlyAnswered(program), ({ full, partial }) => {
        const [less, more] = [judgedOn(program, partial), judgedOn(program, full)];
        for (const [index, rule] of less.rules.entries())
          if (rule.outcome !== 'unknown') expect(more.rules[index]?.outcome, rule.id).toBe(rule.outcome);
        if (less.outcome === 'ineligible') expect(more.outcome).toBe('ineligible');
        if (less.outcome === 'eligible') expect(more.outcome).toBe('eligible');
      }),
      { numRuns: 200 },
    );
  });

  it('who is not sure to fail is told of no failure: not by the verdict, not beforehand, in neither language', () => {
    fc.assert(
      fc.property(partlyAnswered(program), ({ partial }) => {
        const verdict = judgedOn(program, partial);
        if (verdict.outcome === 'unknown') expect(toldRules(verdict, program)).toEqual([]);
        const result = precheck({ program, version: 1, hash }, partial, day);
        if (result.verdict === 'ineligible') return;
        for (const language of languages) {
          const { rules, nearest } = toldOf(result, language);
          expect(rules.flatMap(({ reasonCode }) => reasonCode ?? [])).toEqual([]);
          expect(rules.map(({ outcome }) => outcome)).not.toContain('fail');
          expect(nearest).toEqual([]);
          for (const { id, message } of rules)
            expect(message).toBe(program.rules.find((rule) => rule.id === id)?.title[language]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the page of the check beforehand says no word of refusal where something is only missing', () => {
    const check = { path: '/check', program, questions: ownQuestions(program), asOf: day };
    fc.assert(
      fc.property(partlyAnswered(program), ({ partial }) => {
        const result = precheck({ program, version: 1, hash }, partial, day);
        if (result.verdict !== 'unknown') return;
        for (const language of languages) {
          const t = pageTexts(language);
          const part = findingPart(
            check,
            { program: { program, version: 1, hash }, result },
            new Map(),
            language,
          );
          const words = textOf(parseHtml(String(part))).replace(/\s+/g, ' ');
          expect(words).toContain(t('qualify.tag.unknown'));
          expect(words).not.toContain(t('qualify.tag.ineligible'));
          for (const { reason } of program.rules) expect(words).not.toContain(reason.text[language]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('a missing answer is never a score of zero: what it would decide is left to the readers', () => {
    fc.assert(
      fc.property(partlyAnswered(program), ({ full, partial }) => {
        for (const { id } of program.scoring.criteria) {
          const points = pointsFor(program, id, partial);
          if (points !== undefined) expect(points, id).toBe(pointsFor(program, id, full));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('with nothing answered there is no score at all, however many have read it', () => {
    const context = { program, answers: {}, asOf: day, tables: referenceTables };
    const given = program.scoring.criteria
      .filter(({ source }) => source.by === 'reviewer')
      .map(({ id }) => [id, 3]);
    const scored = scoreApplication(context, [Object.fromEntries(given), Object.fromEntries(given)]);
    const worked = program.scoring.criteria
      .filter(({ source }) => source.by !== 'reviewer')
      .map(({ id }) => id);
    if (worked.length === 0) expect(scored.kind).toBe('scored');
    else expect(scored).toEqual({ kind: 'incomplete', missing: worked });
  });

  it('in a tie-break a missing answer is no zero, which could win it or lose it', () => {
    const plan = program.award as { tieBreaks?: Parameters<typeof rank>[1] };
    for (const tieBreak of plan.tieBreaks ?? []) {
      if ('criterion' in tieBreak || 'first' in tieBreak) continue;
      const person = (applicationId: string, answers: object): Rankable => ({
        applicationId,
        score: '80.00',
        means: {},
        receivedAt: '2026-11-25T00:00:00.000Z',
        answers: answers as never,
      });
      const zero = { [tieBreak.field]: { amount: '0.00', currency: 'USD' } };
      const some = { [tieBreak.field]: { amount: '10.00', currency: 'USD' } };
      const order = rank([person('a', {}), person('b', zero), person('c', some)], [tieBreak]);
      expect(order.at(-1)?.applicationId).toBe('a');
    }
  });
});

it('the partial answers reach every verdict in every program, so that the above is about something', () => {
  for (const [id, program] of programs) {
    const drawn = fc.sample(partlyAnswered(program), { numRuns: 400, seed: 7 });
    const reached = new Set(drawn.map(({ partial }) => judgedOn(program, partial).outcome));
    // A registry is open to every supplier: no answer that can be given shuts anybody out.
    expect([...reached].sort(), id).toEqual(
      id === 'supplier-registry' ? ['eligible', 'unknown'] : ['eligible', 'ineligible', 'unknown'],
    );
  }
});
