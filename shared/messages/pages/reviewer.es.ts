import type { reviewerEn } from './reviewer.en.ts';

/** The same in Spanish: a missing text is a type error. */
export const reviewerEs: Record<keyof typeof reviewerEn, string> = {
  theApplication: 'La solicitud',
  yourReview: 'Su evaluación',
  blindNote:
    'Algunas respuestas están ocultas para que usted evalúe la solicitud por sí misma: quién la presentó y todo lo que lo revele.',
  criterionWeight: 'Peso: {$weight} %',

  'review.linkTitle': 'Le pedimos que lea una solicitud',
  'review.linkLead': 'Este enlace es solo para usted. Abre una solicitud y el formulario para su evaluación.',
  'review.linkStep1': 'Usted lee la solicitud.',
  'review.linkStep2': 'Pone puntajes, con unas palabras donde el formulario las pide.',
  'review.linkStep3': 'Registra su evaluación una sola vez, o dice que no puede evaluar esta solicitud.',
  'review.linkNothingYet': 'Abrir la tarea no registra nada.',
  'review.openTask': 'Abrir la tarea',

  'review.expiredTitle': 'Este enlace ya no es válido',
  'review.expiredLead':
    'La evaluación todavía está pendiente. Podemos enviar un enlace nuevo a la dirección que tenemos de usted.',
  'review.sendFresh': 'Enviar un enlace nuevo a mi dirección registrada',
  'review.freshTitle': 'Revise su correo',
  'review.freshLead':
    'Si la evaluación todavía está pendiente, un enlace nuevo va en camino a la dirección que tenemos de usted.',
  'review.freshWait': 'Puede tardar unos minutos. Enviamos como máximo uno cada 10 minutos.',
  'review.unknownLinkTitle': 'Este enlace no abre nada',
  'review.unknownLinkLead':
    'Tal vez falta una parte del enlace. Ábralo otra vez desde el correo o copie el enlace completo en la barra de direcciones.',
  'review.overTitle': 'Esta evaluación terminó',
  'review.overLead':
    'Se dio a otra persona, o la solicitud ya no se va a evaluar. Usted ya no puede abrirla.',
  'review.overNothing': 'No tiene que hacer nada.',
  'review.linkDoneTitle': 'Esta evaluación ya se registró',
  'review.linkDoneLead': 'El enlace venció y la evaluación está registrada. No tiene que hacer nada.',

  'review.signedOutTitle': 'Abra otra vez el enlace de su correo',
  'review.signedOutLead':
    'Solo puede ver esta página después de abrir el enlace que le enviamos. Con él su sesión dura 24 horas.',
  'review.signedOutLost':
    '¿No encuentra el correo? Busque “evaluación” en su bandeja de entrada y en el correo no deseado.',
  'review.keptTitle': 'Abra otra vez su enlace para seguir',
  'review.keptLead':
    'Su sesión para esta evaluación terminó, así que ahora no se registró nada. Nada de lo que escribió se pierde:',
  'review.keptStep1': 'Deje esta página abierta.',
  'review.keptStep2': 'Abra el enlace de su correo en otra ventana.',
  'review.keptStep3': 'Vuelva a esta página y siga con lo que escribió.',
  'review.keptButton': 'Seguir con lo que escribí',
  'review.keptShow': 'Mostrar lo que escribí',
  'review.notFoundTitle': 'Aquí no hay nada',
  'review.notFoundLead':
    'Tal vez la dirección está mal, o es de una evaluación que no es suya. Abra otra vez el enlace de su correo.',
  'review.faultTitle': 'Algo salió mal',
  'review.faultLead':
    'Es un error nuestro. Nada de lo que se registró se pierde. Espere un momento y cargue esta página otra vez: su navegador enviará de nuevo lo que escribió.',
  'review.tooLargeTitle': 'Su evaluación es demasiado larga',
  'review.tooLarge':
    'Lo que escribió es demasiado largo para enviarlo. Vuelva atrás y acorte sus comentarios.',
  'review.toYourReviews': 'Sus evaluaciones',

  'review.homeTitle': 'Evaluar solicitudes',
  'review.homeLead':
    'Personas que conocen el trabajo leen las solicitudes y las califican con una lista publicada de criterios. Sus puntajes deciden quién va primero.',
  'review.homeMail':
    'Para cada solicitud le enviamos un correo con su propio enlace. Abra ese enlace para leer y calificar.',
  'review.homeFair':
    'Usted no ve quién presentó la solicitud ni lo que piensan las demás personas que leen, para que se evalúe a todos con lo mismo.',
  'review.homeConflict':
    '¿Conoce a la persona, o ganaría algo con la decisión? Dígalo en la página y otra persona la leerá.',
  'review.listTitle': 'Sus evaluaciones',
  'review.toDo': 'Por hacer',
  'review.done': 'Registradas',
  'review.overdueCount': 'Atrasadas',
  'review.listOpen': 'Esperan por usted',
  'review.listDone': 'Registradas por usted',
  'review.listNone': 'Nada espera por usted. Le enviaremos un correo cuando haya algo que leer.',
  'review.columnApplication': 'Solicitud',
  'review.columnDue': 'Fecha límite',
  'review.columnState': 'Estado',
  'review.columnRecorded': 'Registrada el',
  'review.stateOpen': 'Por hacer',
  'review.stateSoon': 'Vence pronto',
  'review.stateOverdue': 'Atrasada',

  'review.taskTitle': 'Solicitud {$reference}',
  'review.taskDue': 'Registre su evaluación a más tardar el {$by}.',
  'review.taskOverdue': 'La fecha límite era el {$by}. Es posible que pronto se dé a otra persona.',
  'review.jumpToReview': 'Ir a su evaluación',
  'review.figures': 'Calculado con las respuestas',
  'review.figuresNote':
    'Al día en que se envió, {$day}. Las cifras largas se cortan, nunca se redondean hacia arriba.',
  'review.notKnown': 'No se sabe',
  'review.notKnownHow': 'Falta una respuesta, o solo una persona puede juzgarlo.',
  'review.pointsIntro':
    'Califique cada parte de 0 a 5. 5 es lo mejor. Guíese por las palabras junto a cada puntaje.',
  'review.ranksIntro':
    'Ponga a cada parte un rango de 1 a 7. 1 es lo mejor, 7 lo peor. Guíese por las palabras junto a cada rango.',
  'review.keepOpen': 'Puede guardar y seguir después. Nada se envía hasta que lo elija al final.',
  'review.scoreLegend': '{$number}. {$title}',
  'review.between': 'Entre {$low} y {$high}',
  'review.comment': 'Comentario',
  'review.commentOn': 'sobre {$title}',
  'review.commentNeeded': 'Diga por qué si elige {$scores}.',
  'review.commentFree': 'Puede dejarlo vacío.',
  'review.computedPoints': '{$score} de 5',
  'review.computedRank': 'Rango {$score}',
  'review.computedNote': 'Se calcula con una tabla publicada. Usted no lo califica.',
  'review.computedHidden': 'Se calcula con una respuesta que usted no ve. Usted no lo califica.',
  'review.byHand': 'En esta solicitud no se pudo calcular, así que evalúelo usted.',
  'review.decision': '¿Qué quiere hacer?',
  'review.decisionRecord': 'Registrar mi evaluación',
  'review.decisionRecordHint': 'Cuenta desde entonces. Por poco tiempo puede retirarla.',
  'review.decisionCannot': 'No puedo hacer esta evaluación',
  'review.decisionCannotHint': 'Por otra razón, o no tiene tiempo. Otra persona la leerá.',
  'review.send': 'Enviar',

  'review.daysLeft': `.input {$count :number}
.match $count
0   {{Vence hoy.}}
one {{Le queda {$count} día.}}
*   {{Le quedan {$count} días.}}`,
  'review.progress': 'Lleva {$done} de {$all}.',
  'review.save': 'Guardar y seguir después',
  'review.saved':
    'Se guardó lo que escribió, {$at}. Todavía no se envió nada. Puede cerrar esta página y volver con su enlace.',
  'review.savedNow': 'Guardado. Todavía no se envió nada.',
  'review.savedElsewhere':
    'Guardó esta evaluación en otra ventana después de abrir esta. Abajo está lo que escribió aquí. Si lo guarda o lo envía, reemplaza lo otro.',
  'review.notSure': 'No tengo certeza: no puedo juzgar esta parte',
  'review.notSureShort': 'Sin certeza',
  'review.decisionConflict': 'Tengo un conflicto: conozco a la persona o tengo un interés',
  'review.decisionConflictHint': 'La solicitud sale de su lista de inmediato y otra persona la lee.',
  'review.undoOffer': 'Hasta el {$until} puede retirarla, si antes no se toma una decisión.',
  'review.undoLink': 'Retirar mi evaluación',
  'review.undoTitle': '¿Retirar su evaluación de {$reference}?',
  'review.undoLead':
    'Puede hacerlo hasta el {$until}. Lo que escribió estará otra vez en el formulario, y lo envía de nuevo.',
  'review.undoQuestion': '¿Quiere retirarla?',
  'review.undoYes': 'Sí, quiero cambiarla',
  'review.undoNo': 'No, dejarla como está',
  'review.undoMissing': 'Elija si quiere retirarla',
  'review.undoLateTitle': 'Ya es tarde para retirarla',
  'review.undoLate':
    'El plazo terminó, su evaluación ya se usó para una decisión, o ya tiene abiertas tantas evaluaciones como puede tener.',
  'review.undoLateAsk': 'Si algo está mal, responda al correo con su enlace: una persona lo lee.',
  'review.lateConflictLink': 'Sí tengo un conflicto',
  'review.lateTitle': '¿Tiene un conflicto después de todo?',
  'review.lateLead':
    'Está bien decirlo ahora. Su evaluación no contará, ya no podrá leer esta solicitud y otra persona la leerá.',

  'review.scoreMissing': 'Elija un puntaje para “{$title}”',
  'review.rankMissing': 'Elija un rango para “{$title}”',
  'review.offScale': 'Elija uno de los puntajes que se muestran para “{$title}”',
  'review.commentMissing': 'Escriba un comentario sobre “{$title}”: su puntaje necesita una razón',
  'review.commentTooLong': 'Acorte su comentario sobre “{$title}” a 4,000 caracteres o menos',
  'review.decisionMissing': 'Elija lo que quiere hacer',
  'review.sessionChanged':
    'Todavía no se registró nada. Usted abrió su enlace otra vez después de empezar: revise su evaluación y envíela de nuevo.',
  'review.formChanged':
    'Todavía no se registró nada. La solicitud o el formulario cambió después de que usted empezó. Revise su evaluación y envíela de nuevo.',

  'review.recordedTitle': 'Su evaluación está registrada',
  'review.recordedAt': 'Registrada el {$at}',
  'review.recordedAgain':
    'Esta evaluación ya se había registrado el {$at}. Se registra una sola vez, así que nada cambió.',
  'review.recordedWhat': 'Lo que se registró',
  'review.recordedNext':
    'No tiene que hacer nada más. Cuando todas las personas hayan leído la solicitud, pasa a la decisión.',
  'review.nextTask': 'Leer la siguiente solicitud',
  'review.noComment': 'Sin comentario',
  'review.columnPart': 'Parte',
  'review.columnScore': 'Puntaje',
  'review.columnRank': 'Rango',
  'review.columnComment': 'Comentario',
  'review.peers': 'Lo que registraron las demás personas',
  'review.reader': 'Persona {$number}',

  'review.declineTitle': 'Usted no puede evaluar esta solicitud',
  'review.declineLead': 'Otra persona la leerá. Usted ya no podrá abrirla y esto no se puede deshacer.',
  'review.declineQuestion': '¿Por qué no puede evaluarla?',
  'review.reasonRelated': 'Soy familiar de la persona, o ganaría algo con la decisión',
  'review.reasonPlace': 'Soy de la misma escuela, empresa o negocio',
  'review.reasonKnow': 'Conozco a la persona, o puedo saber quién es',
  'review.reasonTime': 'No tengo tiempo',
  'review.reasonMissing': 'Elija por qué no puede evaluarla',
  'review.declineButton': 'Darla a otra persona',
  'review.declineBack': 'Volver a la solicitud',
  'review.pressAgain': 'Todavía no cambió nada. Elija otra vez y envíelo de nuevo.',
  'review.declinedTitle': 'Otra persona la leerá',
  'review.declinedLead': 'Usted devolvió esta solicitud el {$at}. Ya no puede abrirla.',
  'review.conflictTitle': 'Usted no debe evaluar esta solicitud',
  'review.conflictLead':
    'Según lo que nos dijo de usted, hay una relación entre usted y esta solicitud. Por eso no ve ni la solicitud ni sus puntajes.',
  'review.conflictNext': 'Devuélvala, para que otra persona pueda leerla.',
  'review.conflictButton': 'Decir por qué y devolverla',

  'figure.dscr': 'Flujo de efectivo entre pagos de préstamos (DSCR)',
  'figure.times': '{$value} veces',
  'figure.dscrHow':
    '{$cashFlow} de flujo de efectivo al año ÷ {$all} de pagos de préstamos al año: {$existing} de otros préstamos y {$own} de este',
  'figure.payment': 'Pago de este préstamo',
  'figure.paymentValue': '{$payment} al mes',
  'figure.paymentHow':
    '{$amount} en {$months} meses al {$rate} % anual, el mismo pago cada mes, redondeado al centavo',
  'figure.monthsOperating': 'Tiempo de operar',
  'figure.months': `.input {$count :number}
.match $count
one {{1 mes completo}}
* {{{$count} meses completos}}`,
  'figure.monthsHow': 'Del {$from} al {$to}',
  'figure.gpa': 'Promedio en la escala de 4.0',
  'figure.gpaHow': '{$value} en la escala “{$scale}”',
  'figure.poverty': 'Ingreso del hogar comparado con la guía de pobreza',
  'figure.povertyValue': '{$value} % de la guía',
  'figure.povertyHow': `.input {$size :number}
.match $size
one {{{$income} al año para un hogar de 1 persona}}
* {{{$income} al año para un hogar de {$size} personas}}`,
  'figure.percentOfTable': 'Ingreso comparado con el límite publicado',
  'figure.household': 'Ingreso del hogar',
  'figure.householdOf': 'Ingreso del hogar: {$household}',
  'figure.ownedShare': 'Propiedad que cuenta',
  'figure.countRows': 'Cuántos cuentan',
  'figure.rowsHow': 'Entradas contadas: {$rows}',
  'figure.tableValue': '{$value} % de: {$table}',
  'figure.total': 'Sumado',
  'figure.totalHow': '{$parts}, sumados',
  'figure.daysBetween': 'Días entre las fechas',
  'figure.daysHow': 'De “{$from}” a “{$to}”',
  'figure.days': `.input {$count :number}
.match $count
one {{1 día}}
* {{{$count} días}}`,
  'figure.percent': '{$value} %',
  'figure.percentHow': '{$part} de {$whole}',
  'figure.age': 'Edad',
  'figure.years': `.input {$count :number}
.match $count
one {{1 año}}
* {{{$count} años}}`,
  'figure.ageHow': 'El {$day}',
  'figure.sum': 'Total: {$label}',
  'figure.sumHow': 'Todo lo escrito en “{$label}” junto',
};
