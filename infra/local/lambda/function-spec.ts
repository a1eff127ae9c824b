import type { LocalTemplate } from '../template/load-template.ts';

/** One function of the template, as the host runs it. */
export interface FunctionSpec {
  readonly name: string;
  readonly arn: string;
  readonly handler: string;
  /** The unpacked asset. */
  readonly folder: string;
  readonly timeoutMs: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** The functions of the template, with the folders their code is in. */
export function functionSpecs(template: LocalTemplate): FunctionSpec[] {
  return template.all('AWS::Lambda::Function').map(({ ref, attributes, properties }) => ({
    name: ref,
    arn: attributes['Arn'] ?? '',
    handler: properties.Handler,
    folder: template.assetFolder(properties.Code.S3Key),
    timeoutMs: properties.Timeout * 1_000,
    environment: properties.Environment?.Variables ?? {},
  }));
}

/** The plain name in a function's name or ARN, with or without a qualifier. */
export function functionName(nameOrArn: string): string {
  const parts = nameOrArn.split(':');
  const at = parts.indexOf('function');
  return (at < 0 ? parts[0] : parts[at + 1]) ?? nameOrArn;
}
