import * as z from 'zod';
import { commonEnvironment } from '../../shared/environment.ts';

/** The variables of `manage`: the common ones and the identity provider that managers sign in with. */
export const environment = commonEnvironment.extend({
  /** The issuer as its tokens name it; its keys are found below it. */
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  /** Where released files are fetched. */
  CLEAN_BUCKET: z.string().min(3),
});
