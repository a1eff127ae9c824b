import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { AsyncInvocations } from '../events/async-invocations.ts';
import type { Clock, LocalService } from '../local-service.ts';
import type { LocalTemplate } from '../template/load-template.ts';
import { TemplateError } from '../template/template-error.ts';
import type { Next } from './cron.ts';
import { readExpression, type Timing } from './expression.ts';

/** While the clock is moved, a rate runs this often at most; a calendar schedule has more room, its runs mean dates. */
const mostRateRuns = 60;
const mostCronRuns = 1_000;

/** The template's schedules: Scheduler's own, and rules of EventBridge that have a schedule. */
export interface Scheduler extends LocalService {
  /** Until the next call, runs of one schedule keep a distance that suits a move of the clock by `spanMs`; 0 ends it. */
  coarsen(spanMs: number): void;
  /** Runs every rate once, now: what a move of the clock ends with. */
  runRates(): void;
}

export interface SchedulerOptions {
  readonly db: DatabaseSync;
  readonly template: LocalTemplate;
  readonly clock: Clock;
  readonly invocations: AsyncInvocations;
}

interface Schedule {
  readonly id: string;
  readonly timing: Timing;
  readonly start: (at: number) => void;
  /** The virtual time of the last run, or of the moment from which runs count. */
  last: number;
  /** A rate runs at every start: nobody knows how long nothing did. */
  fresh: boolean;
}

function explain(logicalId: string, type: string, error: unknown): unknown {
  return error instanceof TemplateError
    ? new TemplateError(`${logicalId} (${type}): property ScheduleExpression: ${error.message}`)
    : error;
}

function requireFunction(arn: string, logicalId: string, type: string): void {
  if (!arn.includes(':lambda:'))
    throw new TemplateError(
      `${logicalId} (${type}): the target ${arn} is no function, and only those are run here`,
    );
}

/** Opens the schedules. A calendar time missed while nothing ran is made up for once. */
export function openScheduler({ db, template, clock, invocations }: SchedulerOptions): Scheduler {
  db.exec('CREATE TABLE IF NOT EXISTS schedule_runs (id TEXT PRIMARY KEY, last_at REAL NOT NULL)');
  const select = db.prepare('SELECT last_at FROM schedule_runs WHERE id = ?');
  const upsert = db.prepare(
    'INSERT INTO schedule_runs (id, last_at) VALUES (?, ?) ON CONFLICT DO UPDATE SET last_at = excluded.last_at',
  );
  const { region, account } = template.place;
  let span = 0;
  const calendar = new Map<Schedule, { readonly after: number; readonly at: number | undefined }>();

  function scheduledEvent(source: string, arn: string, at: number) {
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source,
      account,
      time: new Date(at).toISOString(),
      region,
      resources: [arn],
      detail: {},
    };
  }

  function make(
    id: string,
    type: string,
    expression: string,
    timeZone: string,
    start: (at: number) => void,
  ): Schedule {
    const last = select.get(id)?.['last_at'];
    try {
      const timing = readExpression(expression, timeZone);
      return { id, timing, start, last: last === undefined ? clock.now() : Number(last), fresh: true };
    } catch (error) {
      throw explain(id, type, error);
    }
  }

  const own = template.all('AWS::Scheduler::Schedule').flatMap(({ logicalId, attributes, properties }) => {
    const { Target, State, ScheduleExpression, ScheduleExpressionTimezone } = properties;
    const type = 'AWS::Scheduler::Schedule';
    requireFunction(Target.Arn, logicalId, type);
    if (State === 'DISABLED') return [];
    const arn = attributes['Arn'] ?? '';
    const deadLetters = Target.DeadLetterConfig?.Arn;
    return make(logicalId, type, ScheduleExpression, ScheduleExpressionTimezone, (at) => {
      const input = Target.Input?.replaceAll('<aws.scheduler.scheduled-time>', new Date(at).toISOString())
        .replaceAll('<aws.scheduler.schedule-arn>', arn)
        .replaceAll('<aws.scheduler.execution-id>', randomUUID())
        .replaceAll('<aws.scheduler.attempt-number>', '1');
      const payload: unknown =
        input === undefined ? scheduledEvent('aws.scheduler', arn, at) : JSON.parse(input);
      invocations.enqueue(Target.Arn, payload, deadLetters === undefined ? {} : { deadLetters });
    });
  });
  const rules = template.all('AWS::Events::Rule').flatMap(({ logicalId, attributes, properties }) => {
    for (const { Arn } of properties.Targets) requireFunction(Arn, logicalId, 'AWS::Events::Rule');
    if (properties.ScheduleExpression === undefined || properties.State === 'DISABLED') return [];
    return make(logicalId, 'AWS::Events::Rule', properties.ScheduleExpression, 'UTC', (at) => {
      for (const { Arn, Input, DeadLetterConfig } of properties.Targets) {
        const event = scheduledEvent('aws.events', attributes['Arn'] ?? '', at);
        const payload: unknown = Input === undefined ? event : JSON.parse(Input);
        invocations.enqueue(
          Arn,
          payload,
          DeadLetterConfig === undefined ? {} : { deadLetters: DeadLetterConfig.Arn },
        );
      }
    });
  });
  const schedules = [...own, ...rules];

  /** Looking up a calendar takes a while, and we are asked many times a second. */
  function onCalendar(schedule: Schedule, next: Next, after: number): number | undefined {
    const known = calendar.get(schedule);
    if (known?.after === after) return known.at;
    const at = next(after);
    calendar.set(schedule, { after, at });
    return at;
  }

  function dueAt(schedule: Schedule): number | undefined {
    const { timing, last, fresh } = schedule;
    if (timing.kind === 'cron') return onCalendar(schedule, timing.next, last + span / mostCronRuns);
    return fresh ? last : last + Math.max(timing.everyMs, span / mostRateRuns);
  }

  function run(schedule: Schedule): void {
    const now = clock.now();
    schedule.fresh = false;
    schedule.last = now;
    upsert.run(schedule.id, now);
    schedule.start(now);
  }

  return {
    name: 'scheduler',
    coarsen: (spanMs) => {
      span = spanMs;
    },
    runRates: () => {
      for (const schedule of schedules) if (schedule.timing.kind === 'rate') run(schedule);
    },
    nextDueAt: () => {
      const times = schedules.flatMap((schedule) => dueAt(schedule) ?? []);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    runDue: async () => {
      for (const schedule of schedules) {
        const at = dueAt(schedule);
        if (at !== undefined && at <= clock.now()) run(schedule);
      }
    },
    idle: () => true,
    stop: async () => {},
  };
}
