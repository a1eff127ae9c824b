import { html as honoHtml, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup that is known to be safe: made by `html`, or vouched for with `raw`. */
export type Html = HtmlEscapedString;

/** What a template may hold. Strings are escaped, `Html` is not; nothing, true and false print nothing. */
export type Content = string | number | boolean | null | undefined | Html | readonly Content[];

/** An auto-escaping template. Promises are refused by type, so that every page is rendered in one go. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return honoHtml(strings, ...values) as Html;
}

export { raw };

/** Attribute values: nothing and false leave the attribute out, true writes its bare name. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Writes attributes with a leading space each. Names come from our own code, values are escaped. */
export function attributes(all: Attributes | undefined): Html {
  if (all === undefined) return raw('');
  return html`${Object.entries(all).map(([name, value]) => {
    if (value === undefined || value === null || value === false) return '';
    return value === true ? raw(` ${name}`) : html` ${raw(name)}="${value}"`;
  })}`;
}

/** What may stand in a list in the place of a thing that is not there: `isNew && { … }`. */
export type Maybe<T> = T | null | undefined | false | '';

/** Joins class names, leaving out what is absent. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** Joins ids for `aria-describedby`; nothing when there are none. */
export function ids(...all: (string | false | undefined)[]): string | undefined {
  return classes(...all) || undefined;
}
