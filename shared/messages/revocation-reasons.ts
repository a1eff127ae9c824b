import type { RevocationReason } from '../domain/application/revocation-reason.ts';
import type { LocalizedText } from '../domain/text.ts';

/** Why an offer is taken back, as whoever has it and whoever decides about it read it. */
export const revocationTexts: Readonly<Record<RevocationReason, LocalizedText>> = {
  'not-qualified': {
    en: 'The rules of the program are not met any more, or never were.',
    es: 'Ya no se cumplen las reglas del programa, o nunca se cumplieron.',
  },
  'facts-differ': {
    en: 'Something that was decisive is not as the application said.',
    es: 'Algo decisivo no es como decía la solicitud.',
  },
  'condition-not-met': {
    en: 'A condition of the offer was not met by its date.',
    es: 'Una condición de la oferta no se cumplió en su fecha.',
  },
  'made-in-error': { en: 'The offer was made in error.', es: 'La oferta se hizo por error.' },
  other: { en: 'Another reason, which is written below.', es: 'Otra razón, que se explica abajo.' },
};
