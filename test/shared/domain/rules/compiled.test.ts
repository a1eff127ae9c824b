import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../../shared/domain/program/fields.ts';
import { formStages, invitedStages, missingFields } from '../../../../shared/domain/program/missing.ts';
import type { Program } from '../../../../shared/domain/program/schema.ts';
import { compile } from '../../../../shared/domain/rules/compiled/compile.ts';
import { generate } from '../../../../shared/domain/rules/compiled/generate.ts';
import { type Judgement, judgeCompiled } from '../../../../shared/domain/rules/compiled/judge-compiled.ts';
import { conclude, judgeRules } from '../../../../shared/domain/rules/evaluate.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';
import { answersFor } from '../../../support/generated/questions.ts';
import { Random } from '../../../support/generated/random.ts';
import { generatedProgram } from '../../../support/generated/rules.ts';
import { casesOf } from './golden/cases.ts';

const asOf = '2026-11-21';
/** `SEED=` with `RUNS=4` runs what a failure names again; `RUNS=` also runs more or fewer programs of fifty answers each. */
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const programs = Number(process.env['RUNS'] ?? 2000);
const answersEach = 50;

/** What `evaluate` says, without the hashes that it stamps a verdict with. */
function interpreted(program: Program, answers: Answers, invited: boolean): Judgement {
  const stages = invited ? invitedStages : formStages;
  const judged = judgeRules({ program, answers, asOf, tables: referenceTables });
  const missing = missingFields(program, answers, asOf, stages);
  return {
    ...conclude(program, judged, missing, stages),
    rules: judged.map(({ verdict: { id, kind, outcome, reasonCode, applies } }) => ({
      id,
      kind,
      outcome,
      reasonCode,
      applies,
    })),
  };
}

describe('Compiled rules', () => {
  it(`say to the byte what the interpreter says, on ${programs * answersEach} generated pairs (SEED=${seed})`, () => {
    let all: readonly Answers[] = [];
    const seen = { eligible: 0, ineligible: 0, unknown: 0 };
    for (let at = 0; at < programs; at++) {
      const random = new Random(seed + at);
      const program = generatedProgram(random);
      const answering = new Random(seed + at + 1_000_003);
      // Four programs meet the same answers: making answers takes longer than judging them.
      if (at % 4 === 0 || all.length === 0)
        all = Array.from({ length: answersEach }, () => answersFor(answering));
      for (const answers of all) {
        const invited = random.chance(50);
        const byCode = judgeCompiled(program, answers, { asOf, invited });
        const byWord = interpreted(program, answers, invited);
        if (JSON.stringify(byCode) !== JSON.stringify(byWord)) {
          const rule = byWord.rules.findIndex(
            (one, i) => JSON.stringify(one) !== JSON.stringify(byCode.rules[i]),
          );
          expect.unreachable(
            `SEED=${seed + at - (at % 4)} RUNS=4: ${JSON.stringify({ rule: program.rules[rule], answers, byWord: byWord.rules[rule], byCode: byCode.rules[rule] }, undefined, 1)}\n${generate(program, referenceTables).source}`,
          );
        }
        seen[byWord.outcome]++;
      }
      expect(compile(program)).toBeDefined();
    }
    // The pairs are worth something only while every outcome is among them.
    if (process.env['RUNS'] !== undefined) return;
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan((programs * answersEach) / 100);
  }, 120_000);

  it('say the same of every sample program, for everything that is recorded of it', () => {
    for (const program of loadSamples().programs)
      for (const { name, answers, invited = false } of casesOf(program))
        expect(judgeCompiled(program, answers, { asOf, invited }), `${program.id} ${name}`).toEqual(
          interpreted(program, answers, invited),
        );
  });
});
