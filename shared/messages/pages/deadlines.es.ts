import type { deadlinesEn } from './deadlines.en.ts';

/** Plazos, más tiempo y la segunda parte con invitación. */
export const deadlinesEs: Record<keyof typeof deadlinesEn, string> = {
  'deadline.minuteCounts': 'Ese minuto todavía cuenta.',
  'deadline.yourTime': 'Donde usted está, es el {$at}.',
  'deadline.moreTime': 'Usted tiene más tiempo',
  'deadline.moreTimeAll': 'Hay más tiempo',
  'deadline.newClosing': 'El programa ahora cierra el {$at}.',
  'deadline.ownClosing': 'Para usted, el programa ahora cierra el {$at}. Vale solo para usted.',
  'deadline.why.outage':
    'Nuestro sitio no funcionó durante una parte del tiempo. Para que nadie pierda por eso, todas las personas tienen más tiempo.',
  'deadline.why.emergency':
    'Muchas personas no pudieron solicitar por una emergencia. Por eso todas las personas tienen más tiempo.',
  'deadline.why.records-late':
    'Muchas personas todavía esperan papeles de otros, como las escuelas. Por eso todas las personas tienen más tiempo.',
  'deadline.why.other': 'El programa da más tiempo a todas las personas.',
  'phase.title': 'El programa tiene dos partes',
  'phase.first': 'Todas las personas solicitan en la primera parte.',
  'phase.invited': `.input {$count :number}
.match $count
one {{Cuando cierra la primera parte, se invita a la segunda a la mejor persona y a todas las que tengan el mismo puntaje.}}
* {{Cuando cierra la primera parte, se invita a la segunda a las {$count} mejores personas y a todas las que tengan el mismo puntaje que la última.}}`,
  'phase.rankedBy': 'Lo que cuenta para la invitación: {$criteria}. Se calcula con sus respuestas.',
  'next.awaitsInvitation':
    'La primera parte de su solicitud está en orden. Cuando cierre la primera parte del programa, invitamos a la segunda. Le escribimos en cualquier caso.',
  'next.invited':
    'Recibió una invitación a la segunda parte. Responda a sus preguntas a más tardar el {$by}.',
  'next.invitedSilence':
    'Si sus respuestas no llegan hasta entonces, su solicitud termina. No es un rechazo.',
  'next.invitedGo': 'Responder la segunda parte',
  'next.secondReceived':
    'Tenemos lo que envió para la segunda parte. Primero lo revisamos y después se lee. No tiene que hacer nada, y le escribimos.',
  'next.late':
    'El plazo para esto terminó el {$by}. Lo que llega después no se puede aceptar, así que su solicitud termina y le escribimos. No es un rechazo. Si cree que es un error, escríbanos.',
  'next.waitsForOthers':
    'No tiene que enviar nada más. Para poder seguir, la respuesta de la persona que nombró debe llegar a más tardar el {$by}. Puede enviarle un recordatorio o nombrar a otra persona.',
  'next.waitsForOthersSilence': 'Si no llega para entonces, su solicitud termina. No es un rechazo.',
  'next.waitsForOthersSee': 'Ver si ya respondió',
  'next.closedUninvited':
    'Recibió una invitación a la segunda parte. No todo lo que hace falta llegó en la fecha, así que la solicitud terminó. No es un rechazo.',
  'happening.answeredInvited': 'Usted envió la segunda parte',
  'happening.waitsForOthers': 'Esperamos la respuesta de una persona que usted nombró',
  'status.waitsForOthers': 'Esperando a una persona que usted nombró',
  'happening.invited': 'Le invitamos a la segunda parte',
  'happening.notInvited': 'Decidimos a quién invitar a la segunda parte',
  'happening.awaits': 'La primera parte de su solicitud está en orden',
  'happening.extended': 'Se le dio más tiempo',
  'missing.invited':
    'Recibió una invitación a la segunda parte. Responda a más tardar el {$by}. Con el botón “Enviar” de abajo envía todo a la vez.',
  'missing.saved':
    'Lo que escribe se guarda cuando pulsa uno de los botones o cambia el idioma. No nos envía nada hasta que pulsa “Enviar”.',
};
