import * as z from 'zod';
import { awaitObligation, followUp, takeUp } from '../../shared/cases/after-award/obligations.ts';
import { awaitAnswer, awaitDecision } from '../../shared/cases/award/await-decision.ts';
import { settle } from '../../shared/cases/award/settle.ts';
import { allocate } from '../../shared/cases/round/allocate.ts';
import { awaitRelease } from '../../shared/cases/round/approve-release.ts';
import { releaseDecisions } from '../../shared/cases/round/release-decisions.ts';
import { applicationId, roundId } from '../../shared/domain/ids.ts';
import { task, tasks } from '../../shared/http/function-handler.ts';
import { readRound } from '../../shared/store/rounds.ts';
import type { Store } from '../../shared/store/table.ts';

const ofApplication = z.strictObject({ applicationId });
const applicationWaits = z.strictObject({ applicationId, taskToken: z.string() });
const obligation = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);
const ofObligation = z.strictObject({ applicationId, obligation });
const obligationWaits = z.strictObject({ applicationId, obligation, taskToken: z.string() });
const ofRound = z.strictObject({ roundId });
const roundWaits = z.strictObject({ roundId, taskToken: z.string() });

/** What the workflows ask of the award stage. */
export const awardTasks = (store: Store) =>
  tasks({
    'await-decision': task(applicationWaits, (input) =>
      awaitDecision(store, input.applicationId, input.taskToken),
    ),
    'await-answer': task(applicationWaits, (input) =>
      awaitAnswer(store, input.applicationId, input.taskToken),
    ),
    settle: task(ofApplication, (input) => settle(store, input.applicationId)),
    'take-up-obligation': task(ofObligation, (input) => takeUp(store, input.applicationId, input.obligation)),
    'await-obligation': task(obligationWaits, (input) =>
      awaitObligation(store, input.applicationId, input.obligation, input.taskToken),
    ),
    'follow-up-obligation': task(ofApplication, (input) => followUp(store, input.applicationId)),
    'close-round': task(ofRound, async (input) => ({
      status: (await readRound(store, input.roundId))?.status ?? 'missing',
    })),
    allocate: task(ofRound, (input) => allocate(store, input.roundId)),
    'await-release': task(roundWaits, (input) => awaitRelease(store, input.roundId, input.taskToken)),
    'release-decisions': task(ofRound, (input) => releaseDecisions(store, input.roundId)),
  });
