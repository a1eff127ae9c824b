import { describe, expect, it } from 'vitest';
import { lintProgram } from '../../../../../shared/domain/program/lint/lint.ts';
import { type Program, programDocument } from '../../../../../shared/domain/program/schema.ts';
import { isSpecific, vagueWords } from '../../../../../shared/domain/program/vague-reason.ts';
import { loan, sample, scholarship } from '../../../programs/samples.ts';

const findings = (change: (draft: Program) => unknown) => {
  const draft = structuredClone(loan) as Program;
  change(draft);
  return lintProgram(programDocument.parse(draft)).map(
    ({ path, problem }) => `${path.join('.')}: ${problem}`,
  );
};

const vagueEnglish = [
  'Did not reach the qualifying score.',
  'Internal policy',
  'Our internal standards.',
  'Insufficient score',
  'You have too few points.',
  'The application does not qualify for this loan.',
  'Does not meet our lending criteria.',
  'Does not meet our minimum requirements.',
  'The committee decided against it.',
  'The weighted rank is above the threshold.',
  'Creditworthiness',
  'Too risky',
  'Your application was not approved.',
  'Not enough.',
  'Other reasons',
];
const vagueSpanish = [
  'No alcanzó el puntaje mínimo.',
  'No alcanzó la puntuación requerida.',
  'Políticas internas',
  'Normas internas del prestamista.',
  'Puntaje insuficiente',
  'No cumple los requisitos.',
  'No cumple nuestros criterios.',
  'No cumple los estándares del programa.',
  'Su solicitud no fue aprobada.',
  'El comité decidió en contra.',
  'No es elegible.',
  'Demasiado riesgo',
];

describe('a reason for refusing credit', () => {
  it.each(vagueEnglish)('is refused where it names no factor: %s', (text) => {
    expect(vagueWords(text, 'en')).toBeDefined();
    expect(findings((draft) => Object.assign(draft.rules[0]?.reason.text ?? {}, { en: text }))).toEqual([
      expect.stringMatching(
        /^rules\.0\.reason\.text\.en: ".+" names no factor, and a refusal of credit has to$/,
      ),
    ]);
  });

  it.each(vagueSpanish)('is refused in Spanish too: %s', (text) => {
    expect(vagueWords(text, 'es')).toBeDefined();
    expect(
      findings((draft) => Object.assign(draft.scoring.criteria[0]?.refusal?.text ?? {}, { es: text })),
    ).toEqual([expect.stringMatching(/^scoring\.criteria\.0\.refusal\.text\.es: ".+" names no factor/)]);
  });

  it.each(['insufficient-score', 'internal-policy', 'below-minimum', 'not-qualified'])(
    'has no code like %s',
    (code) => {
      expect(findings((draft) => Object.assign(draft.rules[1]?.reason ?? {}, { code }))).toEqual([
        expect.stringMatching(/^rules\.1\.reason\.code: /),
      ]);
    },
  );

  it('hides behind no other writing: capitals, accents taken apart, several lines', () => {
    expect(vagueWords('DID NOT REACH THE QUALIFYING SCORE', 'en')).toBe('QUALIFYING');
    expect(vagueWords('Pol\u0069\u0301ticas internas', 'es')).toBeDefined();
    expect(vagueWords('The loan\nwas declined.', 'en')).toBeDefined();
  });

  it('is not put beside the reasons in the program’s own words', () => {
    expect(
      findings((draft) => Object.assign(draft.texts.notSelected, { en: 'You did not reach our score.' })),
    ).toEqual([expect.stringMatching(/^texts\.notSelected\.en: "score"/)]);
  });

  it.each(['community-business-loan', 'microloan', 'home-purchase-loan'] as const)(
    'of %s is specific everywhere',
    (id) => {
      const program = sample(id);
      const texts = [
        ...program.rules.map(({ reason }) => reason.text),
        ...program.scoring.criteria.flatMap(({ refusal }) => (refusal ? [refusal.text] : [])),
      ];
      expect(texts.length).toBeGreaterThan(8);
      for (const text of texts) expect(isSpecific(text), text.en).toBe(true);
    },
  );

  it('may be said in a program that refuses no credit', () => {
    const draft = structuredClone(scholarship) as Program;
    Object.assign(draft.texts.notSelected, { en: 'Others had a higher score.' });
    expect(lintProgram(draft)).toEqual([]);
  });
});

describe('a program of financing', () => {
  it('names its lender, and the federal agency', () => {
    expect(findings((draft) => delete draft.lender)).toEqual([
      'family: a refusal of credit names the lender and the federal agency, and neither is given',
    ]);
  });
});
