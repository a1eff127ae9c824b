import type { OfferTerms } from '../../../shared/domain/application/application.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { formatMoment, formatMoney } from '../../../shared/messages/values.ts';
import { scoreText } from '../api/items.ts';
import type { KnownApplication } from '../lists/people.ts';
import { type Frame, link } from './frame.ts';

/** An instant as the clocks of a program show it. */
export const moment = (frame: Frame, instant: string, { zone }: Pick<Program, 'zone'>): string =>
  formatMoment(instant, frame.language, zone);

/** Units of a fund: dollars, or a number of places. */
export const unitsText = (frame: Frame, unit: 'money' | 'slot', units: number): string =>
  unit === 'money' ? formatMoney(units, frame.language) : frame.t('manage.places', { count: units });

export const offerText = (frame: Frame, offer: Pick<OfferTerms, 'unit' | 'units'>): string =>
  unitsText(frame, offer.unit, offer.units);

/** A score in hundredths as the program's scale writes it. */
export const score = (hundredths: number | undefined): string =>
  hundredths === undefined ? '–' : scoreText(hundredths);

export const applicationAddress = (id: string, below = ''): string =>
  `/manage/applications/${encodeURIComponent(id)}${below}`;
export const roundAddress = (id: string, below = ''): string =>
  `/manage/rounds/${encodeURIComponent(id)}${below}`;

/** The drafts that were tried for a program, or one of them. */
export const dryRunAddress = (programId: string, runId?: string, query = ''): string =>
  `/manage/programs/${encodeURIComponent(programId)}/dry-runs${runId === undefined ? '' : `/${runId}`}${query}`;

/** How a program's letters look, and one of them. */
export const lettersAddress = (programId: string): string =>
  `/manage/programs/${encodeURIComponent(programId)}/letters`;
export const previewAddress = (programId: string, kind: string, language: string): string =>
  `/manage/programs/${encodeURIComponent(programId)}/letter-preview.pdf?${new URLSearchParams({ kind, language })}`;

/** A link to an application by its person's name, or by its reference where the person was erased. */
export function personLink(frame: Frame, id: string, known: KnownApplication | undefined) {
  return link(
    applicationAddress(id),
    known?.person?.name || known?.application.reference || frame.t('manage.erased'),
  );
}

/** The round's own name within its program. */
export const cycleOf = (roundId: string): string => roundId.split('~').at(-1) ?? roundId;

/** The readers of everybody in a round, or what is below. */
export const panelsAddress = (id: string, below = ''): string => roundAddress(id, `/readers${below}`);

/** The readers of one application of it. */
export const panelOfAddress = (id: string, applicationId: string, query = ''): string =>
  panelsAddress(id, `/of/${encodeURIComponent(applicationId)}${query}`);
