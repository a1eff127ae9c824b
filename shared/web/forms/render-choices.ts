import type { FieldOfType } from '../../domain/program/fields.ts';
import { checkboxes, radios, select } from '../components/choices.ts';
import { dateInput } from '../components/date-input.ts';
import { formGroup, remarks } from '../components/form-group.ts';
import { input } from '../components/input.ts';
import { fieldset } from '../components/text.ts';
import { type Html, html } from '../html.ts';
import { countries } from './countries.ts';
import { type DrawScope, errorAt, errorWithin, type Question } from './draw.ts';
import { addressParts, controlName, dateParts } from './paths.ts';
import { labelClass } from './render-box.ts';
import { textAt } from './typed.ts';

function legend(question: Question) {
  return { text: question.label, classes: labelClass(question, 'fieldset__legend') };
}

/** Three boxes for a date, in the order of the language. */
export function renderDate(field: FieldOfType<'date'>, question: Question, scope: DrawScope): Html {
  const id = controlName(question.path);
  const own = question.level === 'top' && field.id === 'dateOfBirth';
  return dateInput({
    id,
    namePrefix: id,
    fieldset: { legend: legend(question) },
    hint: question.hint,
    errorMessage: errorWithin(question.path, scope),
    items: dateParts.map((name) => ({
      name,
      label: scope.t(name),
      value: textAt(question.typed, name),
      error: errorAt([...question.path, name], scope) ? true : undefined,
      autocomplete: own ? `bday-${name}` : undefined,
    })),
  });
}

/** Yes or no, side by side. */
export function renderYesNo(_field: FieldOfType<'yes-no'>, question: Question, scope: DrawScope): Html {
  return radios({
    name: controlName(question.path),
    fieldset: { legend: legend(question) },
    hint: question.hint,
    errorMessage: errorAt(question.path, scope),
    classes: 'govuk-radios--inline',
    value: textAt(question.typed),
    items: [
      { value: 'yes', text: scope.t('yes') },
      { value: 'no', text: scope.t('no') },
    ],
  });
}

/** More choices than this are a list to choose from rather than buttons. */
const mostButtons = 12;

/** One choice of several. */
export function renderChoice(field: FieldOfType<'choice'>, question: Question, scope: DrawScope): Html {
  const common = {
    name: controlName(question.path),
    hint: question.hint,
    errorMessage: errorAt(question.path, scope),
    value: textAt(question.typed),
  };
  if (field.options.length > mostButtons) {
    return select({
      ...common,
      label: { text: question.label, classes: labelClass(question) },
      items: optionItems(field.options, scope),
    });
  }
  return radios({
    ...common,
    fieldset: { legend: legend(question) },
    items: field.options.map((option) => ({
      value: option.value,
      text: option.label[scope.language],
      hint: option.hint?.[scope.language],
    })),
  });
}

/** Any of several: boxes to tick, "none of these" set apart. */
export function renderChoices(field: FieldOfType<'choices'>, question: Question, scope: DrawScope): Html {
  const items = field.options.map((option) => ({
    value: option.value,
    text: option.label[scope.language],
    hint: option.hint?.[scope.language],
    ...(option.value === field.alone ? { behaviour: 'exclusive' as const } : {}),
  }));
  const alone = items.filter(({ value }) => value === field.alone);
  const others = items.filter(({ value }) => value !== field.alone);
  return checkboxes({
    name: controlName(question.path),
    fieldset: { legend: legend(question) },
    hint: question.hint ?? scope.t('chooseSeveral'),
    errorMessage: errorAt(question.path, scope),
    values: Array.isArray(question.typed) ? question.typed.map((one) => textAt(one)) : [],
    items: alone.length > 0 ? [...others, { divider: scope.t('or') }, ...alone] : others,
  });
}

function optionItems(options: FieldOfType<'choice'>['options'], scope: DrawScope) {
  return [
    { value: '', text: scope.t('chooseOne') },
    ...options.map((option) => ({ value: option.value, text: option.label[scope.language] })),
  ];
}

/** A list to choose from for each place, first choice first. */
export function renderRanked(field: FieldOfType<'ranked'>, question: Question, scope: DrawScope): Html {
  return several(
    question,
    scope,
    Array.from({ length: field.pick }, (_, place) => {
      const path = [...question.path, String(place)];
      return select({
        name: controlName(path),
        label: scope.t('place', { place: place + 1 }),
        errorMessage: errorAt(path, scope),
        value: textAt(question.typed, place),
        items: optionItems(field.options, scope),
      });
    }),
  );
}

const partWidths: Partial<Record<(typeof addressParts)[number]['part'], string>> = {
  city: 'govuk-!-width-two-thirds',
  stateOrProvince: 'govuk-!-width-two-thirds',
  postalCode: 'govuk-input--width-10',
};

/** The parts of an address. Only the person's own, by the id that programs give it, is offered to be filled in. */
export function renderAddress(field: FieldOfType<'address'>, question: Question, scope: DrawScope): Html {
  const own = question.level === 'top' && field.id === 'address';
  return several(
    question,
    scope,
    addressParts.map(({ part, autocomplete, optional }) => {
      const path = [...question.path, part];
      const label = scope.t(`address.${part}`);
      const common = {
        name: controlName(path),
        label: optional ? scope.t('optional', { label }) : label,
        errorMessage: errorAt(path, scope),
        autocomplete: own ? autocomplete : undefined,
      };
      const typed = textAt(question.typed, part);
      if (part !== 'country')
        return input({ ...common, value: typed, classes: partWidths[part], spellcheck: false });
      const known = countries(scope.language);
      const code = typed.trim() === '' ? 'US' : typed;
      const items = known.some(({ value }) => value === code)
        ? known
        : [...known, { value: code, text: code }];
      return select({ ...common, items, value: code });
    }),
  );
}

/** One box to tick: its label is the statement itself. */
export function renderDeclaration(
  _field: FieldOfType<'declaration'>,
  question: Question,
  scope: DrawScope,
): Html {
  const name = controlName(question.path);
  const hint = question.hint;
  return checkboxes({
    name,
    hint,
    errorMessage: errorAt(question.path, scope),
    values: [textAt(question.typed)],
    items: [{ value: 'yes', text: question.label }],
  });
}

/** Several controls under one legend; each says itself what is wrong with it. */
export function several(question: Question, scope: DrawScope, content: readonly Html[]): Html {
  const error = errorAt(question.path, scope);
  const said = remarks(controlName(question.path), { hint: question.hint, errorMessage: error });
  return formGroup(
    { failed: error !== undefined },
    fieldset({
      legend: legend(question),
      describedBy: said.describedBy,
      role: 'group',
      content: html`${said.html}<div class="app-parts">${content}</div>`,
    }),
  );
}
