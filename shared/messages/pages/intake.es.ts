import type { intakeEn } from './intake.en.ts';

/** The same in Spanish: a missing text is a type error. */
export const intakeEs: Record<keyof typeof intakeEn, string> = {
  'family.scholarship': 'Beca',
  'family.internship': 'Prácticas',
  'family.cohort': 'Programa de empleo',
  'family.financing': 'Préstamo',
  'family.grant': 'Subvención',
  'family.registry': 'Registro de proveedores',

  'front.title': 'Dinero y oportunidades cerca de casa',
  'front.lead':
    'Solicite becas, prácticas y préstamos en un solo lugar. Le decimos qué miramos, cómo decidimos y por qué.',
  'front.open': 'Abiertos ahora',
  'front.none': 'Ningún programa recibe solicitudes en este momento. Vuelva pronto.',
  'front.others': 'No abiertos ahora',
  'front.youGet': 'Lo que recibe:',
  'front.closes': 'Abierto hasta el {$at}',
  'front.opens': 'Abre el {$at}',
  'front.closed': 'Cerrado. Ya no recibe solicitudes.',
  'front.alwaysOpen': 'Abierto todo el año',
  'front.how': 'Cómo funciona',
  'front.step1': 'Elija un programa',
  'front.step1Text': 'Lea quién puede solicitar, qué recibe y cómo se decide.',
  'front.step2': 'Llene el formulario',
  'front.step2Text':
    'Una página a la vez. Cada página se guarda cuando continúa, así que puede parar y volver después.',
  'front.step3': 'La leemos',
  'front.step3Text':
    'Si falta algo, se lo pedimos. Después, varias personas califican su solicitud con reglas que usted puede ver.',
  'front.step4': 'Recibe una respuesta',
  'front.step4Text': 'Por correo electrónico, con las razones. Si es una oferta, usted decide si la acepta.',
  'front.return': '¿Ya empezó?',
  'front.returnText':
    'Vuelva a una solicitud que empezó o envió. Necesita su número de referencia, por ejemplo HCS-7K2M-9QXD.',
  'front.returnButton': 'Volver a su solicitud',

  'program.all': 'Todos los programas',
  'program.get': 'Lo que recibe',
  'program.who': 'Quién puede solicitar',
  'program.whoAll': 'Tiene que cumplir todo esto:',
  'program.area': 'La zona que atendemos:',
  'program.need': 'Lo que va a necesitar',
  'program.decide': 'Cómo decidimos',
  'program.decideRound':
    'Cuando se cierran las solicitudes, todas se califican con las mismas reglas. Las calificaciones más altas reciben las ofertas, hasta donde alcance el dinero o los lugares. Esto es lo que cuenta, y cuánto:',
  'program.decideRolling':
    'Decidimos cada solicitud en cuanto está completa. Esto es lo que cuenta, y cuánto:',
  'program.criteria': 'Qué cuenta, y cuánto',
  'program.criterion': 'Qué cuenta',
  'program.weight': 'Cuánto',
  'program.dates': 'Fechas',
  'program.opensAt': 'Abre',
  'program.closesAt': 'Cierra',
  'program.contact': '¿Tiene preguntas?',
  'program.contactText': 'Escríbanos o llámenos:',
  'program.start': 'Empezar su solicitud',
  'program.startHint': 'Es gratis. Puede parar en cualquier página y volver después.',

  'notOpen.closedTitle': 'Este programa está cerrado',
  'notOpen.soonTitle': 'Este programa todavía no está abierto',
  'notOpen.opensAt': 'Abre el {$at}.',
  'notOpen.closedAt': 'Cerró el {$at}.',
  'notOpen.closedEarly': 'Ya no recibe solicitudes.',
  'notOpen.contact': 'Si tiene preguntas, escriba a',

  'form.saved':
    'Esta página se guarda cuando continúa. Puede parar cuando quiera y volver con su número de referencia y su correo electrónico.',
  'form.reference': 'Su número de referencia es',
  'form.tooLong': 'Su respuesta a “{$label}” es demasiado larga para guardarla. Hágala más corta',

  'elsewhere.title': 'Usted guardó esta página en otra ventana',
  'elsewhere.what':
    'Mientras esta ventana estaba abierta, usted guardó otras respuestas de esta página en otro lugar. No hemos cambiado nada. Elija con cuáles se queda.',
  'elsewhere.question': 'Pregunta',
  'elsewhere.saved': 'Guardado en la otra ventana',
  'elsewhere.typed': 'Lo que acaba de escribir aquí',
  'elsewhere.useTyped': 'Usar lo que acabo de escribir',
  'elsewhere.keepSaved': 'Dejar lo que está guardado',

  'check.title': 'Revise sus respuestas',
  'check.intro': 'Esta es su solicitud para {$program}. Todavía puede cambiarlo todo.',
  'check.missing': `.input {$count :number}
.match $count
one {{Falta 1 cosa por hacer antes de enviarla}}
* {{Faltan {$count} cosas por hacer antes de enviarla}}`,
  'check.notYet': 'Podrá enviar su solicitud cuando haya hecho lo que se indica al principio de esta página.',
  'check.send': 'Envíe su solicitud',
  'check.once': 'Después de enviarla no podrá cambiarla. Si necesitamos algo, se lo pediremos.',
  'check.declaration': 'Lo que escribí aquí es verdad, hasta donde yo sé.',
  'check.declarationNeeded': 'Marque la casilla para decir que lo que escribió es verdad',
  'check.sendButton': 'Enviar solicitud',

  'submitted.title': 'Solicitud enviada',
  'submitted.reference': 'Su número de referencia',
  'submitted.received': 'La recibimos el {$at}.',
  'submitted.receipt':
    'Le estamos enviando un comprobante a {$email}. Guárdelo: demuestra qué envió y cuándo.',
  'submitted.next': 'Qué pasa ahora',
  'submitted.watch': 'Le escribimos un correo cada vez que algo cambia. También puede mirar cuando quiera.',
  'submitted.status': 'Ver cómo va su solicitud',
  'submitted.help': 'Si el comprobante no llega',
  'submitted.contact':
    'Mire primero en el correo no deseado. Después escríbanos o llámenos y díganos su número de referencia:',

  'status.title': 'Su solicitud',
  'status.now': 'Estado',
  'status.reference': 'Número de referencia',
  'status.received': 'Recibida',
  'status.next': 'Qué pasa ahora',
  'status.happened': 'Qué ha pasado hasta ahora',
  'status.help': '¿Tiene preguntas?',
  'status.contact': 'Escríbanos o llámenos y díganos su número de referencia, {$reference}:',
  'status.withdraw': 'Retirar esta solicitud',

  'happening.started': 'Usted empezó su solicitud',
  'happening.submitted': 'Recibimos su solicitud',
  'happening.eligible': 'Revisamos si cumple los requisitos. Sí los cumple',
  'happening.ineligible': 'Revisamos si cumple los requisitos. No los cumple',
  'happening.asked': 'Vimos que faltaba algo',
  'happening.answered': 'Usted envió lo que faltaba',
  'happening.judged': 'Nuestro personal revisó sus respuestas',
  'happening.review': 'Su solicitud pasó a lectura',
  'happening.waitlisted': 'Quedó en la lista de espera',
  'happening.notSelected': 'Su solicitud no fue seleccionada',
  'happening.offered': 'Le hicimos una oferta',
  'happening.accepted': 'Usted aceptó la oferta',
  'happening.declined': 'Usted rechazó la oferta',
  'happening.lapsed': 'La oferta venció sin respuesta',
  'happening.withdrawn': 'Usted retiró su solicitud',
  'happening.closed': 'Su solicitud terminó porque no recibimos respuesta',

  'next.draft': 'Todavía no ha enviado esta solicitud. Todo lo que guardó está aquí.',
  'next.draftGoOn': 'Continuar su solicitud',
  'next.information': 'Necesitamos algo de usted para seguir. Envíelo a más tardar el {$by}.',
  'next.informationSilence':
    'Si no lo recibimos para entonces, su solicitud termina. Eso no es un rechazo: puede volver a solicitar mientras el programa esté abierto.',
  'next.informationGive': 'Enviar lo que falta',
  'next.judged':
    'Una persona de nuestro equipo está revisando una de sus respuestas. Usted no tiene que hacer nada.',
  'next.reviewRound':
    'Se están calificando todas las solicitudes. Usted no tiene que hacer nada. Le enviaremos la respuesta por correo.',
  'next.reviewRolling':
    'Estamos revisando su solicitud. Usted no tiene que hacer nada. Le enviaremos la respuesta por correo.',
  'next.waitlisted':
    'Ya se ofreció todo el dinero o todos los lugares. Si alguien dice que no, la siguiente persona de la lista de espera recibe una oferta. No podemos prometer que le llegue a usted.',
  'next.waitlistedMail': 'Usted no tiene que hacer nada. Si podemos hacerle una oferta, le escribiremos.',
  'next.offered':
    'Le hicimos una oferta. Contéstela a más tardar el {$by}. Si no contesta para entonces, pasa a la siguiente persona.',
  'next.offeredAnswer': 'Ver la oferta y contestarla',
  'next.seeOffer': 'Ver la oferta que aceptó',
  'next.ineligible': 'No puede recibir este apoyo porque:',
  'next.ineligibleNoReason': 'Su solicitud no cumple las reglas de este programa.',
  'next.ineligibleLook':
    'Si cree que algo de esto está mal, escríbanos. Una persona revisará su solicitud otra vez.',
  'next.refused': 'No podemos ofrecerle este préstamo porque:',
  'next.declined': 'Usted rechazó la oferta, así que esta solicitud terminó.',
  'next.lapsed': 'La oferta venció el {$by} porque no recibimos respuesta. Pasó a la siguiente persona.',
  'next.withdrawn': 'Usted retiró esta solicitud, así que ya no pasa nada más.',
  'next.closedUnanswered':
    'Le pedimos algo y no lo recibimos a tiempo, así que esta solicitud terminó. Eso no es un rechazo: puede volver a solicitar mientras el programa esté abierto.',
  'next.completed': 'Este apoyo está completo.',
  'next.revoked': 'La oferta fue retirada. Escríbanos si tiene preguntas.',
  'next.otherPrograms': 'Ver todos los programas',

  'missing.intro': 'Necesitamos esto para seguir con su solicitud. Envíelo a más tardar el {$by}.',
  'missing.send': 'Enviar',

  'withdraw.title': '¿Retirar su solicitud?',
  'withdraw.what': 'Su solicitud termina ahora. Ya nadie la leerá ni decidirá sobre ella.',
  'withdraw.offer': 'También pierde la oferta que tiene. Pasa a la siguiente persona.',
  'withdraw.final': 'No se puede deshacer.',
  'withdraw.yes': 'Sí, retirarla',
  'withdraw.no': 'No, conservarla',

  'return.title': 'Volver a su solicitud',
  'return.what': 'Le pedimos su número de referencia y después enviamos un código a su correo.',
  'return.reference': 'Su número de referencia',
  'return.hint': 'Está en su comprobante y en cada página del formulario, por ejemplo HCS-7K2M-9QXD',
  'return.empty': 'Escriba su número de referencia',
  'return.wrong': 'Escriba una referencia como HCS-7K2M-9QXD: letras y después 2 grupos de 4',
  'return.lost':
    'Si no sabe su número de referencia, busque un correo nuestro. Si no lo encuentra, escriba al contacto que está en la página del programa.',

  'access.title': 'Confirme que es usted',
  'access.why': 'Las solicitudes son privadas. Solo puede verla la persona que la hizo.',
  'access.what': 'Enviaremos un código de 6 cifras al correo electrónico de la solicitud.',
  'access.send': 'Envíenme un código',
  'access.none':
    '¿La solicitud todavía no tiene un correo electrónico? Entonces solo se puede abrir en el navegador donde la empezó.',
  'access.ended': 'Pasó mucho tiempo, así que necesitamos saber que sigue siendo usted',
  'access.endedKept': 'No se perdió nada de lo que escribió. Lo guardamos en cuanto escriba el código.',
  'access.enterTitle': 'Revise su correo',
  'access.sent':
    'Si existe esa solicitud, enviamos un código a su correo electrónico. Sirve durante 15 minutos.',
  'access.code': 'Código',
  'access.codeHint': '6 cifras',
  'access.codeEmpty': 'Escriba el código del correo',
  'access.codeWrong':
    'Ese código no sirve. Revise que lo escribió bien. Si tiene más de 15 minutos, pida uno nuevo',
  'access.noCode': '¿No le llega?',
  'access.noCodeHelp':
    'Puede tardar un minuto. Mire también en el correo no deseado. Puede pedir un código nuevo después de 30 segundos.',
  'access.sendAgain': 'Enviar un código nuevo',
  'access.staleTitle': 'Envíe esto otra vez',
  'access.staleText':
    'Esta página estaba abierta cuando usted volvió en otra ventana. No se perdió nada de lo que escribió. Presione el botón para enviarlo.',
  'access.staleSend': 'Enviarlo otra vez',
  'access.staleLeave': 'Dejarlo y regresar',

  'notFound.title': 'No encontramos esta página',
  'notFound.typed': 'Si escribió la dirección, revise que esté bien.',
  'notFound.link': 'Si siguió un enlace, puede ser viejo o estar incompleto. Trate de copiarlo entero.',
  'notFound.programs': 'Ver todos los programas',
  'notFound.return': 'Volver a su solicitud',
  'fault.title': 'Algo falló de nuestro lado',
  'fault.again': 'Espere un minuto, regrese e inténtelo otra vez.',
  'fault.kept': 'Todo lo que guardó antes sigue ahí.',
};
