import type { WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { awardFilePage } from '../pages/awards/award-page.ts';
import { notPossiblePage } from '../pages/confirm-page.ts';
import { applicationAddress } from '../pages/values.ts';
import { type AwardFile, readAwardFile } from './model.ts';

/** `GET …/award` */
export async function showAward(
  { store }: ManageDependencies,
  asked: Asked,
): Promise<WebResponse | undefined> {
  const file = await readAwardFile(store, asked.request.param('applicationId'));
  return file && awardFilePage(asked.frame, file, asked.who, asked.request.query.get('done') ?? '');
}

export const awardAddress = (id: string, below = ''): string => applicationAddress(id, `/award${below}`);

/** What was asked for cannot be done (any more): the award says how it stands. */
export const notNow = ({ frame }: Asked, { loaded }: AwardFile, text = frame.t('manage.award.notNow')) =>
  notPossiblePage(frame, {
    text,
    section: 'applications',
    back: awardAddress(loaded.application.applicationId),
  });

/** What somebody wrote, as long as it may be. */
export const wordsOf = (fields: URLSearchParams): string =>
  (fields.get('words') ?? '').replaceAll('\r\n', '\n').slice(0, 4000);
