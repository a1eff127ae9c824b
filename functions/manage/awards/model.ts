import { standingOf } from '../../../shared/cases/after-award/change-award.ts';
import type { Award } from '../../../shared/domain/after-award/award.ts';
import type { Payment } from '../../../shared/domain/after-award/payment.ts';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import type { AfterAwardPlan } from '../../../shared/domain/program/after-award-plan.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { type Loaded, personOf } from '../../../shared/store/applications.ts';
import { openAwardWords, readAward } from '../../../shared/store/awards.ts';
import { paymentsOf } from '../../../shared/store/payments.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';
import { loadNamed } from '../dossier.ts';

/** An award as managers see it: words opened. */
export interface AwardFile {
  readonly loaded: Loaded;
  readonly name: string;
  readonly program: Program;
  readonly plan: AfterAwardPlan | undefined;
  readonly award: Award | undefined;
  readonly payments: readonly Payment[];
  readonly open: (sealed: string) => string;
  readonly now: string;
  readonly today: string;
  /** It can still be changed: its acceptance stands. */
  readonly runs: boolean;
}

/** Reads the award of the application that an address names; undefined where there is no such application. */
export async function readAwardFile(store: Store, id: string): Promise<AwardFile | undefined> {
  const loaded = await loadNamed(store, id);
  if (!loaded) return undefined;
  const { applicationId } = loaded.application;
  const [{ program }, award, payments, standing] = await Promise.all([
    programOf(store, loaded.application),
    readAward(store, applicationId),
    paymentsOf(store, applicationId),
    standingOf(store, loaded),
  ]);
  const now = nowIso(store);
  return {
    ...{ loaded, program, award, payments, now },
    plan: program.afterAward,
    name: personOf(loaded).name || loaded.application.reference,
    today: civilDateIn(program.zone, now),
    open: (sealed) => openAwardWords(loaded.key, sealed),
    runs: standing !== undefined,
  };
}
