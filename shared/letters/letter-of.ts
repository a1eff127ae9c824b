import { type Awarded, mayBeTold } from '../cases/award/may-be-told.ts';
import { printedCode, proofOf } from '../domain/letters/code.ts';
import type { Program } from '../domain/program/schema.ts';
import type { Language } from '../domain/text.ts';
import { pageTexts } from '../messages/pages/index.ts';
import { type Loaded, personOf } from '../store/applications.ts';
import { readFund } from '../store/funds.ts';
import { programOf } from '../store/programs.ts';
import { letterProof } from '../store/receipts.ts';
import { nowIso, type Store } from '../store/table.ts';
import { awardTold } from './award-told.ts';
import type { IssuedLetter, LetterFamily, LetterKind, LetterTerms } from './letter.ts';

/**
 * The letter of an application as it stands: of the offer while it is open, of the award once it was accepted. Undefined
 * where there is none, and wherever the notice would not be sent either: before the release, and when the books differ.
 */
export async function letterOf(
  store: Store,
  loaded: Loaded,
  baseUrl: string,
  language: Language,
): Promise<IssuedLetter | undefined> {
  const awarded = awardedIn(loaded);
  if (!awarded || (awarded.status === 'offered' && awarded.offer.answerBy < nowIso(store))) return undefined;
  const { program } = await programOf(store, awarded);
  const { family } = program;
  if (family === 'registry' || (await mayBeTold(store, program, awarded)) !== 'yes') return undefined;
  const kind = awarded.status === 'offered' ? 'offer' : 'award';
  const { reference, offer } = awarded;
  const fund = await readFund(store, offer.fundId);
  return {
    status: 'issued',
    ...programTerms({ ...program, family }, language),
    award: await awardTold(store, loaded, program, offer),
    units: offer.units,
    fund: fund?.title[language] ?? '',
    offeredAt: offer.offeredAt,
    about:
      awarded.status === 'offered'
        ? { kind: 'offer', answerBy: offer.answerBy, answerAt: `${baseUrl}/return` }
        : { kind: 'award', acceptedAt: awarded.acceptedAt, next: program.texts.accepted[language] },
    recipient: personOf(loaded).name,
    reference,
    check: { code: await codeOf(store, awarded, kind), address: `${baseUrl}/verify` },
  };
}

/** What a program says in each of its letters. */
export function programTerms(
  program: Program & { readonly family: LetterFamily },
  language: Language,
): Pick<LetterTerms, 'language' | 'family' | 'program' | 'institution' | 'zone' | 'contact' | 'conditions'> {
  const { family, title, zone, contact, texts } = program;
  return {
    language,
    family,
    program: title[language],
    institution: institutionOf(program, language),
    zone,
    contact: contact.phone === undefined ? contact.email : `${contact.email}, ${contact.phone}`,
    conditions: texts.offered[language],
  };
}

/** Who gives it: the lender of a loan, and otherwise whose site this is. */
export const institutionOf = ({ lender }: Pick<Program, 'lender'>, language: Language): string =>
  lender?.name ?? pageTexts(language)('productName');

/** The application as one that has a letter; undefined for every other. */
export function awardedIn({ application }: Loaded): Awarded | undefined {
  if (application.status === 'offered' || application.status === 'accepted') return application;
  return application.status === 'completed' && application.by === 'award' ? application : undefined;
}

/** The code of an application's letter of a kind: the same for ever, and stored nowhere. */
async function codeOf(
  store: Store,
  { applicationId, reference }: { readonly applicationId: string; readonly reference: string },
  kind: LetterKind,
): Promise<string> {
  return printedCode({ reference, proof: await proofFor(store, applicationId, kind) });
}

/** What the code of a letter proves: this application, this kind of letter. */
export const proofFor = async (store: Store, applicationId: string, kind: LetterKind): Promise<string> =>
  proofOf(await letterProof(store, `${kind}:${applicationId}`));
