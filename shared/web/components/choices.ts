import {
  type Attributes,
  attributes,
  type Content,
  classes,
  type Html,
  html,
  ids,
  type Maybe,
} from '../html.ts';
import { type ControlOptions, formGroup, labelled, remarks } from './form-group.ts';
import {
  type FieldsetOptions,
  fieldset,
  hint,
  type LabelOptions,
  label,
  long,
  type TextOptions,
} from './text.ts';

export interface ChoiceItem {
  value: string | number;
  text: Content;
  id?: string | undefined;
  hint?: TextOptions;
  label?: { classes?: string | undefined; attributes?: Attributes | undefined } | undefined;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  /** What is asked of those who choose this; shown to everybody, since no script hides it. */
  conditional?: Content;
  attributes?: Attributes | undefined;
}

/** A word between two groups of choices: "or". */
export interface ChoiceDivider {
  divider: string;
}

export interface RadiosOptions extends Omit<ControlOptions, 'label' | 'id' | 'describedBy'> {
  idPrefix?: string | undefined;
  fieldset?: Omit<FieldsetOptions, 'content'> | undefined;
  /** One that is left out keeps its place: the ids of the others do not move. */
  items: readonly Maybe<ChoiceItem | ChoiceDivider>[];
  value?: string | number | undefined;
}

/** One choice of a few. The first one's id is the question's own, so that an error can link to it. */
export function radios(options: RadiosOptions): Html {
  return choices('radios', options, (item) => {
    const checked = item.checked ?? (isSet(options.value) && String(item.value) === String(options.value));
    return { name: options.name, type: 'radio', checked, dataset: {} };
  });
}

export interface CheckboxItem extends ChoiceItem {
  name?: string | undefined;
  /** `exclusive`: choosing it is meant to clear the others. */
  behaviour?: 'exclusive' | undefined;
}

export interface CheckboxesOptions extends Omit<RadiosOptions, 'value' | 'items'> {
  items: readonly Maybe<CheckboxItem | ChoiceDivider>[];
  values?: readonly (string | number)[] | undefined;
  describedBy?: string | undefined;
}

/** Any of a few choices. */
export function checkboxes(options: CheckboxesOptions): Html {
  return choices<CheckboxItem>('checkboxes', options, (item) => ({
    name: item.name || options.name,
    type: 'checkbox',
    checked: item.checked ?? options.values?.map(String).includes(String(item.value)) ?? false,
    dataset: { 'data-behaviour': item.behaviour },
  }));
}

function isSet(value: string | number | undefined): boolean {
  return value !== undefined && value !== '';
}

interface Control {
  name: string;
  type: 'radio' | 'checkbox';
  checked: boolean;
  dataset: Attributes;
}

type Choices<I extends ChoiceItem> = Omit<RadiosOptions, 'items'> & {
  items: readonly Maybe<I | ChoiceDivider>[];
  describedBy?: string | undefined;
};

function choices<I extends ChoiceItem>(
  kind: 'radios' | 'checkboxes',
  options: Choices<I>,
  control: (item: I) => Control,
): Html {
  const prefix = options.idPrefix || options.name;
  const said = remarks(prefix, options, options.fieldset?.describedBy || options.describedBy);
  const outside = options.fieldset || kind === 'radios' ? undefined : said.describedBy;
  const items = options.items.map((item, index) => {
    if (!item) return '';
    if ('divider' in item) return html`<div class="govuk-${kind}__divider">${item.divider}</div>`;
    const id = item.id || (index === 0 ? prefix : `${prefix}-${index + 1}`);
    return choice(kind, id, item, control(item), outside);
  });
  const inner = html`${said.html}<div${attributes({
    class: classes(`govuk-${kind}`, options.classes),
    ...options.attributes,
    'data-module': `govuk-${kind}`,
  })}>${items}</div>`;
  return formGroup(
    { ...options.formGroup, failed: options.errorMessage !== undefined },
    options.fieldset
      ? fieldset({ ...options.fieldset, describedBy: said.describedBy, content: inner })
      : inner,
  );
}

function choice(
  kind: 'radios' | 'checkboxes',
  id: string,
  item: ChoiceItem,
  control: Control,
  describedBy: string | undefined,
): Html {
  const help = long(item.hint);
  const hasHint = help.text !== undefined;
  const conditional = item.conditional ? `conditional-${id}` : undefined;
  return html`<div class="govuk-${kind}__item"><input${attributes({
    class: `govuk-${kind}__input`,
    id,
    name: control.name,
    type: control.type,
    value: item.value,
    checked: control.checked,
    disabled: item.disabled,
    'data-aria-controls': conditional,
    ...control.dataset,
    'aria-describedby': ids(describedBy, hasHint && `${id}-item-hint`),
    ...item.attributes,
  })}>${label({
    text: item.text,
    classes: classes(`govuk-${kind}__label`, item.label?.classes),
    attributes: item.label?.attributes,
    for: id,
  })}${
    hasHint
      ? hint({
          ...help,
          text: help.text,
          id: `${id}-item-hint`,
          classes: classes(`govuk-${kind}__hint`, help.classes),
        })
      : ''
  }</div>${
    conditional === undefined
      ? ''
      : html`<div class="${classes(
          `govuk-${kind}__conditional`,
          !control.checked && `govuk-${kind}__conditional--hidden`,
        )}" id="${conditional}">${item.conditional}</div>`
  }`;
}

export interface SelectItem {
  /** The text, unless given. */
  value?: string | number | undefined;
  text: string;
  selected?: boolean | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
}

export interface SelectOptions extends ControlOptions {
  label: Content | Omit<LabelOptions, 'for'>;
  items: readonly Maybe<SelectItem>[];
  value?: string | number | undefined;
  autocomplete?: string | undefined;
  disabled?: boolean | undefined;
}

/** One choice of many. */
export function select(options: SelectOptions): Html {
  return labelled(
    options,
    (id, describedBy) =>
      html`<select${attributes({
        class: classes('govuk-select', options.classes, options.errorMessage && 'govuk-select--error'),
        id,
        name: options.name,
        disabled: options.disabled,
        'aria-describedby': describedBy,
        autocomplete: options.autocomplete,
        ...options.attributes,
      })}>${options.items.map((item) => {
        if (!item) return '';
        const selected =
          item.selected ??
          (isSet(options.value) && String(item.value ?? item.text) === String(options.value));
        return html`<option${attributes({ value: item.value, selected, disabled: item.disabled, ...item.attributes })}>${item.text}</option>`;
      })}</select>`,
  );
}
