import type { Application } from '../../domain/application/application.ts';
import type { Document } from '../../domain/documents/document.ts';
import type { FieldOfType } from '../../domain/program/fields.ts';
import { isCorrectable } from '../correct/correctable.ts';

type FileField = Pick<FieldOfType<'document'>, 'id' | 'askedAt'>;

/**
 * Whether the applicant may add to a field now: while the application is a draft or may be corrected, where the field was asked for, and where a
 * file was refused after the application was sent, until the day that was named.
 */
export function mayAdd(
  application: Application,
  documents: readonly Document[],
  field: FileField,
  now: string,
): boolean {
  if (mayRemove(application, field)) return true;
  if (!isOnForm(field)) return mayReplace(application, documents, field, now);
  return isCorrectable(application) || mayReplace(application, documents, field, now);
}

function mayReplace(
  { status }: Application,
  documents: readonly Document[],
  field: FileField,
  now: string,
): boolean {
  if (!['submitted', 'in-review', 'reviewed', 'waitlisted'].includes(status)) return false;
  return documents.some(
    (one) =>
      one.field === field.id &&
      one.state === 'refused' &&
      one.replaceBy !== undefined &&
      now <= one.replaceBy,
  );
}

/** Whether files may be taken away: not once they belong to what was sent and is being judged. */
export function mayRemove(application: Application, field: FileField): boolean {
  if (application.status === 'draft') return isOnForm(field);
  if (application.status === 'accepted') return field.askedAt === 'after-offer';
  return application.status === 'info-requested' && application.askedFor.includes(field.id);
}

const isOnForm = ({ askedAt }: FileField) => askedAt === 'pre-check' || askedAt === 'application';
