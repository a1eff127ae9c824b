import { afterAwardMailEs } from './after-award-texts.es.ts';
import { appealMailEs } from './appeal-texts.es.ts';
import { creditMailEs } from './credit-texts.es.ts';
import { interviewMailEs } from './interview-texts.es.ts';
import { offerMailEs } from './offer-texts.es.ts';
import { peopleMailEs } from './people-texts.es.ts';

import type { mailEn } from './texts.en.ts';

/** Every text of the mails in Spanish, in the polite form. A missing one is a type error. */
export const mailEs: Record<keyof typeof mailEn, string> = {
  ...peopleMailEs,
  ...interviewMailEs,
  ...afterAwardMailEs,
  ...appealMailEs,
  ...creditMailEs,
  ...offerMailEs,
  hello: 'Hola, {$name}:',
  reference: 'Número de referencia',
  copyLink: 'Si el botón no funciona, copie esta dirección en su navegador:',
  asksForCode: 'La página le pedirá un código, que enviamos a este correo. Así, solo usted puede abrirla.',
  openApplication: 'Abrir su solicitud',
  contactMail: '¿Tiene preguntas? Responda a este correo o escriba a {$email}.',
  contactPhone: '¿Tiene preguntas? Responda a este correo, escriba a {$email} o llame al {$phone}.',
  whyApplicant:
    'Recibe este correo porque presentó una solicitud al programa {$program}. Su número de referencia es {$reference}.',
  whyReviewer: 'Recibe este correo porque evalúa solicitudes del programa {$program}.',
  whyOwner: 'Recibe este correo porque esta es la dirección de contacto del programa {$program}.',
  nothingToDo: 'No tiene que hacer nada.',

  receiptSubject: 'Recibimos su solicitud: {$program} ({$reference})',
  receiptHeading: 'Recibimos su solicitud',
  receiptIntro:
    'Su solicitud al programa {$program} llegó bien. Por ahora no tiene que hacer nada: le escribiremos a este correo cuando haya novedades o si necesitamos algo de usted.',
  correctedSubject: 'Recibimos su solicitud corregida: {$program} ({$reference})',
  correctedHeading: 'Recibimos su solicitud corregida',
  correctedIntro:
    'Su solicitud corregida al programa {$program} llegó bien. Desde ahora cuenta esta, con la hora de abajo, en lugar de lo que envió antes. Guardamos la anterior en el expediente. Por ahora no tiene que hacer nada: le escribiremos a este correo cuando haya novedades o si necesitamos algo de usted. Si no fue usted, escríbanos de inmediato.',
  received: 'Recibida',
  receiptProof: 'Guarde este correo. La línea de abajo es su comprobante: demuestra qué envió y cuándo.',
  receiptHash:
    'Esta es la huella (SHA-256) de lo que envió. El archivo que puede descargar en la página de su solicitud tiene la misma:',
  receiptCheck:
    'Cualquier persona puede revisar un comprobante, sin ver su nombre ni sus respuestas, en {$address}',
  receiptStatus: 'En cualquier momento puede ver cómo va su solicitud, o retirarla.',

  codeSubject: 'Su código para entrar a la solicitud {$reference}',
  codeHeading: 'Su código',
  codeIntro: 'Escriba este código en la página que se lo pidió:',
  codeValid:
    'Sirve una sola vez, durante los {$minutes} minutos después de este correo. Pasado ese tiempo, pida otro en la misma página.',
  codeNotYou:
    'Si usted no pidió un código, no haga caso de este correo: nadie puede abrir su solicitud sin el código. No se lo dé a nadie. Nunca se lo pediremos por teléfono ni por correo.',

  askSubject: 'Envíe lo que falta, a más tardar el {$day}: {$program}',
  askHeading: 'Falta algo en su solicitud',
  askIntro:
    'Leímos su solicitud al programa {$program}. Antes de poder decirle si cumple los requisitos, necesitamos de usted:',
  askBy: 'Envíelo, por favor, a más tardar el {$by}.',
  askButton: 'Enviar lo que falta',
  askOtherwise:
    'Si no llega para esa fecha, su solicitud termina. Eso no es un rechazo: solo significa que no pudimos continuar. Puede presentar otra solicitud mientras el programa esté abierto.',

  askOthersSubject: 'La respuesta de otra persona debe llegar a más tardar el {$day}: {$program}',
  askOthersHeading: 'Esperamos a una persona que usted nombró',
  askOthersIntro:
    'Tenemos lo que usted envió al programa {$program}. No tiene que enviar nada más. Para poder seguir, tiene que responder otra persona:',
  askOthersBy: 'Su respuesta debe llegar a más tardar el {$by}.',
  askOthersDo: 'Usted puede ver si ya llegó, enviarle un recordatorio o nombrar a otra persona.',
  askOthersButton: 'Ver si ya respondió',
  askOthersOtherwise:
    'Si no llega para esa fecha, su solicitud termina. Eso no es un rechazo: solo significa que no pudimos continuar.',

  fileSubject: 'Envíe de nuevo un archivo antes del {$day}: {$program}',
  fileHeading: 'No pudimos aceptar un archivo suyo',
  fileIntro:
    'Tenemos su solicitud para {$program}. Revisamos los archivos que envió y no pudimos aceptar esto:',
  fileBy: 'Envíelo de nuevo a más tardar el {$by}.',
  fileButton: 'Enviar el archivo de nuevo',
  fileOtherwise:
    'Si no lo envía antes de esa fecha, el programa sigue con lo que tiene. Su solicitud sigue en pie.',
  askCreditHeading: 'Su solicitud no está completa',
  askCreditIntro:
    'Tenemos su solicitud de crédito al programa {$program}. No está completa. Antes de poder decidir sobre ella, necesitamos de usted:',
  askCreditOtherwise: 'Si no lo tenemos para entonces, no consideraremos más su solicitud, y termina.',
  askCreditNext:
    'Eso no sería un rechazo del crédito: puede volver a solicitarlo mientras el programa esté abierto. Cuando tengamos todo, su solicitud está completa, y le decimos nuestra decisión dentro de 30 días desde ese día.',
  closedCredit:
    'Le escribimos que su solicitud de crédito al programa {$program} no estaba completa, y para cuándo necesitábamos lo que faltaba. No llegó. Por eso, como le escribimos, no la consideramos más.',
  closedSubject: 'Su solicitud terminó: {$program}',
  closedHeading: 'Su solicitud terminó',
  closedIntro:
    'Le pedimos algo que faltaba en su solicitud al programa {$program}. No llegó para la fecha que decía nuestro correo, así que la solicitud terminó.',
  closedNotRefused: 'Esto no es un rechazo: nadie ha decidido si usted cumple los requisitos.',
  closedNext:
    'No tiene que hacer nada. Puede presentar otra solicitud mientras el programa esté abierto. Si cree que es un error, escríbanos.',

  closedInvited:
    'Le invitamos a la segunda parte del programa {$program}. No todo lo que hace falta llegó en la fecha de nuestro mensaje, así que la solicitud terminó.',
  closedInvitedNext: 'No tiene que hacer nada. Si cree que es un error, escríbanos.',

  extendedSubject: 'Tiene más tiempo, hasta el {$day}: {$program}',
  extendedHeading: 'Tiene más tiempo',
  extendedDraft: 'Usted empezó una solicitud al programa {$program} y todavía no la envió.',
  extendedAnswer: 'Esperamos respuestas suyas en su solicitud al programa {$program}.',
  'extendedWhy.outage':
    'Nuestro sitio no funcionó durante una parte del tiempo. Para que nadie pierda por eso, todas las personas tienen más tiempo.',
  'extendedWhy.emergency':
    'Muchas personas no pudieron solicitar por una emergencia. Por eso todas las personas tienen más tiempo.',
  'extendedWhy.records-late':
    'Muchas personas todavía esperan papeles de otros, como las escuelas. Por eso todas las personas tienen más tiempo.',
  'extendedWhy.other': 'El programa da más tiempo a todas las personas.',
  'extendedWhy.own': 'El programa le dio más tiempo del que se publicó. Vale solo para usted.',
  extendedBy: 'El nuevo último momento es el {$by}. Ese minuto todavía cuenta.',
  extendedDraftOtherwise:
    'Si no envía su solicitud hasta entonces, no podemos aceptarla. Enviada después, llega tarde. Si ya no quiere solicitar, no tiene que hacer nada.',
  extendedAnswerOtherwise:
    'Si sus respuestas no llegan hasta entonces, su solicitud termina. No es un rechazo: solo significa que no pudimos seguir.',

  invitationSubject: 'Le invitamos a seguir, por favor responda hasta el {$day}: {$program}',
  invitationHeading: 'Le invitamos a la siguiente parte',
  invitationIntro:
    'Leímos su solicitud al programa {$program} y le invitamos a la siguiente parte: {$phase}.',
  invitationAsks: 'Ahora le pedimos:',
  invitationButton: 'Seguir con su solicitud',
  invitationOtherwise:
    'Si sus respuestas no llegan hasta entonces, su solicitud termina. No es un rechazo: solo significa que no pudimos seguir. Esto es una invitación, todavía no es un premio.',

  ineligibleSubject: 'Nuestra decisión sobre su solicitud: {$program}',
  ineligibleHeading: 'Esta vez no cumple los requisitos',
  ineligibleReasons: `.input {$count :number}
.match $count
one {{Comparamos su solicitud con las reglas publicadas del programa {$program}. No cumple los requisitos, por esta razón:}}
* {{Comparamos su solicitud con las reglas publicadas del programa {$program}. No cumple los requisitos, por estas razones:}}`,
  creditIneligible: `.input {$count :number}
.match $count
one {{Hemos decidido sobre su solicitud de crédito al programa {$program}. No podemos ofrecerle el préstamo que pidió. Comparamos su solicitud con las reglas publicadas; la razón es:}}
* {{Hemos decidido sobre su solicitud de crédito al programa {$program}. No podemos ofrecerle el préstamo que pidió. Comparamos su solicitud con las reglas publicadas; las razones principales, primero la que más pesa, son:}}`,
  ineligibleSilent:
    'Comparamos su solicitud con las reglas publicadas del programa {$program}. No cumple los requisitos. No podemos nombrar en un correo la regla que decidió. Escríbanos y una persona le dirá lo que se pueda decir.',
  secondLook:
    'Si alguno de nuestros datos está mal, o si algo cambió, pida que lo revisemos otra vez: escriba a {$email} con su número de referencia {$reference} y diga qué es diferente. Una persona lo revisará de nuevo.',
  decisionStands: 'Si no hace nada, esta decisión queda en pie.',

  creditLaw:
    'Aviso: La ley federal de igualdad de oportunidades de crédito (Equal Credit Opportunity Act) prohíbe a los acreedores discriminar a quienes solicitan crédito por motivos de raza, color, religión, origen nacional, sexo, estado civil o edad (siempre que la persona tenga capacidad para celebrar un contrato vinculante); porque todos o parte de sus ingresos provengan de un programa de asistencia pública; o porque haya ejercido de buena fe algún derecho según la ley de protección del crédito al consumidor (Consumer Credit Protection Act). La agencia federal que vigila el cumplimiento de esta ley por parte de este acreedor es: {$agency}.',
  creditor: 'Acreedor',
  creditorAddress: 'Dirección',
  noticeDate: 'Fecha de este aviso',
  creditInEnglish: 'Puede recibir este aviso en inglés: responda a este correo.',
  creditorContact: 'Contacto',

  offerSubject: 'Una oferta para usted, responda a más tardar el {$day}: {$program}',
  offerHeading: 'Tenemos una oferta para usted',
  offerMoney: 'Nos alegra ofrecerle {$amount} del programa {$program}.',
  offerSlot: 'Nos alegra ofrecerle un cupo en el programa {$program}, en {$site}.',
  offerLoan: 'Nos alegra ofrecerle un préstamo de {$amount} del programa {$program}.',
  amount: 'Cantidad',
  place: 'Lugar',
  rate: 'Interés',
  rateYear: '{$rate} % al año',
  payments: 'Pagos',
  paymentsMonthly: '{$count} pagos de {$payment}, uno al mes',
  total: 'En total devuelve',
  answerBy: 'Responda a más tardar',
  offerButton: 'Responder a la oferta',
  offerHow:
    'Acepte o rechace en la página de su oferta. La página le pedirá un código, que enviamos a este correo.',
  offerOtherwise:
    'Responda, por favor, a más tardar el {$by}. Si no responde, la oferta termina entonces y pasa a la siguiente persona.',

  reminderSubject: 'Recordatorio: su oferta vence el {$day}: {$program}',
  reminderHeading: 'Su oferta sigue abierta',
  reminderMoney: 'Le ofrecimos {$amount} del programa {$program} y todavía no tenemos su respuesta.',
  reminderSlot:
    'Le ofrecimos un cupo en el programa {$program}, en {$site}, y todavía no tenemos su respuesta.',
  reminderLoan:
    'Le ofrecimos un préstamo de {$amount} del programa {$program} y todavía no tenemos su respuesta.',

  registeredSubject: 'Ya tiene su registro: {$program}',
  registeredHeading: 'Ya tiene su registro',
  registeredIntro: 'Revisamos lo que envió a {$program}. Su negocio ya está registrado.',
  registeredAt: 'Registrado el',
  registeredCertificates: 'Estos certificados están en su registro:',
  registeredReminder: 'Antes de que venza alguno le escribimos a esta dirección.',
  certificate: '{$what}, número {$number}, válido hasta el {$day}',
  renewalSubject: 'Un certificado vence el {$day}: {$program}',
  renewalHeading: 'Un certificado suyo vence pronto',
  renewalIntro: 'En su registro de {$program} estos certificados vencen pronto:',
  renewalHow:
    'Renuévelo donde lo obtuvo. Después envíenos el certificado nuevo antes del {$by}: llene otra vez el formulario de registro con el mismo correo electrónico. El registro nuevo toma el lugar del anterior.',
  renewalOtherwise:
    'Si no hace nada, su negocio sigue registrado, pero desde el día siguiente tratamos el certificado como vencido.',
  offerSeat: 'Nos alegra ofrecerle un cupo en el programa {$program}.',
  reminderSeat: 'Le ofrecimos un cupo en el programa {$program} y todavía no tenemos su respuesta.',
  seat: 'Un cupo',
  notSelectedChecked:
    'Revisamos lo que envió al programa {$program}. Por ahora no podemos registrarle, por estos motivos:',
  notRegisteredHeading: 'Todavía no podemos registrarle',
  leftOut: 'No elegidos',

  waitlistedSubject: 'Está en la lista de espera: {$program}',
  waitlistedHeading: 'Está en la lista de espera',
  waitlistedIntro:
    'Su solicitud al programa {$program} fue evaluada y podría ser elegida. Por ahora, todo lo que hay para dar se ofreció a otras personas, así que pusimos su solicitud en la lista de espera.',
  waitlistedNext:
    'Cuando alguien rechaza una oferta o no responde, la oferta pasa a la siguiente persona de la lista. No podemos prometerle que le llegue una. Si le llega, le escribiremos a este correo, con una fecha para responder.',
  waitlistedOtherwise:
    'No tiene que hacer nada para seguir en la lista. Si ya no quiere estar en ella, puede retirarse en la página de su solicitud.',

  notSelectedSubject: 'El resultado de su solicitud: {$program}',
  notSelectedHeading: 'Esta vez no podemos hacerle una oferta',
  notSelectedIntro:
    'Todas las solicitudes al programa {$program} se leyeron y recibieron una puntuación, como lo describe la página del programa. Lo sentimos: la suya no fue elegida.',
  notSelectedNext: 'No tiene que hacer nada. Si tiene una pregunta sobre esto, escríbanos.',
  creditRefusedHeading: 'No podemos ofrecerle este préstamo',
  creditRefused: `.input {$count :number}
.match $count
one {{Evaluamos su solicitud de un préstamo del programa {$program}. No podemos ofrecérselo. La razón principal es:}}
* {{Evaluamos su solicitud de un préstamo del programa {$program}. No podemos ofrecérselo. Las razones principales, primero la que más pesó, son:}}`,

  acceptedSubject: 'Aceptó nuestra oferta: {$program}',
  acceptedHeading: 'Aceptó la oferta',
  acceptedIntro: 'Gracias. El {$at} aceptó nuestra oferta del programa {$program}. Guarde este correo.',
  acceptedQuestions:
    'Ahora responda, por favor, unas preguntas más, por ejemplo cómo pagarle. El botón de abajo lleva a ellas. No hay una fecha límite, pero lo que recibe puede llegar más tarde si espera.',
  acceptedLetter:
    'Puede descargar su carta de otorgamiento en PDF desde la página de su solicitud, para imprimirla y mostrarla.',
  acceptedNotYou: 'Si no fue usted quien aceptó, escríbanos de inmediato.',

  declinedSubject: 'Rechazó nuestra oferta: {$program}',
  declinedHeading: 'Rechazó la oferta',
  declinedIntro:
    'Rechazó nuestra oferta del programa {$program}. Pasa a la siguiente persona. Gracias por avisarnos.',
  notYou: 'No tiene que hacer nada. Si no fue usted, escríbanos de inmediato.',

  lapsedSubject: 'Nuestra oferta terminó: {$program}',
  lapsedHeading: 'La oferta terminó',
  lapsedIntro:
    'No tuvimos respuesta a nuestra oferta del programa {$program} para el {$by}. Por eso terminó y pasa a la siguiente persona.',
  lapsedNext: 'No tiene que hacer nada. Si respondió, o si algo se lo impidió, escríbanos pronto.',

  withdrawnSubject: 'Retiró su solicitud: {$program}',
  withdrawnHeading: 'Retiró su solicitud',
  withdrawnIntro:
    'Retiró su solicitud al programa {$program}. Dejamos de trabajar en ella y no tomaremos ninguna decisión.',
  withdrawnNext:
    'No tiene que hacer nada. Puede presentar otra solicitud mientras el programa esté abierto. Si no fue usted, escríbanos de inmediato.',

  samePersonSubject: 'Responda antes del {$day}: ¿envió dos solicitudes? {$program}',
  samePersonHeading: 'Creemos que envió dos solicitudes',
  samePersonIntro:
    'Tenemos dos solicitudes al programa {$program} que parecen de una misma persona o un mismo negocio: esta, y una que recibimos el {$received}. Las dos dan lo mismo:',
  'alike.email': 'correo electrónico',
  'alike.name-and-birth': 'nombre y fecha de nacimiento',
  'alike.name-and-address': 'nombre y dirección',
  'alike.business-name': 'nombre del negocio',
  'alike.tax-number': 'número de impuestos',
  'alike.phone': 'número de teléfono',
  samePersonReason: 'Una persona de nuestro equipo miró las dos y escribe:',
  samePersonOne:
    'Cada persona o negocio puede tener una solicitud. La otra sigue. Terminaríamos esta. Eso no es un rechazo.',
  samePersonBy: 'Si nos equivocamos, díganoslo antes del {$by}.',
  samePersonButton: 'Responder',
  samePersonOtherwise:
    'Si no sabemos nada de usted hasta entonces, esta solicitud termina y la otra sigue. Si responde, una persona lo lee antes de que pase nada.',
  samePersonClosed:
    'Su solicitud al programa {$program} terminó, porque sigue otra solicitud de la misma persona o del mismo negocio.',
  samePersonNotRefused: 'Esto no es un rechazo: la otra solicitud no cambia por eso.',
  samePersonMistake:
    'No tiene que hacer nada. Si usted no envió otra solicitud, responda a este correo de inmediato, y una persona la mirará de nuevo.',

  digestSubjectNew: `.input {$count :number}
.match $count
one {{Una evaluación para usted, a más tardar el {$day}: {$program}}}
*   {{{$count} evaluaciones para usted, la primera a más tardar el {$day}: {$program}}}`,
  digestSubjectWaits: `.input {$count :number}
.match $count
one {{Recordatorio: una evaluación vence el {$day}: {$program}}}
*   {{Recordatorio: {$count} evaluaciones vencen, la primera el {$day}: {$program}}}`,
  digestHeading: `.input {$count :number}
.match $count
one {{Una evaluación le espera}}
*   {{{$count} evaluaciones le esperan}}`,
  digestNew: `.input {$count :number}
.match $count
one {{Le pedimos que lea y califique una solicitud al programa {$program}.}}
*   {{Le pedimos que lea y califique {$count} solicitudes más al programa {$program}.}}`,
  digestWaits: `.input {$count :number}
.match $count
one {{Tiene abierta la evaluación de una solicitud al programa {$program}.}}
*   {{Tiene abiertas {$count} evaluaciones de solicitudes al programa {$program}.}}`,
  digestAll: 'Con las de antes, ahora le esperan {$count}.',
  digestMinutes: 'Cada una toma unos {$minutes} minutos, y puede parar y seguir más tarde.',
  digestLate: `.input {$count :number}
.match $count
one {{Una de ellas está atrasada. Si sigue abierta, se le da a otra persona.}}
*   {{{$count} de ellas están atrasadas. Si siguen abiertas, se le dan a otra persona.}}`,
  digestFirstBy: 'Decida la primera, por favor, a más tardar el {$by}.',
  digestOthers: 'Las otras, la más urgente primero:',
  digestItem: 'Evaluación {$number}, vence el {$day}',
  digestItemNew: 'Evaluación {$number}, nueva, vence el {$day}',
  digestItemLate: 'Evaluación {$number}, atrasada desde el {$day}',
  digestMore: 'Hay {$count} más en su lista, a la que llega desde cada enlace.',
  digestCalendar:
    'El archivo de este correo pone la fecha en su calendario. Si la fecha cambia, el archivo del próximo correo cambia la entrada. Recibe como mucho un correo así al día.',
  taskBy: 'Decida, por favor, a más tardar el {$by}.',
  taskButton: 'Abrir la evaluación',
  taskHow:
    'Abrir el enlace no decide nada: usted califica y decide en la página. El enlace es solo para usted; por favor, no lo comparta. Funciona hasta que la evaluación termine.',
  taskDecline:
    'Si conoce a la persona que presenta la solicitud, o no puede hacerlo a tiempo, abra el enlace y dígalo en la página. Entonces se lo pediremos a otra persona.',
  taskOtherwise:
    'Si no hace nada, se lo recordaremos; pasada la fecha, la evaluación se le da a otra persona.',

  linkSubject: 'Su enlace a una evaluación que vence el {$day}: {$program}',
  linkHeading: 'Aquí tiene su enlace nuevo',
  linkIntro:
    'Tiene abierta la evaluación de una solicitud al programa {$program}. Aquí tiene el enlace nuevo que se pidió.',
  linkOtherwise: 'Si no hay una decisión para entonces, la evaluación se le da a otra persona.',
  calendarReviews: `.input {$count :number}
.match $count
one {{Vence una evaluación: {$program}}}
*   {{{$count} evaluaciones, vence la primera: {$program}}}`,
  calendarReviewsHow: 'Abra sus evaluaciones con el enlace de nuestro último correo.',

  pageSubject: 'Su página de lectura: {$program}',
  pageHeading: 'Su página de lectura',
  pageIntro: 'Usted lee solicitudes para {$program}. Este enlace abre su propia página.',
  pageButton: 'Abrir mi página',
  pageWhat:
    'Allí dice qué idiomas y temas lee, cuándo se ausenta, cuántas solicitudes puede recibir y sobre qué escuelas, empleadores, personas y empresas no debe leer.',
  pageWishes:
    'Ahora hay solicitudes que esperan a quien las lea. Allí también puede decir cuáles le gustaría leer, hasta que se repartan las lecturas.',
  pageUntil: 'El enlace sirve hasta el {$day}. Es solo para usted: por favor, no lo reenvíe.',
  pageOtherwise: 'Si no hace nada, todo queda como está.',
  endedSubject: 'Ya no hace falta una evaluación: {$program}',
  endedHeading: 'No tiene que hacer esta evaluación',
  endedIntro:
    'Ya no hace falta que evalúe una solicitud al programa {$program} que le habíamos pedido: la solicitud terminó, o ahora la lee otra persona. El enlace ya no abre la solicitud.',
  endedNext: 'No tiene que hacer nada. Gracias por su ayuda.',

  attentionSubject: 'Algo le espera: {$program} ({$subject})',
  attentionHeading: 'Algo espera a una persona',
  attentionAbout: 'Se trata de',
  attentionSince: 'Espera desde',
  attentionButton: 'Ver lo que espera',
  attentionOtherwise: 'No tiene una fecha propia y nada lo resuelve por sí solo: revíselo hoy, por favor.',
  'attention.judge-answers':
    'Alguien dio una respuesta que solo una persona puede valorar. La solicitud espera por eso.',
  'attention.same-person':
    'Dos solicitudes podrían ser de la misma persona. No se hace ninguna oferta antes de que alguien lo revise.',
  'attention.likely-duplicate':
    'Dos solicitudes podrían ser de la misma persona o negocio. Mire las dos: todavía nada está detenido.',
  'attention.too-few-reviewers':
    'No hay suficientes evaluadores para una solicitud. Espera hasta que alguien asigne uno.',
  'attention.review-overdue': 'Una evaluación está atrasada.',
  'attention.scores-apart':
    'Las personas que leyeron una solicitud opinan muy distinto y no queda nadie más a quien pedírsela. Todas sus calificaciones cuentan como están.',
  'attention.proposal-withdrawn':
    'Se retiró una propuesta de una ronda, porque cambió algo en que se basa: alguien que leyó o aprobó tiene un interés, alguien se retiró, o cambió un puntaje o un fondo. Su dinero está libre. Cierre la ronda otra vez, por favor, para que se calcule de nuevo.',
  'attention.late-conflict':
    'Una persona que leyó una solicitud tiene un interés en ella. Su evaluación ya no cuenta; vea, por favor, qué sigue.',
  'attention.interview-unanswered':
    'Se invitó a alguien a una entrevista y no eligió una hora antes de la fecha. Por favor, invite otra vez o cierre la invitación.',
  'attention.interview-times':
    'Ninguna de las horas libres para una entrevista es posible para una persona invitada.',
  'attention.interview-sheets':
    'Una entrevista no se puede calificar: hay muy pocas hojas, o una parte que nadie pudo juzgar.',
  'attention.approve-loan': 'Se recomienda un préstamo, que espera la aprobación que exige su cantidad.',
  'attention.readers-due':
    'Una ronda ya no recibe solicitudes, y algunas esperan a quienes las lean. Mire la propuesta de lectores para todas y envíela.',
  'attention.invitation-due':
    'La primera parte del programa cerró y hay personas que esperan saber si siguen. Mire la lista y fije el límite.',
  'attention.workflow-failed':
    'El trabajo en esto se detuvo por un fallo. Alguien debe revisarlo y ponerlo en marcha otra vez.',
  'attention.ledger-differs':
    'Una ayuda y el libro de cuentas del fondo no coinciden. Nadie debe cambiar nada antes de que se explique.',
  'attention.document-refused':
    'Un archivo de una solicitud fue rechazado al revisarlo. Se pidió a la persona que lo envíe de nuevo.',
  'attention.mail-bounced':
    'Un correo sobre esto no se pudo entregar. Es posible que la persona no sepa lo que decía.',

  'attention.person-refused':
    'Un tutor o un copropietario al que se preguntó por una solicitud no está de acuerdo. Alguien debe hablar con esa persona.',

  votesSoFar: 'Votos hasta ahora',
  votesCount:
    'A favor: {$for :integer}. En contra: {$against :integer}. Abstenciones: {$abstained :integer}. Se apartaron: {$steppedBack :integer}.',
  releaseSubject: 'Hay decisiones que esperan aprobación: {$program}',
  releaseHeading: 'Hay decisiones que esperan aprobación',
  releaseIntro:
    'Las decisiones de una ronda del programa {$program} están listas. Hasta que dos personas las aprueben, no se le dice nada a nadie.',
  round: 'Ronda',
  offers: 'Ofertas',
  offersTotal: 'Suman en total',
  waitingList: 'En la lista de espera',
  approvalsMissing: 'Aprobaciones que faltan',
  releaseButton: 'Ver las decisiones',
  releaseOtherwise:
    'No hay una fecha límite, pero hay personas esperando. Si nadie las aprueba, no sale nada.',
};
