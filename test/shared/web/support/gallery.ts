import { statuses } from '../../../../shared/domain/application/status.ts';
import type { Answers } from '../../../../shared/domain/program/fields.ts';
import type { Language } from '../../../../shared/domain/text.ts';
import type { Assets } from '../../../../shared/web/assets.ts';
import * as c from '../../../../shared/web/components/index.ts';
import {
  cards,
  figures,
  fundBar,
  fundFigure,
  fundLegend,
  publicStatusTag,
  statusTag,
  timeline,
  twoColumns,
} from '../../../../shared/web/extras.ts';
import { checkAnswers, readPage, renderPage } from '../../../../shared/web/forms/index.ts';
import { type Html, html } from '../../../../shared/web/html.ts';
import { layout } from '../../../../shared/web/layout.ts';
import { pages, program } from './sample-program.ts';

const asOf = '2026-11-21';
export const answers = {
  fullName: 'Ana <b>García</b> O’Neill',
  dateOfBirth: '2009-05-31',
  address: {
    street1: '12 Pier Road',
    street2: 'Apt 4',
    city: 'Oakland',
    stateOrProvince: 'CA',
    postalCode: '94601',
    country: 'US',
  },
  track: 'high-school',
  gpa: { value: '3.25', scale: '4.0', weighted: true },
  grade: 12,
  month: 6,
  siteRanks: ['oakland', 'fresno', 'richmond'],
  languages: ['en', 'es'],
  adviser: { name: 'Ana Ruiz', email: 'ana@example.org' },
  motivation: 'Because my grandmother was a nurse.\n\nAnd because I like to help people who are afraid.',
  householdIncome: { amount: '45000.50', currency: 'USD' },
  firstGeneration: true,
  activities: ['Swimming team', 'School paper'],
  owners: [
    { name: 'Ana García', percent: '50.00', guarantor: true },
    { name: 'Luis García', percent: '50.00', guarantor: false },
  ],
  guardian: { name: 'Marta García', email: 'marta@example.org', consent: true },
  truthful: true,
};

const funds = [
  {
    name: 'Health careers 2027',
    unit: 'money',
    limit: 6_000_000,
    reserved: 400_000,
    offered: 1_000_000,
    accepted: 1_600_000,
    paid: 800_000,
    free: 2_200_000,
  },
  {
    name: 'Internship, Oakland',
    unit: 'slot',
    limit: 60,
    reserved: 0,
    offered: 14,
    accepted: 40,
    paid: 0,
    free: 6,
  },
] as const;

/** Every kind of page there is, by name. */
export function galleryPages(assets: Assets, language: Language = 'en'): Record<string, Html> {
  const frame = (name: string, title: string, body: Html, more: object = {}) =>
    layout({ title, language, path: `/${name}`, body, assets, ...more });
  const form = (index: number, kept: Answers, fault: boolean) => {
    const page = pages[index];
    if (page === undefined) throw new Error('no such page');
    const context = { program, answers: kept, asOf };
    const errors = fault ? readPage(page, new URLSearchParams(), language, context).errors : [];
    return frame(
      `form-${index}`,
      page.title[language],
      renderPage({
        ...context,
        page,
        errors,
        language,
        csrf: 'token',
        version: 1,
        action: '/save',
        progress: { step: index + 1, of: pages.length },
      }),
      { backLink: { href: '/' }, errorTitle: fault },
    );
  };
  return {
    front: frame('front', 'Programs', front(language)),
    'form-about': form(0, {}, false),
    'form-about-errors': form(0, {}, true),
    'form-studies': form(1, answers, false),
    'form-studies-errors': form(1, {}, true),
    'form-money': form(2, answers, false),
    'form-money-errors': form(2, { dateOfBirth: '2009-05-31' }, true),
    check: frame(
      'check',
      'Check your answers',
      html`<h1 class="govuk-heading-l">Check your answers</h1>${checkAnswers({ program, answers, asOf }, language, (page) => `/apply/x/${page.id}`)}${c.button({ text: 'Submit your application' })}`,
      { backLink: { href: '/' } },
    ),
    done: frame('done', 'Application received', done()),
    review: frame('review', 'Review', review(language), { wide: true }),
    manage: frame('manage', 'Applications', manage(language), {
      wide: true,
      signedInAs: { name: 'Morgan Manager', signOut: { action: '/manage/sign-out', csrf: 'x' } },
      nav: [
        { text: 'Applications', href: '/manage', current: true },
        { text: 'Funds', href: '/manage/funds' },
        { text: 'Rounds', href: '/manage/rounds' },
        { text: 'Awards', href: '/manage/awards' },
      ],
    }),
    parts: frame('parts', 'Parts', parts(language)),
  };
}

