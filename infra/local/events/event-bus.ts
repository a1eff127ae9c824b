import { createHash } from 'node:crypto';
import type { LocalTemplate } from '../template/load-template.ts';
import { TemplateError } from '../template/template-error.ts';
import type { AsyncInvocations } from './async-invocations.ts';
import { compilePattern } from './pattern.ts';

/** The default event bus with the template's rules. */
export interface EventBus {
  /** Hands an event to every target whose rule fits. It is on disk when this returns, and delivered at least once. */
  publish(event: { readonly id: string }): void;
}

/** Opens the bus. A pattern not known here is a TemplateError that names its rule. */
export function openEventBus(template: LocalTemplate, invocations: AsyncInvocations): EventBus {
  const rules = template.all('AWS::Events::Rule').flatMap(({ logicalId, properties }) => {
    if (properties.State === 'DISABLED' || properties.EventPattern === undefined) return [];
    try {
      return [{ logicalId, fits: compilePattern(properties.EventPattern), targets: properties.Targets }];
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw new TemplateError(`${logicalId} (AWS::Events::Rule): property EventPattern: ${error.message}`);
    }
  });
  return {
    publish: (event) => {
      for (const { logicalId, targets } of rules.filter((rule) => rule.fits(event)))
        for (const { Arn, Id, Input, DeadLetterConfig } of targets) {
          const key = createHash('sha256').update(`${logicalId}\n${Id}\n${event.id}`).digest('hex');
          const payload: unknown = Input === undefined ? event : JSON.parse(Input);
          invocations.enqueue(Arn, payload, {
            key,
            ...(DeadLetterConfig === undefined ? {} : { deadLetters: DeadLetterConfig.Arn }),
          });
        }
    },
  };
}
