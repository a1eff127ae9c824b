import {
  type Application,
  type ApplicationIn,
  type Person,
  referenceOf,
} from '../../domain/application/application.ts';
import { chainStart } from '../../domain/audit.ts';
import { applicationId, opaqueId } from '../../domain/ids.ts';
import type { ProgramVersion } from '../../domain/program/schema.ts';
import type { Language } from '../../domain/text.ts';
import { keys } from '../../store/keys.ts';
import { roundIdOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { absent, type Write } from '../../store/transact.ts';
import { seal, type VaultKey } from '../../store/vault.ts';

/** A draft that is not stored yet, with its own fresh key. */
export function newDraft(
  store: Store,
  { program, version }: ProgramVersion,
  language: Language,
  person: Person,
): { key: VaultKey; draft: ApplicationIn<'draft'> } {
  const id = applicationId.parse(opaqueId('app', store.random));
  const key: VaultKey = { applicationId: id, secret: Buffer.from(store.random(32)).toString('base64') };
  const at = nowIso(store);
  const draft: ApplicationIn<'draft'> = {
    status: 'draft',
    applicationId: id,
    reference: referenceOf(program.id, id),
    programId: program.id,
    programVersion: version,
    roundId: roundIdOf(program),
    language,
    version: 0,
    createdAt: at,
    updatedAt: at,
    auditSeq: 0,
    auditHash: chainStart(id),
    who: seal(key, 'who', person, store.random),
    workflowRuns: 0,
  };
  return { key, draft };
}

/** The write by which a reference finds its application; refused when two ids share one. */
export const referenceWrite = (application: Application): Write => ({
  as: 'reference',
  put: {
    ...keys.reference(application.reference),
    type: 'reference',
    applicationId: application.applicationId,
  },
  when: absent,
});
