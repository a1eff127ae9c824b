import type { fundsEn } from './funds.en.ts';

/** The same in Spanish. */
export const fundsEs: Readonly<Record<keyof typeof fundsEn, string>> = {
  'funds.lead.merit':
    'El dinero viene de varios fondos. Elegimos de modo que quienes reciben dinero sumen juntos la mayor cantidad posible de puntos.',
  'funds.lead.awards':
    'El dinero viene de varios fondos. Elegimos de modo que reciban dinero tantas personas como se pueda. Si hay más de una manera, la que suma más puntos.',
  'funds.lead.rank':
    'El dinero viene de varios fondos. Seguimos la lista desde el puntaje más alto. Nadie pierde dinero por alguien que está más abajo.',
  'funds.decide':
    'Cuando se cierran las solicitudes, todas se califican con las mismas reglas. Esto es lo que cuenta, y cuánto:',
  'funds.whole': 'Recibe lo que pidió, {$amount} como máximo, o nada.',
  'funds.part':
    'Recibe lo que pidió, {$amount} como máximo, o una parte. Nunca es menos del {$percent}% de lo que pidió. Puede decir que no.',
  'funds.title': 'Para quién es cada fondo',
  'funds.anybody': 'Todas las personas que cumplen los requisitos',
  'funds.between': 'De {$least} a {$most} para cada una',
  'funds.exactly': '{$most} para cada una',
  'funds.from': '{$least} o más para cada una',
  'funds.upTo': 'Hasta {$most} para cada una',
  'funds.noLimit': 'Cualquier cantidad',
  'funds.unknown': 'Si sus respuestas no muestran que un fondo es para usted, no podemos usarlo para usted.',
  'funds.capShare': '{$what}: como máximo el {$percent}% de todas las ayudas',
  'funds.capMost': `.input {$count :number}
.match $count
one {{{$what}: como máximo una ayuda}}
* {{{$what}: como máximo {$count} ayudas}}`,
  'funds.waiting': 'Cuando vuelve dinero, va a la primera persona de la lista de espera a quien le alcanza.',
  'allocation.title': 'Cómo se formó esta lista',
  'allocation.objective.merit':
    'La meta: que quienes reciben algo sumen juntos la mayor cantidad posible de puntos.',
  'allocation.objective.awards':
    'La meta: tantas ayudas como se pueda y, después, la mayor cantidad posible de puntos juntos.',
  'allocation.objective.rank': 'La meta: seguir la lista desde el puntaje más alto.',
  'allocation.proven': 'Con estos límites no existe una lista mejor. Se calculó exactamente.',
  'allocation.unproven':
    'Esta lista es buena, pero no está demostrado que no haya otra mejor. La mejor tiene como máximo {$most} más.',
  'allocation.unprovenRank':
    'No existe una lista con más puntos. Donde varias tienen los mismos, no está demostrado que en esta vayan primero quienes tienen mejor lugar.',
  'allocation.most.merit': '{$count} puntos',
  'allocation.most.awards': '{$count} ayudas',
  'allocation.beside': 'Esta lista junto a solo seguir la lista',
  'allocation.way': 'Manera',
  'allocation.this': 'Esta lista',
  'allocation.plain': 'Seguir la lista hasta donde alcanza el dinero',
  'allocation.difference': 'Diferencia',
  'allocation.points': 'Puntos juntos',
  'allocation.awards': 'Ayudas',
  'allocation.money': 'Dinero',
  'allocation.prices': 'Lo que cuesta cada límite',
  'allocation.pricesLead':
    'Cuánto más habría si un límite no existiera y todos los demás sí. Un menos significa menos.',
  'allocation.limit': 'Límite',
  'allocation.price.donor': '{$fund}: solo para “{$title}”',
  'allocation.price.amounts': '{$fund}: su ayuda más pequeña y más grande',
  'allocation.why': 'Por qué',
  'why.less': 'Pidió {$asked}',
  'why.notPlainly': 'No recibiría nada si solo siguiéramos la lista',
  'why.plainly': 'Recibiría algo si solo siguiéramos la lista',
  'why.no-fund': 'Ningún fondo puede pagar esto:',
  'why.by.donor': '{$fund} es solo para “{$title}”',
  'why.by.donor-unknown': '{$fund}: las respuestas no muestran si es para esta solicitud',
  'why.by.smallest': '{$fund}: pidió menos que su ayuda más pequeña',
  'why.by.largest': '{$fund}: necesita más que su ayuda más grande',
  'why.by.aid': '{$fund}: otras ayudas cubren todos sus costos',
  'why.left': '{$fund}: quedan {$left}, se necesitan {$least}',
  'why.leftLowest':
    '{$fund}: quedan {$left}, se necesitan {$least}. El puntaje más bajo que paga es {$score}',
  'why.cap': 'Hay dinero, pero no se permiten más: {$cap}',
  'why.instead': `.input {$count :number}
.match $count
0 {{Con esta solicitud dentro nadie se quedaría sin nada, pero habría menos: {$less}}}
one {{Con esta solicitud dentro, {$names} se quedaría sin nada: {$less}}}
* {{Con esta solicitud dentro, {$names} se quedarían sin nada: {$less}}}`,
  'why.lessPoints': '{$points} puntos menos juntos',
  'why.morePoints': '{$points} puntos más juntos',
  'why.samePoints': 'los mismos puntos juntos',
  'why.fewerAwards': `.input {$count :number}
.match $count
one {{una ayuda menos}}
* {{{$count} ayudas menos}}`,
  'why.moreAwards': `.input {$count :number}
.match $count
one {{una ayuda más}}
* {{{$count} ayudas más}}`,
};
