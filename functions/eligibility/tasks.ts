import * as z from 'zod';
import { awaitInvitation } from '../../shared/cases/phases/await-invitation.ts';
import { awaitInformation } from '../../shared/cases/screening/ask-for-information.ts';
import { screenApplication } from '../../shared/cases/screening/screen-application.ts';
import { applicationId } from '../../shared/domain/ids.ts';
import { task, tasks } from '../../shared/http/function-handler.ts';
import type { Store } from '../../shared/store/table.ts';

/** The workflow's questions about eligibility. */
export const eligibilityTasks = (store: Store) =>
  tasks({
    'screen-eligibility': task(z.strictObject({ applicationId }), (input) =>
      screenApplication(store, input.applicationId),
    ),
    'await-invitation': task(z.strictObject({ applicationId, taskToken: z.string() }), (input) =>
      awaitInvitation(store, input.applicationId, input.taskToken),
    ),
    'ask-for-information': task(z.strictObject({ applicationId, taskToken: z.string() }), (input) =>
      awaitInformation(store, input.applicationId, input.taskToken),
    ),
  });
