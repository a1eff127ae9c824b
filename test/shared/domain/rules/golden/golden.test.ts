import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../../shared/domain/canonical-json.ts';
import { hashOf } from '../../../../../shared/domain/hash.ts';
import { evaluate } from '../../../../../shared/domain/rules/evaluate.ts';
import { loadSamples } from '../../../../../shared/programs/load.ts';
import { asOf, casesOf } from './cases.ts';

/**
 * Verdicts as our code gave them when they were recorded. A verdict that comes out otherwise for the same rules and the same answers
 * means that a change of our code would judge people of last year differently: mend the code. Where a sample program's rules or questions
 * changed, its verdicts are recorded again: `RECORD=golden npx vitest run test/shared/domain/rules/golden`.
 */
const file = join(import.meta.dirname, 'verdicts.json');
type Recorded = { readonly rulesHash: string; readonly verdicts: Readonly<Record<string, string>> };

const worked = Object.fromEntries(
  loadSamples().programs.map((program) => {
    const verdicts = casesOf(program).map(({ name, answers, invited }) => {
      const verdict = evaluate(program, answers, {
        asOf,
        programVersion: 1,
        ...(invited ? { invited } : {}),
      });
      // Answers are part of the name: other answers are another case, not another verdict.
      return [
        `${name} ${verdict.inputHash.slice(0, 12)}`,
        `${verdict.outcome} ${hashOf(canonicalJson(verdict)).slice(0, 24)}`,
      ];
    });
    const { rulesHash } = evaluate(program, {}, { asOf, programVersion: 1 });
    return [program.id, { rulesHash, verdicts: Object.fromEntries(verdicts) } satisfies Recorded];
  }),
);
if (process.env['RECORD'] === 'golden') writeFileSync(file, `${JSON.stringify(worked, undefined, 1)}\n`);
const recorded = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Recorded>>;

describe('A verdict that was given once', () => {
  it.each(Object.entries(worked))('is given again to the byte: %s', (id, { rulesHash, verdicts }) => {
    const once = recorded[id];
    expect(once?.rulesHash, 'the rules changed: record again').toBe(rulesHash);
    const same = Object.entries(verdicts).filter(([name]) => once?.verdicts[name] !== undefined);
    expect(same.length, 'the questions changed: record again').toBeGreaterThan(
      Object.keys(verdicts).length / 2,
    );
    for (const [name, verdict] of same) expect(verdict, name).toBe(once?.verdicts[name]);
  });
});
