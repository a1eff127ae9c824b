import type { Program } from '../domain/program/schema.ts';
import type { Language } from '../domain/text.ts';
import type { MailAward } from '../messages/mail/data.ts';

/** Families that give something: a registry writes no letters. */
export type LetterFamily = Exclude<Program['family'], 'registry'>;

/** What a letter tells: an offer that is open and by when to answer it, or an award that was accepted. */
export type LetterKind = 'offer' | 'award';

/** What is said of an award, whoever it is for. Instants are ISO 8601, money is integer cents. */
export interface LetterTerms {
  readonly language: Language;
  readonly family: LetterFamily;
  /** The program's title, in the letter's language. */
  readonly program: string;
  /** Who gives it. */
  readonly institution: string;
  readonly zone: string;
  readonly contact: string;
  readonly award: MailAward;
  /** Places; 1 for money. */
  readonly units: number;
  /** The fund's title. */
  readonly fund: string;
  /** The program's own words on what comes with it. */
  readonly conditions: string;
  readonly offeredAt: string;
  readonly about:
    | { readonly kind: 'offer'; readonly answerBy: string; readonly answerAt: string }
    | { readonly kind: 'award'; readonly acceptedAt: string; readonly next: string };
}

/** A letter about an award that stands in the books and was released: it names its recipient and can be checked. */
export interface IssuedLetter extends LetterTerms {
  readonly status: 'issued';
  readonly recipient: string;
  readonly reference: string;
  /** The code as printed, and the page on which it is checked. */
  readonly check: { readonly code: string; readonly address: string };
}

/** How a letter would look. It has no place for a name, a reference or a code, so that it cannot be taken for one. */
export interface PreviewLetter extends LetterTerms {
  readonly status: 'preview';
}

export type Letter = IssuedLetter | PreviewLetter;

/** The instant a letter is dated with: of the offer or of its acceptance, never of the printing. */
export const datedAt = ({ about, offeredAt }: LetterTerms): string =>
  about.kind === 'award' ? about.acceptedAt : offeredAt;
