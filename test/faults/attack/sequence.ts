import fc from 'fast-check';
import { carryOut } from '../../../functions/dispatch/carry-out.ts';
import { drainClock } from '../../../functions/dispatch/drain-clock.ts';
import type { Item } from '../../../shared/store/table.ts';
import { type Accident, Process, storeOf } from '../../support/crashing/process.ts';
import type { World } from '../../support/crashing/world.ts';
import type { Act, Bank, Command, Scene } from './acts/act.ts';
import { awardActs } from './acts/holds.ts';
import { loanActs } from './acts/loans.ts';
import { offerActs } from './acts/offers.ts';
import { paymentActs } from './acts/payments.ts';
import { revocationActs, samePersonActs } from './acts/revocations.ts';
import { openBank } from './bank.ts';
import { stuck } from './limbo.ts';
import { look } from './seen.ts';
import type { Setting } from './setting.ts';
import { unsound } from './soundness.ts';
import type { Tally } from './tally.ts';

export const acts: readonly Act[] = [
  ...offerActs,
  ...revocationActs,
  ...samePersonActs,
  ...loanActs,
  ...awardActs,
  ...paymentActs,
];

/** What runs by itself, and is made to run now. */
const chores = [
  'deliver',
  'deliver twice',
  'deliver and die',
  'tick',
  'two ticks at once',
  'wait',
  'tasks die',
] as const;
type Chore = (typeof chores)[number];

/** How somebody does what they do. */
const manners = [
  'once',
  /** The click arrives twice. */
  'twice at once',
  'twice',
  /** At the same moment as the next one. */
  'beside',
  /** The process dies, or its answer is lost, at one of its writes; most people try again. */
  'before',
  'after',
  'answer lost',
] as const;

const step = fc.record({
  what: fc.oneof(
    { weight: 5, arbitrary: fc.nat(acts.length - 1) },
    { weight: 3, arbitrary: fc.constantFrom(...chores) },
  ),
  chance: fc.nat(10_000),
  manner: fc.oneof({ weight: 3, arbitrary: fc.constant(manners[0]) }, fc.constantFrom(...manners)),
  /** At which of its writes. */
  at: fc.integer({ min: 1, max: 2 }),
  again: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
});
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
export const sequences = fc.array(step, { minLength: 90, maxLength: 90, size: 'max' });

/** One run of a sequence from how a world stands; what does not hold is in the answer. */
const times: Record<string, number> = {};
export class Run {
  readonly #world: World;
  readonly #setting: Setting;
  readonly #tally: Tally;
  readonly #bank: Bank = openBank();
  readonly #wrong: string[] = [];
  #beside: Promise<void>[] = [];

  constructor(world: World, setting: Setting, tally: Tally) {
    this.#world = world;
    this.#setting = setting;
    this.#tally = tally;
  }

  async through(steps: readonly Step[]): Promise<string[]> {
    const t = performance.now();
    for (const one of steps) {
      const v = performance.now();
      await (typeof one.what === 'string'
        ? this.#chore(one.what, one)
        : this.#act(acts[one.what] as Act, one));
      const k = typeof one.what === 'string' ? one.what : 'act';
      times[k] = (times[k] ?? 0) + performance.now() - v;
      times[k + ' n'] = (times[k + ' n'] ?? 0) + 1;
      if (this.#wrong.length > 0) return this.#wrong;
    }

    await this.#together();
    const u = performance.now();
    await this.#rest();
    console.log('steps', u - t, 'rest', performance.now() - u);
    return this.#wrong;
  }

  async #act(act: Act, { chance, manner, at, again }: Step): Promise<void> {
    const { store } = this.#world;
    await this.#bank.read(store);
    const seen = await look(store, this.#setting.ids);
    const scene: Scene = { ...seen, store, pairs: this.#setting.pairs, bank: this.#bank, chance };
    const ways = await act.ways(scene);
    const command = ways[chance % Math.max(1, ways.length)];
    if (!command) return;
    this.#tally.steps += 1;
    const doing = this.#doing(act, command, manner, at, again);
    this.#beside.push(doing);
    if (manner !== 'beside') await this.#together();
  }

  async #together(): Promise<void> {
    await Promise.all(this.#beside);
    this.#beside = [];
  }

  async #doing(
    act: Act,
    command: Command,
    manner: Step['manner'],
    at: number,
    again: boolean,
  ): Promise<void> {
    const { store } = this.#world;
    switch (manner) {
      case 'once':
      case 'beside':
        return this.#note(act, [await this.#attempt(act, command)]);
      case 'twice at once':
        this.#tally.duplicates += 1;
        return this.#note(act, await Promise.all([this.#attempt(act, command), this.#attempt(act, command)]));
      case 'twice':
        this.#tally.duplicates += 1;
        return this.#note(act, [await this.#attempt(act, command), await this.#attempt(act, command)]);
      case 'before':
      case 'after':
      case 'answer lost': {
        const unlucky = new Process(at, manner);
        const first = await this.#attempt(act, command, storeOf(unlucky, store), unlucky);
        if (unlucky.hit) this.#tally.crashes[manner] += 1;
        if (!again) return this.#note(act, [first]);
        this.#tally.retries += 1;
        return this.#note(act, [first, await this.#attempt(act, command)]);
      }
    }
  }

  /** What it came to; `died` where the accident cut it off. Any other error is a fault of ours. */
  async #attempt(act: Act, command: Command, store = this.#world.store, unlucky?: Process): Promise<string> {
    try {
      return (await command(store)).kind;
    } catch (error) {
      if (unlucky?.hit) return 'died';
      this.#wrong.push(`${act.name}: ${error instanceof Error ? error.stack : error}`);
      return 'fault';
    }
  }

  #note({ name, done = ['committed'], repeats }: Act, kinds: readonly string[]): void {
    const times = kinds.filter((kind) => done.includes(kind)).length;
    if (times > 1 && !repeats)
      this.#wrong.push(`${name}: one form was taken ${times} times, ${kinds.join()}`);
    this.#tally.count(name, times > 0);
  }

