import type { Answers } from '../program/fields.ts';
import type { Person } from './application.ts';

/** A thing that should belong to one person or business only. */
export interface Identity {
  readonly kind: 'email' | 'name-and-birth' | 'business-name';
  /** Normalised text; stored and compared only as a digest. */
  readonly value: string;
}

/**
 * What identifies the applicant across applications of one round. Letters are compared without case, accents, width or
 * punctuation, so that `José Núñez` and `JOSE NUNEZ` meet; look-alike scripts are for a person to see.
 */
export function identitiesOf(person: Person, answers: Answers): readonly Identity[] {
  const born = answers['dateOfBirth'];
  const business = answers['legalName'];
  return [
    { kind: 'email', value: normalEmail(person.email) },
    ...(typeof born === 'string'
      ? [{ kind: 'name-and-birth' as const, value: `${folded(person.name)}|${born}` }]
      : []),
    ...(typeof business === 'string' && folded(business) !== ''
      ? [{ kind: 'business-name' as const, value: folded(business) }]
      : []),
  ];
}

/** An address as the same mailbox writes it: lower case, without a `+tag`. */
export function normalEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at).toLowerCase().split('+')[0] ?? '';
  return `${local}@${email.slice(at + 1).toLowerCase()}`;
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
