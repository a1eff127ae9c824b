import { type Block, innerBlocks, type Machine, type State } from './definition.ts';
import type { Template } from './expression.ts';

/** One thing wrong with a definition, and where: a JSON pointer into it. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** Fields of `lambda:invoke` that this engine carries out. */
const INVOKE_FIELDS = ['FunctionName', 'Payload', 'InvocationType'];

/** What the shapes alone do not say: transitions, names, languages, scopes, and limits between fields. */
export function checkMachine(machine: Machine, can: { readonly sdk: boolean }): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();

  function block(inner: Block, path: string, outerVariables: ReadonlySet<string>): void {
    const say = (at: string, message: string) => problems.push({ path: `${path}${at}`, message });
    const names = Object.keys(inner.States);
    if (!names.includes(inner.StartAt)) say('/StartAt', `there is no state '${inner.StartAt}' to start at`);
    const reached = new Set([inner.StartAt]);
    const assigned = new Set(names.flatMap((name) => assignedBy(inner.States[name])));
    for (const name of assigned) {
      if (outerVariables.has(name)) say('', `variable '${name}' is already assigned in an outer scope`);
    }
    for (const [name, state] of Object.entries(inner.States)) {
      const at = `/States/${name}`;
      if (seen.has(name)) say(at, 'another state of this machine has the same name');
      seen.add(name);
      for (const next of nextStates(state)) {
        if (names.includes(next)) reached.add(next);
        else say(at, `there is no state '${next}' to go to`);
      }
      for (const message of checkState(state, can)) say(at, message);
      if (machine.QueryLanguage === undefined && state.QueryLanguage === undefined) {
        say(at, 'has no QueryLanguage, which means JSONPath; only JSONata is run');
      }
      const visible = new Set([...outerVariables, ...assigned]);
      const inside = innerBlocks(state);
      for (const [index, child] of inside.entries()) {
        const step = state.Type === 'Map' ? 'ItemProcessor' : `Branches/${index}`;
        block(child, `${path}${at}/${step}`, visible);
      }
    }
    for (const name of names) {
      if (!reached.has(name)) say(`/States/${name}`, 'no other state leads to this one');
    }
    const ends = Object.values(inner.States).some(
      (state) => state.Type === 'Succeed' || state.Type === 'Fail' || ('End' in state && state.End === true),
    );
    if (!ends) say('', 'none of these states is an end');
  }

  block(machine, '', new Set());
  return problems;
}

function* checkState(state: State, can: { readonly sdk: boolean }): Generator<string> {
  if ('End' in state || 'Next' in state) {
    if ((state.End === true) === (state.Next !== undefined)) yield 'needs exactly one of Next and End';
  } else if (['Pass', 'Task', 'Wait', 'Parallel', 'Map'].includes(state.Type)) {
    yield 'needs exactly one of Next and End';
  }
  for (const field of ['Retry', 'Catch'] as const) {
    if (!(field in state)) continue;
    const rules: readonly { ErrorEquals: string[] }[] = 'Retry' in state ? state[field] : [];
    for (const [index, { ErrorEquals }] of rules.entries()) {
      const all = ErrorEquals.includes('States.ALL');
      if (all && ErrorEquals.length > 1) yield `${field}[${index}]: States.ALL must stand alone`;
      if (all && index < rules.length - 1) yield `${field}[${index}]: States.ALL must come last`;
    }
  }
  if (state.Type === 'Task') yield* checkTask(state, can);
}

function* checkTask(
  state: Extract<State, { Type: 'Task' }>,
  can: { readonly sdk: boolean },
): Generator<string> {
  const { Resource: resource, Arguments: args } = state;
  if (resource.kind === 'sdk' && !can.sdk) {
    yield `Resource: the aws-sdk integration ${resource.service}:${resource.action} is not available here`;
  }
  if (resource.kind === 'invoke') {
    const fields = args === undefined ? [] : fieldsOf(args);
    if (fields !== undefined && !fields.includes('FunctionName')) yield 'Arguments: FunctionName is missing';
    for (const field of fields ?? []) {
      if (!INVOKE_FIELDS.includes(field)) yield `Arguments: lambda:invoke field '${field}' is not known`;
    }
  }
  const timeout = constant(state.TimeoutSeconds);
  const heartbeat = constant(state.HeartbeatSeconds);
  if (timeout !== undefined && heartbeat !== undefined && heartbeat >= timeout) {
    yield 'HeartbeatSeconds must be less than TimeoutSeconds';
  }
}

/** The keys of an object written out in the definition; undefined when an expression makes it. */
function fieldsOf(template: Template): string[] | undefined {
  if (template.kind === 'object') return template.entries.map(([key]) => key);
  if (template.kind !== 'value') return undefined;
  return typeof template.value === 'object' && template.value !== null ? Object.keys(template.value) : [];
}

function constant(template: Template | undefined): number | undefined {
  return template?.kind === 'value' ? Number(template.value) : undefined;
}

function nextStates(state: State): string[] {
  const targets = 'Next' in state && state.Next !== undefined ? [state.Next] : [];
  if ('Catch' in state) targets.push(...state.Catch.map((rule) => rule.Next));
  if (state.Type === 'Choice') {
    targets.push(...state.Choices.map((rule) => rule.Next));
    if (state.Default !== undefined) targets.push(state.Default);
  }
  return targets;
}

function assignedBy(state: State | undefined): string[] {
  if (state === undefined) return [];
  const assigns = 'Assign' in state ? [state.Assign] : [];
  if ('Catch' in state) assigns.push(...state.Catch.map((rule) => rule.Assign));
  if (state.Type === 'Choice') assigns.push(...state.Choices.map((rule) => rule.Assign));
  return assigns.flatMap((assign) => Object.keys(assign ?? {}));
}
