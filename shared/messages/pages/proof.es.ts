import type { proofEn } from './proof.en.ts';

export const proofEs: Record<keyof typeof proofEn, string> = {
  'receipts.title': 'Revisar un comprobante',
  'receipts.lead':
    'Un comprobante prueba que recibimos una solicitud, cuándo, y qué contenía. Aquí cualquier persona puede ver si un comprobante es verdadero. No mostramos nombres ni respuestas.',
  'receipts.label': 'Pegue el comprobante',
  'receipts.hint': 'La línea larga de letras y números de la página de confirmación o del correo',
  'receipts.empty': 'Pegue un comprobante',
  'receipts.check': 'Revisarlo',
  'receipts.yes': 'Este comprobante es verdadero. Lo firmó este sistema.',
  'receipts.no': 'Este no es un comprobante válido',
  'receipts.noWhy':
    'Este sistema no firmó este texto, o alguien lo cambió. Revise que copió toda la línea, de la primera a la última letra.',
  'receipts.program': 'Programa',
  'receipts.reference': 'Número de referencia',
  'receipts.erased': 'La solicitud fue borrada, como dicen nuestras reglas',
  'receipts.received': 'Recibida',
  'receipts.hash': 'Huella (SHA-256)',
  'receipts.receipt': 'Comprobante',
  'receipts.how':
    'El comprobante es una línea de texto firmada. Contiene la hora y la huella de lo que usted envió. Cualquier persona puede revisarlo aquí:',
  'receipts.download': 'Descargar lo que envió',
  'receipts.file': '¿Un archivo corresponde a un comprobante?',
  'receipts.fileHow':
    'La persona que hizo la solicitud puede descargar lo que envió como archivo. La huella de ese archivo es la del comprobante. Si cambia una sola letra del archivo, la huella es otra.',
  'receipts.fileTools':
    'Casi todas las computadoras pueden calcular una huella: “shasum -a 256 archivo” en Mac, “sha256sum archivo” en Linux, “certutil -hashfile archivo SHA256” en Windows.',

  'print.title': 'Lo que usted envió',
  'print.how': 'Imprima esta página, o guárdela como PDF, para conservarla.',
  'print.link': 'Ver e imprimir lo que envió',
  'print.receipt': 'Su comprobante',
  'print.earlier': 'Esta es una versión anterior, enviada el {$at}. Después usted envió una más nueva.',
  'print.apart':
    'Lo que haya dicho en la página sobre quién es usted se guarda aparte. Nadie que decide puede verlo, y por eso no aparece aquí.',
  'print.others': 'Otras versiones que envió',
  'print.sentAt': 'Enviada el {$at}',

  'correct.link': 'Corregir lo que envió',
  'correct.goOn': 'Seguir corrigiendo',
  'correct.begun':
    'Usted empezó a corregir esta solicitud. Lo que envió antes cuenta hasta que envíe la corregida.',
  'correct.title': '¿Corregir lo que envió?',
  'correct.what':
    'Puede cambiar sus respuestas y enviar la solicitud otra vez. Lo que envió el {$at} cuenta hasta entonces. Si no la vuelve a enviar, nada cambia.',
  'correct.by': 'Puede enviarla hasta el {$by}, mientras nadie haya terminado de evaluarla.',
  'correct.byReview': 'Puede enviarla mientras nadie haya terminado de evaluarla.',
  'correct.time':
    'Cuando la envíe, cuenta la hora nueva: para la fecha límite, para su edad de ese día y para su lugar en la fila. Las reglas miran sus respuestas nuevas, y el resultado puede ser otro. Guardamos en el expediente lo que envió antes.',
  'correct.start': 'Cambiar mis respuestas',
  'correct.keep': 'Dejar lo que envié',
  'correct.drop': 'Descartar mis cambios',
  'correct.dropWhat': 'Usted empezó a corregirla. Si ya no quiere, descarte sus cambios.',
  'correct.notTitle': 'Ya no puede corregir esta solicitud',
  'correct.stands': 'Lo que envió cuenta. No se pierde nada.',
  'correct.not.closed': 'El programa ya no recibe solicitudes.',
  'correct.not.not-yet-open': 'El programa no recibe solicitudes ahora.',
  'correct.not.review-begun': 'Alguien ya la evaluó.',
  'correct.not.not-sent': 'Esta solicitud no está con nosotros ahora.',
  'correct.not.contact': 'Si tiene un error importante, escriba a',
  'correct.back': 'Ver cómo va su solicitud',
  'correct.checkIntro':
    'Esta es su solicitud corregida a {$program}. Lo que envió antes cuenta hasta que envíe esta.',
  'correct.once': 'Desde entonces cuenta esta, con la hora en que la recibimos.',
  'correct.sendButton': 'Enviar la solicitud corregida',
  'correct.saved':
    'Está corrigiendo una solicitud que ya envió. Cada página se guarda cuando continúa. Lo que envió antes cuenta hasta que envíe la corregida al final.',
  'happening.corrected': 'Usted envió una solicitud corregida',
  'manage.event.correction started': 'El solicitante empezó una corrección',
  'manage.event.correction dropped': 'El solicitante descartó una corrección',
  'manage.event.corrected': 'Se recibió una solicitud corregida',

  'manage.about.likely-duplicate': 'Dos solicitudes pueden ser de la misma persona o negocio.',
  'manage.event.said to be the same person': 'Se preguntó al solicitante: ¿una persona?',
  'manage.event.said to be two people': 'El solicitante dice: dos personas',
  'manage.event.closed: same person': 'Terminada: segunda solicitud de una persona',
  'manage.same.share': 'Lo que dan las dos',
  'manage.same.email': 'Correo electrónico',
  'manage.same.name-and-birth': 'Nombre y fecha de nacimiento',
  'manage.same.name-and-address': 'Nombre y dirección',
  'manage.same.business-name': 'Nombre del negocio',
  'manage.same.tax-number': 'Número de impuestos',
  'manage.same.phone': 'Número de teléfono',
  'manage.same.title': 'Son la misma persona o negocio',
  'manage.same.how':
    'Le decimos al solicitante por qué y le preguntamos. Tiene {$days} días para responder. Si no dice nada, la solicitud que usted elija termina entonces. Si responde, vuelve primero a usted. La otra solicitud sigue.',
  'manage.same.which': '¿Cuál de las dos debe terminar?',
  'manage.same.whichNeeded': 'Elija cuál de las dos debe terminar',
  'manage.same.received': '{$reference}, recibida {$at}',
  'manage.same.reason': '¿Por qué lo cree? El solicitante lee esto.',
  'manage.same.reasonHint': 'Diga qué vio. No escriba nada sobre otras personas.',
  'manage.same.reasonNeeded': 'Diga por qué cree que es una sola persona o negocio',
  'manage.same.ask': 'Preguntar al solicitante',
  'manage.same.asked':
    'Al solicitante de {$reference} se le preguntó el {$at} y puede responder hasta el {$by}.',
  'manage.same.yourReason': 'La razón que se le dio',
  'manage.same.answered': 'El solicitante dice que son dos',
  'manage.same.endText':
    '¿Es una sola persona o negocio de todos modos? Entonces termine la solicitud ahora. Se le avisa al solicitante.',
  'manage.same.end': 'Terminar esta solicitud',
  'manage.application.done.same': 'Se le pregunta al solicitante, y puede responder.',
  'manage.application.done.ended': 'La solicitud terminó. Se le avisa al solicitante.',
  'next.samePerson':
    'Sigue otra solicitud de la misma persona o del mismo negocio, por eso esta terminó. Eso no es un rechazo.',
  'same.title': '¿Envió dos solicitudes?',
  'same.text':
    'Tenemos dos solicitudes que parecen de una misma persona o un mismo negocio: esta, y una que recibimos el {$at}. Cada persona o negocio puede tener una solicitud. Las dos dan lo mismo:',
  'same.reason': 'Una persona de nuestro equipo miró las dos y escribe:',
  'same.by': 'Si no responde antes del {$by}, esta solicitud termina y la otra sigue. Eso no es un rechazo.',
  'same.label': '¿Nos equivocamos? Díganos por qué son dos',
  'same.hint':
    'Por ejemplo: “Mi hermano y yo usamos el mismo correo.” Una persona lee esto antes de que pase nada.',
  'same.needed': 'Díganos por qué son dos',
  'same.tooLong': 'Use 1,000 letras o menos',
  'same.send': 'Enviar mi respuesta',
  'same.yes': '¿Sí envió dos?',
  'same.yesText': 'Entonces puede terminar esta solicitud ahora, o no hacer nada.',
  'same.withdraw': 'Retirar esta solicitud',
  'same.answered': 'Tenemos su respuesta. Una persona la lee. Nada termina antes de eso.',
  'same.notice': 'Creemos que envió dos solicitudes. Responda antes del {$by}.',
  'same.answer': 'Ver por qué, y responder',
  'next.informationSilenceCredit':
    'Si no lo recibimos para entonces, no consideraremos más su solicitud, y termina. Eso no es un rechazo del crédito: puede volver a solicitarlo mientras el programa esté abierto.',
  'again.what':
    'Puede solicitar otra vez. Empezamos una solicitud nueva con las respuestas que envió antes. Cuenta desde que la envíe.',
  'again.start': 'Solicitar otra vez',
  'again.begun': 'Ir a su nueva solicitud',
};
