import type { awardEn } from './award.en.ts';

/** Las preguntas que se hacen cuando se aceptó una oferta. */
export const awardEs: Record<keyof typeof awardEn, string> = {
  'afterOffer.open':
    'Necesitamos saber algo más, por ejemplo cómo pagarle. Nada de lo que responda puede cambiar que el apoyo es suyo. Lo que recibe puede llegar más tarde si espera.',
  'afterOffer.start': 'Responder unas preguntas más',
  'afterOffer.done': 'Ya respondió las preguntas que hacemos después de dar un apoyo.',
  'afterOffer.change': 'Ver o cambiar esas respuestas',
  'afterOffer.who':
    'El apoyo ya es suyo. Solo las personas que llevan este programa ven lo que responde aquí. Quienes leen su solicitud no lo ven.',
  'happening.afterOffer': 'Respondió preguntas sobre su apoyo',
  'manage.part.afterOffer': 'Respuestas después del apoyo',
  'manage.afterOffer.none': 'Todavía no se respondió nada.',
  'manage.afterOffer.managers': 'Solo los gestores ven estas respuestas.',
  'manage.event.answered after the offer': 'Respondió preguntas después del apoyo',
};
