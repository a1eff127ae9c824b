import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/table.ts';
import { type Assets, deployedAssets } from '../../shared/web/assets.ts';
import { environment } from './environment.ts';

/** What the reviewers' pages work with. */
export interface ReviewDependencies {
  readonly store: Store;
  readonly assets: Assets;
}

/** The deployed ones. */
export const deployed = (): ReviewDependencies => ({
  store: openStore(environment.parse(process.env).TABLE_NAME),
  assets: deployedAssets(),
});
