import type { tiesEn } from './ties.en.ts';

/** The same in Spanish. */
export const tiesEs: Readonly<Record<keyof typeof tiesEn, string>> = {
  'ties.title': '¿Qué pasa si dos personas tienen el mismo puntaje?',
  'ties.lead': 'Entonces decide esto, en este orden:',
  'ties.criterion': 'El puntaje más alto en “{$criterion}”',
  'ties.highest': 'La respuesta más alta a “{$label}”',
  'ties.lowest': 'La respuesta más baja a “{$label}”',
  'ties.answers': 'La respuesta a “{$label}”, en este orden: {$values}',
  'ties.lot': 'Un sorteo',
  'ties.received': 'Quién envió antes su solicitud',
  'ties.committed':
    'El sorteo no se puede cambiar después. El secreto del que sale quedó fijado antes de que alguien pudiera presentar su solicitud. Esta es su huella (SHA-256):',
  'ties.seed': 'Los resultados ya se publicaron, así que este es el secreto mismo:',
  'ties.recipe':
    'Su número en el sorteo es el SHA-256 del secreto, dos puntos y el número de su solicitud (app_…). El menor va primero. Cualquiera puede calcularlo otra vez cuando el secreto se publique aquí con los resultados.',
  'manage.round.lottery': 'Sorteo para un último empate',
  'manage.round.lotteryClosed': 'El secreto mismo se publica cuando se liberan las decisiones.',
};
