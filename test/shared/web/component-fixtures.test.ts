import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as components from '../../../shared/web/components/index.ts';
import { type Html, html, raw } from '../../../shared/web/html.ts';
import { canonical, parseHtml } from './support/parse-html.ts';

type Options = Record<string, unknown>;
interface Fixture {
  name: string;
  options: Options;
  html: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const theirs = join(root, 'node_modules/govuk-frontend/dist/govuk/components');

/** How each component is called with what its fixtures say: where an adapter is named, the options are not quite ours. */
const compared: Record<
  string,
  {
    render: (options: never) => Html;
    adapt?: (options: Options) => Options;
  }
> = {
  'back-link': { render: components.backLink, adapt: withDefaults({ href: '#', text: 'Back' }) },
  breadcrumbs: { render: components.breadcrumbs, adapt: withDefaults({ labelText: 'Breadcrumb' }) },
  button: { render: components.button },
  'character-count': { render: components.characterCount, adapt: characterCountOptions },
  checkboxes: { render: components.checkboxes, adapt: choiceOptions },
  'date-input': { render: components.dateInput, adapt: dateOptions },
  details: { render: components.details },
  'error-message': { render: components.errorMessage, adapt: errorOptions },
  'error-summary': { render: components.errorSummary, adapt: (options) => ({ errorList: [], ...options }) },
  fieldset: { render: components.fieldset, adapt: ({ text, ...rest }) => ({ ...rest, content: text }) },
  'file-upload': { render: components.fileUpload },
  hint: { render: components.hint },
  input: { render: components.input },
  'inset-text': { render: components.insetText },
  label: { render: components.label },
  'notification-banner': { render: components.notificationBanner, adapt: bannerOptions },
  pagination: { render: components.pagination, adapt: paginationOptions },
  panel: { render: components.panel, adapt: panelOptions },
  radios: { render: components.radios, adapt: choiceOptions },
  select: { render: components.select, adapt: selectOptions },
  'service-navigation': { render: components.serviceNavigation, adapt: serviceNavigationOptions },
  'skip-link': { render: components.skipLink, adapt: withDefaults({ href: '#content' }) },
  'summary-list': { render: components.summaryList },
  table: { render: components.table },
  tag: { render: components.tag },
  'task-list': { render: components.taskList },
  textarea: { render: components.textarea },
  'warning-text': { render: components.warningText, adapt: withDefaults({ iconFallbackText: 'Warning' }) },
};

describe.each(Object.keys(compared))('%s', (name) => {
  test.each(fixtures(name))('is what govuk-frontend makes of "$name"', (fixture) => {
    expect(ours(name, fixture)).toBe(canonical(parseHtml(fixture.html)));
  });
});

test('every component of govuk-frontend that a page uses is compared, and no other', () => {
  expect(Object.keys(compared).toSorted()).toEqual(usedComponents());
});

test('every fixture of every component used is reproduced', () => {
  const all = usedComponents().flatMap((name) => fixtures(name).map((fixture) => ({ name, fixture })));
  const reproduced = all.filter(
    ({ name, fixture }) => ours(name, fixture) === canonical(parseHtml(fixture.html)),
  );
  console.info(
    `${reproduced.length} of ${all.length} fixtures of ${usedComponents().length} components reproduced`,
  );
  expect(reproduced.length).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(570);
});

/** Components with fixtures whose name is in a class that our code writes, or is that of a function of ours. */
function usedComponents(): string[] {
  const source = ['shared', 'functions', 'infra/local']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((path) => join(root, folder, String(path))),
    )
    .filter((path) => /\.(ts|js)$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  return readdirSync(theirs)
    .filter((name) => existsSync(join(theirs, name, 'fixtures.json')))
    .filter((name) => {
      const camelCase = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      return camelCase in components || new RegExp(`govuk-${name}(?=__|--|[^\\w-]|$)`, 'm').test(source);
    })
    .toSorted();
}

function ours(name: string, fixture: Fixture): string {
  const component = compared[name];
  if (component === undefined) throw new Error(`no component for ${name}`);
  const options = withMarkup(fixture.options) as Options;
  const adapted = component.adapt ? component.adapt(options) : options;
  return canonical(parseHtml(String(component.render(adapted as never))));
}

function fixtures(name: string): Fixture[] {
  return (JSON.parse(readFileSync(join(theirs, name, 'fixtures.json'), 'utf8')) as { fixtures: Fixture[] })
    .fixtures;
}

/** `html` beside `text` means markup: our options have one name, and the type says which it is. */
function withMarkup(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withMarkup(item));
  if (typeof value !== 'object' || value === null || key === 'attributes') return value;
  const result: Options = {};
  for (const [name, inner] of Object.entries(value)) {
    const plain = name.replace(/(^h|H)tml$/, (found) => (found === 'html' ? 'text' : 'Text'));
    if (plain === name) result[name] ??= withMarkup(inner, name);
    else if (inner) result[plain] = raw(inner);
  }
  return key === 'errorMessage' ? errorOptions(result) : result;
}

