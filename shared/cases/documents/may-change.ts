import type { Application } from '../../domain/application/application.ts';
import type { Document } from '../../domain/documents/document.ts';
import { isCorrectable } from '../correct/correctable.ts';

/**
 * Whether the applicant may still add to a field: while the application is a draft, where the field was asked for, and where a
 * file was refused after the application was sent, until the day that was named.
 */
export function mayAdd(
  application: Application,
  documents: readonly Document[],
  field: string,
  now: string,
): boolean {
  if (mayRemove(application, field) || isCorrectable(application)) return true;
  if (!['submitted', 'in-review', 'reviewed', 'waitlisted'].includes(application.status)) return false;
  return documents.some(
    (one) =>
      one.field === field && one.state === 'refused' && one.replaceBy !== undefined && now <= one.replaceBy,
  );
}

/** Whether files may be taken away: not once they belong to what was sent and is being judged. */
export const mayRemove = (application: Application, field: string): boolean =>
  application.status === 'draft' ||
  (application.status === 'info-requested' && application.askedFor.includes(field));
