import type { placingEn } from './placing.en.ts';

/** The same in Spanish. */
export const placingEs: Readonly<Record<keyof typeof placingEn, string>> = {
  'placing.decide':
    'Cuando se cierran las solicitudes, todas se califican con las mismas reglas. Los cupos se dan por puntaje, después de las personas que un lugar acepta primero. Esto es lo que cuenta para el puntaje, y cuánto:',
  'placing.title': 'Cómo se dan los cupos',
  'placing.how':
    'Usted pide un cupo en su primera opción. Cada lugar se queda con las personas que van primero en su orden, tantas como cupos tiene. Las demás piden en su siguiente opción, hasta que ya nadie tiene que pedir.',
  'placing.honest':
    'Ponga sus opciones en el orden que de verdad prefiere. Ningún otro orden puede darle un lugar mejor.',
  'placing.orders': 'A quién acepta primero cada lugar',
  'placing.inside': 'En cada grupo va primero quien tiene el puntaje más alto.',
  'placing.everybody': 'Todas las personas, por puntaje',
  'placing.others': 'Todas las demás personas',
  'placing.free':
    'Cuando después queda libre un cupo, es para alguien de la lista de espera que eligió ese lugar y todavía cumple los requisitos: quien va primero en el orden de ese lugar.',
  'placing.stays': 'Si ya se le ofreció un cupo, no pasa a uno mejor que quede libre después.',
  'placing.number': 'el número {$place}',
  'placing.numberOf': 'el número {$place} (“{$group}”)',
  'placing.got': 'En el orden de {$site}: {$own}',
  'placing.full':
    '{$site}: completo. En su orden, la última persona con cupo ahí es {$last}; esta persona es {$own}.',
  'placing.none': '{$site}: no tenía cupos libres.',
};
