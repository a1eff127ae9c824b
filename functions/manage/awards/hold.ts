import { holdAward } from '../../../shared/cases/after-award/hold.ts';
import { holdReasons } from '../../../shared/domain/after-award/award.ts';
import { isCivilDate } from '../../../shared/domain/dates.ts';
import { parseTypedMoney } from '../../../shared/domain/money.ts';
import { repayTriggers } from '../../../shared/domain/program/after-award-plan.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { type HoldTyped, type HoldWrong, holdPage } from '../pages/awards/hold-page.ts';
import { readAwardFile } from './model.ts';
import { awardAddress, notNow, wordsOf } from './show.ts';

type Answer = Promise<WebResponse | undefined>;

/** `GET …/award/hold` */
export async function askToHold({ store }: ManageDependencies, asked: Asked): Answer {
  const file = await readAwardFile(store, asked.request.param('applicationId'));
  if (!file) return undefined;
  if (!file.runs || file.award?.state !== 'active') return notNow(asked, file);
  const typed = { about: '', year: '', month: '', day: '', keeps: '', words: '' };
  return holdPage(asked.frame, file, typed, []);
}

/** `POST …/award/hold` */
export async function hold(
  { store }: ManageDependencies,
  asked: Asked & { readonly fields: URLSearchParams },
): Answer {
  const file = await readAwardFile(store, asked.request.param('applicationId'));
  if (!file) return undefined;
  const { fields, who } = asked;
  const typed: HoldTyped = {
    about: fields.get('about') ?? '',
    year: (fields.get('on-year') ?? '').trim(),
    month: (fields.get('on-month') ?? '').trim(),
    day: (fields.get('on-day') ?? '').trim(),
    keeps: fields.get('keeps') ?? '',
    words: wordsOf(fields),
  };
  const about = holdReasons.find((one) => one === typed.about);
  const on = `${typed.year}-${typed.month.padStart(2, '0')}-${typed.day.padStart(2, '0')}`;
  const byPlan = repayTriggers.some((one) => one === about);
  const keeps = keptUnits(file.award?.unit, typed.keeps);
  const wrong: HoldWrong[] = [
    ...(about ? [] : (['about'] as const)),
    ...(isCivilDate(on) ? [] : (['on'] as const)),
    ...(byPlan || keeps !== undefined ? [] : (['keeps'] as const)),
    ...(typed.words.trim() === '' ? (['words'] as const) : []),
  ];
  if (!about || wrong.length > 0) return holdPage(asked.frame, file, typed, wrong);
  const { applicationId } = file.loaded.application;
  const held = await holdAward(store, applicationId, who, {
    ...{ about, on, words: typed.words },
    ...(byPlan || keeps === undefined ? {} : { keeps }),
  });
  switch (held.kind) {
    case 'committed':
      return seeOther(awardAddress(applicationId, '?done=held'));
    case 'wrong-day':
      return holdPage(asked.frame, file, typed, ['on']);
    case 'too-much':
      return holdPage(asked.frame, file, typed, ['keeps']);
    case 'no-reason':
      return holdPage(asked.frame, file, typed, ['words']);
    case 'not-planned':
      return holdPage(asked.frame, file, typed, ['about']);
    case 'not-active':
    case 'no-award':
      return notNow(asked, file);
  }
}

/** What somebody keeps: cents of a typed amount, or of a place all or nothing. */
export function keptUnits(unit: 'money' | 'slot' | undefined, typed: string): number | undefined {
  if (unit === 'slot') return typed === '1' ? 1 : typed === '0' ? 0 : undefined;
  return parseTypedMoney(typed)?.cents;
}
