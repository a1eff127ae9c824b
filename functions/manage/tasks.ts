import * as z from 'zod';
import { handToOwner } from '../../shared/cases/hand-to-owner.ts';
import { task, tasks } from '../../shared/http/function-handler.ts';
import type { Store } from '../../shared/store/table.ts';

/** What a workflow asks when it gives up: a person is told. */
export const manageTasks = (store: Store) =>
  tasks({
    'hand-to-owner': task(
      z.strictObject({
        subject: z.enum(['application', 'round']),
        id: z.string(),
        executionName: z.string(),
        error: z.string(),
      }),
      ({ subject, id, executionName, error }) => handToOwner(store, subject, id, executionName, error),
    ),
  });
