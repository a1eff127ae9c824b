import { type Award, award } from '../domain/after-award/award.ts';
import type { Application } from '../domain/application/application.ts';
import type { Answers } from '../domain/program/fields.ts';
import { readItem } from './applications.ts';
import { keys } from './keys.ts';
import { nowIso, type Store } from './table.ts';
import { absent, type Write } from './transact.ts';
import { open, seal, type VaultKey } from './vault.ts';

/** What follows an acceptance, consistently; undefined where nothing is kept of it. */
export async function readAward(store: Store, applicationId: string): Promise<Award | undefined> {
  const item = await readItem(store, keys.award(applicationId));
  if (!item) return undefined;
  const { pk, sk, type, ...rest } = item;
  return award.parse(rest);
}

/** The write that stores an award's next state. It goes with a change of its application, whose version guards it. */
export const awardWrite = (next: Award): Write => ({
  as: 'award',
  put: { ...keys.award(next.applicationId), type: 'award', ...next },
});

/** The write that begins one: once. */
export const firstAwardWrite = (first: Award): Write => ({
  as: 'award',
  put: { ...keys.award(first.applicationId), type: 'award', ...first },
  when: absent,
});

/** What was shown, the `n`-th time; never changed. */
export const awardReportWrite = (
  store: Store,
  key: VaultKey,
  { report, n, answers }: { readonly report: string; readonly n: number; readonly answers: Answers },
): Write => ({
  as: 'award report',
  put: {
    ...keys.awardReport(key.applicationId, report, n),
    type: 'award-report',
    at: nowIso(store),
    sealed: seal(key, 'award', answers, store.random),
  },
  when: absent,
});

export async function readAwardReport(
  store: Store,
  key: VaultKey,
  report: string,
  n: number,
): Promise<Answers> {
  const item = await readItem(store, keys.awardReport(key.applicationId, report, n));
  return item ? (open(key, 'award', String(item['sealed'])) as Answers) : {};
}

export const sealAwardWords = (store: Store, key: VaultKey, words: string): string =>
  seal(key, 'award', words, store.random);
export const openAwardWords = (key: VaultKey, sealed: string): string => String(open(key, 'award', sealed));

/** A ledger entry of an award that can be made once for ever: the application, and what of it. */
export const onceOf = ({ applicationId }: Pick<Application, 'applicationId'>, what: string): string =>
  `${applicationId}#${what}`;
