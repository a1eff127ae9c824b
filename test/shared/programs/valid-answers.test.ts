import { describe, expect, it } from 'vitest';
import { parseAnswers } from '../../../shared/domain/program/answers.ts';
import { missingFields } from '../../../shared/domain/program/missing.ts';
import { evaluate } from '../../../shared/domain/rules/evaluate.ts';
import { loadSamples } from '../../../shared/programs/load.ts';
import { validAnswers } from '../../support/valid-answers.ts';

describe.each(loadSamples().programs.map((program) => [program.id, program] as const))('%s', (_, program) => {
  it.each(['2026-11-25', '2027-01-31'])('can be answered in full by somebody who qualifies on %s', (asOf) => {
    const answers = validAnswers(program, asOf);
    expect(parseAnswers(program, answers, 'en', asOf)).toEqual({ ok: true, answers });
    expect(missingFields(program, answers, asOf)).toEqual([]);
    const { outcome, rules } = evaluate(program, answers, { asOf, programVersion: 1 });
    expect(rules.filter((rule) => rule.kind === 'hard' && rule.outcome !== 'pass')).toEqual([]);
    expect(outcome).toBe('eligible');
  });
});
