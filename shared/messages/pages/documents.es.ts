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
};
