import { S3Client } from '@aws-sdk/client-s3';
import { type Fetcher, fetcher } from '../../shared/files/fetch-address.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/table.ts';
import { type Assets, deployedAssets } from '../../shared/web/assets.ts';
import { environment } from './environment.ts';

/** What the reviewers' pages work with. */
export interface ReviewDependencies {
  readonly store: Store;
  readonly assets: Assets;
  readonly fetchFile: Fetcher;
}

/** The deployed ones. */
export function deployed(): ReviewDependencies {
  const { TABLE_NAME, CLEAN_BUCKET } = environment.parse(process.env);
  return {
    store: openStore(TABLE_NAME),
    assets: deployedAssets(),
    fetchFile: fetcher(new S3Client({}), CLEAN_BUCKET),
  };
}
