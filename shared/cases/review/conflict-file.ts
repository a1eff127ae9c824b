import type { Person } from '../../domain/application/application.ts';
import type { Party } from '../../domain/people/party.ts';
import type { Answers } from '../../domain/program/fields.ts';
import type { ConflictFile } from '../../domain/review/conflict.ts';
import { personAsked } from '../../store/parties.ts';
import type { VaultKey } from '../../store/vault.ts';

/** What conflicts are looked for in: the applicant, the answers, everybody who was asked about the application, and who said they have a stake. */
export const conflictFile = (
  key: VaultKey,
  applicant: Person,
  answers: Answers,
  requests: readonly Party[],
  declaredBy?: ReadonlySet<string>,
): ConflictFile => ({
  ...{ applicant, answers },
  ...(declaredBy ? { declaredBy } : {}),
  asked: requests.map((request) => personAsked(key, request)),
});
