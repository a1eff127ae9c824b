import type { ApplicationIn } from '../../../domain/application/application.ts';
import { receivedOf } from '../../../domain/application/application.ts';
import type { Program } from '../../../domain/program/schema.ts';
import type { Reviewer } from '../../../domain/review/reviewer.ts';
import {
  batchesOf,
  type PanelLine,
  type PanelRuling,
  type Panels,
  type PanelsIn,
  panelBatch,
} from '../../../domain/round/panels.ts';
import { type Change, change, type Loaded } from '../../../store/applications.ts';
import { settleWrite } from '../../../store/attention.ts';
import { subjectOf } from '../../../store/keys.ts';
import {
  advancePanels,
  alternatesWrite,
  listRulings,
  panelEffect,
  readPanelLines,
  readPanels,
} from '../../../store/panels.ts';
import { programOf, readProgram } from '../../../store/programs.ts';
import { listTasks } from '../../../store/reviewers.ts';
import { nowIso, type Store } from '../../../store/table.ts';
import { tellOwner } from '../after-review.ts';
import { assigned, eligibleReaders, together } from '../assign-task.ts';
import { toldSoon } from '../digest.ts';
import { mayRead, panelReaders, placesLeft } from './pairs.ts';
import { openWaiting, waitingForReaders } from './waiting.ts';

/** Applications that are looked at side by side. */
const atOnce = 32;
const actor = { kind: 'system', id: 'round' } as const;

/** What holds for every application of a batch. */
interface Sending {
  readonly program: Program;
  readonly panels: PanelsIn<'sending'>;
  readonly rulings: readonly PanelRuling[];
}

/**
 * One batch of a proposal. First everybody whose readers still can; then, in a second pass, the others, with whoever is next. Each
 * application is one transaction that takes it off the waiting ones, so that a batch done again finds what was done and goes on.
 */
export async function workOnSending(store: Store, roundId: string, run: number, step: number): Promise<void> {
  const panels = await readPanels(store, roundId);
  const current = await readProgram(store, roundId.split('~')[0] ?? '');
  if (panels?.state !== 'sending' || panels.run !== run || panels.step !== step || !current) return;
  const { program } = current;
  const sending: Sending = { program, panels, rulings: await listRulings(store, roundId) };
  const all = batchesOf(panels.figures.applications);
  const second = step >= all / 2;
  const from = (second ? step - all / 2 : step) * panelBatch;
  for (const line of await readPanelLines(store, roundId, run, from, panelBatch))
    await sendOne(store, sending, line, second);
  const done = step + 1 >= all;
  const next = done ? await sentAll(store, roundId, panels) : { ...panels, step: step + 1 };
  const waiting = done ? await waitingForReaders(store, program.id, roundId) : [];
  await advancePanels(store, roundId, panels, next, [
    ...(done
      ? waiting.length === 0
        ? [settleWrite(subjectOf.round(roundId), 'readers-due')]
        : []
      : panelEffect(store, roundId, `${run}.${step + 1}`, {
          kind: 'send-panels',
          roundId,
          run,
          step: step + 1,
        })),
  ]);
}

/** How it went, read from what stands. */
async function sentAll(store: Store, roundId: string, panels: PanelsIn<'sending'>): Promise<Panels> {
  const { step: _, stopped: __, ...rest } = panels;
  const count = { asProposed: 0, otherwise: 0, gone: 0 };
  const lines = await readPanelLines(store, roundId, panels.run);
  for (let i = 0; i < lines.length; i += atOnce)
    for (const how of await Promise.all(lines.slice(i, i + atOnce).map((line) => howItWent(store, line))))
      count[how] += 1;
  return { ...rest, state: 'sent', at: nowIso(store), sendings: panels.sendings + 1, ...count };
}

async function howItWent(store: Store, line: PanelLine): Promise<'asProposed' | 'otherwise' | 'gone'> {
  const tasks = await listTasks(store, line.applicationId);
  if (tasks.length === 0) return 'gone';
  const has = (reviewerId: string) => tasks.some((task) => task.reviewerId === reviewerId);
  return line.readers.every(({ reviewerId }) => has(reviewerId)) ? 'asProposed' : 'otherwise';
}

async function sendOne(store: Store, sending: Sending, line: PanelLine, second: boolean): Promise<void> {
  const outcome = await change<{ kind: 'nothing' }>(store, line.applicationId, async (loaded) => {
    const { application } = loaded;
    if (application.status !== 'in-review' || application.awaits !== 'readers') return { kind: 'nothing' };
    const waiting = { ...loaded, application };
    const standing = await stillReading(store, sending, waiting, line);
    if (standing.length < line.readers.length && !second) return { kind: 'nothing' };
    return toReaders(store, waiting, line, standing);
  });
  // A reader's places ran out, or their mail of the day went out, in this very moment: it is looked at again.
  if (outcome.kind === 'refused') await sendOne(store, sending, line, second);
}

/** Those of a line's readers who may take it now: there, with a place left, and with nothing that joins them to it. */
async function stillReading(
  store: Store,
  { program, rulings }: Sending,
  { application }: Loaded<ApplicationIn<'in-review'>>,
  line: PanelLine,
): Promise<readonly Reviewer[]> {
  const readers = await panelReaders(store, program);
  const [opened] = await openWaiting(store, [application]);
  return line.readers.flatMap(({ reviewerId }) => {
    const reader = readers.find((one) => one.reviewerId === reviewerId);
    const because = rulings.find(
      (ruling) => ruling.applicationId === line.applicationId && ruling.reviewerId === reviewerId,
    )?.because;
    const can =
      reader && opened && placesLeft(reader, program) > 0 && mayRead(reader, opened, because !== undefined);
    return can ? [reader] : [];
  });
}

/** Its readers have it; who would be next is kept with it. Whoever cannot any more gives way to the next, or the owner is told. */
async function toReaders(
  store: Store,
  loaded: Loaded<ApplicationIn<'in-review'>>,
  line: PanelLine,
  standing: readonly Reviewer[],
): Promise<Change> {
  const { application } = loaded;
  const { program } = await programOf(store, application);
  const id = application.applicationId;
  const alternates = line.alternates.map(({ reviewerId }) => reviewerId);
  const missing = line.readers.length - standing.length;
  const taken = standing.map(({ reviewerId }) => ({ reviewerId }));
  const dropped = line.readers
    .map(({ reviewerId }) => ({ reviewerId }))
    .filter((one) => !standing.some(({ reviewerId }) => reviewerId === one.reviewerId));
  const instead = await eligibleReaders(store, loaded, program, [...taken, ...dropped], missing, alternates);
  const panel = [...standing, ...instead];
  const tasks = together(await Promise.all(panel.map((one) => assigned(store, id, program, one, toldSoon))));
  const owner = instead.length < missing ? tellOwner(store, application, 'too-few-reviewers') : undefined;
  return {
    next: { ...receivedOf(application), status: 'in-review' },
    happening: {
      event: 'readers given',
      actor,
      data: {
        readers: panel.map(({ reviewerId }) => reviewerId),
        ...(dropped.length > 0 ? { notAsProposed: dropped.map(({ reviewerId }) => reviewerId) } : {}),
      },
    },
    writes: [...tasks.writes, alternatesWrite(id, alternates), ...(owner ? [owner.write] : [])],
    effects: [...tasks.effects, ...(owner ? [owner.effect] : [])],
    due: tasks.due,
  };
}
