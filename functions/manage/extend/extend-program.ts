import { extendRound, mayExtend, windowFor } from '../../../shared/cases/extending/extend-round.ts';
import { civilDateIn, instantOfLocal } from '../../../shared/domain/dates.ts';
import { programId } from '../../../shared/domain/ids.ts';
import { isRoundPlan } from '../../../shared/domain/program/award-plan.ts';
import {
  type ExtendedWindow,
  type ExtensionReason,
  extensionReasons,
} from '../../../shared/domain/program/extension.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Round } from '../../../shared/domain/round/round.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import { readProgram, roundIdOf } from '../../../shared/store/programs.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { notPossiblePage } from '../pages/confirm-page.ts';
import { roundAddress } from '../pages/values.ts';
import {
  everybodysPage,
  flaw,
  moreTimeForm,
  type Place,
  readMoreTime,
  sureOfMoreTime,
} from './more-time-page.ts';

type Answer = Promise<WebResponse | undefined>;
interface Found {
  readonly program: Program;
  readonly round: Round;
  readonly place: Place;
}

/** `GET /manage/programs/{programId}/extend`: more time for everybody. */
export async function askToExtend(deps: ManageDependencies, asked: Asked): Answer {
  const found = await programNamed(deps, asked);
  if (!found) return undefined;
  return found.round.status === 'open' ? moreTimeForm(asked.frame, found.place) : notNow(asked, found);
}

/** `POST` to the same: looked at once more, then done. */
export async function extend(deps: ManageDependencies, asked: Asked & { fields: URLSearchParams }): Answer {
  const found = await programNamed(deps, asked);
  if (!found) return undefined;
  const { frame, fields, request, who } = asked;
  const { place, program, round } = found;
  const { given, closesAt, errors } = readMoreTime(frame, place.page, fields, place.asOf);
  if (errors.length > 0) return moreTimeForm(frame, place, given, errors);
  const of: ExtendedWindow = given['part'] === 'invited' ? 'invited' : 'first';
  const may = mayExtend(windowFor(program, round, of), closesAt, deps.store.now().getTime());
  if (may === 'not-possible') return notNow(asked, found);
  if (may !== 'yes') return moreTimeForm(frame, place, given, [flaw('day', frame.t(`manage.extend.${may}`))]);
  const reason: ExtensionReason = extensionReasons.find((code) => code === given['reason']) ?? 'other';
  const at = formatMoment(
    new Date(instantOfLocal(closesAt, program.zone)).toISOString(),
    frame.language,
    program.zone,
  );
  if (fields.get('sure') !== 'yes')
    return sureOfMoreTime(frame, place, request, fields, [
      frame.t('manage.extend.sure', { at }),
      frame.t(`deadline.why.${reason}`),
    ]);
  const [wordsEnglish, wordsSpanish] = [given['wordsEnglish'], given['wordsSpanish']].map((text) =>
    String(text ?? '').trim(),
  );
  const words = wordsEnglish && wordsSpanish ? { en: wordsEnglish, es: wordsSpanish } : undefined;
  const { kind } = await extendRound(deps.store, round.roundId, { of, closesAt, reason, words }, who.id);
  return kind === 'extended' ? seeOther(doneAt(found)) : notNow(asked, found);
}

/** A program that decides in rounds has a page to go back to. */
const doneAt = ({ program, round }: Found) =>
  isRoundPlan(program.award) ? roundAddress(round.roundId, '?done=extended') : '/manage/rounds?done=extended';

async function programNamed(
  { store }: ManageDependencies,
  { request, frame }: Asked,
): Promise<Found | undefined> {
  const id = programId.safeParse(request.param('programId'));
  const program = id.success ? (await readProgram(store, id.data))?.program : undefined;
  const round = program && (await readRound(store, roundIdOf(program)));
  if (!program || !round) return undefined;
  return {
    program,
    round,
    place: {
      page: everybodysPage(program),
      action: `/manage/programs/${program.id}/extend`,
      cancel: '/manage/rounds',
      section: 'rounds',
      caption: program.title[frame.language],
      asOf: civilDateIn(program.zone, store.now().toISOString()),
    },
  };
}

const notNow = ({ frame }: Asked, { place }: Found) =>
  notPossiblePage(frame, {
    text: frame.t('manage.extend.notPossible'),
    section: 'rounds',
    back: place.cancel,
  });
