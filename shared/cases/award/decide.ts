import type { ApplicationIn } from '../../domain/application/application.ts';
import type { Loaded } from '../../store/applications.ts';
import { programOf } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';
import { decideFirstCome } from './decide-first-come.ts';
import { decideLoanApplication } from './decide-loan.ts';
import { joinWaitlist } from './join-waitlist.ts';
import { decideRegistration } from './register.ts';

/** Decides a reviewed application as far as its program lets it be decided now; a round's waits for its release. */
export async function decide(store: Store, loaded: Loaded<ApplicationIn<'reviewed'>>): Promise<void> {
  const { program } = await programOf(store, loaded.application);
  const { award } = program;
  switch (award.kind) {
    case 'rolling-loan':
      return decideLoanApplication(store, loaded, award);
    case 'first-come':
      return decideFirstCome(store, loaded, award);
    case 'registry':
      return decideRegistration(store, loaded, award);
    case 'round-money':
    case 'round-asked':
    case 'round-slots':
    case 'round-seats':
    case 'round-funds': {
      const { applicationId, roundId } = loaded.application;
      if (await isReleased(store, roundId)) await joinWaitlist(store, applicationId);
    }
  }
}

async function isReleased(store: Store, roundId: string): Promise<boolean> {
  const status = (await readRound(store, roundId))?.status;
  return status === 'releasing' || status === 'released';
}
