import type { Helper } from '../../shared/cases/intake/snapshot.ts';
import { type Answers, type Page, page } from '../../shared/domain/program/fields.ts';
import type { Language } from '../../shared/domain/text.ts';
import { type FormError, parseDraft } from '../../shared/web/forms/index.ts';

const helped = { field: 'helped', in: [true] };

/** Asked of whoever says so on the draft's home: somebody else fills this in, for the person it is about. */
export const helperPage: Page = page.parse({
  id: 'helper',
  title: { en: 'Help with this application', es: 'Ayuda con esta solicitud' },
  intro: {
    en: 'Anybody may help. We still write to the person who applies, and only that person can accept an offer.',
    es: 'Cualquiera puede ayudar. Aun así escribimos a la persona que solicita, y solo ella puede aceptar una oferta.',
  },
  fields: [
    {
      type: 'yes-no',
      id: 'helped',
      label: {
        en: 'Is somebody else filling this in for the person who applies?',
        es: '¿Otra persona llena esta solicitud por quien la presenta?',
      },
    },
    {
      type: 'text',
      id: 'helperName',
      maxLength: 150,
      shownWhen: helped,
      label: { en: 'Full name of the person who helps', es: 'Nombre completo de quien ayuda' },
    },
    {
      type: 'choice',
      id: 'helperRole',
      shownWhen: helped,
      label: { en: 'Who are they to the person who applies?', es: '¿Qué es de la persona que solicita?' },
      options: [
        { value: 'family', label: { en: 'Family or friend', es: 'Familia o amistad' } },
        { value: 'school', label: { en: 'Somebody from school', es: 'Alguien de la escuela' } },
        {
          value: 'organization',
          label: {
            en: 'Somebody from an organization or agency',
            es: 'Alguien de una organización o agencia',
          },
        },
        { value: 'other', label: { en: 'Somebody else', es: 'Otra persona' } },
      ],
    },
    {
      type: 'declaration',
      id: 'helperAgreed',
      shownWhen: helped,
      label: {
        en: 'The person who applies knows that this is being filled in for them, and agrees',
        es: 'La persona que solicita sabe que se llena esto por ella y está de acuerdo',
      },
    },
  ],
});

/** Who helped, from what was typed, and what is still to be said about it; nothing where nobody said that somebody helps. */
export function readHelper(
  typed: Answers | undefined,
  language: Language,
  asOf: string,
): { readonly helper: Helper | undefined; readonly errors: readonly FormError[] } {
  if (typed === undefined) return { helper: undefined, errors: [] };
  const { answers, errors } = parseDraft({ pages: [helperPage] }, typed, language, asOf);
  const { helperName: name, helperRole: role } = answers;
  const whole = answers['helped'] === true && errors.length === 0;
  return {
    helper: whole && typeof name === 'string' && typeof role === 'string' ? { name, role } : undefined,
    // Who looked at the page and left it empty has said nothing.
    errors: answers['helped'] === undefined ? [] : errors,
  };
}
