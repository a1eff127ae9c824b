import { S3Client } from '@aws-sdk/client-s3';
import { type Fetcher, fetcher } from '../../shared/files/fetch-address.ts';
import { type ManagerIdentity, openIdentity } from '../../shared/http/manager-session.ts';
import { deployedFonts, type Fonts } from '../../shared/letters/fonts.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/table.ts';
import { type Assets, deployedAssets } from '../../shared/web/assets.ts';
import { environment } from './environment.ts';

/** What the managers' pages and API work with. */
export interface ManageDependencies {
  readonly store: Store;
  readonly assets: Assets;
  readonly identity: ManagerIdentity;
  readonly fetchFile: Fetcher;
  /** Of the letters that are looked at. */
  readonly fonts: Fonts;
  /** Where the site answers, without a slash at the end. */
  readonly baseUrl: string;
}

/** The deployed ones. */
export function deployed(): ManageDependencies {
  const env = environment.parse(process.env);
  const store = openStore(env.TABLE_NAME);
  return {
    store,
    assets: deployedAssets(),
    identity: openIdentity({ issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, now: store.now }),
    fetchFile: fetcher(new S3Client({}), env.CLEAN_BUCKET),
    fonts: deployedFonts(),
    baseUrl: env.BASE_URL,
  };
}
