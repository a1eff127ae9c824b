/** Correos a personas que no son quien solicita, y sobre ellas, en español. */
export const peopleMailEs = {
  whyParty:
    'Recibe este correo porque {$applicant} le nombró en una solicitud al programa {$program}. Usamos su dirección solo para esta petición.',
  partySubject: '{$applicant} le pide ayuda antes del {$day}: {$program}',
  partyHeading: '{$applicant} le ha nombrado',
  partyIntro: '{$applicant} presenta una solicitud al programa {$program} y le ha nombrado: {$title}.',
  partyBy: 'Responda, por favor, antes del {$by}.',
  partyButton: 'Ver qué se pide',
  partyFirst:
    'Abrir la página no responde nada. Primero pregunta si puede hacerlo, y puede decir que no. Puede parar cuando quiera y volver con el mismo enlace: lo que escribió se guarda.',
  partyConfidential:
    'Lo que escriba es confidencial: a {$applicant} se le dice que su respuesta llegó, y nunca ve lo que dice.',
  partyOpen: 'Su respuesta pasa a ser parte de la solicitud.',
  partyOtherwise:
    'Si no hace nada, quizá se lo recordemos. Después de esa fecha la página se cierra y {$applicant} puede nombrar a otra persona.',
  partyRemindSubject: '{$applicant} espera su respuesta antes del {$day}: {$program}',
  partyRemindHeading: 'Su respuesta todavía no ha llegado',
  partyRemindIntro:
    'Hace un tiempo le dijimos que {$applicant} le nombró en una solicitud al programa {$program}: {$title}. Aquí tiene un enlace nuevo a la página.',
  partyEndedSubject: 'Su respuesta ya no hace falta: {$program}',
  partyEndedHeading: 'Su respuesta ya no hace falta',
  partyEndedIntro:
    '{$applicant} le había nombrado en una solicitud al programa {$program}: {$title}. Su respuesta ya no hace falta, y el enlace que le enviamos está cerrado.',

  personAnsweredSubject: 'Llegó una respuesta: {$program}',
  personAnsweredHeading: 'Llegó una respuesta',
  personAnsweredIntro: '{$person} respondió para su solicitud al programa {$program}: {$title}.',
  personAnsweredNext:
    'Si todavía no envió su solicitud, ábrala y vea qué falta: solo se envía cuando usted la envía.',
  personDeclinedSubject: 'Nombre a otra persona: {$program}',
  personDeclinedHeading: 'Una persona que nombró no puede hacerlo',
  personDeclinedIntro: '{$person} nos dijo que no puede hacer esto por usted: {$title}.',
  personDeclinedNext:
    'Abra su solicitud y nombre pronto a otra persona, para que haya tiempo de responder. Hasta que alguien responda, su solicitud espera donde el programa necesita la respuesta.',
  personRefusedSubject: 'Una respuesta que debe conocer: {$program}',
  personRefusedHeading: 'Una persona no está de acuerdo',
  personRefusedIntro:
    'Preguntamos a {$person} por su solicitud al programa {$program}: {$title}. No está de acuerdo.',
  personRefusedNext:
    'Hable con esa persona. Si cambia de opinión, o si algo fue un error, escríbanos. También avisamos a quienes llevan el programa; hasta que sepan de usted, lo que necesita esta respuesta no puede seguir.',
  personLateSubject: 'No llegó ninguna respuesta: {$program}',
  personLateHeading: 'No llegó la respuesta a tiempo',
  personLateIntro: '{$person} no respondió antes de la fecha que le dimos: {$title}.',
  personLateNext:
    'Abra su solicitud para pedírselo otra vez o para nombrar a otra persona. Si no hace nada, lo que necesita esta respuesta no puede seguir.',
  peopleButton: 'Abrir su solicitud',
};
