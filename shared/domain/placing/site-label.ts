import { locate } from '../program/paths.ts';
import type { Program } from '../program/schema.ts';
import type { LocalizedText } from '../text.ts';

/** A site as the form names it; by its own value where the form does not know it any more. */
export function siteLabel(program: Program, site: string): LocalizedText {
  const field =
    program.award.kind === 'round-slots' ? locate(program, program.award.ranks)?.field : undefined;
  const options = field?.type === 'ranked' ? field.options : [];
  return options.find((option) => String(option.value) === site)?.label ?? { en: site, es: site };
}