function front(language: Language): Html {
  return html`<h1 class="govuk-heading-xl">Find support for your next step</h1>
<p class="govuk-body-l">Scholarships, internships and loans from institutions that invest in their neighbors.</p>
${cards([
  {
    title: 'Health careers scholarship',
    href: '/programs/health-careers-scholarship',
    text: '$2,000 to $10,000 for students who want to work in health.',
    meta: html`${c.tag({ text: 'Open', classes: 'govuk-tag--green' })} Closes June 30, 2027`,
  },
  {
    title: 'Youth internship',
    href: '/programs/youth-internship',
    text: 'Seven paid weeks in a hospital near you, for people aged 16 to 19.',
    meta: 'Closes June 30, 2027',
  },
  {
    title: 'Community business loan',
    href: '/programs/community-business-loan',
    text: '$10,000 to $100,000 for small businesses that have been open for a year.',
    meta: 'Always open',
  },
])}
<h2 class="govuk-heading-m">Applied already?</h2><p class="govuk-body"><a class="govuk-link" href="/return">Return to your application</a></p>${publicStatusTag('offered', language)}`;
}

function done(): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${c.panel({ titleText: 'Application received', text: html`Your reference<br><strong>HCS-7K2M-9QXD</strong>` })}
<p class="govuk-body">We have sent you an email with your receipt.</p><h2 class="govuk-heading-m">What happens next</h2>
${c.taskList({
  items: [
    { title: 'Your answers', href: '/x', status: { text: 'Completed' } },
    {
      title: 'School record',
      hint: 'We need this by December 1',
      href: '/y',
      status: { tag: { text: 'Needed', classes: 'govuk-tag--yellow' } },
    },
  ],
})}
${c.details({ summaryText: 'What we do with your data', text: 'We keep it for as long as the law asks.' })}
${c.button({ text: 'Print this page', type: 'button', classes: 'govuk-button--secondary' })}</div></div>`;
}

function review(language: Language): Html {
  const criterion = (id: string, title: string) =>
    c.radios({
      name: id,
      fieldset: { legend: { text: title, classes: 'govuk-fieldset__legend--s' } },
      hint: 'Weight: 25 %',
      classes: 'govuk-radios--small',
      items: [0, 1, 2, 3, 4, 5].map((value) => ({
        value,
        text: `${value} – ${['No sign of it', 'Little', 'Some', 'Good', 'Strong', 'Outstanding'][value]}`,
      })),
    });
  return html`<h1 class="govuk-heading-l">Review application HCS-7K2M-9QXD</h1>
${c.notificationBanner({ titleText: 'Important', text: 'Please finish this review by December 5, 2026.' })}
${twoColumns(
  {
    label: 'The application',
    content: html`${c.insetText({ text: 'Some answers are hidden so that you can judge the application on its own.' })}${checkAnswers({ program, answers, asOf }, language, undefined)}`,
  },
  {
    label: 'Your review',
    content: html`<h2 class="govuk-heading-m">Your review</h2><form method="post" action="/x">${criterion('commitment', 'Commitment to a health career')}${criterion('community', 'Service to the community')}${c.textarea({ name: 'comment', label: { text: 'Comment', classes: 'govuk-label--s' }, rows: 4 })}${c.warningText({ text: 'You cannot change your review after you send it.', iconFallbackText: 'Warning' })}${c.buttonGroup(c.button({ text: 'Send your review' }), c.button({ text: 'Decline', classes: 'govuk-button--secondary' }))}</form>`,
  },
)}`;
}

function manage(language: Language): Html {
  const head = [
    { text: 'Reference' },
    { text: 'Program' },
    { text: 'Received' },
    { text: 'Status' },
    { text: 'Score', format: 'numeric' as const },
    { text: 'Award', format: 'numeric' as const },
  ];
  const rows = statuses
    .slice(1, 9)
    .map((status, index) => [
      { text: html`<a class="govuk-link" href="/manage/applications/${index}">HCS-7K2M-9QX${index}</a>` },
      { text: 'Health careers scholarship' },
      { text: 'Nov 20, 2026' },
      { text: statusTag(status, language) },
      { text: `${70 + index}.25`, format: 'numeric' as const },
      { text: index > 5 ? '$10,000.00' : '–', format: 'numeric' as const },
    ]);
  const fundHead = ['Fund', 'Limit', 'Reserved', 'Offered', 'Accepted', 'Paid', 'Free'].map((text, index) =>
    index === 0 ? { text } : { text, format: 'numeric' as const },
  );
  return html`<h1 class="govuk-heading-l">Applications</h1>
