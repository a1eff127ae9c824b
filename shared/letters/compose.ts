import { civilDateIn } from '../domain/dates.ts';
import { type LetterTexts, letterTexts } from '../messages/letters/index.ts';
import { formatDay, formatMoment, formatMoney, formatNumber } from '../messages/values.ts';
import { datedAt, type Letter } from './letter.ts';

/** A part of a letter, in the order in which it is read. */
export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] };

/** A letter in words, ready to be drawn. */
export interface Composed {
  /** The document's own title, for the window and for those who hear it read. */
  readonly title: string;
  readonly institution: string;
  readonly mark: string;
  readonly day: string;
  readonly reference: string | undefined;
  readonly heading: string;
  readonly dear: string;
  readonly blocks: readonly LetterBlock[];
  readonly close: {
    readonly thanks: string | undefined;
    readonly institution: string;
    readonly questions: string;
  };
  readonly check: {
    readonly title: string;
    readonly text: string;
    readonly code: { readonly text: string; readonly link: string } | undefined;
  };
  /** Across every page. */
  readonly watermark: string | undefined;
  readonly footer: (page: number, pages: number) => string;
}

/** Puts a letter into words. `printable` says whether the letters of a text are in the font. */
export function compose(letter: Letter, printable: (text: string) => boolean): Composed {
  const { language, family, about, institution, program } = letter;
  const t = letterTexts(language);
  const heading = t(`title.${about.kind}.${family}`);
  const title = `${heading} – ${program}`;
  const named = namesOf(letter, t, printable);
  return {
    title: letter.status === 'preview' ? `${t('preview')} – ${title}` : title,
    institution,
    mark: t('mark', { institution }),
    day: dayOf(letter, datedAt(letter)),
    reference: letter.status === 'issued' ? letter.reference : undefined,
    heading,
    dear: named.dear,
    blocks: [
      { kind: 'paragraph', text: `${lead(letter, t)} ${stands(letter, t)}` },
      ...named.why.map((text) => ({ kind: 'paragraph', text }) as const),
      { kind: 'heading', text: t(factsTitle(letter)) },
      { kind: 'facts', rows: factsOf(letter, named.name, t) },
      { kind: 'heading', text: t('conditions') },
      { kind: 'paragraph', text: letter.conditions },
      { kind: 'heading', text: t('next') },
      {
        kind: 'paragraph',
        text: about.kind === 'award' ? about.next : t('next.offer', { address: about.answerAt }),
      },
    ],
    close: {
      thanks: about.kind === 'award' ? t('close.award') : undefined,
      institution,
      questions: t('questions', { contact: letter.contact }),
    },
    check: {
      title: t('check.title'),
      ...(letter.status === 'issued'
        ? {
            text: t('check.text', { address: letter.check.address }),
            code: { text: letter.check.code, link: `${letter.check.address}/${letter.check.code}` },
          }
        : { text: t('preview.check'), code: undefined }),
    },
    watermark: letter.status === 'preview' ? t('preview') : undefined,
    footer: (page, pages) =>
      letter.status === 'issued'
        ? t('page', { title: heading, reference: letter.reference, page, pages })
        : t('page.preview', { title: t('preview'), page, pages }),
  };
}

/** The recipient as named in the letter; by reference where the font lacks a letter of the name; made up in a preview. */
function namesOf(letter: Letter, t: LetterTexts, printable: (text: string) => boolean) {
  if (letter.status === 'preview') {
    const name = t('preview.name');
    return { name, dear: t('dear', { name }), why: [] };
  }
  const name = oneLine(letter.recipient);
  if (printable(name)) return { name, dear: t('dear', { name }), why: [] };
  const { reference } = letter;
  return { name: t('nameless', { reference }), dear: t('nameless.dear'), why: [t('nameless.why')] };
}

/** Composed letters, without line breaks and without characters that steer how text is drawn. */
const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();

function lead({ about, award, language, program }: Letter, t: LetterTexts): string {
  if (award.kind === 'slot') return t(`lead.${about.kind}.slot`, { program, site: award.site[language] });
  if (award.kind === 'seat') return t(`lead.${about.kind}.seat`, { program });
  return t(`lead.${about.kind}.${award.kind}`, { program, amount: formatMoney(award.cents, language) });
}

function stands({ about, language, zone }: Letter, t: LetterTexts): string {
  if (about.kind === 'award') return t('stands.award');
  return t('stands.offer', { by: formatMoment(about.answerBy, language, zone) });
}

function factsTitle({ about, award }: Letter): 'facts' | 'facts.offer' | 'facts.loan' {
  if (award.kind === 'loan') return 'facts.loan';
  return about.kind === 'award' ? 'facts' : 'facts.offer';
}

type Row = readonly [string, string];

function factsOf(letter: Letter, name: string, t: LetterTexts): readonly Row[] {
  const { about, award, language, zone, fund } = letter;
  const last: Row =
    about.kind === 'award'
      ? [t('accepted'), dayOf(letter, about.acceptedAt)]
      : [t('answerBy'), formatMoment(about.answerBy, language, zone)];
  return [
    [t(about.kind === 'award' ? 'recipient' : 'recipient.offer'), name],
    ...awardRows(letter, t),
    ...(award.kind === 'slot' || award.kind === 'seat' ? [] : [[t('fund'), fund] as const]),
    last,
  ];
}

function awardRows({ award, language, units }: Letter, t: LetterTexts): readonly Row[] {
  const money = (cents: number) => formatMoney(cents, language);
  if (award.kind === 'slot' || award.kind === 'seat') {
    const places: Row[] = units > 1 ? [[t('places'), formatNumber(units, language)]] : [];
    return [[t('place'), award.kind === 'slot' ? award.site[language] : t('seat')], ...places];
  }
  if (award.kind === 'money') return [[t('amount'), money(award.cents)]];
  return [
    [t('amount.loan'), money(award.cents)],
    [t('rate'), t('rateYear', { rate: formatNumber(award.annualRate, language) })],
    [t('payments'), t('paymentsMonthly', { count: award.payments, payment: money(award.paymentCents) })],
    [t('total'), money(award.totalCents)],
  ];
}

const dayOf = ({ zone, language }: Letter, instant: string): string =>
  formatDay(civilDateIn(zone, instant), language);
