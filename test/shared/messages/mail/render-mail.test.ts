import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applicantMails,
  digestMails,
  interviewerMails,
  ownerMails,
  partyMails,
  reviewerMails,
  reviewerPageMails,
} from '../../../../shared/domain/effects.ts';
import { languages } from '../../../../shared/domain/text.ts';
import type { MailData, MailName } from '../../../../shared/messages/mail/data.ts';
import { oneLine } from '../../../../shared/messages/mail/one-line.ts';
import { type RenderedMail, renderMail } from '../../../../shared/messages/mail/render-mail.ts';
import { mailEn } from '../../../../shared/messages/mail/texts.en.ts';
import { mailEs } from '../../../../shared/messages/mail/texts.es.ts';
import { everySample, samples } from './samples.ts';

const rendered = everySample.flatMap(({ name, data, title }) =>
  languages.map((language) => ({
    name,
    title: `${title} (${language})`,
    language,
    data,
    mail: renderMail(name, data as never, language),
  })),
);

/** The text a reader sees in the HTML part. */
const seen = (html: string) =>
  html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/g, '\n')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** Everything that a reader is told in words, without the mark-up of either part. */
const words = (text: string) => text.replace(/[\s*-]+/g, ' ').trim();

describe('every mail', () => {
  test('exists for every name, in both languages', () => {
    const names = new Set(rendered.map(({ name }) => name));
    expect([...names].sort()).toEqual(
      [
        ...applicantMails,
        ...reviewerMails,
        ...interviewerMails,
        ...digestMails,
        ...reviewerPageMails,
        ...partyMails,
        ...ownerMails,
      ].sort(),
    );
    for (const { name } of everySample)
      expect(renderMail(name, samples[name][0] as never, 'es').text).not.toBe(
        renderMail(name, samples[name][0] as never, 'en').text,
      );
  });

  for (const { title, language, data, mail } of rendered)
    test(`${title} says the same in both parts, whom to ask, and loads nothing`, () => {
      const shown = words(seen(mail.html));
      for (const line of mail.text.split('\n').flatMap((one) => one.split(': ')))
        expect(shown).toContain(words(line.replace(/:$/, '')));
      expect(mail.subject).not.toMatch(/\p{Cc}/u);
      expect(mail.subject.length).toBeLessThan(110);
      const told = 'program' in data ? data.program : undefined;
      expect(mail.text).toContain(told?.title[language]);
      expect(mail.html).toContain(`<html lang="${language}">`);
      expect(mail.html).not.toMatch(/<(img|script|link|iframe|form|table)|@import|url\(|\ssrc=/);
      const links = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address ?? '');
      for (const address of links) {
        expect(address).toMatch(/^https:\/\/awards\.example\.org\//);
        expect(mail.text.split('\n')).toContain(address);
      }
    });

  test('is the same bytes for the same data', () => {
    for (const { name, data, language, mail } of rendered)
      expect(renderMail(name, data as never, language)).toEqual(mail);
  });
});

describe('words', () => {
  const keys = Object.keys(mailEn) as (keyof typeof mailEn)[];
  test('each text is there in Spanish, says something else than the English one, and names the same values', () => {
    const values = (text: string) => [...new Set(text.match(/\$[a-z]\w*/gi))].sort();
    for (const key of keys) {
      expect(mailEs[key], key).not.toBe(mailEn[key]);
      expect(values(mailEs[key]), key).toEqual(values(mailEn[key]));
    }
    expect(Object.keys(mailEs).sort()).toEqual([...keys].sort());
  });

  test('a deadline is written out in the program’s zone and names the zone', () => {
    const byDate: MailName[] = [
      'information-request',
      'document-refused',
      'offer',
      'offer-reminder',
      'review-digest',
      'review-link',
    ];
    for (const { name, language, mail } of rendered) {
      if (!byDate.includes(name)) continue;
      const day = language === 'en' ? 'February 8, 2027' : '8 de febrero de 2027';
      expect(mail.subject).toContain(day);
      expect(plain(mail.text)).toContain(
        language === 'en' ? `by ${day} at 11:59 PM PST` : `a más tardar el ${day} a las 11:59 p.m. PST`,
      );
    }
  });

  test('money and counts are written as the language writes them', () => {
    const texts = (name: MailName, i: number) =>
      languages.map((language) => renderMail(name, samples[name][i] as never, language).text);
    for (const text of texts('offer', 2))
      expect(text).toMatch(/\$50,000\.00[\s\S]*60 .*\$943\.56[\s\S]*\$56,613\.71/);
    for (const text of texts('release-waiting', 0)) expect(text).toMatch(/1,208[\s\S]*\$2,416,000\.00/);
  });

  test('one reason and several are said differently, and none says so without naming a rule', () => {
    const [one = '', several = '', none = ''] = samples.ineligible.map(
      (data) => renderMail('ineligible', data, 'en').text,
    );
    expect([one, several, none].map((text) => text.match(/^- /gm)?.length ?? 0)).toEqual([1, 2, 0]);
    expect(one).toContain('for this reason:');
    expect(several).toContain('the main reasons, the one that weighs most first, are:');
    expect(none).toContain('a person will tell you');
  });

  test('only a refusal of credit carries the notice of the law, and it never speaks of a score or a policy', () => {
    const lawful = rendered.filter(({ mail }) => mail.text.includes('Equal Credit Opportunity Act'));
    expect(lawful.map(({ title }) => title)).toEqual([
      'counter-offer (en)',
      'counter-offer (es)',
      'counter-offer 2 (en)',
      'counter-offer 2 (es)',
      'ineligible 2 (en)',
      'ineligible 2 (es)',
      'appeal-upheld 2 (en)',
      'appeal-upheld 2 (es)',
      'offer 6 (en)',
      'offer 6 (es)',
      'not-selected 2 (en)',
      'not-selected 2 (es)',
      'declined 2 (en)',
      'declined 2 (es)',
      'lapsed 2 (en)',
      'lapsed 2 (es)',
    ]);
    for (const { mail } of lawful)
      expect(mail.text).not.toMatch(/\bscore|qualifying|internal|puntuaci|puntaje/i);
  });

  test('a code stands in the body only, where a locked screen does not show it', () => {
    const [data] = samples['sign-in-code'];
    if (data) expect(renderMail('sign-in-code', data, 'en').subject).not.toContain('048213');
  });
});

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('hostile values', () => {
  /** Puts a text into every place of a mail that holds text, addresses and instants aside. */
  const poisoned = (data: unknown, poison: string, key = ''): unknown => {
    if (typeof data === 'string')
      return /^(kind|kinds|link|zone|about|email|annualRate|by|on|expires|why|what|outcome)$|(At|By|On|since)$/.test(
        key,
      )
        ? data
        : poison;
    if (Array.isArray(data)) return data.map((part) => poisoned(part, poison, key));
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(
      Object.entries(data).map(([name, part]) => [name, poisoned(part, poison, name)]),
    );
  };
  const tags = (html: string) => html.match(/<\/?[a-z][a-z0-9]*/gi);

  test('no value adds a tag, a quote to an attribute, a line to a subject, or is changed on its way', () => {
    const bits = fc.constantFrom(
      '<b>',
      '</style>',
      '"',
      "'",
      '&amp;',
      '\r\n',
      '\0',
      '{$name}',
      '|',
      '\\',
      '-->',
      'ñ',
      '🎓',
      'ﷺ',
      '\u202e',
      '\ud800',
    );
    const texts = fc.array(bits, { minLength: 1, maxLength: 6 }).map((parts) => `x${parts.join('')}x`);
    const picks = fc.constantFrom(...everySample);
    fc.assert(
      fc.property(picks, texts, fc.constantFrom(...languages), ({ name, data }, poison, language) => {
        const mail = renderMail(name, poisoned(data, poison) as MailData[typeof name] as never, language);
        const harmless = renderMail(name, poisoned(data, 'x') as never, language);
        expect(tags(mail.html)).toEqual(tags(harmless.html));
        expect(mail.subject).not.toMatch(/\p{Cc}/u);
        expect(mail.text.split('\n').length).toBe(harmless.text.split('\n').length);
        if (harmless.text !== renderMail(name, data as never, language).text) holds(mail, oneLine(poison));
      }),
      { numRuns: 300 },
    );
  });

  function holds(mail: RenderedMail, text: string): void {
    expect(mail.text).toContain(text);
    expect(seen(mail.html)).toContain(text);
  }

  const file = '../shared/data/naughty-strings.json';
  test.skipIf(!existsSync(file))(`naughty strings (${file}) arrive as names intact`, () => {
    const naughty = JSON.parse(readFileSync(file, 'utf8')) as string[];
    const [data] = samples.withdrawn;
    expect(naughty.length).toBeGreaterThan(100);
    for (const name of naughty)
      if (data) holds(renderMail('withdrawn', { ...data, name }, 'es'), oneLine(name));
  });

  test('what is taken out of a value is control characters only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\p{Cc}\u2028\u2029]/u.test(text) && text.trim() === text);
        expect(oneLine(text)).toBe(text);
      }),
    );
    expect(oneLine('a\r\nBcc: b\u0085c\u2028d\u0000')).toBe('a Bcc: b c d');
  });
});
