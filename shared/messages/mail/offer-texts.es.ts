import type { offerMailEn } from './offer-texts.en.ts';

/** Lo que dicen los correos de una oferta, además de que se hace, se acepta, se rechaza o termina. */
export const offerMailEs: Record<keyof typeof offerMailEn, string> = {
  offerKept:
    'Conteste a más tardar el {$by}. Si no contesta, nadie da la oferta por aceptada. La guardamos un tiempo y después decidimos si termina.',
  offerApr: 'Costo anual del préstamo (APR)',
  offerSign: 'Antes de firmar, la página le muestra todo lo que cuesta el préstamo y cada pago.',
  offerReduced:
    'Sin otras ayudas sería {$from}. Junto con las otras ayudas que nos dijo ({$otherAid}), ningún apoyo puede pasar de lo que cuestan sus estudios ({$cap}).',
  offerPart: 'Usted pidió {$asked}. El dinero no alcanza para todo, así que le ofrecemos una parte.',
  offerCounter:
    'Usted pidió {$asked}. No podemos prestarle esa cantidad y le ofrecemos esta en su lugar. Lo que pesó en contra:',
  offerCounterOtherwise:
    'Si no la toma a más tardar el {$by}, no seguimos con su solicitud, por las razones de arriba.',
  offerConditions: 'Lo que tiene que traer después de aceptar:',
  offerConditionDays: `.input {$days :number}
.match $days
one {{{$title} (en un día)}}
* {{{$title} (en {$days} días)}}`,
  acceptedConditions: 'Lo que todavía necesitamos de usted:',
  conditionBy: '{$title}: a más tardar el {$by}',
  counterOver: 'Como le escribimos con la oferta: no podíamos prestarle lo que pidió, por estas razones:',
  waitlistedEnds: 'La lista se cierra el {$at}. A quien siga en ella se le avisa ese mismo día.',

  changedSubject: 'Su oferta cambió: {$program}',
  changedHeading: 'Su oferta cambió',
  changedIntro:
    'Le ofrecimos {$before} del programa {$program}. Tenemos que cambiarlo: ahora la oferta es de {$after}. Es una oferta nueva y puede decir que sí o que no.',
  moreTimeSubject: 'Tiene más tiempo para contestar, hasta el {$day}: {$program}',
  moreTimeHeading: 'Tiene más tiempo',
  moreTimeIntro: 'Puede contestar nuestra oferta del programa {$program} hasta el {$by}.',
  noMoreTimeSubject: 'Su oferta termina el {$day}: {$program}',
  noMoreTimeHeading: 'No podemos darle más tiempo',
  noMoreTimeIntro:
    'Usted pidió más tiempo para contestar nuestra oferta del programa {$program}. No podemos dárselo, porque hay otras personas esperando.',
  keptSubject: 'Su oferta le espera: {$program}',
  keptHeading: 'No tenemos respuesta suya',
  keptIntro:
    'Usted podía contestar nuestra oferta del programa {$program} hasta el {$by} y no supimos de usted. La oferta no está aceptada y todavía no ha terminado: ahora alguien de aquí decide sobre ella.',
  keptNext:
    'Si todavía la quiere, escríbanos pronto. Si no sabemos de usted, la oferta termina y pasa a la siguiente persona.',
  conditionLateSubject: 'Falta algo para su apoyo: {$program}',
  conditionLateHeading: 'Todavía necesitamos algo de usted',
  conditionLateIntro: 'Usted aceptó un apoyo del programa {$program}. Esto ya debería haber llegado:',
  conditionLateNext:
    'Envíelo pronto, o escríbanos si algo se lo impide. No se le quita nada sin un aviso al que puede responder.',
  noticeSubject: 'Quizá retiremos su oferta. Conteste a más tardar el {$day}: {$program}',
  noticeSubjectAward: 'Quizá retiremos su apoyo. Conteste a más tardar el {$day}: {$program}',
  noticeHeading: 'Quizá tengamos que retirarlo',
  noticeOffer:
    'Le hicimos una oferta del programa {$program}. Alguien de aquí piensa que tenemos que retirarla. La razón:',
  noticeAward:
    'Usted tiene un apoyo del programa {$program}. Alguien de aquí piensa que tenemos que retirarlo. La razón:',
  noticeWhat:
    'No hay nada decidido. Díganos qué piensa de esto a más tardar el {$by}. Después decide otra persona.',
  noticeOtherwise:
    'Si no sabemos nada para entonces, se decide con lo que sabemos. No decir nada no cuenta en su contra.',
  noticeButton: 'Leer y contestar',
  droppedSubject: 'Todo queda como estaba: {$program}',
  droppedHeading: 'No lo retiramos',
  droppedIntro:
    'Le escribimos que quizá tendríamos que retirar lo que le dimos del programa {$program}. No lo hacemos. Todo queda exactamente como estaba.',
  revokedSubject: 'Retiramos nuestra oferta: {$program}',
  revokedHeading: 'Lo hemos retirado',
  revokedIntro:
    'Retiramos lo que le ofrecimos del programa {$program}. Lo decidió alguien que no lo había propuesto, después de que usted pudo contestar. La razón:',
  revokedPaid:
    'Lo que ya se le pagó se queda con usted por ahora. Si algo tiene que devolverse, antes le escribimos y puede contestar.',
  revokedNext: 'Si cree que esto está mal, escríbanos.',
  listClosedSubject: 'La lista de espera está cerrada: {$program}',
  listClosedHeading: 'La lista de espera está cerrada',
  listClosedIntro:
    'Usted estaba en la lista de espera del programa {$program}. La lista ya está cerrada y no le llegó una oferta. Esto no es un juicio sobre su solicitud.',
  'attention.condition-overdue': 'Una condición de una oferta aceptada no se cumplió en su fecha.',
  'attention.offer-unanswered':
    'Una oferta no se contestó a tiempo y se guarda. Decida: dar más tiempo o terminarla. Su dinero espera.',
  'attention.more-time-asked':
    'Alguien pide más tiempo para contestar una oferta del que el programa da por sí mismo.',
  'attention.offer-change':
    'Una persona propuso otra cantidad para una oferta. Una segunda persona tiene que verla.',
  'attention.revocation':
    'Quizá haya que retirar un apoyo. Ya se escuchó a la persona: decide alguien que no lo propuso.',
  'attention.aid-covers':
    'Otras ayudas cubren todo lo que cuestan los estudios de alguien, así que no queda nada que dar. Decida qué pasa.',
};
