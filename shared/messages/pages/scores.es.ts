import type { scoresEn } from './scores.en.ts';

/** The same in Spanish: a missing text is a type error. */
export const scoresEs: Record<keyof typeof scoresEn, string> = {
  'scores.title': 'Cómo se leyó la ronda',
  'scores.see': 'Cómo se llegó a los puntajes: los lectores lado a lado',
  'scores.lead':
    'Dos personas pueden leer la misma solicitud y dar puntajes distintos. Esta página muestra cuánto dependen los puntajes de quién leyó.',
  'scores.noDifference':
    'Los lectores de esta ronda no difieren más de lo que explica el azar. No se ajusta ningún puntaje.',
  'scores.difference':
    'Algunos lectores dan más que otros a las mismas solicitudes, por lo general {$points} puntos. El puntaje ajustado quita esa diferencia.',
  'scores.use.shown':
    'En este programa el puntaje tal como se dio decide quién va primero. El ajustado solo se muestra aquí.',
  'scores.use.ranking':
    'En este programa el puntaje ajustado decide quién va primero, si cada lector de una solicitud leyó al menos {$count} y se puede comparar con los demás. Si no, decide el puntaje tal como se dio.',
  'scores.applications': 'Solicitudes con puntaje',
  'scores.readers': 'Lectores',
  'scores.between': 'Entre lectores',
  'scores.betweenDetail': 'puntos, diferencia usual respecto al medio',
  'scores.noise': 'Una lectura',
  'scores.noiseDetail': 'puntos, azar usual en un solo puntaje',
  'scores.applicationsTitle': 'Solicitudes',
  'scores.none': 'Todavía ninguna solicitud de esta ronda tiene puntaje.',
  'scores.intervalText':
    'Si todos la hubieran leído, el puntaje estaría entre los dos números en 95 de 100 casos. Si dos solicitudes se superponen mucho, su orden no es seguro.',
  'scores.given': 'Puntaje dado',
  'scores.adjusted': 'Ajustado',
  'scores.interval': '95 de 100 casos',
  'scores.picture': 'De 0 a 100',
  'scores.pictureRanks': 'De 1 a 7',
  'scores.to': '{$low} a {$high}',
  'scores.ranksBy': 'Se ordena por',
  'scores.line': 'ajustado; dado {$raw}',
  'scores.by.adjusted': 'El puntaje ajustado',
  'scores.by.raw': 'El puntaje dado',
  'scores.by.too-few-reviews': 'El puntaje dado: todavía ha leído muy pocas {$readers}',
  'scores.by.not-linked': 'El puntaje dado: nada permite comparar con los demás a {$readers}',
  'scores.previousPage': 'Página anterior',
  'scores.readersTitle': 'Lectores',
  'scores.readersText':
    'Se ve solo por lo que otros dijeron de las mismas solicitudes. Ser exigente o generoso no es un error: las personas son distintas. Donde se sabe poco, la diferencia se mantiene pequeña.',
  'scores.reader': 'Lector',
  'scores.reviews': 'Solicitudes leídas',
  'scores.shift': 'Da',
  'scores.more': '{$points} más',
  'scores.less': '{$points} menos',
  'scores.same': 'lo mismo que otros',
  'scores.link': 'Se compara con',
  'scores.link.linked': 'La mayoría de los lectores',
  'scores.link.apart': 'Solo unos pocos: no comparten solicitudes con los demás',
  'scores.link.alone': 'Nadie: ninguna de sus solicitudes la leyó también otra persona',
  'scores.oddTitle': 'Vale la pena conversar',
  'scores.oddNone': 'Los puntajes de nadie llaman la atención de otra manera.',
  'scores.oddText':
    'Puede haber buenas razones. Miren juntos algunas de las evaluaciones antes de sacar conclusiones.',
  'scores.odd.barely-varies':
    '{$name} da casi lo mismo a todo: en {$count} solicitudes los puntajes varían {$own} puntos; los de los otros lectores de las mismas solicitudes, {$others}.',
  'scores.odd.varies-widely':
    '{$name} está a menudo muy por encima o muy por debajo de los demás: en {$count} solicitudes, por lo general a {$own} puntos; otros lectores, a {$others}.',
  'scores.practiceTitle': 'Práctica',
  'scores.practiceText':
    'Antes de las verdaderas, los lectores pueden evaluar solicitudes inventadas. Se muestra a qué distancia quedó cada uno de lo esperado, en promedio por parte, en pasos de la escala.',
  'scores.practiceNobody': 'El programa todavía no tiene lectores.',
  'scores.practiceState': 'Hecha',
  'scores.practiceDone': '{$done} de {$all}',
  'scores.away.higher': 'a {$steps}, casi siempre más alto',
  'scores.away.lower': 'a {$steps}, casi siempre más bajo',
  'scores.away.even': 'a {$steps}',
  'practice.title': 'Práctica: {$title}',
  'practice.listTitle': 'Práctica',
  'practice.listText':
    'Solicitudes inventadas para conocer las preguntas. Sus puntajes no deciden nada sobre nadie. Verá lo que se esperaba después de enviar los suyos.',
  'practice.listRequired':
    'Recibirá la primera solicitud verdadera cuando haya hecho todas estas. Hasta entonces no se le puede dar ninguna.',
  'practice.column': 'Solicitud inventada',
  'practice.columnState': 'Estado',
  'practice.toDo': 'Por hacer',
  'practice.done': 'Hecha',
  'practice.note':
    'Esta solicitud es inventada y nadie la envió. Evalúela como una verdadera. Puede hacerlo una sola vez: después ya habrá visto lo que se esperaba.',
  'practice.missing': 'Elija un puntaje para «{$title}»',
  'practice.send': 'Enviar y ver lo que se esperaba',
  'practice.doneTitle': 'Práctica hecha: {$title}',
  'practice.doneLead': 'Esto es lo que se esperaba, y por qué, junto a lo que usted eligió.',
  'practice.doneAway': 'En promedio estuvo a {$steps} pasos en cada parte.',
  'practice.doneNote':
    'No se aprueba ni se reprueba. Quien dirige el programa ve estos puntajes, para poder comparar con justicia a los lectores.',
  'practice.part': 'Parte',
  'practice.yours': 'El suyo',
  'practice.expected': 'Esperado',
  'practice.why': 'Por qué',
  'practice.next': 'Siguiente práctica',
  'practice.toList': 'Sus evaluaciones',
};
