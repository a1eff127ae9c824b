import { isCivilDate } from '../../domain/dates.ts';
import { parseTypedMoney, toWire } from '../../domain/money.ts';
import type { FieldOfType } from '../../domain/program/fields.ts';
import type { Language } from '../../domain/text.ts';
import { type PageTexts, pageTexts } from '../../messages/pages/index.ts';
import { addressParts, dateParts, type Path } from './paths.ts';
import { isBlank, textAt } from './typed.ts';
import type { Typed } from './types.ts';

/** What was made of the boxes of one field: an answer in the API's shape, nothing, or what is wrong and where. */
export type Reading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'wrong'; readonly faults: readonly { at: Path; detail: string }[] };

const empty: Reading = { kind: 'empty' };
const value = (found: unknown): Reading => ({ kind: 'value', value: found });
const wrong = (detail: string, at: Path = []): Reading => ({ kind: 'wrong', faults: [{ at, detail }] });

/** Text stays as typed; only addresses of mail and telephones lose the spaces that keyboards add. */
export function readText(field: FieldOfType<'text'>, typed: Typed | undefined): Reading {
  const text = textAt(typed);
  if (isBlank(text)) return empty;
  return value(field.purpose === 'email' || field.purpose === 'tel' ? text.trim() : text);
}

/** Three boxes as `YYYY-MM-DD`. A month may be a name, in English or in Spanish; a year has four digits. */
export function readDate(typed: Typed | undefined, language: Language): Reading {
  if (isBlank(typed)) return empty;
  const t = pageTexts(language);
  const missing = dateParts.filter((part) => isBlank(textAt(typed, part)));
  if (missing.length > 0) {
    return {
      kind: 'wrong',
      faults: missing.map((part) => ({ at: [part], detail: missingPart(part, t) })),
    };
  }
  const year = digits(textAt(typed, 'year'));
  const month = monthOf(textAt(typed, 'month'));
  const day = digits(textAt(typed, 'day'));
  if (/^\d{1,3}$/.test(year)) return wrong(t('dateYearDigits'), ['year']);
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(iso) ? value(iso) : wrong(t('dateNotReal'));
}

function missingPart(part: 'day' | 'month' | 'year', t: PageTexts): string {
  return t(({ day: 'dateNeedsDay', month: 'dateNeedsMonth', year: 'dateNeedsYear' } as const)[part]);
}

function digits(text: string): string {
  return text.normalize('NFKC').trim();
}

let monthNames: ReadonlyMap<string, string> | undefined;

/** Made when the first date is read: a function that reads none starts without it. */
function namesOfMonths(): ReadonlyMap<string, string> {
  monthNames ??= new Map(
    ['en-US', 'es-US'].flatMap((locale) =>
      (['long', 'short'] as const).flatMap((month) => {
        const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
        return Array.from(
          { length: 12 },
          (_, index) => [bareName(format.format(Date.UTC(2027, index, 1))), String(index + 1)] as const,
        );
      }),
    ),
  );
  return monthNames;
}

function monthOf(text: string): string {
  return namesOfMonths().get(bareName(text)) ?? digits(text);
}

function bareName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase().replace(/\.$/, '');
}

/** Dollars as people type them; never cents. */
export function readMoney(field: FieldOfType<'money'>, typed: Typed | undefined, t: PageTexts): Reading {
  const text = textAt(typed);
  if (isBlank(text)) return empty;
  const money = parseTypedMoney(text, { negative: field.negative });
  return money === undefined ? wrong(t('moneyNotRead')) : value(toWire(money));
}

/** A number as plain digits: `3.25`. Thousands may be set apart with commas; a comma is never taken for a point. */
export function readDecimal(typed: Typed | undefined, t: PageTexts): Reading {
  const text = textAt(typed);
  if (isBlank(text)) return empty;
  const plain = plainNumber(text.replace(/%\s*$/, ''));
  return plain === undefined ? wrong(t('decimalNotRead')) : value(plain);
}

