import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import { awardTasks } from '../../../functions/award/tasks.ts';
import { carryOut } from '../../../functions/dispatch/carry-out.ts';
import type { Dispatch } from '../../../functions/dispatch/dispatch.ts';
import { drainClock } from '../../../functions/dispatch/drain-clock.ts';
import { takeMailReport } from '../../../functions/dispatch/mail-report.ts';
import { eligibilityTasks } from '../../../functions/eligibility/tasks.ts';
import { manageTasks } from '../../../functions/manage/tasks.ts';
import { reviewTasks } from '../../../functions/review/tasks.ts';
import { type EventBridgeEvent, type Mail, openMail } from '../../../infra/local/ses/index.ts';
import { openStatesEngine, type StatesEngine } from '../../../infra/local/states/index.ts';
import { moveWaitlist } from '../../../shared/cases/award/move-waitlist.ts';
import { handleDue } from '../../../shared/cases/clock.ts';
import { isDue, type StoredRecord } from '../../../shared/store/outbox-records.ts';
import { tableSchema } from '../../../shared/store/schema.ts';
import type { Item, Store } from '../../../shared/store/table.ts';
import { dispatchOn } from '../../functions/dispatch/fixtures.ts';
import { serveMail } from '../../infra/local/ses/ses-server.ts';
import { definitionOf, readTemplate } from '../../infra/template.ts';
import type { TestTable } from '../dynamodb.ts';
import { mailOf, Process, statesOf, storeOf } from './process.ts';

const machines = {
  application: 'arn:aws:states:us-east-1:000000000000:stateMachine:application',
  round: 'arn:aws:states:us-east-1:000000000000:stateMachine:round',
  award: 'arn:aws:states:us-east-1:000000000000:stateMachine:award',
} as const;
type Machine = keyof typeof machines;

/** Everything as it stood at one moment: the table, the workflows, the time. */
export interface Snapshot {
  readonly items: readonly Item[];
  readonly engine: string;
  readonly at: string;
}

/** What one process of ours works with. */
export interface Hands {
  readonly process: Process;
  readonly store: Store;
  readonly dispatch: Dispatch;
}

/**
 * A system in one process: a real table, the real workflow engine with the synthesised machines, the real mail service of the
 * laptop and the functions' own code; only the clock is moved by hand. It can be put back to how it stood.
 */
export class World {
  readonly #table: TestTable;
  readonly #definitions: Record<Machine, unknown>;
  readonly #folder: string;
  #count = 0;
  #mail!: Mail;
  #client!: Awaited<ReturnType<typeof serveMail>>;
  #events: EventBridgeEvent[] = [];
  #forgotten = 0;
  #engine!: StatesEngine;
  #engineFile = '';
  #hands!: Hands;
  /** The table itself, past every process. */
  store: Store;

  private constructor(table: TestTable, definitions: Record<Machine, unknown>, folder: string) {
    this.#table = table;
    this.#definitions = definitions;
    this.#folder = folder;
    this.store = table.store;
  }

  static async open(table: TestTable): Promise<World> {
    const template = await readTemplate();
    const definitions = {
      application: definitionOf(template, 'application'),
      round: definitionOf(template, 'round'),
      award: definitionOf(template, 'award'),
    };
    const world = new World(table, definitions, await mkdtemp(join(tmpdir(), 'anchor-awards-world-')));
    await world.#begin(undefined, new Process());
    return world;
  }

  get hands(): Hands {
    return this.#hands;
  }

