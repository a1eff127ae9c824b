import type { wishesEn } from './wishes.en.ts';

export const wishesEs: Record<keyof typeof wishesEn, string> = {
  'wishes.link': 'Diga qué le gustaría leer',
  'wishes.title': '¿Qué le gustaría leer?',
  'wishes.lead':
    'Estas solicitudes esperan a quien las lea. Las lecturas se reparten cuando la ronda ha cerrado. Entonces cuentan sus respuestas, pero no prometen nada.',
  'wishes.partly':
    'No hace falta responder sobre todas. Puede cambiar una respuesta hasta que se repartan las lecturas.',
  'wishes.must':
    'Elija «No debo» solo si cree saber de quién es, o si tiene un interés en ella. Aquí no lo puede deshacer, y esa solicitud nunca le llega.',
  'wishes.none':
    'Ahora no hay nada que elegir. Le preguntamos cuando hay solicitudes y antes de repartir las lecturas.',
  'wishes.legend': 'Solicitud {$name}',
  'wishes.noTopics': 'Ningún tema indicado',
  'wishes.language.en': 'Escrita en inglés',
  'wishes.language.es': 'Escrita en español',
  'wishes.want': 'Me gustaría',
  'wishes.can': 'Puedo',
  'wishes.rather-not': 'Mejor no',
  'wishes.conflict': 'No debo',
  'wishes.stake': 'Usted dijo que no debe leer esta. Nunca le llega.',
  'wishes.save': 'Guardar',
  'wishes.saveOn': 'Guardar y seguir',
  'wishes.choose': 'Elija una respuesta para al menos una solicitud',
  'wishes.saved': 'Sus respuestas están guardadas. Puede cambiarlas hasta que se repartan las lecturas.',
  'wishes.assigned':
    '.input {$count :integer} .match $count one {{Mientras tanto se repartieron las lecturas, por eso su respuesta sobre {$count} solicitud no se guardó. Si le llega y no debe leerla, dígalo en su página.}} * {{Mientras tanto se repartieron las lecturas, por eso sus respuestas sobre {$count} solicitudes no se guardaron. Si le llega alguna que no debe leer, dígalo en su página.}}',
  'wishes.gone':
    '.input {$count :integer} .match $count one {{{$count} solicitud ya no espera a quien la lea, por eso su respuesta no se guardó.}} * {{{$count} solicitudes ya no esperan a quien las lea, por eso sus respuestas no se guardaron.}}',
  'wishes.stays':
    '.input {$count :integer} .match $count one {{Usted dijo antes que no debe leer {$count} de estas solicitudes. Eso no cambia.}} * {{Usted dijo antes que no debe leer {$count} de estas solicitudes. Eso no cambia.}}',
  'wishes.rest':
    '.input {$count :integer} .match $count one {{{$count} respuesta está guardada.}} * {{{$count} respuestas están guardadas.}}',
  'wishes.first': 'Volver a las primeras',
};
