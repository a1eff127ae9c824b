import { descendants, type Element, parseHtml, textOf } from './parse-html.ts';

/** The controls of a page's form with what stands in them, as a browser without scripts would send it. */
export function formOf(markup: { toString(): string }): URLSearchParams {
  const root = parseHtml(String(markup));
  const form = descendants(root).find(({ name }) => name === 'form');
  if (form === undefined) throw new Error('the page holds no form');
  const sent = new URLSearchParams();
  for (const control of descendants(form)) {
    const name = control.attributes['name'];
    if (name === undefined || 'disabled' in control.attributes) continue;
    for (const value of valuesOf(control)) sent.append(name, value);
  }
  // Once through the wire and back.
  return new URLSearchParams(sent.toString());
}

/** Every control by its id, to see that errors lead somewhere. */
export function idsOf(markup: { toString(): string }): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const element of descendants(parseHtml(String(markup)))) {
    const id = element.attributes['id'];
    if (id === undefined) continue;
    if (found.has(id)) throw new Error(`the id ${id} stands twice`);
    found.set(id, element);
  }
  return found;
}

function valuesOf(control: Element): string[] {
  const { attributes } = control;
  switch (control.name) {
    case 'input':
      if (attributes['type'] === 'radio' || attributes['type'] === 'checkbox') {
        return 'checked' in attributes ? [attributes['value'] ?? 'on'] : [];
      }
      return [(attributes['value'] ?? '').replace(/[\r\n]/g, '')];
    case 'textarea':
      return [textOf(control).replace(/\r\n?|\n/g, '\r\n')];
    case 'select': {
      const options = descendants(control).filter(({ name }) => name === 'option');
      const chosen = options.find((option) => 'selected' in option.attributes) ?? options[0];
      return chosen === undefined ? [] : [chosen.attributes['value'] ?? textOf(chosen)];
    }
    default:
      return [];
  }
}
