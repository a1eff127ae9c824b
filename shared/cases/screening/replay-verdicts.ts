import { differences } from '../../domain/program/changes/differences.ts';
import type { ProgramVersion } from '../../domain/program/schema.ts';
import { replay } from '../../domain/rules/evaluate.ts';
import type { Verdict } from '../../domain/rules/verdict.ts';
import { readAll } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { readProgram } from '../../store/programs.ts';
import { readMany } from '../../store/read-many.ts';
import { allStoredVerdicts, type StoredVerdict, storedVerdict } from '../../store/stored-verdicts.ts';
import type { Item, Store } from '../../store/table.ts';
import { open, type VaultKey } from '../../store/vault.ts';
import { openSnapshot } from '../intake/snapshot.ts';

/** What became of one stored verdict when it was worked out again. */
export type Replayed = { readonly applicationId: string; readonly snapshot: number } & (
  | { readonly kind: 'same' }
  /** Where the two differ, as paths within the verdict; never a value, which may quote an answer. */
  | { readonly kind: 'different'; readonly paths: readonly string[] }
  /** The person was erased: nobody can open it any more, and nothing is wrong with that. */
  | { readonly kind: 'erased' }
  /** What it was judged on is not there, or does not open: somebody has changed the table. */
  | { readonly kind: 'lost'; readonly what: 'application' | 'snapshot' | 'program' | 'seal' }
);

/** Verdicts worked out at a time. */
const atOnce = 200;

/** Works out again every verdict that one application ever had. */
export async function replayApplication(store: Store, id: string): Promise<readonly Replayed[]> {
  const items = await readAll(store, `APP#${id}`, 'VERDICT#');
  return replayed(store, items.map(storedVerdict));
}

/** Works out again every verdict in the table, or every one of a program, a few hundred at a time. */
export async function* replayAll(store: Store, programId?: string): AsyncGenerator<readonly Replayed[]> {
  for await (const page of allStoredVerdicts(store))
    for (let at = 0; at < page.length; at += atOnce)
      yield await replayed(store, page.slice(at, at + atOnce), programId);
}

async function replayed(
  store: Store,
  verdicts: readonly StoredVerdict[],
  programId?: string,
): Promise<readonly Replayed[]> {
  const ids = [...new Set(verdicts.map(({ applicationId }) => applicationId))];
  const items = await readMany(store, [
    ...ids.flatMap((id) => [keys.application(id), keys.applicationKey(id)]),
    ...verdicts.map(({ applicationId, snapshot }) => keys.snapshot(applicationId, snapshot)),
  ]);
  const stored = new Map(items.map((item) => [`${item['pk']} ${item['sk']}`, item]));
  const at = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => stored.get(`${pk} ${sk}`);
  const found: Replayed[] = [];
  for (const verdict of verdicts) {
    const { applicationId, snapshot } = verdict;
    const meta = at(keys.application(applicationId));
    if (programId !== undefined && meta?.['programId'] !== programId) continue;
    const outcome = await replayOne(store, verdict, {
      meta,
      key: at(keys.applicationKey(applicationId)),
      sent: at(keys.snapshot(applicationId, snapshot)),
    });
    found.push({ applicationId, snapshot, ...outcome });
  }
  return found;
}

type Outcome = Replayed extends infer R
  ? R extends unknown
    ? Omit<R, 'applicationId' | 'snapshot'>
    : never
  : never;

async function replayOne(
  store: Store,
  { applicationId, sealed }: StoredVerdict,
  { meta, key: keyItem, sent }: { meta: Item | undefined; key: Item | undefined; sent: Item | undefined },
): Promise<Outcome> {
  if (!meta) return { kind: 'lost', what: 'application' };
  if (!keyItem) return { kind: 'erased' };
  if (!sent) return { kind: 'lost', what: 'snapshot' };
  const key: VaultKey = { applicationId, secret: String(keyItem['secret']) };
  const opened = openBoth(key, sealed, sent);
  if (!opened) return { kind: 'lost', what: 'seal' };
  const { verdict, answers } = opened;
  const version = await versionOf(store, meta, verdict);
  if (!version) return { kind: 'lost', what: 'program' };
  const { same, again } = replay(verdict, version.program, answers);
  if (same) return { kind: 'same' };
  return { kind: 'different', paths: differences(verdict, again).map(({ path }) => path.join('.')) };
}

function openBoth(key: VaultKey, sealed: string, sent: Item) {
  try {
    return { verdict: open(key, 'verdict', sealed) as Verdict, answers: openSnapshot(key, sent).answers };
  } catch {
    return undefined;
  }
}

const versionOf = (
  store: Store,
  meta: Item,
  { programVersion }: Verdict,
): Promise<ProgramVersion | undefined> => readProgram(store, String(meta['programId']), programVersion);
