import * as z from 'zod';
import { instant } from '../../domain/application/application.ts';
import type { LoanDisclosure } from '../../domain/rules/loan-disclosure.ts';
import { readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { open, seal, type VaultKey } from '../../store/vault.ts';

/** A loan that was signed: when, and the hash of what had been disclosed. The name and the papers themselves are sealed. */
export const acceptance = z.object({ at: instant, disclosure: z.string(), sealed: z.string() });

/** What was signed, opened. */
export interface Signed {
  readonly at: string;
  /** The hash of the papers. */
  readonly hash: string;
  /** As it was typed. */
  readonly name: string;
  readonly papers: LoanDisclosure;
}

/** The signature under a loan; undefined where none was given. */
export async function readAcceptance(store: Store, key: VaultKey): Promise<Signed | undefined> {
  const item = await readItem(store, keys.acceptance(key.applicationId));
  if (!item) return undefined;
  const { at, disclosure, sealed } = acceptance.parse(item);
  const { name, papers } = open(key, 'acceptance', sealed) as Pick<Signed, 'name' | 'papers'>;
  return { at, hash: disclosure, name, papers };
}

/** The write that keeps a signature with all that it was given for. */
export const acceptanceWrite = (store: Store, key: VaultKey, { at, hash, name, papers }: Signed): Write => ({
  as: 'acceptance',
  put: {
    ...keys.acceptance(key.applicationId),
    type: 'acceptance',
    at,
    disclosure: hash,
    sealed: seal(key, 'acceptance', { name, papers }, store.random),
  },
});