  /** Another process beside the one in which the workflows' tasks run. */
  beside(process = new Process()): Hands {
    const store = storeOf(process, this.store);
    const dispatch = dispatchOn(store, {
      states: statesOf(process, this.#engine),
      mail: mailOf(process, this.#client.client),
      machines,
      moveWaitlist,
      handleDue,
    });
    return { process, store, dispatch };
  }

  async close(): Promise<void> {
    await this.#end();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async snapshot(): Promise<Snapshot> {
    this.#count += 1;
    const engine = join(this.#folder, `snapshot-${this.#count}.sqlite`);
    const db = new DatabaseSync(this.#engineFile);
    db.exec(`VACUUM INTO '${engine}'`);
    db.close();
    return { items: await this.items(), engine, at: this.#table.clock.now().toISOString() };
  }

  /** Puts everything back, with another process at work. */
  async restore(snapshot: Snapshot, process: Process): Promise<void> {
    await this.#end();
    this.#table.clock.moveTo(snapshot.at);
    this.store = await this.#table.another();
    await write(this.store, snapshot.items);
    await this.#begin(snapshot.engine, process);
  }

  /** Every item of the table. */
  async items(): Promise<Item[]> {
    const found: Item[] = [];
    let start: Item | undefined;
    do {
      const page = await this.store.client.send(
        new ScanCommand({
          TableName: this.store.tableName,
          ConsistentRead: true,
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      found.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start);
    return found;
  }

  /** From now on only mails that are sent later are told of. */
  forgetMails(): void {
    this.#forgotten = this.#mail.inbox().length;
  }

  /** Mails that were sent since the world began, was put back or forgot them: `to: subject`. */
  sent(): string[] {
    const all = this.#mail.inbox();
    return all
      .slice(0, all.length - this.#forgotten)
      .map(({ to, subject }) => `${to}: ${subject}`)
      .sort();
  }

  /** Executions as they stand: name, status, and the state a running one is in. */
  workflows(): string[] {
    return this.#engine
      .executions()
      .map(({ name, status, currentState }) => `${name} ${status} ${currentState ?? ''}`)
      .sort();
  }

  /** Executions that were handed to an owner, with the error that ended their work. */
  failed(): { name: string; error: string }[] {
    return this.#engine
      .executions()
      .filter(({ status }) => status !== 'RUNNING' && status !== 'SUCCEEDED')
      .map(({ name, executionArn }) => {
        const errors = this.#engine
          .history(executionArn)
          .flatMap(
            (event) =>
              errorIn(event['taskFailedEventDetails']) ?? errorIn(event['taskTimedOutEventDetails']) ?? [],
          );
        return { name, error: String(errors.at(-1)) };
      });
  }

  /** Somebody does something; where the process dies or the answer is lost they do it again, as people do. */
  async act(what: (hands: Hands) => Promise<unknown>): Promise<void> {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        await what(this.#hands);
        break;
      } catch (error) {
        if (attempt === 2) throw error;
        this.#hands.process.revive();
      }
    }
    await this.settle();
  }

  /** Runs everything that runs by itself until nothing is left to do but to wait for people or days. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 200; turn++) {
      this.#hands.process.revive();
      await this.#idle();
      await this.#reports();
      const open = await this.openRecords();
      const due = open.filter((record) => isDue(this.store, record));
      for (const { id } of due) await this.#tried(() => carryOut(this.#hands.dispatch, id));
      if (due.length > 0) continue;
      // What waits for a retry gets it: the workflow's within minutes, the outbox's with the sweeper.
      const soon = this.#engine.nextDueAt();
      const now = this.#table.clock.now().getTime();
      if (soon !== undefined && soon - now < 15 * 60_000) {
        this.#table.clock.moveTo(new Date(Math.max(soon, now)).toISOString());
        await this.#engine.runDue();
        continue;
      }
      if (open.length === 0 && this.#engine.idle()) return;
      this.#table.clock.advance({ minutes: 1 });
    }
    throw new Error('It does not come to rest');
  }

  /** Time passes; the workflows' dates come. */
  async advance(by: { days?: number; hours?: number }): Promise<void> {
    // No task is under way for days.
    await this.#idle();
    this.#table.clock.advance(by);
    await this.#engine.runDue();
    await this.#idle();
  }

  /** Days pass; what falls due is done. */
  pass(days: number): Promise<void> {
    return this.passTo(new Date(this.#table.clock.now().getTime() + days * 86_400_000).toISOString());
  }

  /** The same until an instant. */
  async passTo(instant: string): Promise<void> {
    await this.#idle();
    this.#table.clock.moveTo(instant);
    await this.#engine.runDue();
    await this.#idle();
    await this.#tried(() => drainClock(this.#hands.dispatch));
    await this.settle();
    // A date that was not handled stays due.
    await this.#tried(() => drainClock(this.#hands.dispatch));
    await this.settle();
  }

  /** What is still to be carried out outside the table: all of it is in the clock's index, for the sweeper. */
  async openRecords(): Promise<StoredRecord[]> {
    const found: Item[] = [];
    let start: Item | undefined;
    do {
      const page = await this.store.client.send(
        new ScanCommand({
          TableName: this.store.tableName,
          IndexName: tableSchema.indexes.byClock.name,
          FilterExpression: '#t = :outbox',
          ExpressionAttributeNames: { '#t': 'type' },
          ExpressionAttributeValues: { ':outbox': 'outbox' },
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      found.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start);
    return found as unknown as StoredRecord[];
  }

  async #tried(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch {
      this.#hands.process.revive();
    }
  }

  async #reports(): Promise<void> {
    for (const event of this.#events.splice(0))
      await takeMailReport({ ...this.#hands.dispatch, store: this.store }, event as never);
  }

  async #idle(): Promise<void> {
    do await setImmediate();
    while (!this.#engine.idle());
  }

  async #begin(engine: string | undefined, process: Process): Promise<void> {
    this.#count += 1;
    this.#events = [];
    this.#forgotten = 0;
    this.#engineFile = join(this.#folder, `engine-${this.#count}.sqlite`);
    if (engine) {
      const from = new DatabaseSync(engine);
      from.exec(`VACUUM INTO '${this.#engineFile}'`);
      from.close();
    }
    const clock = { now: () => this.#table.clock.now().getTime() };
    this.#mail = openMail({
      file: ':memory:',
      clock,
      identities: ['example.org'],
      configurationSets: [{ name: 'sending', events: ['send', 'delivery'] }],
      publish: (event) => {
        this.#events.push(event);
      },
    });
    this.#client = await serveMail(this.#mail);
    const store = storeOf(process, this.store);
    const tasks: Record<string, ReturnType<typeof awardTasks>> = {
      award: awardTasks(store),
      eligibility: eligibilityTasks(store),
      manage: manageTasks(store),
      review: reviewTasks(store),
    };
    this.#engine = openStatesEngine({
      file: this.#engineFile,
      clock,
      invoke: async (arn, payload) => {
        const run = tasks[arn.split(':').at(-1) ?? ''];
        if (!run) throw new Error(`No function ${arn}`);
        try {
          return { ok: true, payload: (await run(payload, {} as Context, {} as never)) ?? {} };
        } catch (error) {
          const errorType = process.dead || !(error instanceof Error) ? 'Runtime.ExitError' : error.name;
          // A function that died is started anew for the next try.
          process.revive();
          return { ok: false, errorType, errorMessage: '' };
        }
      },
    });
    for (const machine of Object.keys(machines) as Machine[])
      this.#engine.putStateMachine({
        arn: machines[machine],
        name: machine,
        definition: this.#definitions[machine],
      });
    if (engine) this.#engine.recover();
    this.#hands = this.beside(process);
  }

  async #end(): Promise<void> {
    await this.#idle();
    await this.#engine.stop();
    this.#client.close();
    await this.#mail.stop();
  }
}

const errorIn = (details: unknown): string | undefined => (details as { error?: string } | undefined)?.error;

async function write(store: Store, items: readonly Item[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_, i) =>
    items.slice(i * 25, i * 25 + 25),
  );
  await Promise.all(
    batches.map((batch) =>
      store.client.send(
        new BatchWriteCommand({
          RequestItems: { [store.tableName]: batch.map((Item) => ({ PutRequest: { Item } })) },
        }),
      ),
    ),
  );
}
