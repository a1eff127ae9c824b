import type { Assign, Block, Machine, State } from './definition.ts';
import { evaluateTemplate, type Template } from './expression.ts';
import { evaluationFailure } from './failure.ts';
import type { RecordedEvent } from './history.ts';
import { type Json, typeName } from './json.ts';
import type { Execution, ExecutionEnd } from './records.ts';
import { blockAt, type MapItem, type NewScope, type Scope, stateOf } from './scope.ts';

/** Everything one transition changes; the store writes it in a single transaction. */
export interface Change {
  readonly events: RecordedEvent[];
  readonly saved: Scope[];
  readonly spawned: { readonly parent: number; readonly scope: NewScope }[];
  /** Scopes that end here. */
  readonly removed: number[];
  /** Scopes whose descendants are called off. */
  readonly cleared: number[];
  readonly tokens: { readonly token: string; readonly scope: number }[];
  end?: ExecutionEnd;
}

/** What a turn reads besides its own scope. */
export interface Reader {
  children(scope: number): readonly Scope[];
}

/** Where and when a turn takes place. */
export interface Setting {
  readonly execution: Execution;
  readonly machine: Machine;
  readonly scope: Scope;
  /** The scopes around this one, the nearest first. */
  readonly outer: readonly Scope[];
  readonly reader: Reader;
  readonly now: number;
  readonly region: string;
}

/** One transition in the making: reads the scope, evaluates its templates, collects the change. */
export class Turn {
  readonly change: Change = { events: [], saved: [], spawned: [], removed: [], cleared: [], tokens: [] };
  readonly setting: Setting;
  readonly block: Block;
  /** The scope as this turn leaves it. */
  scope: Scope;

  constructor(setting: Setting) {
    this.setting = setting;
    this.scope = setting.scope;
    this.block = blockAt(setting.machine, setting.scope.path);
  }

  get now(): number {
    return this.setting.now;
  }

  get state(): State {
    return stateOf(this.block, this.scope.state);
  }

  update(part: Partial<Scope>): void {
    this.scope = { ...this.scope, ...part };
  }

  /** Adds an event to this scope's thread; returns its id. */
  record(type: string, details: Record<string, unknown> = {}): number {
    const id = this.recordAfter(this.scope.lastEvent, type, details);
    this.update({ lastEvent: id });
    return id;
  }

  /** Adds an event that follows on a given one; returns its id. Members without a value are left out. */
  recordAfter(previous: number, type: string, details: Record<string, unknown> = {}): number {
    const id = this.setting.execution.nextEvent + this.change.events.length;
    const given = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
    this.change.events.push({ id, previous, at: this.now, type, details: given });
    return id;
  }

  /** Evaluates a field of the state in hand; `late` is what of `$states` is known only now. */
  async evaluate(template: Template, field: string, late: Late = {}): Promise<Json> {
    const { token, mapItem, ...states } = late;
    return evaluateTemplate(template, field, {
      states: { input: this.scope.input, context: this.context(token, mapItem), ...states },
      variables: this.variables(),
      now: this.now,
    });
  }

  /** Evaluates a field that must come to a certain type of value. */
  async evaluateTo<T extends Json>(
    template: Template,
    field: string,
    expected: string,
    fits: (value: Json) => value is T,
  ): Promise<T> {
    const value = await this.evaluate(template, field);
    if (fits(value)) return value;
    const source = template.kind === 'expression' ? template.source : '';
    throw evaluationFailure(
      field,
      `The JSONata expression '${source}' specified for the field '${field}' returned an unexpected result type. ` +
        `Expected '${expected}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
    );
  }

  /** A whole number of at least `least`, or `otherwise` where the state does not have the field. */
  async wholeNumber<T>(
    template: Template | undefined,
    field: string,
    least: number,
    otherwise: T,
  ): Promise<number | T> {
    if (template === undefined) return otherwise;
    const fits = (value: Json): value is number => Number.isInteger(value) && Number(value) >= least;
    return this.evaluateTo(template, field, 'integer', fits);
  }

  /** The new values of the variables that a state sets. */
  async assigned(assign: Assign, late: Late): Promise<Record<string, Json>> {
    const values: [string, Json][] = [];
    for (const [name, template] of Object.entries(assign ?? {})) {
      values.push([name, await this.evaluate(template, `Assign/${name}`, late)]);
    }
    return Object.fromEntries(values);
  }

  /** Every variable this scope sees; names are unique along the way, so the order does not matter. */
  private variables(): Record<string, Json> {
    const scopes = [...this.setting.outer, this.scope];
    return Object.assign({}, ...scopes.map((scope) => scope.variables));
  }

  /** The service's context object, as `$states.context`. */
  private context(token: string | undefined, mapItem: MapItem | undefined): Json {
    const { execution, outer } = this.setting;
    const { scope } = this;
    const item = mapItem ?? [scope, ...outer].find((one) => one.mapItem !== undefined)?.mapItem;
    return {
      Execution: {
        Id: execution.arn,
        Input: JSON.parse(execution.input) as Json,
        Name: execution.name,
        RoleArn: execution.roleArn,
        StartTime: new Date(execution.startedAt).toISOString(),
        RedriveCount: 0,
      },
      StateMachine: { Id: execution.machineArn, Name: execution.machineName },
      State: {
        Name: scope.state,
        EnteredTime: new Date(scope.enteredAt).toISOString(),
        RetryCount: scope.retries.reduce((sum, count) => sum + count, 0),
      },
      ...(token === undefined ? {} : { Task: { Token: token } }),
      ...(item === undefined ? {} : { Map: { Item: { ...item } } }),
    };
  }
}

/** Parts of `$states` and its context that exist only at some moments of a state. */
export interface Late {
  readonly result?: Json;
  readonly errorOutput?: Json;
  readonly token?: string;
  readonly mapItem?: MapItem;
}

export const isArray = (value: Json): value is Json[] => Array.isArray(value);
export const isBoolean = (value: Json): value is boolean => typeof value === 'boolean';
export const isString = (value: Json): value is string => typeof value === 'string';
export const isNumber = (value: Json): value is number => typeof value === 'number';
