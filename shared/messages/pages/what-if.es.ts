import type { whatIfEn } from './what-if.en.ts';

/** The same in Spanish. */
export const whatIfEs: Readonly<Record<keyof typeof whatIfEn, string>> = {
  'gate.source.what-if': 'La prueba que se tomó como plan',
  'whatIf.title': '¿Qué pasaría si…?',
  'whatIf.see': 'Probar cuál sería el resultado de la ronda',
  'whatIf.lead':
    'Vea qué resultaría si algo fuera distinto. No cambia nada de la ronda ni de su dinero, y no se avisa a nadie.',
  'whatIf.lots':
    'Donde solo el sorteo decide entre puntajes iguales, aquí va primero la solicitud que llegó antes.',
  'whatIf.funds': '¿Cuánto hay para dar?',
  'whatIf.fundMoney': '{$fund}, en dólares',
  'whatIf.fundPlaces': '{$fund}, cupos',
  'whatIf.fundHint': 'Ahora hay {$free}.',
  'whatIf.fundWrong': '{$fund}: escriba una cantidad en dólares, por ejemplo 60,000',
  'whatIf.placesWrong': '{$fund}: escriba un número entero',
  'whatIf.without': '¿Qué límites se deben quitar?',
  'whatIf.withoutHint': 'Ninguno, si no marca nada.',
  'whatIf.objective': '¿Qué debe buscar la lista?',
  'whatIf.objective.merit': 'La mayor cantidad posible de puntos juntos',
  'whatIf.objective.awards': 'Tantas ayudas como se pueda',
  'whatIf.objective.rank': 'Seguir la lista desde el puntaje más alto',
  'whatIf.try': 'Probar',
  'whatIf.earlier': 'Pruebas anteriores',
  'whatIf.by': '{$name}, {$at}',
  'whatIf.awards': `.input {$count :number}
.match $count
one {{una ayuda, {$units}}}
* {{{$count} ayudas, {$units}}}`,
  'whatIf.nobody': 'Todavía nadie tiene calificación, así que no hay nada que calcular.',
  'whatIf.tooLate': 'La ronda ya tiene su lista. Mire esa lista o devuélvala primero.',
  'whatIf.resultTitle': 'Lo que resultaría',
  'whatIf.resultLead': 'Es solo una prueba. No se cambió nada y no se avisó a nadie.',
  'whatIf.changed': 'Lo que era distinto',
  'whatIf.changedFund': '{$fund}: {$units} para dar',
  'whatIf.changedWithout': 'Sin: {$limit}',
  'whatIf.nothingChanged': 'Nada: así estaban las cosas.',
  'whatIf.beside': 'Junto a como estaban las cosas',
  'whatIf.joined': `.input {$count :number}
.match $count
one {{Una persona recibiría algo y, como estaban las cosas, no recibe nada}}
* {{{$count} personas recibirían algo y, como estaban las cosas, no reciben nada}}`,
  'whatIf.left': `.input {$count :number}
.match $count
one {{Una persona no recibiría nada y, como estaban las cosas, recibe algo}}
* {{{$count} personas no recibirían nada y, como estaban las cosas, reciben algo}}`,
  'whatIf.expect': 'Tomar esto como lo que esperamos',
  'whatIf.expectLead':
    'Cuando se reparta la ronda, dos personas verán cuánto se aparta su lista de esta, nombre por nombre.',
  'whatIf.stale':
    'Las cosas cambiaron desde esta prueba: una persona, un puntaje, un fondo o las reglas. No se puede tomar como lo que espera. Pruebe otra vez.',
};
