import { readIntake } from '../../../shared/cases/intake/intake-state.ts';
import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import { lastOf } from '../../../shared/domain/program/extension.ts';
import { invitedPhase } from '../../../shared/domain/program/phases.ts';
import { windowOf } from '../../../shared/domain/program/window.ts';
import { readExtension } from '../../../shared/store/extensions.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import { labelAt } from './label-at.ts';
import { dropped, type Material, type Told } from './prepared.ts';

/** More time to send a draft, or to answer what was asked; said only while it is still to come. */
export async function extendedMail(material: Material): Promise<Told> {
  const { dispatch, loaded, program, to } = material;
  const { application } = loaded;
  if (application.status === 'info-requested') return extendedAnswer(material, application);
  if (application.status !== 'draft') return dropped(`status-${application.status}`);
  const { store } = dispatch;
  const { applicationId } = application;
  const { state, program: extended, extension, own } = await readIntake(store, program, { applicationId });
  const { closesAt } = windowOf(extended);
  if (state !== 'open' || closesAt === undefined) return dropped('closed');
  const answerBy = new Date(closesAt).toISOString();
  if (own) return { kind: 'deadline-extended', data: { ...to, answerBy, why: 'own', what: 'draft' } };
  if (!extension) return dropped('not-extended');
  const { reason: why, words } = extension;
  return {
    kind: 'deadline-extended',
    data: { ...to, answerBy, why, what: 'draft', ...(words ? { words } : {}) },
  };
}

async function extendedAnswer(
  { dispatch: { store }, to }: Material,
  { applicationId, roundId, answerBy, invitedAt }: ApplicationIn<'info-requested'>,
): Promise<Told> {
  if (answerBy < store.now().toISOString()) return dropped('closed');
  const data = { ...to, answerBy, what: 'answer' } as const;
  const [own, round] = await Promise.all([readExtension(store, applicationId), readRound(store, roundId)]);
  const forAll = invitedAt === undefined ? undefined : lastOf(round?.extensions, 'invited');
  if (!forAll || (own && own.at > forAll.at))
    return { kind: 'deadline-extended', data: { ...data, why: 'own' } };
  const { reason: why, words } = forAll;
  return { kind: 'deadline-extended', data: { ...data, why, ...(words ? { words } : {}) } };
}

/** The questions of the second phase, in the order of the form. */
export function invitationMail(
  { program, to }: Material,
  { askedFor, answerBy }: ApplicationIn<'info-requested'>,
): Told {
  const phase = invitedPhase(program);
  if (!phase) return dropped('no-such-phase');
  const asked = askedFor.map((path) => labelAt(program, path));
  return { kind: 'invitation', data: { ...to, phase: phase.title, asked, answerBy } };
}
