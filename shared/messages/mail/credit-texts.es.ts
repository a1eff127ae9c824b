import type { creditMailEn } from './credit-texts.en.ts';

export const creditMailEs: Record<keyof typeof creditMailEn, string> = {
  counterSubject: 'Podemos ofrecerle un préstamo menor: {$program} ({$reference})',
  counterHeading: 'No la cantidad que pidió, pero sí una menor',
  counterIntro:
    'Usted pidió {$asked} al programa {$program}. No podemos prestar esa cantidad. Podemos prestarle {$offered}, si la quiere.',
  counterReasons: `.input {$count :number}
.match $count
one {{La razón por la que no podemos prestar lo que pidió:}}
* {{Las razones por las que no podemos prestar lo que pidió:}}`,
  counterAsked: 'Usted pidió',
  counterOffered: 'Podemos prestar',
  counterBy: 'Responda antes de',
  counterButton: 'Decir sí o no',
  counterNext:
    'Si dice que sí, su solicitud sigue con la cantidad menor: alguien todavía tiene que revisar lo demás. Si dice que no, termina aquí.',
  counterOtherwise:
    'Si no sabemos de usted antes del {$by}, no seguiremos considerando su solicitud, por las razones de arriba. Puede solicitar de nuevo mientras el programa esté abierto.',
  'attention.credit-due':
    'En cinco días vence el plazo para decidir sobre un crédito. La ley da 30 días desde que la solicitud está completa hasta el aviso.',
  'attention.credit-overdue':
    'Ya pasaron los 30 días para decidir sobre el crédito. Decida hoy: hay que avisar a quien lo solicitó de lo que se decidió.',
};
