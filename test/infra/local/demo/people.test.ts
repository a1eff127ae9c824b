import { describe, expect, it } from 'vitest';
import {
  internshipAnswers,
  loanAnswers,
  personOf,
  scholarshipAnswers,
} from '../../../../infra/local/demo/people.ts';
import { identitiesOf } from '../../../../shared/domain/application/identity.ts';
import { parseAnswers } from '../../../../shared/domain/program/answers.ts';
import type { Answers } from '../../../../shared/domain/program/fields.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';

const { programs } = loadSamples();
const numbers = Array.from({ length: 120 }, (_, n) => n);

const made: Record<string, (n: number) => Answers> = {
  'health-careers-scholarship': (n) =>
    scholarshipAnswers(n, n % 12 === 0 ? 'low' : n % 12 === 1 ? 'missing' : 'good'),
  'youth-internship': internshipAnswers,
  'community-business-loan': (n) => loanAnswers(n, 10_000 + (n % 9) * 10_000),
};

describe('the people of the demo', () => {
  it.each(Object.keys(made))('send answers that %s takes', (id) => {
    const program = programs.find((one) => one.id === id);
    if (!program) throw new Error('no such program');
    for (const n of numbers)
      expect(parseAnswers(program, made[id]?.(n), 'en'), `number ${n}`).toMatchObject({ ok: true });
  });

  it.each(Object.keys(made))('are not taken for one another in %s', (id) => {
    const seen = numbers.flatMap((n) =>
      identitiesOf(personOf(n), made[id]?.(n) ?? {}).map(({ kind, value }) => `${kind} ${value}`),
    );
    expect(new Set(seen).size).toBe(seen.length);
  });
});
