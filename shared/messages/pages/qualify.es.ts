import type { qualifyEn } from './qualify.en.ts';

/** El mismo texto en español. */
export const qualifyEs: Record<keyof typeof qualifyEn, string> = {
  'qualify.title': '¿Para qué programas califico?',
  'qualify.lead': 'Responda unas preguntas y vea qué programas son para usted, y por qué.',
  'qualify.titleOf': 'Vea si cumple los requisitos: {$program}',
  'qualify.leadOf': 'Responda unas preguntas y vea si cumple los requisitos, y por qué.',
  'qualify.private':
    'No guardamos estas respuestas. Se borran cuando cierra la página, a menos que empiece una solicitud con ellas.',
  'qualify.mayskip': 'Puede saltarse cualquier pregunta. Saltársela nunca le perjudica.',
  'qualify.final': 'El resultado no es una decisión. Diga lo que diga, usted puede solicitar.',
  'qualify.start': 'Empezar',
  'qualify.number': 'Pregunta {$number} de {$of}',
  'qualify.askedBy': 'La hacen: {$programs}',
  'qualify.skip': 'No sé, o prefiero no decirlo',
  'qualify.zipWrong': 'Escriba un código postal de 5 cifras, por ejemplo 94601',
  'qualify.results': 'Los programas que podrían ser para usted',
  'qualify.resultOf': 'Su resultado',
  'qualify.none': 'Ahora ningún programa recibe solicitudes.',
  'qualify.group.eligible': 'Cumpliría los requisitos',
  'qualify.group.unknown': 'Puede que cumpla los requisitos',
  'qualify.group.ineligible': 'No con estas respuestas',
  'qualify.group.untouched': 'Todavía no sabemos',
  'qualify.untouchedText': 'No respondió ninguna pregunta de estos programas. Puede revisar cada uno.',
  'qualify.tag.eligible': 'Cumpliría los requisitos',
  'qualify.tag.unknown': 'Puede que cumpla los requisitos',
  'qualify.tag.ineligible': 'No con estas respuestas',
  'qualify.eligible': 'Con sus respuestas cumpliría los requisitos.',
  'qualify.unknown': 'Nada de lo que nos dijo lo impide.',
  'qualify.ineligible': 'Con estas respuestas no cumpliría los requisitos de {$program} porque:',
  'qualify.untold': 'Hay otra regla que no podemos explicar aquí.',
  'qualify.missing': 'Todavía necesitaríamos saber:',
  'qualify.person': 'Una persona tiene que ver una de sus respuestas.',
  'qualify.more': `.input {$count :integer}
.match $count
one {{y 1 cosa más}}
* {{y {$count} cosas más}}`,
  'qualify.nearest': 'Cumpliría los requisitos si esto fuera distinto:',
  'qualify.nearestOpen': 'Para cumplir, esto tendría que ser distinto:',
  'qualify.change': '{$to}, en lugar de {$from}',
  'qualify.inArea': 'en {$area}',
  'qualify.truth': 'Dé solo respuestas verdaderas. Las revisamos cuando solicita.',
  'qualify.stillApply': 'Usted puede solicitar de todos modos. Solo se decide una solicitud completa.',
  'qualify.apply': 'Empezar su solicitud',
  'qualify.applyTo': 'para {$program}',
  'qualify.carried':
    'Si empieza una solicitud, sus respuestas van con usted. Verá cada una otra vez y podrá cambiarla.',
  'qualify.check': 'Revisar {$program}',
  'qualify.rest': `.input {$count :integer}
.match $count
one {{Responder 1 pregunta más}}
* {{Responder {$count} preguntas más}}`,
  'qualify.rules': 'Cada regla, una por una',
  'qualify.rule.pass': 'Cumple',
  'qualify.rule.fail': 'No cumple',
  'qualify.rule.unknown': 'Todavía no se sabe',
  'qualify.yours': 'Sus respuestas',
  'qualify.all': 'Ver todos los programas abiertos',
  'qualify.frontText': 'Responda unas preguntas y vea qué hay para usted. No guardamos las respuestas.',
  'qualify.frontButton': 'Buscar programas para mí',
  'qualify.programText': '¿Tiene dudas? Responda primero unas preguntas. No guardamos las respuestas.',
  'qualify.programButton': 'Ver si cumple los requisitos',
  'qualify.reuse': 'Usar las respuestas que ya dio',
  'qualify.reuseButton': 'Empezar con estas respuestas',
  'qualify.reuseText': 'De su solicitud para {$program} podemos copiar:',
  'qualify.reuseSee': 'Verá cada respuesta otra vez y podrá cambiarla antes de enviar nada.',
};
