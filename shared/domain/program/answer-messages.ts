import type { Language } from '../text.ts';

type Text = Readonly<Record<Language, string>>;

/** What a person or a program is told about an answer that does not fit; says what to do, never repeats the answer. */
export const answerMessages = {
  unknownField: {
    en: 'This program has no field of that name',
    es: 'Este programa no tiene un campo con ese nombre',
  },
  needed: { en: 'Enter an answer', es: 'Escriba una respuesta' },
  text: { en: 'Send text', es: 'Envíe texto' },
  blank: { en: 'Enter an answer, not only spaces', es: 'Escriba una respuesta, no solo espacios' },
  badCharacters: {
    en: 'Remove the characters that cannot be stored (NUL, or half of a two-part character)',
    es: 'Quite los caracteres que no se pueden guardar (NUL o la mitad de un carácter doble)',
  },
  email: {
    en: 'Enter an email address, like name@example.com',
    es: 'Escriba un correo electrónico, como nombre@ejemplo.com',
  },
  date: {
    en: 'Enter a real date as year-month-day, like 2009-05-31',
    es: 'Escriba una fecha real como año-mes-día, por ejemplo 2009-05-31',
  },
  past: { en: 'Enter a date in the past', es: 'Escriba una fecha pasada' },
  money: {
    en: 'Send dollars as {"amount":"45000.00","currency":"USD"}, without commas',
    es: 'Envíe dólares como {"amount":"45000.00","currency":"USD"}, sin comas',
  },
  notNegative: { en: 'Enter an amount of 0 or more', es: 'Escriba una cantidad de 0 o más' },
  decimal: {
    en: 'Send a number as text, like "3.25", without commas',
    es: 'Envíe un número como texto, por ejemplo "3.25", sin comas',
  },
  integer: { en: 'Send a whole number', es: 'Envíe un número entero' },
  yesNo: { en: 'Send true or false', es: 'Envíe true o false' },
  declaration: {
    en: 'Send true to make this statement, or leave it out',
    es: 'Envíe true para hacer esta declaración, o no la envíe',
  },
  distinct: { en: 'Choose each one only once', es: 'Elija cada opción una sola vez' },
  documents: {
    en: 'Leave this out: files are sent afterwards, on their own page',
    es: 'No lo incluya: los archivos se envían después, en su propia página',
  },
  alone: {
    en: 'Choose “none of these” or the others, not both',
    es: 'Elija «ninguna de estas» o las demás, no las dos cosas',
  },
  list: { en: 'Send a list', es: 'Envíe una lista' },
  object: {
    en: 'Send an object with the parts of this answer',
    es: 'Envíe un objeto con las partes de esta respuesta',
  },
} as const satisfies Record<string, Text>;

/** Texts with a limit in them. */
export const answerLimits = {
  maxLength: (n: number): Text => ({
    en: `Use ${n} characters or fewer`,
    es: `Use ${n} caracteres o menos`,
  }),
  maxWords: (n: number): Text => ({ en: `Use ${n} words or fewer`, es: `Use ${n} palabras o menos` }),
  decimals: (n: number): Text => ({
    en: n === 0 ? 'Use a whole number' : `Use at most ${n} ${n === 1 ? 'digit' : 'digits'} after the point`,
    es:
      n === 0
        ? 'Use un número entero'
        : `Use como máximo ${n} ${n === 1 ? 'cifra' : 'cifras'} después del punto`,
  }),
  atLeast: (n: number | string): Text => ({ en: `Use ${n} or more`, es: `Use ${n} o más` }),
  atMost: (n: number | string): Text => ({ en: `Use ${n} or less`, es: `Use ${n} o menos` }),
  oneOf: (values: readonly (string | number)[]): Text => ({
    en: `Choose one of: ${values.join(', ')}`,
    es: `Elija una de estas opciones: ${values.join(', ')}`,
  }),
  exactly: (n: number): Text => ({ en: `Choose exactly ${n}`, es: `Elija exactamente ${n}` }),
  minFiles: (n: number): Text => ({
    en: n === 1 ? 'Add a file' : `Add at least ${n} files`,
    es: n === 1 ? 'Agregue un archivo' : `Agregue al menos ${n} archivos`,
  }),
  maxFiles: (n: number): Text => ({
    en: `Keep at most ${n} ${n === 1 ? 'file' : 'files'} and remove the rest`,
    es: `Deje como máximo ${n} ${n === 1 ? 'archivo' : 'archivos'} y quite los demás`,
  }),
  minItems: (n: number): Text => ({ en: `Give at least ${n}`, es: `Indique al menos ${n}` }),
  maxItems: (n: number): Text => ({ en: `Give at most ${n}`, es: `Indique ${n} como máximo` }),
} as const;
