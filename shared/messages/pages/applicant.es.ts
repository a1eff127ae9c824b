import type { applicantEn } from './applicant.en.ts';

/** The same in Spanish: a missing text is a type error. */
export const applicantEs: Record<keyof typeof applicantEn, string> = {
  saveAndContinue: 'Guardar y continuar',
  stepOf: 'Paso {$step} de {$of}',
  optional: '{$label} (opcional)',
  laterHint: 'Si todavía no lo tiene, déjelo en blanco. Se lo pediremos más adelante.',
  onlyIfAnswered: 'Responda solo si contestó {$answer} a “{$question}”.',
  onlyIfUnder: 'Responda solo si tiene menos de {$age} años.',
  chooseOne: 'Elija una opción',
  day: 'Día',
  month: 'Mes',
  year: 'Año',
  dateHint: 'Por ejemplo, {$example}',
  moneyHint: 'En dólares estadounidenses, por ejemplo 45,000 o 45,000.50',
  perYear: 'al año',
  perMonth: 'al mes',
  points: 'puntos',
  wordLimit: `.input {$count :number}
.match $count
one {{Puede escribir hasta 1 palabra}}
* {{Puede escribir hasta {$count} palabras}}`,
  wordsLeft: `.input {$count :number}
.match $count
one {{Le queda 1 palabra}}
* {{Le quedan {$count} palabras}}`,
  wordsOver: `.input {$count :number}
.match $count
one {{Le sobra 1 palabra}}
* {{Le sobran {$count} palabras}}`,
  place: `.input {$place :number}
.match $place
* {{{$place}.ª opción}}`,
  'address.street1': 'Calle y número',
  'address.street2': 'Apartamento, suite o unidad',
  'address.city': 'Ciudad',
  'address.stateOrProvince': 'Estado',
  'address.postalCode': 'Código postal (ZIP)',
  'address.country': 'País',
  itemNumber: '{$item} {$number}',
  addItem: 'Agregar: {$item}',
  removeItem: 'Quitar',
  enterField: 'Escriba una respuesta a “{$label}”',
  selectField: 'Elija una respuesta a “{$label}”',
  confirmField: 'Marque la casilla para confirmar: “{$label}”',
  listNeedsOne: 'Escriba al menos una respuesta a “{$label}”',
  dateNeedsDay: 'La fecha debe incluir el día',
  dateNeedsMonth: 'La fecha debe incluir el mes',
  dateNeedsYear: 'La fecha debe incluir el año',
  dateYearDigits: 'Escriba el año con 4 cifras, por ejemplo 2009',
  dateNotReal: 'Escriba una fecha que exista, con el día y el mes en números',
  moneyNotRead: 'Escriba una cantidad en dólares, por ejemplo 45,000 o 45,000.50',
  decimalNotRead: 'Escriba un número, por ejemplo 3.25, con punto antes de los decimales',
  integerNotRead: 'Escriba un número entero, por ejemplo 12',
  choiceNotOffered: 'Elija una de las respuestas que se muestran',
  rankedNeedsPlace: 'Elija su {$place}.ª opción',
  rankedTwice: 'Elija otra cosa como {$place}.ª opción: esta ya la eligió',
  formChangedElsewhere:
    'Usted guardó esta página en otra ventana. Revise lo que hay aquí antes de volver a guardar.',
  confirmed: 'Confirmado',
};
