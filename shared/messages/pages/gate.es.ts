import type { gateEn } from './gate.en.ts';

/** The same in Spanish. */
export const gateEs: Readonly<Record<keyof typeof gateEn, string>> = {
  'gate.title': 'Comparado con lo esperado',
  'gate.caption': 'La lista comparada con lo que se esperaba de ella',
  'gate.beside': 'Comparado con',
  'gate.more': '{$now} en vez de {$expected}: {$percent :integer} % más',
  'gate.less': '{$now} en vez de {$expected}: {$percent :integer} % menos',
  'gate.together': 'En total',
  'gate.asExpected': '{$now}, como se esperaba',
  'gate.instead': '{$now} en vez de {$expected}',
  'gate.awards': 'Ayudas',
  'gate.source.plan': 'Lo que se anotó antes',
  'gate.source.last-year': 'La ronda del año pasado',
  'gate.source.earlier-list': 'La lista anterior',
  'gate.nothingExpected':
    'Nadie anotó qué esperar, y no hay una ronda del año pasado. Mire las cifras y la lista con más cuidado todavía.',
  'gate.unusual':
    'Esto está lejos de lo esperado. Averigüe por qué antes de aprobar. Quien apruebe debe decir por qué es correcto a pesar de todo.',
  'gate.samePeople': 'Reciben algo las mismas personas que en la lista anterior.',
  'gate.joined': `.input {$count :number}
.match $count
one {{Una persona está solo en esta lista}}
* {{{$count} personas están solo en esta lista}}`,
  'gate.left': `.input {$count :number}
.match $count
one {{Una persona estaba en la lista anterior y no recibe nada en esta}}
* {{{$count} personas estaban en la lista anterior y no reciben nada en esta}}`,
  'gate.why': 'Esto está lejos de lo esperado. ¿Por qué es correcto a pesar de todo?',
  'gate.whyHint': 'Su respuesta se guarda con su aprobación.',
  'gate.whyMissing': 'Diga por qué es correcto a pesar de todo, o no apruebe',
  'gate.reason.more-money': 'Hay más dinero o más cupos que antes',
  'gate.reason.less-money': 'Hay menos dinero o menos cupos que antes',
  'gate.reason.more-people': 'Más personas presentaron su solicitud o cumplieron los requisitos',
  'gate.reason.fewer-people': 'Menos personas presentaron su solicitud o cumplieron los requisitos',
  'gate.reason.new-rules': 'Las reglas o los puntajes cambiaron desde entonces',
  'gate.reason.plan-was-wrong': 'Lo esperado estaba mal; he revisado esta lista por sí sola',
  'gate.plan': 'Anote lo que espera',
  'gate.planYes': 'Guardar',
  'gate.planLead':
    'Antes de que se conceda nada, diga qué espera. Cuando la lista esté hecha, dos personas verán qué tan lejos está de esto. Puede cambiarlo hasta que se haga el reparto de la ronda.',
  'gate.planned': `.input {$offers :number}
.match $offers
one {{{$name} espera una ayuda, {$units} (anotado el {$at}).}}
* {{{$name} espera {$offers} ayudas, en total {$units} (anotado el {$at}).}}`,
  'gate.offers': '¿Cuántas ayudas?',
  'gate.offersHint': 'Un número entero, por ejemplo 24',
  'gate.offersWrong': 'Escriba cuántas ayudas espera, con un número entero',
  'gate.money': '¿Cuánto dinero en total?',
  'gate.moneyHint': 'En dólares, por ejemplo 60,000',
  'gate.moneyWrong': 'Escriba cuánto dinero espera en total, en dólares',
  'gate.tooLate': 'La lista ya está hecha. Lo que se esperaba de ella ya no se puede cambiar.',
  'manage.round.overtaken':
    'Algo en que se basa la lista cambió después de hacerla: alguien se retiró, o cambió un puntaje o un fondo. La lista queda anulada, su dinero está libre, y se puede hacer otra vez el reparto de la ronda.',
  'manage.round.unusual': 'Diga por qué este resultado es correcto aunque está lejos de lo esperado.',
  'manage.round.done.planned': 'Lo que espera quedó anotado.',
};
