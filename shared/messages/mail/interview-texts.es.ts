/** The same in Spanish; `usted` throughout. */
export const interviewMailEs = {
  interviewSubject: 'Le invitamos a una entrevista, elija una hora antes del {$day}: {$program}',
  interviewHeading: 'Le invitamos a una entrevista',
  interviewCalledOff: 'La entrevista del {$at} se canceló. Por favor, elija otra hora.',
  interviewIntro: `.input {$count :number}
.match $count
one {{Leímos su solicitud al programa {$program} y nos gustaría hablar con usted. La entrevista dura {$minutes} minutos, con una persona.}}
*   {{Leímos su solicitud al programa {$program} y nos gustaría hablar con usted. La entrevista dura {$minutes} minutos, con {$count} personas.}}`,
  interviewBy: 'Por favor, elija una hora a más tardar el {$by}.',
  interviewButton: 'Elegir una hora',
  interviewNeeds:
    'En la página también puede decirnos lo que necesita para participar, por ejemplo un intérprete o un acceso sin escalones.',
  interviewOtherwise:
    'Si no elige una hora hasta entonces, su solicitud sigue en pie, pero va después de quienes tuvieron entrevista. Si ninguna hora le es posible, dígalo en la página y avisaremos al programa.',
  interviewPickHeading: 'Elija una hora para su entrevista',
  interviewPickIntro:
    'Le invitamos a una entrevista para el programa {$program}. Todavía no ha elegido una hora.',
  interviewTomorrowSubject: 'Su entrevista es el {$day}: {$program}',
  interviewTomorrowHeading: 'Su entrevista es mañana',
  interviewTomorrowNote:
    'La hora ya no se puede cambiar en la página. Si no puede venir, escríbanos o llámenos lo antes posible.',
  interviewBookedSubject: 'Su entrevista es el {$day}: {$program}',
  interviewBookedHeading: 'Su entrevista está reservada',
  interviewMovedSubject: 'Su entrevista cambió al {$day}: {$program}',
  interviewMovedHeading: 'Su entrevista cambió de hora',
  interviewSee: 'Ver su entrevista',
  interviewCalendar:
    'El archivo de este correo pone la hora en su calendario. Si cambia, el archivo del próximo correo mueve la cita.',
  interviewChange: 'Puede cambiar la hora, o decir que no quiere la entrevista, hasta el día anterior.',
  interviewMissed:
    'Si no viene y no nos avisa, su solicitud sigue en pie, pero va después de quienes tuvieron entrevista.',
  interviewAt: 'Cuándo',
  interviewLength: 'Duración',
  interviewMinutes: '{$minutes} minutos',
  interviewPlace: 'Dónde',
  interviewEndedSubject: 'No habrá entrevista: {$program}',
  interviewEndedHeading: 'No habrá entrevista',
  'interviewEnded.declined': 'Nos dijo que no quiere una entrevista para el programa {$program}.',
  'interviewEnded.manager': 'El programa {$program} terminó su invitación a una entrevista.',
  'interviewEnded.withdrawn': 'Su solicitud al programa {$program} terminó, y con ella su entrevista.',
  'interviewEnded.round':
    'El programa {$program} ya está decidiendo a quién apoya, y no hay más entrevistas.',
  interviewNotAt: 'La entrevista del {$at} no tendrá lugar.',
  interviewEndedNext:
    'Su solicitud sigue en pie. Primero van quienes tuvieron entrevista; después los demás, según los puntos de la lectura.',
  panelSubject: 'Usted participa en una entrevista el {$day}: {$program}',
  panelHeading: 'Una persona eligió una hora con usted',
  panelMovedSubject: 'Una entrevista cambió al {$day}: {$program}',
  panelMovedHeading: 'Una de sus entrevistas cambió de hora',
  panelIntro: 'Usted es parte del panel de una entrevista para el programa {$program}.',
  panelButton: 'Abrir la entrevista',
  panelSheet:
    'Usted califica en su propia hoja, desde la hora en que empieza la entrevista. Por favor, envíela a más tardar el {$by}.',
  panelStake:
    '¿Conoce a la persona, o no puede venir? Dígalo en la página lo antes posible. El enlace es solo para usted; por favor no lo comparta.',
  panelOtherwise: 'Si su hoja no llega, se lo recordamos; después el programa decide sin ella.',
  panelOffSubject: 'Se canceló una entrevista del {$day}: {$program}',
  panelOffHeading: 'Se canceló una entrevista',
  panelOffIntro:
    'La entrevista de {$reference} del {$at} para el programa {$program} no tendrá lugar con usted.',
  panelOffNext: 'No tiene que hacer nada. El archivo de este correo quita la cita de su calendario.',
  sheetSubject: 'Falta su hoja de calificación, a más tardar el {$day}: {$program}',
  sheetHeading: 'Falta su hoja de calificación',
  sheetIntro:
    'Usted fue parte del panel de la entrevista de {$reference} del {$at} para el programa {$program}.',
  sheetBy: 'Por favor, envíe su hoja a más tardar el {$by}.',
  sheetOtherwise:
    'Si no ha llegado hasta entonces, el programa decide sin ella. Si la persona no vino, responda a este correo y díganoslo.',
  calendarInterview: 'Entrevista: {$program}',
  calendarInterviewHow: 'Su solicitud {$reference}. Para cambiar la hora, abra su solicitud.',
  calendarPanelHow: 'Solicitud {$reference}. Ábrala con el enlace de nuestro correo.',
} as const;
