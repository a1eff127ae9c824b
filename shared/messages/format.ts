import { MessageFormat, type MessageFormatOptions } from 'messageformat';
import type { MessageFunction } from 'messageformat/functions';
import type { Language } from '../domain/text.ts';
import { formatDay, formatMoment, formatMoney, locales } from './values.ts';

/** What a message may hold: text, numbers, and what `:money`, `:day` and `:moment` read. */
export type MessageValues = Readonly<Record<string, string | number | bigint>>;

/** `{$cents :money}`: integer cents as dollars. */
const money: MessageFunction<'string'> = (context, _options, cents) =>
  written(formatMoney(BigInt(String(cents)), languageOf(context.locales)));

/** `{$date :day}`: a civil date, `2027-02-08`, written out. */
const day: MessageFunction<'string'> = (context, _options, date) =>
  written(formatDay(String(date), languageOf(context.locales)));

/** `{$instant :moment zone=|America/Los_Angeles|}`: a time as the clocks of that zone show it, with the zone's name. */
const moment: MessageFunction<'string'> = (context, options, instant) =>
  written(formatMoment(String(instant), languageOf(context.locales), String(options['zone'])));

const options: MessageFormatOptions<'string'> = {
  bidiIsolation: 'none',
  functions: { money, day, moment },
};

function languageOf(given: readonly string[]): Language {
  return given[0] === locales.es ? 'es' : 'en';
}

function written(text: string) {
  return {
    type: 'string',
    dir: 'ltr',
    toParts: () => [{ type: 'string', dir: 'ltr', locale: 'und', value: text }] as [never],
    toString: () => text,
    valueOf: () => text,
  } as const;
}

const compiled = new Map<string, MessageFormat<'string'>>();

/**
 * Formats a MessageFormat 2 message. A message that does not parse or that lacks a value is a fault of ours and throws:
 * people never read half a sentence.
 */
export function formatMessage(language: Language, source: string, values: MessageValues = {}): string {
  const key = `${language} ${source}`;
  let message = compiled.get(key);
  if (message === undefined) {
    message = new MessageFormat(locales[language], source, options);
    compiled.set(key, message);
  }
  return message.format(values, (error) => {
    throw error;
  });
}

type Until<Text, End extends string> = Text extends `${infer Before}${End}${string}` ? Before : Text;

/** The names of the values a message needs, read off its text. */
export type ValuesOf<Message> = Message extends `${string}{$${infer Rest}`
  ? Until<Until<Rest, ' '>, '}'> | ValuesOf<Rest>
  : never;

/** Looks a text up by its key; the values that the English text names are asked for by type. */
export type Texts<Catalog extends Readonly<Record<string, string>>> = <Key extends keyof Catalog>(
  key: Key,
  ...values: [ValuesOf<Catalog[Key]>] extends [never]
    ? []
    : [Readonly<Record<ValuesOf<Catalog[Key]> & string, string | number | bigint>>]
) => string;

/** The texts of one language from catalogs that hold the same keys in each. */
export function textsOf<Catalog extends Readonly<Record<string, string>>>(
  catalogs: Readonly<Record<Language, Readonly<Record<keyof Catalog, string>>>>,
  language: Language,
): Texts<Catalog> {
  return (key, ...values) => formatMessage(language, catalogs[language][key], values[0]);
}
