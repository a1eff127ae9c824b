import { type ApplicationIn, receivedOf } from '../../domain/application/application.ts';
import { invitedPhase } from '../../domain/program/phases.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { Context } from '../../domain/rules/read.ts';
import { phaseScore } from '../../domain/scoring/phase-line.ts';
import { referenceTables } from '../../domain/tables/reference-tables.ts';
import { type Change, loadApplication } from '../../store/applications.ts';
import { subjectOf } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import { registerWait } from '../waits.ts';

type Step = Pick<Change, 'next' | 'move' | 'effects'>;

/**
 * What becomes of an application whose first phase is in order: where the program has an invited phase it waits, with its
 * score, until the line is drawn. Screened after that, it is measured by the line at once.
 */
export function awaiting(
  context: Omit<Context, 'tables'> & {
    readonly program: Program;
    readonly application: ApplicationIn<'submitted'>;
  },
): Step {
  const { application, program, answers, asOf } = context;
  const phase = invitedPhase(program);
  if (!phase) return { next: application };
  const score = phaseScore({ program, answers, asOf, tables: referenceTables }, phase.invited);
  const { roundId, applicationId } = application;
  return {
    next: {
      ...receivedOf(application),
      status: 'in-review',
      awaits: 'invitation',
      ...(score === undefined ? {} : { score }),
    },
    move: 'await-invitation',
    effects: [{ kind: 'send-invitations', roundId, joined: applicationId }],
  };
}

/** The workflow waits for the invitation and for what it asks; answered or ended, it goes back to the screening. */
export async function awaitInvitation(store: Store, id: string, token: string): Promise<void> {
  await registerWait(store, subjectOf.application(id), 'information', token, async () => {
    const application = (await loadApplication(store, id))?.application;
    const waits =
      application?.status === 'info-requested' ||
      (application?.status === 'in-review' && application.awaits === 'invitation');
    return waits ? undefined : { outcome: 'answered' };
  });
}
