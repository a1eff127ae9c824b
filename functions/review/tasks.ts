import * as z from 'zod';
import { openPanel } from '../../shared/cases/review/open-panel.ts';
import { applicationId } from '../../shared/domain/ids.ts';
import { task, tasks } from '../../shared/http/function-handler.ts';
import type { Store } from '../../shared/store/table.ts';

/** What the workflow asks of the review stage. */
export const reviewTasks = (store: Store) =>
  tasks({
    'collect-reviews': task(z.strictObject({ applicationId, taskToken: z.string() }), (input) =>
      openPanel(store, input.applicationId, input.taskToken),
    ),
  });
