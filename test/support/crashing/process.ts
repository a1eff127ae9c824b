import type { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { StatesEngine } from '../../../infra/local/states/index.ts';
import type { Store } from '../../../shared/store/table.ts';

/** What can befall a call that changes something: the process dies before it, or after it; or it was done and the answer is lost. */
export const accidents = ['before', 'after', 'answer lost'] as const;
export type Accident = (typeof accidents)[number];

/** Thrown by every call of a process that has died. */
export class Killed extends Error {
  override name = 'Killed';
}
/** What a client throws when no answer came. */
class AnswerLost extends Error {
  override name = 'TimeoutError';
}

/** One process of ours, with every call by which it changes something outside itself. It meets one accident, and another once it is armed anew. */
export class Process {
  /** The calls in order: which writes in one transaction, or which service. */
  readonly calls: string[] = [];
  /** The call that the accident befell. */
  hit: string | undefined;
  #dead = false;
  #at: number;
  #accident: Accident | undefined;

  /** `at`: which call, from 1. */
  constructor(at = 0, accident?: Accident) {
    this.#at = at;
    this.#accident = accident;
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** An accident is to befall its n-th call from now, in the place of one that has not happened yet. */
  arm(n: number, accident: Accident): void {
    this.#at = this.calls.length + n;
    this.#accident = accident;
    this.hit = undefined;
  }

  /** A new process in the place of the one that died. */
  revive(): void {
    this.#dead = false;
  }

  /** Makes a call that changes something. */
  async change<T>(name: string, call: () => Promise<T>): Promise<T> {
    this.alive();
    this.calls.push(name);
    if (this.calls.length !== this.#at) return call();
    this.hit = name;
    if (this.#accident === 'before') return this.#die();
    const answer = await call();
    if (this.#accident === 'after') return this.#die();
    if (this.#accident === 'answer lost') throw new AnswerLost('no answer');
    return answer;
  }

  /** Throws where the process has died. */
  alive(): void {
    if (this.#dead) throw new Killed('this process has died');
  }

  #die(): never {
    this.#dead = true;
    throw new Killed('this process has died');
  }
}

const changing = new Set([
  'TransactWriteCommand',
  'PutCommand',
  'UpdateCommand',
  'DeleteCommand',
  'BatchWriteCommand',
]);

interface Command {
  readonly constructor: { readonly name: string };
  readonly input: {
    readonly TransactItems?: readonly Record<string, { Item?: { type?: string }; Key?: unknown }>[];
  };
}

/** The table as this process reaches it. */
export function storeOf(process: Process, store: Store): Store {
  const client = new Proxy(store.client, {
    get(target, name) {
      if (name !== 'send') return Reflect.get(target, name);
      return async (command: Command) => {
        process.alive();
        const send = () => target.send(command as never);
        return changing.has(command.constructor.name) ? process.change(writesOf(command), send) : send();
      };
    },
  });
  return { ...store, client };
}

/** What a write writes, by the types of its items. */
function writesOf(command: Command): string {
  const types = (command.input.TransactItems ?? []).map((action) => {
    const [verb, body] = Object.entries(action)[0] ?? [];
    const key = body?.Key as { pk?: string; sk?: string } | undefined;
    const keyed = key && `${String(key.pk).split('#')[0]} ${String(key.sk).split('#')[0]}`;
    return body?.Item?.type ?? `${verb} ${keyed}`;
  });
  return types.length > 0 ? `table: ${[...new Set(types)].join(', ')}` : `table: ${command.constructor.name}`;
}

/** The workflow service as this process reaches it: the real client's commands, carried out by the engine. */
export function statesOf(process: Process, engine: StatesEngine): SFNClient {
  const client = new SFNClient({ region: 'us-east-1' });
  client.send = (async (command: { constructor: { name: string }; input: unknown }) => {
    const action = command.constructor.name.replace(/Command$/, '');
    return process.change(`workflow: ${action}`, async () => {
      const { status, body } = await engine.call(action, command.input);
      if (status >= 400) {
        const name = String((body as { __type?: string }).__type ?? '')
          .split('#')
          .at(-1);
        throw Object.assign(new Error(action), { name });
      }
      return body;
    });
  }) as never;
  return client;
}

/** The mail service as this process reaches it. */
export function mailOf(process: Process, client: SESv2Client): SESv2Client {
  return new Proxy(client, {
    get(target, name) {
      if (name !== 'send') return Reflect.get(target, name);
      return (command: unknown) => process.change('mail: SendEmail', () => target.send(command as never));
    },
  });
}
