import type { reviewerEn } from './reviewer.en.ts';

/** The same in Spanish: a missing text is a type error. */
export const reviewerEs: Record<keyof typeof reviewerEn, string> = {
  theApplication: 'La solicitud',
  yourReview: 'Su evaluación',
  blindNote:
    'Algunas respuestas están ocultas para que usted evalúe la solicitud por sí misma: quién la presentó y todo lo que lo revele.',
  criterionWeight: 'Peso: {$weight} %',
};
