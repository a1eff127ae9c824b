import type { appealEn } from './appeal.en.ts';

/** The same in Spanish. */
export const appealEs: Record<keyof typeof appealEn, string> = {
  'appeal.title': 'Pídanos que lo revisemos otra vez',
  'appeal.lead':
    'Dijimos que usted no cumple los requisitos. Si cree que eso está mal, díganos por qué. Alguien que no tuvo parte en la decisión lo lee, mira su solicitud y decide.',
  'appeal.once':
    'Puede pedirlo una vez. Envíelo a más tardar el {$by}. Si no envía nada, nuestra decisión queda en pie.',
  'appeal.which': '¿Cuáles de nuestras razones están mal?',
  'appeal.whichHint': 'Elija todas las que cree que están mal.',
  'appeal.whichNeeded': 'Elija al menos una razón',
  'appeal.why': '¿Qué está mal, y qué es lo correcto?',
  'appeal.whyHint':
    'Por ejemplo: «Tienen un número equivocado. Es 6 y no 1». Si tiene una prueba, diga cuál es. Se la pediremos si la necesitamos.',
  'appeal.whyNeeded': 'Díganos qué está mal',
  'appeal.tooLong': 'Use 500 palabras o menos',
  'appeal.send': 'Enviar',
  'appeal.doneTitle': 'Lo recibimos',
  'appeal.received': 'Lo recibimos el {$at}.',
  'appeal.next':
    'Alguien que no tuvo parte en la decisión lee lo que usted escribió y toda su solicitud. Decide a más tardar el {$by}. Después escribimos a {$email}.',
  'appeal.until': 'Hasta entonces nuestra decisión queda en pie. No tiene que hacer nada.',
  'appeal.late':
    'Dijimos que alguien decidiría a más tardar el {$by}. Estamos atrasados y lo sentimos. Puede escribirnos:',
  'appeal.yourReasons': 'Razones que cree que están mal',
  'appeal.yourWords': 'Lo que escribió',
  'appeal.upheldTitle': 'Lo revisamos otra vez. La decisión no cambia',
  'appeal.grantedTitle': 'Lo revisamos otra vez. Su solicitud sigue',
  'appeal.decided': 'Alguien que no tuvo parte en la primera decisión decidió el {$at}.',
  'appeal.wrote': 'La persona que decidió escribe',
  'appeal.stillReasons': 'Razones que siguen en pie',
  'appeal.overTitle': 'Es tarde para pedir que lo revisemos otra vez',
  'appeal.over': 'Podía pedirlo hasta el {$by}. Nuestra decisión queda en pie.',
  'appeal.overContact':
    'Si algo le impidió pedirlo a tiempo, escríbanos. Díganos su número de referencia {$reference}:',
  'appeal.againTitle': 'Usted solicitó otra vez',
  'appeal.again':
    'Usted envió una solicitud nueva a este programa. Esa es la que cuenta y la que miramos. Por eso no puede pedir que revisemos la anterior.',
  'appeal.back': 'Ver cómo va su solicitud',

  'next.can': 'Qué puede hacer ahora',
  'next.canSee': 'Vea lo que envió y compruebe que está bien',
  'next.canMatch': 'Vea qué otros programas son para usted',
  'next.canAppeal': '¿Cree que nos equivocamos? Puede pedir que lo revisemos otra vez hasta el {$by}.',
  'next.canAppealButton': 'Pedir que lo revisen otra vez',
  'next.appealOpen': 'Nos pidió que lo revisemos otra vez. Alguien decide a más tardar el {$by}.',
  'next.appealUpheld': 'Nos pidió que lo revisemos otra vez. Lo hicimos, y la decisión no cambia.',
  'next.appealSee': 'Ver lo que escribió',
  'next.appealSeeOutcome': 'Ver por qué',
  'next.appealOver':
    'Podía pedir que lo revisemos otra vez hasta el {$by}. Si algo se lo impidió, escríbanos.',
  'again.whatIneligible':
    '¿Había una respuesta equivocada, o algo cambió? El programa todavía recibe solicitudes. Puede solicitar otra vez. Empezamos una solicitud nueva con las respuestas que envió. Cuenta desde que la envía.',
  'happening.appealed': 'Nos pidió que lo revisemos otra vez',
  'happening.appealUpheld': 'Lo revisamos otra vez. La decisión no cambia',
  'happening.appealGranted': 'Lo revisamos otra vez. Su solicitud sigue',

  'manage.about.appeal':
    'Una persona pide que se revise otra vez una decisión. Decide alguien que no tuvo parte en ella.',
  'manage.about.appeal-overdue':
    'Una apelación está atrasada. Decide alguien que no tuvo parte en la decisión.',
  'manage.attention.by': 'Decidir a más tardar el {$at}',
  'manage.action.appeal': 'Decidir la apelación',
  'manage.part.appeal': 'Apelación',
  'manage.application.done.upheld': 'La decisión no cambia. Se le avisa a la persona, con su razón.',
  'manage.application.done.granted':
    'La primera decisión ya no vale. La solicitud sigue, y se le avisa a la persona.',
  'manage.event.appeal received': 'La persona pidió otra revisión',
  'manage.event.appeal upheld': 'Apelación decidida: la decisión no cambia',
  'manage.event.appeal granted': 'Apelación decidida: la solicitud sigue',
  'manage.event.appeal overdue': 'Apelación atrasada',
  'manage.appeal.title': 'Decidir la apelación',
  'manage.appeal.received': 'Recibida',
  'manage.appeal.by': 'Decidir a más tardar el',
  'manage.appeal.reasons': 'Razones que la persona cree que están mal',
  'manage.appeal.words': 'Lo que escribe la persona',
  'manage.appeal.state': 'Decisión',
  'manage.appeal.open': 'Espera una decisión',
  'manage.appeal.upheld': 'El rechazo queda en pie',
  'manage.appeal.granted': 'La solicitud sigue',
  'manage.appeal.decidedBy': '{$name}, el {$at}',
  'manage.appeal.decider': 'Decidió',
  'manage.appeal.reason': 'Razón dada',
  'manage.appeal.verdictStays':
    'La respuesta de las reglas no se cambió nunca. La decisión sobre la apelación está al lado.',
  'manage.appeal.again': 'Esta persona envió otra solicitud después:',
  'manage.appeal.see': 'Verla',
  'manage.appeal.question': '¿Qué decide?',
  'manage.appeal.choose': 'Elija qué decide',
  'manage.appeal.uphold': 'El rechazo queda en pie',
  'manage.appeal.upholdHint': 'Se le dice a la persona que alguien más lo revisó, y por qué no cambia.',
  'manage.appeal.grant': 'La solicitud sigue',
  'manage.appeal.grantHint':
    'Va adonde va toda solicitud que cumple las reglas. Las reglas que fallaron ya no cuentan en su contra mientras los datos sean los mismos.',
  'manage.appeal.why': '¿Por qué?',
  'manage.appeal.whyHint':
    'La persona lee esto. Use palabras sencillas, diga qué miró y no escriba sobre otras personas.',
  'manage.appeal.whySpanish': 'La persona lee español.',
  'manage.appeal.whyCredit':
    'En un crédito, la carta que mantiene un rechazo dice solo las razones publicadas, y no este texto. Se guarda en el expediente. La carta que deja seguir la solicitud sí lo dice.',
  'manage.appeal.whyNeeded': 'Diga por qué decide así',
  'manage.appeal.whyTooLong': 'Use 500 palabras o menos',
  'manage.appeal.final': 'No se puede deshacer. Queda en el historial con su nombre.',
  'manage.appeal.yes': 'Decidir',
  'manage.appeal.verdict': 'Lo que dijeron las reglas',
  'manage.appeal.answers': 'Lo que respondió la persona',
  'manage.appeal.none': 'Aquí no hay ninguna apelación que espere una decisión.',
  'manage.appeal.already': 'Esta apelación la decidió {$name} el {$at}. Lo que se registró queda en pie.',
  'manage.barred.title': 'Otra persona tiene que decidir esta apelación',
  'manage.barred.lead':
    'Una apelación la decide alguien que no tuvo parte en la decisión ni tiene relación con la persona que solicitó.',
  'manage.barred.own': 'Esta es su propia solicitud.',
  'manage.barred.asked': 'A usted se le preguntó por esta persona.',
  'manage.barred.related': 'Usted declaró una relación con esta persona.',
  'manage.barred.reader': 'A usted se le dio esta solicitud para evaluarla.',
  'manage.barred.acted': 'El {$at} usted hizo algo en esta solicitud: «{$event}».',
  'manage.barred.who':
    'Puede decidir cualquier otra persona que gestione o apruebe y que no haya hecho nada en esta solicitud. Por favor, avise a una de ellas. Hay que decidir a más tardar el {$by}.',
};
