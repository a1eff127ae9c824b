import type { lettersEn } from './letters.en.ts';

/** Cartas para descargar, y cómo comprobar si una es auténtica. */
export const lettersEs: Readonly<Record<keyof typeof lettersEn, string>> = {
  'letter.offer': 'Descargue su carta de oferta (PDF, unos 30 kB)',
  'letter.award': 'Descargue su carta de otorgamiento (PDF, unos 30 kB)',
  'letter.what': 'Puede imprimirla y mostrarla. Quien la reciba puede comprobar que es auténtica.',
  'verify.title': 'Comprobar una carta',
  'verify.lead':
    '¿Alguien le mostró una carta nuestra? Escriba el código que está impreso en ella. Le decimos si la carta es auténtica y si sigue vigente. No mostramos ningún nombre ni ningún monto.',
  'verify.code': 'Código de la carta',
  'verify.codeHint':
    'Por ejemplo, HCS-7K2M-9QXD-4T7W-9KQX-M2RD-8HJN-C. No importan las mayúsculas, los guiones ni los espacios.',
  'verify.compare': 'Compárela con el papel (opcional)',
  'verify.compareWhy':
    'Un código auténtico se puede poner en un papel falso. Copie lo que dice el papel y le decimos si todo coincide con nuestros registros.',
  'verify.name': 'Nombre en la carta',
  'verify.amount': 'Monto o lugar en la carta',
  'verify.amountHint': 'Por ejemplo, $5,000.00, o el nombre del lugar',
  'verify.check': 'Comprobar la carta',
  'verify.empty': 'Escriba el código que está impreso en la carta',
  'verify.notACode': 'Ese no es el código de una carta. Tiene letras y números en grupos',
  'verify.slip': 'Una letra o un número del código está mal, o dos están cambiados. Compárelo con el papel',
  'verify.tooOften': 'Ha comprobado demasiadas cartas',
  'verify.tooOftenWhat':
    'Inténtelo otra vez en una hora. Si no puede esperar, escriba a la dirección que está en la carta.',
  'verify.unknown': 'Esta no es una carta nuestra',
  'verify.unknownWhat':
    'Ninguna carta tiene este código. Compárelo con el papel. Si está bien escrito, no confíe en la carta.',
  'verify.stands': 'Esta carta es auténtica y sigue vigente',
  'verify.open': 'Esta carta es auténtica: la oferta espera una respuesta',
  'verify.over': 'Esta carta es auténtica, pero ya no es válida',
  'verify.overWhat': 'Nosotros dimos esta carta. Lo que dice ya no vale.',
  'verify.same': 'Lo que escribió del papel coincide con nuestros registros.',
  'verify.other':
    'Lo que escribió no coincide con nuestros registros. Revise que lo copió exactamente. Si es así, no confíe en el papel.',
  'verify.otherTitle': 'El código es auténtico, pero el papel no coincide',
  'verify.compareTooOften':
    'Esta carta se comparó demasiadas veces hoy, por eso no comparamos lo que escribió. Inténtelo otra vez mañana.',
  'verify.notCompared': 'No comparó el nombre ni el monto. Solo se comprobó el código.',
  'verify.institution': 'La da',
  'verify.program': 'Programa',
  'verify.kind': 'Tipo de carta',
  'verify.kind.offer': 'Oferta',
  'verify.kind.award': 'Otorgamiento',
  'verify.offeredOn': 'Fecha de la oferta',
  'verify.acceptedOn': 'Fecha de aceptación',
  'verify.another': 'Comprobar otra carta',
  'manage.letter.title': 'Cómo se ven las cartas',
  'manage.letter.lead':
    'Cada una es una vista previa. Lleva un nombre inventado, ningún código y VISTA PREVIA en cada página. Desde aquí no se puede enviar a nadie.',
  'manage.letter.link': 'Vista previa de las cartas',
  'manage.letter.one': '{$kind}, en {$language}',
  'manage.letter.kind.offer': 'Carta de oferta',
  'manage.letter.kind.award': 'Carta de otorgamiento',
  'manage.letter.language.en': 'inglés',
  'manage.letter.language.es': 'español',
  'manage.letter.none': 'Este programa no otorga nada, por eso no tiene cartas.',
};
