import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { addDays, civilDateIn, compareDates } from '../../../shared/domain/dates.ts';
import { type Renewal, renewalsOf } from '../../../shared/domain/program/renewals.ts';
import { dropped, type Material, type Told } from './prepared.ts';

/** A registration stands: since when, and what of it runs out when. */
export async function registeredMail(material: Material): Promise<Told> {
  const { loaded, program, to } = material;
  const { application } = loaded;
  if (!('registeredAt' in application)) return dropped(`status-${application.status}`);
  const { registeredAt } = application;
  const certificates = await certificatesOf(material, application.snapshot);
  return { kind: 'registered', data: { ...to, registeredAt, certificates, words: program.texts.accepted } };
}

/** What of a registration runs out soon; nothing is said of what has run out already. */
export async function renewalMail(material: Material): Promise<Told> {
  const { dispatch, loaded, program, to } = material;
  const { application } = loaded;
  if (!('registeredAt' in application)) return dropped(`status-${application.status}`);
  const plan = program.award.kind === 'registry' ? program.award.renewals : undefined;
  const today = civilDateIn(program.zone, dispatch.store.now().toISOString());
  const until = addDays(today, plan?.remindDaysBefore ?? 0);
  const certificates = (await certificatesOf(material, application.snapshot)).filter(
    ({ expires }) => compareDates(expires, today) >= 0 && compareDates(expires, until) <= 0,
  );
  const [first] = [...certificates].sort((a, b) => compareDates(a.expires, b.expires));
  if (!first) return dropped('nothing-runs-out');
  return { kind: 'renewal', data: { ...to, certificates, by: first.expires } };
}

async function certificatesOf(
  { dispatch, loaded, program }: Material,
  snapshot: number,
): Promise<readonly Renewal[]> {
  const { answers } = await readSnapshot(dispatch.store, loaded.key, snapshot);
  return renewalsOf(program, answers);
}