${figures([
  { label: 'Received', value: '312' },
  { label: 'In review', value: '48' },
  { label: 'Offered', value: '$10,000.00', detail: '2 of 12 answered' },
  { label: 'Free', value: '$22,000.00' },
])}
<form method="get" action="/manage" class="app-search"><div class="govuk-grid-row"><div class="govuk-grid-column-one-third">${c.input({ name: 'q', label: 'Search by reference', type: 'search' })}</div><div class="govuk-grid-column-one-third">${c.select({ name: 'status', label: 'Status', items: statuses.map((value) => ({ value, text: value })) })}</div></div>${c.button({ text: 'Search' })}</form>
${c.cardTable({ caption: 'Applications', captionClasses: 'govuk-visually-hidden', head, rows, firstCellIsHeader: true })}
${c.pagination({ landmarkLabel: 'Pages of results', previous: { href: '?page=1', text: 'Previous page' }, next: { href: '?page=3', text: 'Next page' }, items: [{ number: 1, href: '?page=1', visuallyHiddenText: 'Page 1' }, { number: 2, href: '?page=2', visuallyHiddenText: 'Page 2', current: true }, { ellipsis: true }, { number: 9, href: '?page=9', visuallyHiddenText: 'Page 9' }] })}
<h2 class="govuk-heading-m">Funds</h2>${fundLegend(language)}${funds.map((fund) => html`<h3 class="govuk-heading-s">${fund.name}</h3>${fundBar(fund, language)}`)}
${c.scrollRegion('Funds', c.table({ head: fundHead, firstCellIsHeader: true, rows: funds.map((fund) => [{ text: fund.name }, ...(['limit', 'reserved', 'offered', 'accepted', 'paid', 'free'] as const).map((key) => ({ text: fundFigure(fund, fund[key], language), format: 'numeric' as const }))]) }))}
<h2 class="govuk-heading-m">What happened</h2>${timeline([
    {
      title: 'Submitted',
      at: 'November 20, 2026 at 4:10 PM PST',
      datetime: '2026-11-21T00:10:00Z',
      by: 'the applicant',
    },
    {
      title: 'Found eligible',
      at: 'November 20, 2026 at 4:11 PM PST',
      datetime: '2026-11-21T00:11:00Z',
      by: 'the rules',
      detail: 'All 8 rules pass.',
    },
  ])}`;
}

function parts(language: Language): Html {
  return html`<h1 class="govuk-heading-l">Parts</h1>${c.breadcrumbs({ labelText: 'Breadcrumb', items: [{ text: 'Programs', href: '/' }, { text: 'Scholarship', href: '/x' }, { text: 'Apply' }] })}
<p class="govuk-body">${statuses.map((status) => html`${statusTag(status, language)} `)}</p>
${c.notificationBanner({ titleText: 'Success', type: 'success', text: 'Your answer was recorded.', titleId: 'second' })}
${c.button({ text: 'Start now', href: '/apply', isStartButton: true })} ${c.button({ text: 'Decline', classes: 'govuk-button--warning' })} ${c.button({ text: 'Secondary', classes: 'govuk-button--secondary' })}
${c.checkboxes({ name: 'c', fieldset: { legend: 'Several' }, items: [{ value: '1', text: 'One', hint: 'With a hint' }, { value: '2', text: 'Two', conditional: 'More about two' }, { divider: 'or' }, { value: '3', text: 'None', behaviour: 'exclusive' }], values: ['2'] })}
${c.pagination({ landmarkLabel: 'Steps', previous: { href: '/a', text: 'Previous', labelText: 'Your studies' }, next: { href: '/b', text: 'Next', labelText: 'Money' } })}
<hr class="govuk-section-break govuk-section-break--l govuk-section-break--visible">
<ul class="govuk-list govuk-list--bullet"><li>One</li><li>Two</li></ul>`;
}
