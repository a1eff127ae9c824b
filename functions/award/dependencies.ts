import type { Site } from '../../shared/http/applicant-session.ts';
import { deployedFonts, type Fonts } from '../../shared/letters/fonts.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { deployedAssets } from '../../shared/web/assets.ts';
import { environment } from './environment.ts';

/** What the award stage's pages need. */
export interface AwardSite extends Site {
  /** Where the site answers, without a slash at the end: printed on letters. */
  readonly baseUrl: string;
  readonly fonts: Fonts;
}

/** The dependencies of the deployed function: the table, the pages' assets and the letters' fonts. */
export function dependencies(): AwardSite {
  const { TABLE_NAME, BASE_URL } = environment.parse(process.env);
  return {
    store: openStore(TABLE_NAME),
    assets: deployedAssets(),
    baseUrl: BASE_URL,
    fonts: deployedFonts(),
  };
}
