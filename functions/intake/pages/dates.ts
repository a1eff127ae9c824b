import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatExactMoment, formatMoment } from '../../../shared/messages/values.ts';

/** An instant as the clocks of the program's zone show it, with the zone's name. */
export function momentText(
  instant: string | number,
  { zone }: Pick<Program, 'zone'>,
  language: Language,
): string {
  return formatMoment(
    typeof instant === 'number' ? new Date(instant).toISOString() : instant,
    language,
    zone,
  );
}

/** The same to the second, for proof. */
export function exactMoment(instant: string, { zone }: Pick<Program, 'zone'>, language: Language): string {
  return formatExactMoment(instant, language, zone);
}
