import { timingSafeEqual } from 'node:crypto';
import { isReleased } from '../cases/award/may-be-told.ts';
import { idBehindReference } from '../cases/intake/find-by-reference.ts';
import type { Application, OfferTerms } from '../domain/application/application.ts';
import { readCode } from '../domain/letters/code.ts';
import type { Program } from '../domain/program/schema.ts';
import { languages } from '../domain/text.ts';
import { letterTexts } from '../messages/letters/index.ts';
import { type Loaded, loadApplication, personOf } from '../store/applications.ts';
import { countCheck, countComparison } from '../store/letter-pace.ts';
import { programOf } from '../store/programs.ts';
import { nowIso, type Store } from '../store/table.ts';
import { awardTold } from './award-told.ts';
import type { LetterKind } from './letter.ts';
import { proofFor } from './letter-of.ts';
import { sameAmount, sameWords } from './same.ts';

/** What somebody typed off a paper: the code, and what they would like to have compared; empty where nothing. */
export interface TypedLetter {
  readonly code: string;
  readonly name: string;
  readonly amount: string;
}

/** All that anybody learns who holds a letter. */
export type CheckedLetter =
  /** No code at all, or one with a slip of the pen: said before anything is looked up. */
  | { readonly kind: 'not-a-code' | 'slip' | 'too-often' }
  /** No letter has this code. Why not is the same to whoever asks. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'genuine';
      readonly program: Program;
      readonly letter: LetterKind;
      /** When it was offered, or accepted; undefined where an award was taken back and the day is no longer kept. */
      readonly at: string | undefined;
      /** It stands; an offer waits for its answer; or it is no longer valid. */
      readonly standing: 'stands' | 'open' | 'over';
      /** Everything that was typed agrees, or something does not; which is not told. */
      readonly compared: 'same' | 'other' | 'too-often' | undefined;
    };

/** Checks a letter for somebody who holds it. Shows neither name nor amount; those are compared with what is typed. */
export async function checkLetter(store: Store, caller: string, typed: TypedLetter): Promise<CheckedLetter> {
  const code = readCode(typed.code);
  if (code === undefined) return { kind: 'not-a-code' };
  if (code === 'slip') return { kind: 'slip' };
  if (!(await countCheck(store, caller))) return { kind: 'too-often' };
  const id = await idBehindReference(store, code.reference);
  const letter = await kindProven(store, id, code.proof);
  const loaded = await loadApplication(store, id);
  const offer = loaded && offerIn(loaded.application);
  if (!letter || !loaded || !offer) return { kind: 'unknown' };
  const { program } = await programOf(store, loaded.application);
  if (!(await isReleased(store, program, loaded.application.roundId))) return { kind: 'unknown' };
  return {
    kind: 'genuine',
    program,
    letter,
    at: letter === 'offer' ? offer.offeredAt : acceptedAt(loaded.application),
    standing: standingOf(loaded.application, offer, nowIso(store)),
    compared: await compared(store, loaded, program, offer, typed),
  };
}

/** The kind of letter that a proof is of. Both are worked out, whatever the first one says. */
async function kindProven(store: Store, id: string, proof: string): Promise<LetterKind | undefined> {
  const given = Buffer.from(proof);
  const kinds = await Promise.all(
    (['offer', 'award'] as const).map(async (kind) => {
      const expected = Buffer.from(await proofFor(store, id, kind));
      return given.length === expected.length && timingSafeEqual(given, expected) ? [kind] : [];
    }),
  );
  return kinds.flat()[0];
}

const offerIn = (application: Application): OfferTerms | undefined =>
  'offer' in application ? application.offer : undefined;

const acceptedAt = (application: Application): string | undefined =>
  'acceptedAt' in application ? application.acceptedAt : undefined;

function standingOf({ status }: Application, { answerBy }: OfferTerms, now: string) {
  if (status === 'accepted' || status === 'completed') return 'stands';
  return status === 'offered' && now <= answerBy ? 'open' : 'over';
}

/** Compares what was typed; one answer for all of it, and only so often a day, so that nobody finds out by trying. */
async function compared(
  store: Store,
  loaded: Loaded,
  program: Program,
  offer: OfferTerms,
  typed: TypedLetter,
): Promise<'same' | 'other' | 'too-often' | undefined> {
  const [name, amount] = [typed.name.trim(), typed.amount.trim()];
  if (name === '' && amount === '') return undefined;
  const { applicationId, reference } = loaded.application;
  if (!(await countComparison(store, applicationId))) return 'too-often';
  // A name that the letter could not print stands there as its reference.
  const names = [personOf(loaded).name, ...languages.map((l) => letterTexts(l)('nameless', { reference }))];
  const nameFits = name === '' || names.some((one) => sameWords(one, name));
  const award = await awardTold(store, loaded, program, offer);
  return nameFits && (amount === '' || sameAmount(award, amount)) ? 'same' : 'other';
}
