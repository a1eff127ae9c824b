import type { Site } from '../../shared/http/applicant-session.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { deployedAssets } from '../../shared/web/assets.ts';
import { environment } from './environment.ts';

/** The dependencies of the deployed function: the table and the pages' assets. */
export function dependencies(): Site {
  const { TABLE_NAME } = environment.parse(process.env);
  return { store: openStore(TABLE_NAME), assets: deployedAssets() };
}
