import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { PermanentFault } from '../../shared/domain/faults.ts';
import { logger } from '../../shared/http/log.ts';
import type { Dispatch } from './dispatch.ts';
import { drainClock } from './drain-clock.ts';
import { fileReport, takeFileReport } from './file-report.ts';
import { mailReport, takeMailReport } from './mail-report.ts';
import { carryOutBatch, streamBatch } from './stream.ts';

const tick = z.object({ kind: z.literal('clock') });

/** Who calls: the table's stream, the clock, the mail service, and the store of files with its scanner. */
export const dispatchHandler =
  (dispatch: Dispatch) =>
  async (event: unknown, context: Context): Promise<unknown> => {
    logger.addContext(context);
    const batch = streamBatch.safeParse(event);
    if (batch.success) return carryOutBatch(dispatch, batch.data);
    if (tick.safeParse(event).success) return drainClock(dispatch);
    const report = mailReport.safeParse(event);
    if (report.success) return takeMailReport(dispatch, report.data);
    const file = fileReport.safeParse(event);
    if (file.success) return takeFileReport(dispatch, file.data);
    throw new PermanentFault('This function does not take such events');
  };
