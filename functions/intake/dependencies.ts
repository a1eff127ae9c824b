import { S3Client } from '@aws-sdk/client-s3';
import { type Fetcher, fetcher } from '../../shared/files/fetch-address.ts';
import { type Sender, sender } from '../../shared/files/send-form.ts';
import type { Site } from '../../shared/http/applicant-session.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { deployedAssets } from '../../shared/web/assets.ts';
import { environment } from './environment.ts';

/** What intake's routes need: the table, the assets, where the site answers (for addresses in the API's answers), and where files go. */
export interface Dependencies extends Site {
  readonly baseUrl: string;
  readonly files: { readonly send: Sender; readonly fetch: Fetcher };
}

/** The dependencies of the deployed function. */
export function dependencies(): Dependencies {
  const { TABLE_NAME, BASE_URL, QUARANTINE_BUCKET, CLEAN_BUCKET } = environment.parse(process.env);
  const s3 = new S3Client({});
  return {
    store: openStore(TABLE_NAME),
    assets: deployedAssets(),
    baseUrl: BASE_URL,
    files: { send: sender(s3, QUARANTINE_BUCKET), fetch: fetcher(s3, CLEAN_BUCKET) },
  };
}
