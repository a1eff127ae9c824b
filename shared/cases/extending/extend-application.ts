import type { Application, ApplicationIn } from '../../domain/application/application.ts';
import type { OwnExtension, OwnReason } from '../../domain/program/extension.ts';
import type { Program } from '../../domain/program/schema.ts';
import { extendedTo, windowOf } from '../../domain/program/window.ts';
import { type Change, change } from '../../store/applications.ts';
import { extensionWrites } from '../../store/extensions.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { answerDue, answerWindow } from '../deadlines.ts';
import { readIntake } from '../intake/intake-state.ts';
import { type Extended, mayExtend } from './extend-round.ts';

/** What one applicant is given: a later closing (local time of the program's zone), and why. */
export interface GivenToOne {
  readonly closesAt: string;
  readonly reason: OwnReason;
}

/**
 * Gives one applicant more time: to send a draft, or to answer what was asked. It stands beside the application and in its
 * trail, its applicant is written to, and the round cannot be closed over it.
 */
export async function extendApplication(
  store: Store,
  id: string,
  given: GivenToOne,
  manager: string,
): Promise<Extended> {
  const outcome = await change<Extended>(store, id, async ({ application }) => {
    const { program } = await programOf(store, application);
    const window = await windowOfOne(store, application, program);
    const may = mayExtend(window, given.closesAt, store.now().getTime());
    if (may !== 'yes' || !window) return { kind: may === 'yes' ? 'not-possible' : may };
    const { endsAt = 0 } = windowOf(extendedTo(window, given.closesAt));
    const until = new Date(endsAt - 1).toISOString();
    const own: OwnExtension = { ...given, by: manager, at: nowIso(store) };
    return extended(application, own, until);
  });
  // The round was closed meanwhile: there is nothing to be in time for.
  if (outcome.kind === 'refused') return { kind: 'not-possible' };
  return outcome.kind === 'committed' ? { kind: 'extended' } : outcome;
}

/** What an application can have more time for, with all it was given before; undefined where it waits for nothing of its applicant's. */
export async function windowOfOne(
  store: Store,
  application: Application,
  program: Program,
): Promise<Pick<Program, 'zone' | 'window'> | undefined> {
  if (application.status === 'draft')
    return (await readIntake(store, program, { applicationId: application.applicationId })).program;
  return isAsked(application) ? answerWindow(program.zone, application.answerBy) : undefined;
}

const isAsked = (application: Application): application is ApplicationIn<'info-requested'> =>
  application.status === 'info-requested' && application.askedFor.length > 0;

function extended(application: Application, own: OwnExtension, until: string): Change {
  const { applicationId } = application;
  return {
    next: isAsked(application) ? { ...application, answerBy: until } : application,
    happening: {
      event: 'deadline extended',
      actor: { kind: 'manager', id: own.by },
      data: { until, reason: own.reason },
    },
    writes: extensionWrites(application, own, until),
    effects: [{ kind: 'mail-applicant', mail: 'deadline-extended', applicationId }],
    due: isAsked(application) ? [answerDue(applicationId, until)] : [],
  };
}
