import type { Site } from '../../shared/http/applicant-session.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { deployedAssets } from '../../shared/web/assets.ts';
import { environment } from './environment.ts';

/** What intake's routes need: the table, the assets, and where the site answers (for addresses in the API's answers). */
export interface Dependencies extends Site {
  readonly baseUrl: string;
}

/** The dependencies of the deployed function. */
export function dependencies(): Dependencies {
  const { TABLE_NAME, BASE_URL } = environment.parse(process.env);
  return { store: openStore(TABLE_NAME), assets: deployedAssets(), baseUrl: BASE_URL };
}
