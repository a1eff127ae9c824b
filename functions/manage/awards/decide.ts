import { decideHold, whyMayNotDecideHold } from '../../../shared/cases/after-award/decide-hold.ts';
import { amountOf } from '../../../shared/domain/money.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { type DecideTyped, type DecideWrong, decideHoldPage } from '../pages/awards/decide-page.ts';
import { keptUnits } from './hold.ts';
import { type AwardFile, readAwardFile } from './model.ts';
import { awardAddress, notNow, wordsOf } from './show.ts';

type Answer = Promise<WebResponse | undefined>;

/** `GET …/award/decide`: why it is held, what the person says, and what can be decided by whom. */
export async function askToDecide(deps: ManageDependencies, asked: Asked): Answer {
  const file = await readAwardFile(deps.store, asked.request.param('applicationId'));
  if (!file) return undefined;
  if (!file.runs || file.award?.state !== 'on-hold') return notNow(asked, file);
  const { unit, hold } = file.award;
  const keeps = unit === 'money' ? amountOf(hold.keeps) : String(hold.keeps);
  return shown(deps, asked, file, { outcome: '', keeps, words: '' }, []);
}

async function shown(
  { store }: ManageDependencies,
  asked: Asked,
  file: AwardFile,
  typed: DecideTyped,
  wrong: readonly DecideWrong[],
): Answer {
  if (file.award?.state !== 'on-hold') return notNow(asked, file);
  const why = await whyMayNotDecideHold(store, file.loaded, file.award, asked.who);
  return decideHoldPage(asked.frame, file, typed, wrong, why !== undefined);
}

/** `POST …/award/decide` */
export async function decide(
  deps: ManageDependencies,
  asked: Asked & { readonly fields: URLSearchParams },
): Answer {
  const file = await readAwardFile(deps.store, asked.request.param('applicationId'));
  if (!file) return undefined;
  const { fields, who } = asked;
  const typed: DecideTyped = {
    outcome: fields.get('outcome') ?? '',
    keeps: fields.get('keeps') ?? '',
    words: wordsOf(fields),
  };
  const outcome = (['resumed', 'reduced', 'stopped'] as const).find((one) => one === typed.outcome);
  const keeps = outcome === 'resumed' ? 0 : keptUnits(file.award?.unit, typed.keeps);
  const wrong: DecideWrong[] = [
    ...(outcome ? [] : (['outcome'] as const)),
    ...(keeps === undefined ? (['keeps'] as const) : []),
    ...(typed.words.trim() === '' ? (['words'] as const) : []),
  ];
  if (!outcome || keeps === undefined || wrong.length > 0) return shown(deps, asked, file, typed, wrong);
  const id = file.loaded.application.applicationId;
  const decided = await decideHold(deps.store, id, who, { outcome, keeps, words: typed.words });
  switch (decided.kind) {
    case 'committed':
      return seeOther(awardAddress(id, `?done=${outcome}`));
    case 'too-much':
      return shown(deps, asked, file, typed, ['keeps']);
    case 'no-reason':
      return shown(deps, asked, file, typed, ['words']);
    case 'too-soon':
      return notNow(asked, file, asked.frame.t('manage.award.tooSoon'));
    case 'barred':
      return notNow(asked, file, asked.frame.t('manage.award.barred'));
    case 'not-held':
    case 'no-award':
      return notNow(asked, file);
  }
}
