import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../../shared/domain/program/fields.ts';
import { withAnswer } from '../../../../shared/domain/rules/candidates.ts';
import { judgeRules } from '../../../../shared/domain/rules/evaluate.ts';
import { nearestChange } from '../../../../shared/domain/rules/nearest.ts';
import type { Context } from '../../../../shared/domain/rules/read.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { answersFor } from '../../../support/generated/questions.ts';
import { Random } from '../../../support/generated/random.ts';
import { generatedProgram } from '../../../support/generated/rules.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const outcomes = (context: Context) => judgeRules(context).map(({ verdict }) => verdict);

describe(`Of generated programs (SEED=${seed})`, () => {
  it('one answer more never makes a rule unknown that passed or failed without it', () => {
    let settled = 0;
    for (let at = 0; at < 1500; at++) {
      const random = new Random(seed + at);
      const program = generatedProgram(random);
      const whole = answersFor(random);
      const context = (answers: Answers): Context => ({
        program,
        answers,
        asOf: '2026-11-21',
        tables: referenceTables,
      });
      const after = outcomes(context(whole));
      for (const name of Object.keys(whole)) {
        const { [name]: _, ...less } = whole;
        for (const [index, before] of outcomes(context(less)).entries()) {
          if (before.outcome === 'unknown') continue;
          settled++;
          expect(after[index]?.outcome, `SEED=${seed + at} ${name} ${before.id}`).toBe(before.outcome);
        }
      }
    }
    expect(settled).toBeGreaterThan(10_000);
  }, 60_000);

  it('the nearest change, once made, leaves no rule failing and nothing open that was not', () => {
    let helped = 0;
    for (let at = 0; at < 500; at++) {
      const random = new Random(seed + at);
      const program = generatedProgram(random);
      for (let n = 0; n < 4; n++) {
        const answers = answersFor(random);
        const context: Context = { program, answers, asOf: '2026-11-21', tables: referenceTables };
        const changes = nearestChange(context);
        if (changes.length === 0) continue;
        helped++;
        const changed = changes.reduce<Answers>((so, { field, to }) => withAnswer(so, field, to), answers);
        const before = outcomes(context);
        const after = outcomes({ ...context, answers: changed });
        const hard = after.filter(({ kind }) => kind === 'hard');
        const story = `SEED=${seed + at} ${JSON.stringify({ changes, rules: program.rules.map(({ check }) => check), answers })}`;
        expect(
          hard.map(({ outcome }) => outcome),
          story,
        ).not.toContain('fail');
        for (const { id, outcome } of hard)
          if (outcome === 'unknown')
            expect(before.find((one) => one.id === id)?.outcome, story).toBe('unknown');
        // Who somebody is, and what has happened, is never among it.
        for (const { field } of changes) expect(['born', 'found', 'rows'], story).not.toContain(field);
      }
    }
    expect(helped).toBeGreaterThan(60);
  }, 60_000);
});