/** A whole number. */
export function readInteger(typed: Typed | undefined, t: PageTexts): Reading {
  const text = textAt(typed);
  if (isBlank(text)) return empty;
  const plain = plainNumber(text);
  if (plain === undefined || plain.includes('.')) return wrong(t('integerNotRead'));
  const number = Number(plain);
  return Number.isSafeInteger(number) ? value(number) : wrong(t('integerNotRead'));
}

function plainNumber(text: string): string | undefined {
  const found = /^(-|−)?((?:\d{1,3}(?:,\d{3})+)|\d{1,12})?(?:\.(\d{1,12}))?$/u.exec(
    text.normalize('NFKC').trim(),
  );
  if (!found || (found[2] === undefined && found[3] === undefined)) return undefined;
  const whole = (found[2] ?? '0').replaceAll(',', '');
  const number = found[3] === undefined ? whole : `${whole}.${found[3]}`;
  return found[1] === undefined || Number(number) === 0 ? number : `-${number}`;
}

/** `yes` and `no` as true and false. */
export function readYesNo(typed: Typed | undefined, t: PageTexts): Reading {
  const text = textAt(typed);
  if (text === '') return empty;
  return text === 'yes' || text === 'no' ? value(text === 'yes') : wrong(t('choiceNotOffered'));
}

type Option = FieldOfType<'choice'>['options'][number];

/** The option that was chosen, with its own type. */
export function readChoice(options: readonly Option[], typed: Typed | undefined, t: PageTexts): Reading {
  const text = textAt(typed);
  if (text === '') return empty;
  const option = options.find((one) => String(one.value) === text);
  return option === undefined ? wrong(t('choiceNotOffered')) : value(option.value);
}

/** The options that were ticked, each with its own type. */
export function readChoices(field: FieldOfType<'choices'>, typed: Typed | undefined, t: PageTexts): Reading {
  const ticked = Array.isArray(typed) ? typed.map((one) => textAt(one)).filter((one) => one !== '') : [];
  if (ticked.length === 0) return empty;
  const options = ticked.map((text) => field.options.find(({ value: own }) => String(own) === text));
  return options.includes(undefined)
    ? wrong(t('choiceNotOffered'))
    : value([...new Set(options.flatMap((option) => (option ? [option.value] : [])))]);
}

/** Every place filled, each once, in order. */
export function readRanked(field: FieldOfType<'ranked'>, typed: Typed | undefined, t: PageTexts): Reading {
  if (isBlank(typed)) return empty;
  const chosen = Array.from({ length: field.pick }, (_, place) => textAt(typed, place));
  const faults: { at: Path; detail: string }[] = [];
  const values = chosen.map((text, place) => {
    const at = [String(place)];
    const reading = readChoice(field.options, text, t);
    if (reading.kind === 'empty') faults.push({ at, detail: t('rankedNeedsPlace', { place: place + 1 }) });
    if (reading.kind === 'wrong') faults.push({ at, detail: t('choiceNotOffered') });
    if (text !== '' && chosen.indexOf(text) < place)
      faults.push({ at, detail: t('rankedTwice', { place: place + 1 }) });
    return reading.kind === 'value' ? reading.value : undefined;
  });
  return faults.length > 0 ? { kind: 'wrong', faults } : value(values);
}

/** The parts of an address without the spaces around them; the second line may be left out. */
export function readAddress(typed: Typed | undefined, t: PageTexts): Reading {
  if (isBlank(typed)) return empty;
  const faults: { at: Path; detail: string }[] = [];
  const parts: Record<string, string> = {};
  for (const { part, optional } of addressParts) {
    const text = textAt(typed, part).trim();
    if (text !== '') parts[part] = text;
    else if (!optional) faults.push({ at: [part], detail: t('enterField', { label: t(`address.${part}`) }) });
  }
  return faults.length > 0 ? { kind: 'wrong', faults } : value(parts);
}

/** A statement that was ticked is true; one that was not is no answer. */
export function readDeclaration(typed: Typed | undefined): Reading {
  return textAt(typed) === 'yes' ? value(true) : empty;
}
