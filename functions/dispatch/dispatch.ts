import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { DueItem } from '../../shared/cases/clock.ts';
import type { FileRoom } from '../../shared/cases/documents/release-document.ts';
import type { Store } from '../../shared/store/table.ts';
import type { Buckets } from './file-room.ts';
import type { Recipients } from './recipients.ts';

/** Everything outside this folder that `dispatch` needs; the entry wires it, tests bring their own. */
export interface Dispatch {
  readonly store: Store;
  readonly states: SFNClient;
  /** Never tries again by itself: a mail that may have been accepted must not be sent blindly a second time. */
  readonly mail: SESv2Client;
  readonly machines: { readonly application: string; readonly round: string; readonly award: string };
  readonly sender: {
    readonly from: string;
    readonly configurationSet: string;
    /** Nobody else is written to, whatever is ordered. */
    readonly recipients: Recipients;
  };
  /** Where the site answers, without a slash at the end. */
  readonly baseUrl: string;
  /** Where files lie, and the names of the two buckets. */
  readonly files: FileRoom;
  readonly buckets: Buckets;
  readonly moveWaitlist: (store: Store, roundId: string, fundId: string) => Promise<unknown>;
  readonly tellExtension: (store: Store, roundId: string, number: number) => Promise<unknown>;
  readonly sendInvitations: (store: Store, roundId: string, joined: string | undefined) => Promise<unknown>;
  readonly workOnDryRun: (store: Store, roundId: string, runId: string, step: number) => Promise<unknown>;
  readonly proposePanels: (store: Store, roundId: string, run: number) => Promise<unknown>;
  readonly workOnSending: (store: Store, roundId: string, run: number, step: number) => Promise<unknown>;
  readonly handleDue: (store: Store, due: DueItem) => Promise<unknown>;
}
