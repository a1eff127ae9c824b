import { type Field, innerFields, type SimpleField } from '../../domain/program/fields.ts';
import type { Language } from '../../domain/text.ts';
import { pageTexts } from '../../messages/pages/index.ts';
import { formatAmount, formatDay, formatNumber } from '../../messages/values.ts';
import { type Html, html } from '../html.ts';
import { countryName } from './countries.ts';
import type { addressParts } from './paths.ts';
import { isObject } from './typed.ts';
import type { DocumentsShown } from './types.ts';

/**
 * An answer as people read it: money, dates and choices in their language. Takes answers in the API's shapes; something of
 * another shape (a draft that could not be read) is shown as it was typed.
 */
export function answerText(
  field: Field | SimpleField,
  value: unknown,
  language: Language,
  documents?: Pick<DocumentsShown, 'list'>,
): Html {
  const t = pageTexts(language);
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return html`<span class="app-empty">${t('notAnswered')}</span>`;
  }
  switch (field.type) {
    case 'text':
      return field.multiline ? html`<div class="app-typed">${plain(value)}</div>` : html`${plain(value)}`;
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
        ? html`${formatDay(value, language)}`
        : asTyped(value);
    case 'money': {
      const amount = isObject(value) ? value['amount'] : undefined;
      if (typeof amount !== 'string' || !/^-?\d+\.\d\d$/.test(amount)) return asTyped(value);
      const per = { once: '', year: ` ${t('perYear')}`, month: ` ${t('perMonth')}` }[field.per];
      return html`${formatAmount(amount, language)}${per}`;
    }
    case 'decimal':
      return html`${plain(value)}${{ percent: ' %', points: ` ${t('points')}`, none: '' }[field.unit]}`;
    case 'integer':
      return html`${typeof value === 'number' ? formatNumber(value, language) : plain(value)}`;
    case 'yes-no':
      return html`${typeof value === 'boolean' ? t(value ? 'yes' : 'no') : plain(value)}`;
    case 'declaration':
      return html`${value === true ? t('confirmed') : plain(value)}`;
    case 'choice':
      return html`${optionLabel(field.options, value, language)}`;
    case 'choices':
      return Array.isArray(value)
        ? html`<ul class="govuk-list govuk-list--bullet">${value.map((one) => html`<li>${optionLabel(field.options, one, language)}</li>`)}</ul>`
        : asTyped(value);
    case 'ranked':
      return Array.isArray(value)
        ? html`<ol class="govuk-list govuk-list--number">${value.map((one) => html`<li>${optionLabel(field.options, one, language)}</li>`)}</ol>`
        : asTyped(value);
    case 'address':
      return isObject(value) ? addressText(value, language) : asTyped(value);
    case 'document': {
      const ids = Array.isArray(value) ? value.map(String) : [];
      return documents?.list(ids) ?? html`${t('documents.count', { count: ids.length })}`;
    }
    case 'group':
    case 'person':
      return isObject(value) ? parts(innerFields(field), value, language) : asTyped(value);
    case 'list': {
      if (!Array.isArray(value)) return asTyped(value);
      const only = field.fields[0];
      const items = value.map((item) =>
        field.plain && only
          ? answerText(only, item, language)
          : parts(field.fields, isObject(item) ? item : {}, language),
      );
      return html`<ol class="govuk-list govuk-list--number">${items.map((item) => html`<li>${item}</li>`)}</ol>`;
    }
  }
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A draft that is no answer yet: the boxes' texts in a row. */
function asTyped(value: unknown): Html {
  if (!isObject(value)) return html`${plain(value)}`;
  return html`${Object.values(value).map(plain).filter(Boolean).join(' ')}`;
}

function optionLabel(
  options: Extract<Field, { type: 'choice' }>['options'],
  value: unknown,
  language: Language,
): string {
  return options.find((option) => String(option.value) === String(value))?.label[language] ?? plain(value);
}

function addressText(value: Readonly<Record<string, unknown>>, language: Language): Html {
  const part = (name: (typeof addressParts)[number]['part']) => plain(value[name]);
  const country = part('country');
  const lines = [
    part('street1'),
    part('street2'),
    [part('city'), [part('stateOrProvince'), part('postalCode')].filter(Boolean).join(' ')]
      .filter(Boolean)
      .join(', '),
    country === 'US' ? '' : countryName(country, language),
  ].filter(Boolean);
  return html`${lines.map((line, index) => (index === 0 ? line : html`<br>${line}`))}`;
}

function parts(
  fields: readonly SimpleField[],
  value: Readonly<Record<string, unknown>>,
  language: Language,
): Html {
  const rows = fields.flatMap((field) => {
    const part = Object.hasOwn(value, field.id) ? value[field.id] : undefined;
    return part === undefined && (field.optional || field.shownWhen)
      ? []
      : [html`<div><dt>${field.label[language]}</dt><dd>${answerText(field, part, language)}</dd></div>`];
  });
  return html`<dl class="app-parts-read">${rows}</dl>`;
}
