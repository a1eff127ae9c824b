import { outcomeAfter } from '../../domain/appeals/overruled.ts';
import type { Verdict } from '../../domain/rules/verdict.ts';
import type { Store } from '../../store/table.ts';
import type { VaultKey } from '../../store/vault.ts';
import { readVerdict } from '../screening/verdicts.ts';
import { listAppeals } from './appeal-item.ts';

/** What a verdict on an application comes to, once the appeals that were granted are heard. */
export async function outcomeAfterAppeals(
  store: Store,
  key: VaultKey,
  verdict: Verdict,
): Promise<Verdict['outcome']> {
  if (verdict.outcome !== 'ineligible') return verdict.outcome;
  const appeals = await listAppeals(store, key.applicationId);
  const granted = appeals.filter(({ status }) => status === 'granted');
  const overruled = await Promise.all(
    granted.map(({ decision }) => readVerdict(store, key, decision.snapshot)),
  );
  return outcomeAfter(
    verdict,
    overruled.filter((one) => one !== undefined),
  );
}