  async #chore(chore: Chore, { chance, at }: Step): Promise<void> {
    const world = this.#world;
    this.#tally.chores += 1;
    const accidents: readonly Accident[] = ['before', 'after', 'answer lost'];
    const accident = accidents[chance % 3] ?? 'before';
    const doing = async () => {
      switch (chore) {
        case 'deliver':
          return this.#deliver(chance, [world.beside()]);
        case 'deliver twice':
          this.#tally.duplicates += 1;
          return this.#deliver(chance, [world.beside(), world.beside()]);
        case 'deliver and die': {
          const unlucky = new Process(at, accident);
          await this.#deliver(chance, [world.beside(unlucky)]);
          if (unlucky.hit) this.#tally.crashes[accident] += 1;
          return;
        }
        case 'tick':
        case 'wait':
          await world.advance({ days: chore === 'wait' ? 1 + (chance % 12) : 0, hours: chance % 30 });
          return tick(world);
        case 'two ticks at once':
          this.#tally.duplicates += 1;
          await world.advance({ days: 1 + (chance % 3) });
          await Promise.all([tick(world), tick(world)]);
          return;
        case 'tasks die':
          if (world.hands.process.hit) this.#tally.crashes[accident] += 1;
          world.hands.process.arm(1 + (chance % 4), accident);
          return;
      }
    };
    if (chore.startsWith('deliver') && this.#beside.length > 0) this.#beside.push(doing());
    else {
      await this.#together();
      await doing();
    }
  }

  /** Some of what is to be carried out is, in any order, by as many as are at it. */
  async #deliver(
    chance: number,
    hands: readonly { dispatch: Parameters<typeof carryOut>[0] }[],
  ): Promise<void> {
    const open = await this.#world.openRecords();
    const some = open.filter((_, i) => (chance >> (i % 12)) % 2 === 0 || chance % 3 === 0);
    if (chance % 2 === 0) some.reverse();
    for (const { id } of some)
      await Promise.all(
        hands.map(async ({ dispatch }) => {
          try {
            await carryOut(dispatch, id);
          } catch {
            // It died: the stream, or the sweeper, brings the record once more.
          }
        }),
      );
  }

  /** Everything that runs by itself runs, the bank's file is read once more, and all dates come. */
  async #rest(): Promise<void> {
    const world = this.#world;
    await world.settle();
    await this.#bank.read(world.store);
    const acts = paymentActs.filter(({ name }) => name === 'the bank says it once more');
    for (const act of acts) {
      const seen = await look(world.store, this.#setting.ids);
      const scene = { ...seen, store: world.store, pairs: this.#setting.pairs, bank: this.#bank, chance: 0 };
      for (const command of await act.ways(scene)) {
        const kind = await this.#attempt(act, command);
        if (!act.done?.includes(kind)) this.#wrong.push(`what the bank did is answered with ${kind}`);
      }
    }
    await world.settle();
    await this.#check('at rest');
    for (let i = 0; i < 4 && this.#wrong.length === 0; i++) await world.pass(25);
    await this.#check('later');
  }

  async #check(when: string): Promise<void> {
    this.#tally.checks += 1;
    const { store } = this.#world;
    const found = [
      ...(await unsound(store, this.#setting, this.#bank)),
      ...(await stuck(this.#world, this.#setting, this.#bank)),
    ];
    if (found.length === 0) return;
    const named = this.#setting.ids.filter((id) => found.some((one) => one.includes(id)));
    this.#wrong.push(...found.map((one) => `${when}: ${one}`));
    for (const { id, items } of (await look(store, named)).all)
      this.#wrong.push(...[`What happened to ${id}:`, ...items.map(lineOf)]);
  }
}

/** An item for somebody who looks for what went wrong. */
const lineOf = ({ sk, at, event, actor, data, from, to, sealed, who, ...rest }: Item): string =>
  event
    ? `${at} ${event} (${JSON.stringify(actor)}) ${from}>${to} ${JSON.stringify(data)}`
    : `${sk} ${JSON.stringify(rest).slice(0, 400)}`;

async function tick(world: World): Promise<void> {
  await drainClock(world.beside().dispatch);
}
