import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../../../shared/domain/program/changes/changes.ts';
import { documentHash } from '../../../../../shared/domain/program/document.ts';
import type { Program } from '../../../../../shared/domain/program/schema.ts';
import { loadSamples } from '../../../../../shared/programs/load.ts';
import { loan, sample, scholarship } from '../../../programs/samples.ts';

type Draft = { -readonly [K in keyof Program]: Program[K] } & Record<string, never>;
const edited = (program: Program, edit: (draft: Draft) => void): readonly string[] => {
  const draft = structuredClone(program) as Draft;
  edit(draft);
  return changesBetween(program, draft).map(({ topic, text }) => `${topic}: ${text}`);
};
const microloan = sample('microloan');

describe('what changed for applicants', () => {
  it('is nothing between a document and itself', () => {
    for (const program of [scholarship, loan, microloan])
      expect(changesBetween(program, program)).toEqual([]);
  });

  it.each<[string, (draft: Draft) => void, readonly string[]]>([
    [
      'a question that is gone',
      (draft) => draft.pages[0]?.fields.splice(1, 1),
      ['questions: The question "How long has it been running?" (stage) is not asked any more.'],
    ],
    [
      'a question that must now be answered',
      (draft) => Object.assign(draft.pages[4]?.fields[0] ?? {}, { optional: false }),
      [
        'questions: "Why can you not borrow this somewhere else on fair terms?" (creditElsewhereStatement) must now be answered.',
      ],
    ],
    [
      'a question asked in another way',
      (draft) => Object.assign(draft.pages[2]?.fields[2] ?? {}, { type: 'decimal' }),
      [
        'questions: "Over how many months will you pay back the loan?" (termMonths) is now asked as decimal instead of integer. Answers of the old kind do not fit it.',
      ],
    ],
    [
      'a question on another page',
      (draft) => draft.pages[1]?.fields.push(...(draft.pages[0]?.fields.splice(2, 1) ?? [])),
      ['questions: "What does it do?" (sector) is now on "Where you work" instead of "Your business".'],
    ],
    [
      'a weight',
      (draft) => {
        Object.assign(draft.scoring.criteria[0] ?? {}, { weight: 35 });
        Object.assign(draft.scoring.criteria[1] ?? {}, { weight: 20 });
      },
      [
        'scoring: "Paying it back" (repayment) counts 35 % instead of 30 %.',
        'scoring: "Business plan" (plan) counts 20 % instead of 25 %.',
      ],
    ],
    [
      'the closing day',
      (draft) => {
        draft.window = { ...draft.window, closesAt: '2027-05-31T23:59' };
      },
      ['dates: It closes on 2027-05-31T23:59 instead of 2027-06-30T23:59.'],
    ],
    [
      'the days of an appeal, which were thirty where nothing was said',
      (draft) => {
        draft.appeal = { days: 45 };
      },
      ['dates: Decisions may be appealed for 45 days instead of 30.'],
    ],
    [
      'a rule that is gone',
      (draft) => draft.rules.splice(4, 1),
      [
        'rules: The rule "The loan does not buy land or a building" (no-real-estate) does not count any more.',
      ],
    ],
    [
      'a limit of a rule',
      (draft) => Object.assign(draft.rules[1]?.check ?? {}, { atLeast: '1000.00' }),
      [
        'rules: The rule "The loan is $500 or more" (amount-at-least-500) is judged differently: it holds when {"field":"amount","atLeast":"1000.00"} (check.atLeast was "500.00").',
      ],
    ],
    [
      'a text',
      (draft) => {
        draft.summary = { ...draft.summary, es: 'Otro resumen' };
      },
      [`texts: summary.es is now "Otro resumen", and was "${microloan.summary.es}".`],
    ],
  ])('%s is told in words', (_, edit, told) => {
    const found = edited(microloan, edit);
    for (const one of told) expect(found).toContain(one);
    // The order of a page's questions follows from where they stand.
    expect(found.filter((one) => !one.includes('The order is different'))).toEqual(told);
  });

  it('names a choice by its label, wherever it stands in the list', () => {
    const found = edited(scholarship, (draft) => {
      for (const { fields } of draft.pages)
        for (const field of fields)
          if (field.id === 'schoolId' && field.type === 'choice')
            field.options.unshift({ value: 'new-high', label: { en: 'New High', es: 'Nueva' } });
    });
    expect(found).toEqual([
      expect.stringMatching(/^questions: ".*" \(schoolId\): new choice "New High" \(new-high\)\.$/),
    ]);
  });

  it('leaves no part of any sample out', () => {
    for (const program of loadSamples().programs)
      for (const [key, part] of Object.entries(program)) {
        const draft = { ...program, [key]: otherwise(part) } as Program;
        if (documentHash(draft) === documentHash(program)) continue;
        expect(changesBetween(program, draft).length, `${program.id} ${key}`).toBeGreaterThan(0);
      }
    function otherwise(value: unknown): unknown {
      if (typeof value === 'string') return `${value}x`;
      if (typeof value === 'number') return value + 1;
      if (typeof value === 'boolean') return !value;
      if (typeof value !== 'object' || value === null) return value;
      const [first] = Object.entries(value);
      if (!first) return value;
      const [name, inner] = first;
      if (!Array.isArray(value)) return { ...value, [name]: otherwise(inner) };
      return [otherwise(inner), ...value.slice(1)];
    }
  });

  it('leaves nothing out: any text, number or truth of a document that is changed is told', () => {
    const leaves = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]))
        : [path];
    const all = [scholarship, microloan, sample('supplier-registry'), sample('home-purchase-loan')].flatMap(
      (program) => leaves(program).map((path) => ({ program, path })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...all), ({ program, path }) => {
        const draft = structuredClone(program);
        let at = draft as unknown as Record<string, unknown>;
        for (const step of path.slice(0, -1)) at = at[step] as Record<string, unknown>;
        const last = path.at(-1) ?? '';
        const old = at[last];
        at[last] = typeof old === 'boolean' ? !old : typeof old === 'number' ? old + 1 : `${old}x`;
        expect(documentHash(draft)).not.toBe(documentHash(program));
        expect(changesBetween(program, draft).length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});
