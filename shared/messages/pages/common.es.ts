import type { commonEn } from './common.en.ts';

/** The same in Spanish: a missing text is a type error. */
export const commonEs: Record<keyof typeof commonEn, string> = {
  productName: 'Anchor Awards',
  skipToContent: 'Ir al contenido principal',
  language: 'Idioma',
  menu: 'Menú',
  back: 'Volver',
  error: 'Error',
  warning: 'Advertencia',
  important: 'Importante',
  success: 'Listo',
  yes: 'Sí',
  no: 'No',
  change: 'Cambiar',
  continue: 'Continuar',
  cancel: 'Cancelar',
  signOut: 'Cerrar sesión',
  signedInAs: 'Sesión iniciada como {$name}',
  breadcrumb: 'Ruta de navegación',
  pages: 'Páginas de resultados',
  previousPage: 'Página anterior',
  nextPage: 'Página siguiente',
  pageNumber: 'Página {$number}',
  notAnswered: 'Sin respuesta',
  thereIsAProblem: 'Hay un problema',
  footerPurpose:
    'Solicitudes, evaluaciones y apoyos para las comunidades y las instituciones que las financian.',
  footerHome: 'Programas',
  footerReturn: 'Volver a su solicitud',
  footerAccessibility: 'Todas las páginas funcionan con teclado, con lector de pantalla y sin scripts.',
};
