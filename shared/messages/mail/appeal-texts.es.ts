import type { appealMailEn } from './appeal-texts.en.ts';

/** The same in Spanish. */
export const appealMailEs: Record<keyof typeof appealMailEn, string> = {
  canDo: 'Qué puede hacer ahora',
  canSee: 'Vea lo que envió y lo que le dijimos en la página de su solicitud: {$address}',
  canApplyAgain:
    '¿Hay una respuesta equivocada, o algo cambió? El programa todavía recibe solicitudes: en la misma página puede volver a solicitar, con sus respuestas ya escritas.',
  canMatch: 'Puede ver qué otros programas son para usted: {$address}',
  canAppeal:
    '¿Cree que nos equivocamos? Pídanos que lo revisemos otra vez, a más tardar el {$by}. Entonces lo revisa alguien que no tuvo parte en esta decisión.',
  appealButton: 'Pedir que lo revisen otra vez',

  appealReceivedSubject: 'Revisamos su solicitud otra vez: {$program} ({$reference})',
  appealReceivedHeading: 'Nos pidió que la revisemos otra vez',
  appealReceivedIntro:
    'Nos pidió que revisemos otra vez nuestra decisión sobre su solicitud al programa {$program}. Tenemos lo que escribió.',
  appealReceivedNext:
    'Alguien que no tuvo parte en la decisión lee lo que usted escribió y toda su solicitud. Decide a más tardar el {$by}, y le escribimos a esta dirección.',
  appealReceivedOtherwise:
    'No tiene que hacer nada. Hasta entonces la primera decisión queda en pie. Si no recibe noticias hasta esa fecha, escríbanos.',
  appealReceivedButton: 'Ver lo que escribió',

  appealUpheldSubject: 'La revisamos otra vez y la decisión no cambia: {$program} ({$reference})',
  appealUpheldHeading: 'La revisamos otra vez. La decisión no cambia',
  appealUpheldIntro:
    'Nos pidió que revisemos otra vez nuestra decisión sobre su solicitud al programa {$program}. Alguien que no tuvo parte en ella leyó lo que usted escribió y toda su solicitud. Sigue sin cumplir los requisitos.',
  appealUpheldReasons: `.input {$count :number}
.match $count
one {{La razón sigue siendo:}}
* {{Las razones siguen siendo:}}`,
  appealUpheldWords: 'La persona que decidió escribe:',
  appealUpheldEnd:
    'No revisamos esta decisión una tercera vez. No tiene que hacer nada. Si tiene una pregunta sobre ella, escríbanos.',

  appealGrantedSubject: 'La revisamos otra vez y su solicitud sigue: {$program} ({$reference})',
  appealGrantedHeading: 'La revisamos otra vez. Su solicitud sigue',
  appealGrantedIntro:
    'Nos pidió que revisemos otra vez nuestra decisión sobre su solicitud al programa {$program}. Alguien que no tuvo parte en ella la revisó, y la primera decisión ya no vale.',
  appealGrantedWords: 'La persona que decidió escribe:',
  appealGrantedNext:
    'Su solicitud sigue como todas las demás. Todavía no se ha decidido nada más. Le escribimos a esta dirección cuando haya noticias o cuando necesitemos algo de usted.',
  appealGrantedNothing: 'No tiene que hacer nada ahora. Cuenta desde que la recibimos por primera vez.',

  'attention.appeal':
    'Una persona que solicitó pide que se revise otra vez una decisión. Tiene que decidir alguien que no tuvo parte en ella.',
  'attention.appeal-overdue':
    'Una apelación está atrasada: se le dijo a la persona que alguien habría decidido ya.',
  attentionBy: 'Decidir a más tardar el',
  attentionDated:
    'Se le dijo esta fecha a la persona. Si nadie decide hasta entonces, queda en su lista como atrasada.',
};
