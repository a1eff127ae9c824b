import type { creditEn } from './credit.en.ts';

export const creditEs: Record<keyof typeof creditEn, string> = {
  'counter.title': '¿Quiere el préstamo menor?',
  'counter.lead':
    'Usted pidió {$asked}. No podemos prestar esa cantidad. Podemos prestar {$offered}, a pagar en el mismo plazo.',
  'counter.reasons': 'Por qué no lo que pidió:',
  'counter.payment': 'Pagaría {$payment} al mes durante {$months} meses, al {$rate} % anual.',
  'counter.by':
    'Responda antes del {$by}. Si no sabemos de usted, su solicitud termina, por las razones de arriba.',
  'counter.question': '¿Qué quiere hacer?',
  'counter.yes': 'Sí, seguir con {$offered}',
  'counter.yesHint': 'Alguien todavía tiene que revisar lo demás de su solicitud.',
  'counter.no': 'No, terminar mi solicitud',
  'counter.noHint': 'Puede solicitar de nuevo mientras el programa esté abierto.',
  'counter.send': 'Enviar',
  'counter.needed': 'Elija sí o no',
  'next.counter':
    'No podemos prestarle la cantidad que pidió, pero sí {$offered}. Díganos antes del {$by} si la quiere.',
  'next.counterGo': 'Decir sí o no',
  'happening.counter': 'No podemos prestar lo que pidió y le ofrecimos una cantidad menor',
  'happening.counterNo': 'No se tomó la cantidad menor',
  'manage.event.counter-offer declined': 'Cantidad menor rechazada',
  'manage.event.counter-offer lapsed': 'Cantidad menor sin respuesta a tiempo',
  'manage.event.decision due soon': 'Pronto vence la decisión sobre el crédito',
  'manage.event.decision overdue': 'Decisión sobre el crédito atrasada',
  'manage.about.credit-due': 'En cinco días vence el plazo para decidir sobre un crédito.',
  'manage.about.credit-overdue': 'Ya pasaron los 30 días para decidir sobre el crédito.',
  'manage.counter': 'Se ofreció en su lugar',
  'manage.counterText': '{$offered}, a responder antes del {$by}',
};
