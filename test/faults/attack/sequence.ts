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
import { paymentActs, saidAgain } from './acts/payments.ts';
import { revocationActs, samePersonActs } from './acts/revocations.ts';
import { openBank } from './bank.ts';
import { stuck } from './limbo.ts';
import { look, type Seen } from './seen.ts';
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
type Chore =
  | 'deliver'
  | 'deliver twice'
  | 'deliver and die'
  | 'tick'
  | 'two ticks at once'
  | 'wait'
  | 'tasks die';

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
  /** One of what could be done, by its weight; or something that runs by itself. */
  what: fc.oneof(
    { weight: 6, arbitrary: fc.nat(10_000) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Chore[]>('deliver', 'deliver twice', 'deliver and die', 'tasks die'),
    },
    { weight: 1, arbitrary: fc.constantFrom<Chore[]>('tick', 'wait', 'wait', 'two ticks at once') },
  ),
  chance: fc.nat(10_000),
  manner: fc.oneof({ weight: 1, arbitrary: fc.constant(manners[0]) }, fc.constantFrom(...manners)),
  /** At which of its writes. */
  at: fc.constantFrom(1, 1, 1, 2, 3),
  again: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
});
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
/** Where it begins, and what happens then. */
export const sequences = fc.tuple(fc.nat(1), fc.array(step, { minLength: 80, maxLength: 80, size: 'max' }));

/** One run of a sequence from how a world stands; what does not hold is in the answer. */
export class Run {
  readonly #world: World;
  readonly #setting: Setting;
  readonly #tally: Tally;
  readonly #bank: Bank = openBank();
  readonly #wrong: string[] = [];
  readonly #times = new Map<Act, number>();
  readonly #rare: ReadonlySet<Act>;
  #beside: Promise<void>[] = [];
  /** How it stood before the latest act; none where more than applications may have changed since. */
  #seen: Seen | undefined;

  constructor(world: World, setting: Setting, tally: Tally) {
    this.#world = world;
    this.#setting = setting;
    this.#tally = tally;
    this.#rare = new Set(acts.filter(({ name }) => tally.done(name) === 0));
  }

  async through(steps: readonly Step[]): Promise<string[]> {
    for (const one of steps) {
      await (typeof one.what === 'string' ? this.#chore(one.what, one) : this.#act(one.what, one));
      if (this.#wrong.length > 0) return this.#wrong;
    }

    await this.#together();
    await this.#rest();
    return this.#wrong;
  }

  async #act(which: number, { chance, manner, at, again }: Step): Promise<void> {
    const scene = await this.#scene(chance);
    const possible = acts
      .map((act) => ({ act, ways: act.ways(scene) }))
      .filter(({ ways }) => ways.length > 0);
    const chosen = this.#chosen(possible, which);
    const way = chosen?.ways[chance % chosen.ways.length];
    if (!chosen || !way) return;
    const { act } = chosen;
    this.#tally.steps += 1;
    // Orders change without their application.
    if (paymentActs.includes(act)) this.#seen = undefined;
    this.#beside.push(this.#doing(act, await way(), manner, at, again));
    if (manner !== 'beside') await this.#together();
  }

  /** One of what is possible, by its weight; the rarer the more often it was done before, sooner where no sequence did it yet. */
  #chosen<T extends { act: Act }>(possible: readonly T[], which: number): T | undefined {
    const shares = possible.map(
      ({ act }) => (act.weight * (this.#rare.has(act) ? 20 : 1)) / (1 + (this.#times.get(act) ?? 0)),
    );
    let left = (which / 10_000) * shares.reduce((sum, share) => sum + share, 0);
    const chosen = possible.find((_, i) => {
      left -= shares[i] ?? 0;
      return left <= 0;
    });
    if (chosen) this.#times.set(chosen.act, (this.#times.get(chosen.act) ?? 0) + 1);
    return chosen;
  }

  async #scene(chance: number): Promise<Scene> {
    const { store } = this.#world;
    const { ids, pairs } = this.#setting;
    await this.#bank.read(store);
    this.#seen = await look(store, ids, this.#seen);
    return { ...this.#seen, store, pairs, bank: this.#bank, chance };
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
    this.#tally.count(name, times > 0, kinds);
  }

  async #chore(chore: Chore, { chance, at }: Step): Promise<void> {
    const world = this.#world;
    this.#tally.chores += 1;
    this.#seen = undefined;
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
    this.#seen = undefined;
    const { bank } = await this.#scene(0);
    for (const way of saidAgain(bank)) {
      const { kind } = await (await way())(world.store);
      if (!['already', 'paid', 'returned'].includes(kind))
        this.#wrong.push(`what the bank did is answered with ${kind}`);
    }
    // What falls due at this very moment.
    await world.pass(0);
    await this.#check('at rest');
    if (this.#wrong.length > 0) return;
    for (let i = 0; i < 3; i++) await world.pass(30);
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
      this.#wrong.push(`What happened to ${id}:`, ...items.flatMap(linesOf));
  }
}

/** An item for somebody who looks for what went wrong. */
function linesOf({ sk, at, event, actor, data, from, to, ...rest }: Item): string[] {
  if (event) return [`${at} ${event} (${JSON.stringify(actor)}) ${from}>${to} ${JSON.stringify(data)}`];
  const tells = /^(AWARD|PAYMENT|DUE|ATTENTION|WAIT|REVOCATION|OFFER-CHANGE|SAME-PERSON|APART)(#|$)/;
  return tells.test(String(sk)) ? [`${sk} ${at ?? ''} ${JSON.stringify(rest)}`] : [];
}

async function tick(world: World): Promise<void> {
  await drainClock(world.beside().dispatch);
}
