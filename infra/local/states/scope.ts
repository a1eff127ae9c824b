import { type Block, innerBlocks, type Machine, type State } from './definition.ts';
import type { Failure } from './failure.ts';
import type { Json } from './json.ts';

/** What a Map iteration is about, as `$states.context.Map.Item` shows it. */
export interface MapItem {
  readonly Index: number;
  readonly Value: Json;
  /** Present when the items are an object's entries. */
  readonly Key?: string;
}

/** A task that was scheduled: all that is needed to call it again after a restart. Times in epoch ms. */
export interface TaskInHand {
  /** The id of its Scheduled event; it tells this attempt from every other one. */
  readonly attempt: number;
  readonly arguments: Json;
  readonly token?: string;
  /** The call was answered; only the token can end the task now. */
  readonly submitted: boolean;
  readonly timeoutAt?: number;
  readonly heartbeatMs?: number;
  readonly heartbeatAt?: number;
}

/** The branches or iterations of a state that is running them. */
export interface Children {
  /** A Map's items, absent for a Parallel. */
  readonly items?: readonly MapItem[];
  /** What each child starts with; one entry for all when it is the same. */
  readonly inputs: readonly Json[];
  readonly total: number;
  readonly started: number;
  readonly ended: number;
  readonly failed: number;
  readonly concurrency: number;
  /** How many iterations may fail before the Map does. */
  readonly tolerated: number;
  readonly results: readonly Json[];
}

/** How far the state in hand has come. What has a `dueAt` waits for the clock (epoch ms). */
export type Phase =
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting'; readonly dueAt: number }
  | { readonly kind: 'retrying'; readonly dueAt: number }
  | { readonly kind: 'task'; readonly task: TaskInHand }
  | { readonly kind: 'children'; readonly children: Children }
  | { readonly kind: 'joined'; readonly results: readonly Json[] }
  | { readonly kind: 'broken'; readonly failure: Failure };

/** One step from a block down to a block inside it: the state, and which of its branches. */
export interface PathStep {
  readonly state: string;
  readonly branch: number;
}

/** A thread of control before it is stored: the execution's own, a Parallel's branch or a Map's iteration. */
export interface NewScope {
  /** Which branch or iteration of the parent this is; 0 for the execution's own. */
  readonly index: number;
  readonly path: readonly PathStep[];
  readonly mapItem?: MapItem;
  readonly variables: Readonly<Record<string, Json>>;
  /** The last event of this thread; 0 at the start, as in the service's histories. */
  readonly lastEvent: number;
  readonly state: string;
  readonly input: Json;
  readonly enteredAt: number;
  readonly enteredEvent: number;
  /** Retries so far, one count for each rule of the state's Retry. */
  readonly retries: readonly number[];
  readonly phase: Phase;
}

/** A stored thread of control with the state it has in hand. */
export interface Scope extends NewScope {
  readonly id: number;
  readonly parent: number | undefined;
}

/** A thread that is about to enter the first state of a block. */
export function freshScope(
  block: Block,
  start: Pick<NewScope, 'index' | 'path' | 'lastEvent' | 'input'> & { readonly mapItem?: MapItem },
): NewScope {
  const nothing = {
    variables: {},
    enteredAt: 0,
    enteredEvent: 0,
    retries: [],
    phase: { kind: 'ready' },
  } as const;
  return { ...nothing, ...start, state: block.StartAt };
}

/** The block of states that a scope runs. */
export function blockAt(machine: Machine, path: readonly PathStep[]): Block {
  return path.reduce<Block>((block, { state, branch }) => {
    const inner = innerBlocks(stateOf(block, state))[branch];
    if (inner === undefined) throw new Error(`state ${state} has no branch ${branch}`);
    return inner;
  }, machine);
}

/** A state by name, which the checked definition has. */
export function stateOf(block: Block, name: string): State {
  const state = block.States[name];
  if (state === undefined) throw new Error(`the definition has no state ${name}`);
  return state;
}

/** When the clock next has to do with a scope (epoch ms). */
export function dueAt({ phase }: NewScope): number | undefined {
  if (phase.kind === 'waiting' || phase.kind === 'retrying') return phase.dueAt;
  if (phase.kind !== 'task') return undefined;
  const { timeoutAt, heartbeatAt } = phase.task;
  if (timeoutAt === undefined || heartbeatAt === undefined) return timeoutAt ?? heartbeatAt;
  return Math.min(timeoutAt, heartbeatAt);
}
