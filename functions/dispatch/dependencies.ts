import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { moveWaitlist } from '../../shared/cases/award/move-waitlist.ts';
import { handleDue } from '../../shared/cases/clock.ts';
import { workOnDryRun } from '../../shared/cases/dry-run/work-on-dry-run.ts';
import { tellExtension } from '../../shared/cases/extending/tell-extension.ts';
import { sendInvitations } from '../../shared/cases/phases/send-invitations.ts';
import { proposePanels } from '../../shared/cases/review/panels/propose-panels.ts';
import { workOnSending } from '../../shared/cases/review/panels/work-on-sending.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Dispatch } from './dispatch.ts';
import { environment } from './environment.ts';
import { fileRoom } from './file-room.ts';
import { recipientsOf } from './recipients.ts';

/** A call that hangs must end before its function does, so that its end is known. Milliseconds. */
const requestHandler = { connectionTimeout: 2_000, requestTimeout: 15_000, throwOnRequestTimeout: true };

/**
 * A mail goes out on a connection of its own. One that was kept open may have been closed by the other side while this
 * function slept (the laptop's server does it after six seconds, the service while a function is frozen). Other clients
 * just try again; a mail is never tried again blindly, so it would wait minutes for the sweeper.
 */
const ownConnection = { httpAgent: { keepAlive: false }, httpsAgent: { keepAlive: false } };

/** The real parts, from the function's environment. */
export function dependencies(variables: Readonly<Record<string, string | undefined>>): Dispatch {
  const env = environment.parse(variables);
  const buckets = { quarantine: env.QUARANTINE_BUCKET, clean: env.CLEAN_BUCKET };
  return {
    store: openStore(env.TABLE_NAME),
    states: new SFNClient({ requestHandler }),
    mail: new SESv2Client({ maxAttempts: 1, requestHandler: { ...requestHandler, ...ownConnection } }),
    machines: {
      application: env.APPLICATION_MACHINE_ARN,
      round: env.ROUND_MACHINE_ARN,
      award: env.AWARD_MACHINE_ARN,
    },
    sender: {
      from: env.MAIL_FROM,
      configurationSet: env.MAIL_CONFIGURATION_SET,
      recipients: recipientsOf(env.MAIL_RECIPIENTS),
    },
    baseUrl: env.BASE_URL,
    files: fileRoom(new S3Client({ requestHandler }), buckets),
    buckets,
    moveWaitlist,
    tellExtension,
    sendInvitations,
    workOnDryRun,
    proposePanels: (store, roundId, run) => proposePanels(store, roundId, run),
    workOnSending: (store, roundId, run, step) => workOnSending(store, roundId, run, step),
    handleDue,
  };
}
