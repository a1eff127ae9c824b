import { chainStart } from '../domain/audit.ts';
import { roundId } from '../domain/ids.ts';
import { isRoundPlan } from '../domain/program/award-plan.ts';
import { type Program, type ProgramVersion, programDocument } from '../domain/program/schema.ts';
import { windowOf } from '../domain/program/window.ts';
import { readAll, readItem } from './applications.ts';
import { keys, subjectOf } from './keys.ts';
import { newLottery } from './lotteries.ts';
import { dueWrites } from './outbox.ts';
import { nowIso, type Store } from './table.ts';
import { absent, transact, type Write } from './transact.ts';

/** Published versions never change, so a function's process may keep them. */
const remembered = new Map<string, ProgramVersion>();

/** The current version's number and hash of a program; undefined when it was never published. */
async function pointer(store: Store, id: string) {
  const item = await readItem(store, keys.program(id));
  return item && { version: Number(item['version']), hash: String(item['hash']) };
}

/** A program's current version, or the named one. */
export async function readProgram(
  store: Store,
  id: string,
  version?: number,
): Promise<ProgramVersion | undefined> {
  const wanted = version ?? (await pointer(store, id))?.version;
  if (wanted === undefined) return undefined;
  const name = `${store.tableName}/${id}/${wanted}`;
  const known = remembered.get(name);
  if (known) return known;
  const item = await readItem(store, keys.programVersion(id, wanted));
  if (!item) return undefined;
  const read: ProgramVersion = {
    version: wanted,
    hash: String(item['hash']),
    program: programDocument.parse(asOfToday(item['document'])),
  };
  remembered.set(name, read);
  return read;
}

/** A version that was published before reviews had a ladder says its dates in two numbers. */
function asOfToday(document: unknown): unknown {
  const { review, ...rest } = document as { readonly review?: Readonly<Record<string, unknown>> };
  if (review === undefined || !('reminderDaysBefore' in review)) return document;
  const { reminderDaysBefore, escalateDaysAfter, ...plan } = review;
  const late = Number(escalateDaysAfter);
  const ladder = [
    { do: 'remind', days: -Number(reminderDaysBefore) },
    { do: 'hand-over', days: late },
    { do: 'tell-manager', days: late },
  ];
  return { ...rest, review: { ...plan, ladder } };
}

/** The cycles that were published for a program, the newest version's first. */
export async function cyclesOf(store: Store, id: string): Promise<readonly string[]> {
  const current = await pointer(store, id);
  const versions = await Promise.all(
    Array.from({ length: current?.version ?? 0 }, (_, i) => readProgram(store, id, i + 1)),
  );
  return [...new Set(versions.flatMap((version) => version?.program.cycle ?? []).reverse())];
}

/** The version an application is bound to. It was published, so it is there. */
export async function programOf(
  store: Store,
  application: { programId: string; programVersion: number },
): Promise<ProgramVersion> {
  const found = await readProgram(store, application.programId, application.programVersion);
  if (!found) throw new Error('An application names a program version that was never published');
  return found;
}

/** Every program's current version, by id. */
export async function listPrograms(store: Store): Promise<ProgramVersion[]> {
  const items = await readAll(store, 'PROGRAMS', 'PROGRAM#');
  const programs = await Promise.all(
    items.map((item) => readProgram(store, String(item['programId']), Number(item['version']))),
  );
  return programs.filter((one) => one !== undefined);
}

/** The round in which a program's applications of its present cycle stand. */
export const roundIdOf = (program: Program) => roundId.parse(`${program.id}~${program.cycle}`);

/**
 * Publishes a document as the program's next immutable version, opening its round if it is new. The same document again
 * publishes nothing.
 */
export async function publishProgram(
  store: Store,
  program: Program,
  hash: string,
): Promise<{ kind: 'published' | 'unchanged'; version: number }> {
  const current = await pointer(store, program.id);
  if (current?.hash === hash) return { kind: 'unchanged', version: current.version };
  const version = (current?.version ?? 0) + 1;
  const outcome = await transact(store, [
    {
      as: 'version',
      put: {
        ...keys.programVersion(program.id, version),
        type: 'program-version',
        hash,
        document: program,
        publishedAt: nowIso(store),
      },
      when: absent,
    },
    {
      as: 'pointer',
      put: { ...keys.program(program.id), type: 'program', programId: program.id, version, hash },
      when: current ? { expression: 'version = :was', values: { ':was': current.version } } : absent,
    },
  ]);
  if (outcome.kind === 'refused') return publishProgram(store, program, hash);
  await transact(store, openRoundWrites(store, program));
  const due = invitationDue(program);
  if (due.length > 0) await transact(store, due);
  return { kind: 'published', version };
}

/** In a program with an invited phase its owner is called when the first one closes; a new version moves the date. */
function invitationDue(program: Program): Write[] {
  const { endsAt } = windowOf(program);
  if (!program.phases || endsAt === undefined) return [];
  const subject = subjectOf.round(roundIdOf(program));
  return dueWrites([{ kind: 'invitation-due', subject, ref: 'first', at: new Date(endsAt).toISOString() }]);
}

/** The round with its lottery's commitment, and the seed apart; refused together where the round is there already. */
function openRoundWrites(store: Store, program: Program): Write[] {
  const id = roundIdOf(program);
  const drawn = isRoundPlan(program.award) ? newLottery(store, id) : undefined;
  const opened: Write = {
    as: 'round',
    put: {
      ...keys.round(id),
      type: 'round',
      status: 'open',
      roundId: id,
      programId: program.id,
      version: 0,
      auditSeq: 0,
      auditHash: chainStart(id),
      updatedAt: nowIso(store),
      workflowRuns: 0,
      ...(drawn ? { lottery: drawn.lottery } : {}),
    },
    when: absent,
  };
  return drawn ? [opened, drawn.write] : [opened];
}
