import { expect, test } from 'vitest';
import { html, raw } from '../../../shared/web/html.ts';
import { layout } from '../../../shared/web/layout.ts';
import { galleryPages } from './support/gallery.ts';
import { descendants, type Element, parseHtml, textOf } from './support/parse-html.ts';

const assets = { href: (name: string) => `/assets/${name}`, serve: () => undefined };
const base = {
  title: 'Your studies',
  language: 'en',
  path: '/apply/x?step=2',
  body: html`<h1>Hi</h1>`,
  assets,
} as const;
const all = (page: { toString(): string }, name: string): Element[] =>
  descendants(parseHtml(String(page))).filter((element) => element.name === name);

test('says its language, what it is, and first of all that something is wrong', () => {
  expect(all(layout({ ...base, language: 'es' }), 'html')[0]?.attributes['lang']).toBe('es');
  expect(textOf(all(layout(base), 'title')[0] as Element)).toBe('Your studies – Anchor Awards');
  expect(textOf(all(layout({ ...base, errorTitle: true }), 'title')[0] as Element)).toMatch(/^Error: /);
});

test.each([
  ['/apply/x?step=2', '/apply/x?step=2&lang=es'],
  ['/apply/x?lang=en&q=a%26b', '/apply/x?lang=es&q=a%26b'],
  ['//evil.example/x', '/evil.example/x?lang=es'],
  ['/\\evil.example', '/evil.example?lang=es'],
  ['javascript:alert(1)', '/javascript:alert(1)?lang=es'],
  ['/x#"><script>', '/x?lang=es'],
])('links %s in the other language as %s', (path, href) => {
  const link = all(layout({ ...base, path }), 'a').find(({ attributes }) => attributes['hreflang'] === 'es');
  expect(link?.attributes['href']).toBe(href);
});

test('leaving is a form with a token, never a link', () => {
  const page = layout({
    ...base,
    signedInAs: { name: 'A <b>', signOut: { action: '/manage/sign-out', csrf: 'c"' } },
  });
  const form = all(page, 'form')[0] as Element;
  expect(form.attributes).toMatchObject({ action: '/manage/sign-out', method: 'post' });
  expect(descendants(form).find(({ name }) => name === 'input')?.attributes['value']).toBe('c"');
  expect(String(page)).toContain('A &lt;b&gt;');
});

test.each(Object.entries(galleryPages(assets)))(
  '%s has one h1 inside one main, and nothing inline',
  (_, page) => {
    const elements = descendants(parseHtml(String(page)));
    const main = elements.filter(({ name }) => name === 'main');
    expect(main).toHaveLength(1);
    expect(elements.filter(({ name }) => name === 'h1')).toHaveLength(1);
    expect(descendants(main[0] as Element).filter(({ name }) => name === 'h1')).toHaveLength(1);
    for (const { name, attributes } of elements) {
      expect(name).not.toBe('style');
      expect(Object.keys(attributes).filter((key) => key === 'style' || key.startsWith('on'))).toEqual([]);
      if (name === 'script') expect(attributes['src']).toBe('/assets/app.js');
    }
  },
);

test.each(Object.entries(galleryPages(assets, 'es')))(
  '%s says nothing of the chrome in English when it is Spanish',
  (_, page) => {
    expect(String(page)).not.toMatch(
      /Skip to main|>Menu<|There is a problem|Choose one|Save and continue|\(optional\)/,
    );
  },
);

test('a template escapes what it is given, and only markup is markup', () => {
  const nasty = `<img src=x onerror="alert('1')">&amp;`;
  expect(String(html`<p title="${nasty}">${nasty}</p>`)).toBe(
    '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;</p>',
  );
  expect(String(html`${[raw('<b>'), null, undefined, false, true, 0, ['&', html`<i>`]]}`)).toBe(
    '<b>0&amp;<i>',
  );
});
