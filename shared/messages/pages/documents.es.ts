import type { documentsEn } from './documents.en.ts';

/** The same in Spanish: a missing text is a type error. */
export const documentsEs: Record<keyof typeof documentsEn, string> = {
  'documents.none': 'Todavía no hay archivos',
  'documents.count': `.input {$count :number}
.match $count
one {{1 archivo}}
* {{{$count} archivos}}`,
  'documents.manage': 'Agregar o cambiar archivos',
  'documents.needed': 'Agregue un archivo para “{$label}”',
  'documents.kind.pdf': 'Archivo PDF',
  'documents.kind.jpeg': 'Foto (JPEG)',
  'documents.kind.png': 'Imagen (PNG)',
  'documents.kind.docx': 'Documento de Word (.docx)',
  'documents.accepted': `.input {$count :number}
.match $count
one {{Puede enviar un archivo. Puede ser: {$kinds}. Puede tener hasta {$size} MB.}}
* {{Puede enviar hasta {$count} archivos. Pueden ser: {$kinds}. Cada uno puede tener hasta {$size} MB.}}`,
  'documents.state.awaiting-upload': 'Sin enviar',
  'documents.state.checking': 'Recibido, en revisión',
  'documents.state.clean': 'Recibido',
  'documents.state.refused': 'No aceptado',
  'documents.state.removed': 'Quitado',
  'documents.arrived': 'Su archivo llegó',
  'documents.checkingNote':
    'Estamos revisando que no tenga virus. Tarda unos minutos. No tiene que esperar aquí: puede continuar.',
  'documents.addTitle': 'Agregar un archivo',
  'documents.replaceTitle': 'Enviar otro archivo en lugar de {$name}',
  'documents.replace': 'Cambiar',
  'documents.goOnSending': 'Elegir el archivo',
  'documents.whichKind': '¿Qué tipo de archivo es?',
  'documents.whichKindError': 'Elija qué tipo de archivo es',
  'documents.chooseFile': 'Elegir el archivo',
  'documents.chooseOne': 'Elija un archivo de su dispositivo',
  'documents.chooseSeveral': 'Elija uno o más archivos de su dispositivo',
  'documents.sending': 'Enviando',
  'documents.failed': 'El archivo no llegó. Revise su conexión y elíjalo de nuevo.',
  'documents.wrongKind':
    'No aceptamos este tipo de archivo. Guárdelo como uno de los tipos indicados arriba.',
  'documents.full': 'Ya agregó todos los archivos que caben aquí. Quite uno para agregar otro.',
  'documents.tooMuch':
    'Su solicitud tiene todos los archivos que podemos aceptar. Quite uno para agregar otro.',
  'documents.closed': 'Ya no se pueden agregar archivos aquí.',
  'documents.sendTitle': 'Elija y envíe el archivo',
  'documents.sendHint': 'El archivo puede tener hasta {$size} MB. Tiene 15 minutos para enviarlo.',
  'documents.send': 'Enviar el archivo',
  'documents.backToQuestions': 'Volver a las preguntas',
  'documents.backToApplication': 'Volver a su solicitud',
};
