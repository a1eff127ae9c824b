/** What a Task calls, read from its Resource. */
export type Resource =
  | { readonly kind: 'function'; readonly arn: string }
  | { readonly kind: 'invoke'; readonly callback: boolean }
  | {
      readonly kind: 'sdk';
      readonly service: string;
      readonly action: string;
      readonly callback: boolean;
    };

const FUNCTION = /^arn:aws[a-z-]*:lambda:[a-z0-9-]*:\d*:function:[A-Za-z0-9-_]+(:[A-Za-z0-9-_$]+)?$/;
const INTEGRATION =
  /^arn:aws[a-z-]*:states:::(?:(?<invoke>lambda:invoke)|aws-sdk:(?<service>[a-z0-9]+):(?<action>[A-Za-z0-9]+))(?<callback>\.waitForTaskToken)?$/;

/** Reads a Task's Resource; undefined for an integration that this engine does not run. */
export function parseResource(arn: string): Resource | undefined {
  if (FUNCTION.test(arn)) return { kind: 'function', arn };
  const { invoke, service, action, callback } = INTEGRATION.exec(arn)?.groups ?? {};
  if (invoke !== undefined) return { kind: 'invoke', callback: callback !== undefined };
  if (service === undefined || action === undefined) return undefined;
  return { kind: 'sdk', service, action, callback: callback !== undefined };
}

/** True when the task ends by its token, not by its call's answer. */
export function endsByToken(resource: Resource): boolean {
  return resource.kind !== 'function' && resource.callback;
}

/** The two names by which the history's Task events tell what was called. */
export function eventNames(resource: Exclude<Resource, { kind: 'function' }>): {
  resourceType: string;
  resource: string;
} {
  const action = resource.kind === 'invoke' ? 'invoke' : resource.action;
  return {
    resourceType: resource.kind === 'invoke' ? 'lambda' : `aws-sdk:${resource.service}`,
    resource: resource.callback ? `${action}.waitForTaskToken` : action,
  };
}
