import * as z from 'zod';
import type { Person } from '../../shared/domain/application/application.ts';
import { answerMessages } from '../../shared/domain/program/answer-messages.ts';
import { type Answers, type Page, page } from '../../shared/domain/program/fields.ts';
import type { Language } from '../../shared/domain/text.ts';
import { type FormError, parseDraft } from '../../shared/web/forms/index.ts';

/** Every form begins with this page, whatever the program: who applies, and where mail reaches them. */
export const youPage: Page = page.parse({
  id: 'you',
  title: { en: 'Your name and email', es: 'Su nombre y correo electrónico' },
  fields: [
    {
      type: 'text',
      id: 'name',
      purpose: 'name',
      maxLength: 150,
      label: { en: 'What is your full name?', es: '¿Cuál es su nombre completo?' },
      hint: {
        en: 'Write it as you use it. It does not have to match an official paper.',
        es: 'Escríbalo como lo usa. No tiene que ser igual al de un documento oficial.',
      },
    },
    {
      type: 'text',
      id: 'email',
      purpose: 'email',
      maxLength: 254,
      label: { en: 'What is your email address?', es: '¿Cuál es su correo electrónico?' },
      hint: {
        en: 'We send everything to this address. You also need it to come back to your application.',
        es: 'Enviamos todo a este correo. También lo necesita para volver a su solicitud.',
      },
    },
  ],
});

/** The page as a form of its own: no rule or score ever sees it. */
export const youProgram = { pages: [youPage] };

/** An address that mail can be sent to. */
export const mailable = z.email().max(254);

/** Who applies, as far as it can be read, and what is wrong. A part that cannot be read is empty. */
export function readYou(
  typed: Answers,
  language: Language,
  asOf: string,
): { readonly person: Person; readonly errors: readonly FormError[] } {
  const { answers, errors } = parseDraft(youProgram, typed, language, asOf);
  const text = (id: string) => (typeof answers[id] === 'string' ? answers[id] : '');
  const email = text('email');
  if (email === '' || mailable.safeParse(email).success)
    return { person: { name: text('name'), email }, errors };
  const detail = answerMessages.email[language];
  return {
    person: { name: text('name'), email: '' },
    errors: [...errors, { pointer: '/answers/email', fieldId: 'email', detail }],
  };
}
