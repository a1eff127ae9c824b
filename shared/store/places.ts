import type { Application } from '../domain/application/application.ts';
import { keys } from './keys.ts';
import type { Write } from './transact.ts';

/**
 * What a change of an application does to its round's list: whoever joins it has a place in the round's own partition, read
 * consistently and gone in the same transaction in which they leave. An index lags, and would let number 3 pass number 2.
 */
export function placeWrites(before: Application, next: Application): Write[] {
  const key = keys.waiting(next.roundId, next.applicationId);
  const { applicationId } = next;
  if (next.status === 'waitlisted')
    return before.status === 'waitlisted' && before.waitlistPosition === next.waitlistPosition
      ? []
      : [
          {
            as: 'place',
            put: { ...key, type: 'waiting', applicationId, position: next.waitlistPosition },
          },
        ];
  return before.status === 'waitlisted' ? [{ as: 'place', delete: key }] : [];
}
