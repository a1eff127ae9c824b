import type { managerEn } from './manager.en.ts';

/** The same in Spanish: a missing text is a type error. */
export const managerEs: Record<keyof typeof managerEn, string> = {
  'status.draft': 'Borrador',
  'status.submitted': 'Enviada',
  'status.info-requested': 'Información pedida',
  'status.ineligible': 'No cumple los requisitos',
  'status.in-review': 'En evaluación',
  'status.reviewed': 'Evaluada',
  'status.waitlisted': 'En lista de espera',
  'status.not-selected': 'No seleccionada',
  'status.offered': 'Con oferta',
  'status.accepted': 'Aceptada',
  'status.declined': 'Rechazada por la persona',
  'status.lapsed': 'Oferta vencida',
  'status.withdrawn': 'Retirada',
  'status.completed': 'Completada',
  'status.revoked': 'Revocada',
  'fund.name': 'Fondo',
  'fund.limit': 'Límite',
  'fund.reserved': 'Reservado',
  'fund.offered': 'Ofrecido',
  'fund.accepted': 'Aceptado',
  'fund.paid': 'Pagado',
  'fund.free': 'Disponible',
  'fund.chartLabel': '{$name}: {$taken} de {$limit} comprometidos, {$free} disponibles',
};