function withDefaults(defaults: Options): (options: Options) => Options {
  return (options) => ({
    ...defaults,
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value)),
  });
}

function errorOptions(options: Options): Options {
  return {
    ...options,
    visuallyHiddenText:
      options['visuallyHiddenText'] === undefined ? 'Error' : options['visuallyHiddenText'] || '',
  };
}

/** What hides behind a choice is markup. */
function choiceOptions(options: Options): Options {
  return {
    ...options,
    items: ((options['items'] as (Options | undefined)[] | undefined) ?? []).map(
      (item) => item && { ...item, conditional: (item['conditional'] as Options | undefined)?.['text'] },
    ),
  };
}

/** Nunjucks prints a value of `false` as the word; the values of our options are text or numbers. */
function selectOptions(options: Options): Options {
  const items = (options['items'] as (Options | undefined)[] | undefined) ?? [];
  return {
    ...options,
    items: items.map((item) => (item?.['value'] === false ? { ...item, value: 'false' } : item)),
  };
}

/** govuk-frontend spells the limit and the texts of its script out itself; we are given both. */
function characterCountOptions(options: Options): Options {
  const { maxwords, maxlength, countType, textareaDescriptionText, countMessage } = options;
  const limit = maxwords ?? maxlength;
  const unit = countType === 'words' || (countType === undefined && maxwords) ? 'words' : 'characters';
  const sentence = (textareaDescriptionText as string | undefined) ?? `You can enter up to %{count} ${unit}`;
  const i18n: Record<string, string> = {};
  if (limit === undefined && textareaDescriptionText) i18n['data-i18n.textarea-description.other'] = sentence;
  for (const kind of ['characters', 'words']) {
    for (const state of ['Under', 'At', 'Over']) {
      const texts = options[`${kind}${state}LimitText`];
      const key = `data-i18n.${kind}-${state.toLowerCase()}-limit`;
      if (typeof texts === 'string') i18n[key] = texts;
      else
        for (const [rule, text] of Object.entries((texts as Record<string, string>) ?? {}))
          i18n[`${key}.${rule}`] = text;
    }
  }
  return {
    ...options,
    limitText: limit === undefined ? '' : sentence.replace('%{count}', String(limit)),
    countMessageClasses: (countMessage as Options | undefined)?.['classes'],
    i18n,
  };
}

/** Our date has its boxes named; govuk-frontend's has three of its own unless told otherwise. */
function dateOptions(options: Options): Options {
  const values = (options['values'] as Record<string, string> | undefined) ?? {};
  const prefix = options['namePrefix'] ? `${options['namePrefix']}-` : '';
  const parts = ['day', 'month', 'year'].map((part) => {
    const given = options[part] as Options | undefined;
    return options[part] === undefined
      ? { name: part, value: values[part] }
      : given && { name: part, part, ...given };
  });
  const listed = options['items'] as (Options | undefined)[] | undefined;
  const items = (listed?.length ? listed : parts).filter(Boolean).map((item) => {
    const name = String(item?.['name']);
    return {
      label: name.charAt(0).toUpperCase() + name.slice(1),
      ...item,
      value: item?.['value'] ?? (options[name] as Options | undefined)?.['value'] ?? values[prefix + name],
    };
  });
  return { ...options, items };
}

/** Slots are markup without saying so, and one at the end may say where it stands; the words are English unless given. */
function serviceNavigationOptions(options: Options): Options {
  const given = (options['slots'] as Record<string, string | Options> | undefined) ?? {};
  const slots = Object.fromEntries(
    Object.entries(given).map(([name, slot]) => {
      const content = typeof slot === 'string' ? raw(slot) : slot['text'];
      return [name, name === 'end' ? { content, align: (slot as Options)['align'] } : content];
    }),
  );
  return { menuButtonText: 'Menu', ariaLabel: 'Service information', ...options, slots };
}

function bannerOptions(options: Options): Options {
  const { text, html: _, ...rest } = options;
  const markup = typeof text === 'object';
  const title = options['type'] === 'success' ? 'Success' : 'Important';
  return { ...rest, titleText: rest['titleText'] || title, ...(markup ? { content: text } : { text }) };
}

function paginationOptions(options: Options): Options {
  const link = (name: 'previous' | 'next', word: string) => {
    const given = options[name] as Options | undefined;
    return given && { text: html`${word}<span class="govuk-visually-hidden"> page</span>`, ...given };
  };
  const items = options['items'] as (Options | null)[] | undefined;
  return {
    landmarkLabel: 'Pagination',
    ...options,
    previous: link('previous', 'Previous'),
    next: link('next', 'Next'),
    items: items
      ?.filter((item) => item && Object.keys(item).length > 0)
      .map((item) => ({ visuallyHiddenText: `Page ${item?.['number']}`, ...item })),
  };
}

function panelOptions(options: Options): Options {
  const actions = options['actions'] as Options | undefined;
  return actions && !actions['items'] ? { ...options, actions: { ...actions, items: [] } } : options;
}
