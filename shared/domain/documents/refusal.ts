/** Why a file is not taken. Pages and mails have words for each that say what to do (`messages/pages/documents.*`). */
export const refusals = [
  'empty',
  'too-large',
  'too-many-pixels',
  'not-accepted',
  'wrong-extension',
  'wrong-kind',
  'wrong-content',
  'damaged',
  'polyglot',
  'pdf-encrypted',
  'pdf-active',
  'pdf-embedded',
  'old-word',
  'other-zip',
  'macros',
  'docx-embedded',
  'docx-encrypted',
  'zip-bomb',
  'malware',
  'not-checked',
] as const;
export type Refusal = (typeof refusals)[number];

/** Thrown inside an inspection where a file turns out not to be acceptable; `inspect` makes a value of it. */
export class Refused extends Error {
  readonly reason: Refusal;

  constructor(reason: Refusal) {
    super(reason);
    this.name = 'Refused';
    this.reason = reason;
  }
}
