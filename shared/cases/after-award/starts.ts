import type { Application } from '../../domain/application/application.ts';
import type { Effect } from '../../domain/effects.ts';
import { subjectOf } from '../../store/keys.ts';

/** The award as a whole: its execution begins it, and ends. */
export const wholeAward = 'award';

/** The effect that starts the workflow of one obligation, named by the change that causes it. */
export const startOf = (
  { applicationId, version }: Pick<Application, 'applicationId' | 'version'>,
  obligation: string,
): Extract<Effect, { kind: 'start-award' }> => ({
  kind: 'start-award',
  applicationId,
  obligation,
  run: version + 1,
});

/** The effect that ends the wait for an obligation. */
export const endOf = (applicationId: string, obligation: string): Effect => ({
  kind: 'resume',
  subject: subjectOf.application(applicationId),
  stage: `award-${obligation}`,
  output: { outcome: 'met' },
});
