import { TemplateError } from './template-error.ts';

/** What the intrinsic functions of a template look things up in. */
export interface Scope {
  /** The value of `Ref` for a parameter, pseudo parameter or resource. */
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
}

/** `Ref: AWS::NoValue`: the property or list element that holds it is left out. */
export const noValue = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

function text(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TemplateError(`${what} needs text, but found ${JSON.stringify(value)}`);
}

function list(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TemplateError(`${what} needs a list, but found ${JSON.stringify(value)}`);
}

function attribute(argument: unknown, scope: Scope): unknown {
  const [id, ...path] = typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt');
  return scope.attribute(
    text(id, 'Fn::GetAtt'),
    path.map((part) => text(resolve(part, scope), 'Fn::GetAtt')).join('.'),
  );
}

function substitute(argument: unknown, scope: Scope): string {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = new Map(Object.entries((resolve(variables ?? {}, scope) ?? {}) as Record<string, unknown>));
  return text(template, 'Fn::Sub').replace(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    if (own.has(name)) return text(own.get(name), `Fn::Sub \${${name}}`);
    const value = name.includes('.') ? attribute(name, scope) : scope.ref(name);
    return text(value, `Fn::Sub \${${name}}`);
  });
}

function choose(argument: unknown, scope: Scope): unknown {
  const [condition, then, otherwise] = list(argument, 'Fn::If');
  return resolve(scope.condition(text(condition, 'Fn::If')) ? then : otherwise, scope);
}

function join(argument: unknown, scope: Scope): string {
  const [delimiter, parts] = list(argument, 'Fn::Join');
  return list(resolve(parts, scope), 'Fn::Join')
    .map((part) => text(part, 'Fn::Join'))
    .join(text(delimiter, 'Fn::Join'));
}

function select(argument: unknown, scope: Scope): unknown {
  const [index, items] = list(argument, 'Fn::Select').map((part) => resolve(part, scope));
  const at = Number(index);
  const found = list(items, 'Fn::Select')[at];
  if (found === undefined) throw new TemplateError(`Fn::Select: there is no element ${at}`);
  return found;
}

function refuse(name: string, why: string): Intrinsic {
  return () => {
    throw new TemplateError(`${name} is not supported by the local runtime: ${why}`);
  };
}

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.ref(text(name, 'Ref')),
  Condition: (name, scope) => scope.condition(text(name, 'Condition')),
  'Fn::GetAtt': attribute,
  'Fn::Sub': substitute,
  'Fn::If': choose,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': (argument, scope) => {
    const [delimiter, source] = list(argument, 'Fn::Split').map((part) => resolve(part, scope));
    return text(source, 'Fn::Split').split(text(delimiter, 'Fn::Split'));
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(argument, 'Fn::Equals').map((part) => resolve(part, scope));
    return text(left, 'Fn::Equals') === text(right, 'Fn::Equals');
  },
  'Fn::And': (argument, scope) => list(argument, 'Fn::And').every((part) => resolve(part, scope) === true),
  'Fn::Or': (argument, scope) => list(argument, 'Fn::Or').some((part) => resolve(part, scope) === true),
  'Fn::Not': (argument, scope) => resolve(list(argument, 'Fn::Not')[0], scope) !== true,
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = list(argument, 'Fn::FindInMap').map((part) =>
      text(resolve(part, scope), 'Fn::FindInMap'),
    );
    return scope.mapping(map ?? '', first ?? '', second ?? '');
  },
  'Fn::ImportValue': refuse(
    'Fn::ImportValue',
    'one laptop runs one stack, and there is no other to import from',
  ),
};

/** The value with every intrinsic function in it evaluated. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value))
    return value.map((item) => resolve(item, scope)).filter((item) => item !== noValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    const [name, argument] = only;
    const intrinsic = Object.hasOwn(intrinsics, name) ? intrinsics[name] : undefined;
    if (intrinsic !== undefined && (name !== 'Condition' || typeof argument === 'string'))
      return intrinsic(argument, scope);
    if (name.startsWith('Fn::')) return refuse(name, 'it is unknown here')(argument, scope);
  }
  return Object.fromEntries(
    entries
      .map(([name, item]) => [name, resolve(item, scope)] as const)
      .filter(([, item]) => item !== noValue),
  );
}
