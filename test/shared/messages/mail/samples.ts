import type { MailAward, MailData, MailName } from '../../../../shared/messages/mail/data.ts';
import { refusalTexts } from '../../../../shared/messages/refusals.ts';
import { revocationTexts } from '../../../../shared/messages/revocation-reasons.ts';
import { attentionKinds } from '../../../../shared/store/attention.ts';

const text = (en: string, es: string) => ({ en, es });

const program = {
  title: text('Health Careers Scholarship', 'Beca para Carreras de la Salud'),
  zone: 'America/Los_Angeles',
  contact: { email: 'scholarships@example.org', phone: '510-555-0142' },
};
const loanProgram = {
  title: text('Community Business Loan', 'Préstamo para Negocios de la Comunidad'),
  zone: 'America/Los_Angeles',
  contact: { email: 'loans@example.org' },
  lender: {
    name: 'Harbor Community Lending, Inc.',
    address: '400 Waterfront Street, Suite 210, Oakland, CA 94607',
    agency: {
      name: 'Federal Trade Commission, Equal Credit Opportunity',
      address: 'Washington, DC 20580',
    },
  },
};

const to = {
  program,
  name: 'María José Núñez',
  reference: 'HCS-7K2M-9QXD',
  link: 'https://awards.example.org/applications/app_0123456789abcdefghjkmnpqrs',
};
const toBusiness = {
  ...to,
  decidedAt: '2026-11-21T18:00:00.000Z',
  program: loanProgram,
  reference: 'CBL-7K2M-9QXD',
};

/** 11:59 PM in Los Angeles, on the day before the day it is in UTC. */
const answerBy = '2027-02-09T07:59:59.999Z';

const money: MailAward = { kind: 'money', cents: 500_000 };
const slot: MailAward = { kind: 'slot', site: text('San José', 'San José') };
const seat: MailAward = { kind: 'seat' };
const certificates = [
  {
    what: text('Woman-owned business', 'Negocio de mujeres'),
    number: 'WBE-2201 <b>',
    expires: '2027-03-31',
  },
];
const loan: MailAward = {
  kind: 'loan',
  cents: 5_000_000,
  annualRate: '5',
  payments: 60,
  paymentCents: 94_356,
  totalCents: 5_661_371,
  apr: '5.00',
};
const words = text(
  'The money goes to your college in two parts, in the autumn of this year and of the next.',
  'El dinero va a su universidad en dos partes, en el otoño de este año y del próximo.',
);
const reasons = [
  text(
    'Cash flow of the business leaves little room for the payments.',
    'El flujo de efectivo del negocio deja poco margen.',
  ),
  text('Debts were paid late or not at all.', 'Deudas se pagaron tarde o no se pagaron.'),
];
const match = 'https://awards.example.org/match';
const reader = { program, name: 'Calvin Brooks' };
const toDo = { dueAt: answerBy, link: 'https://awards.example.org/review/abc' };
const review = { ...reader, ...toDo };
const meeting = { startsAt: answerBy, minutes: 20, place: 'Room 210, 400 Waterfront Street, Oakland' };

const person = { ...to, person: 'Graciela Ortiz', title: text('Your nominator', 'La persona que le nomina') };
const party = {
  program,
  name: 'Graciela Ortiz',
  applicant: 'María José Núñez',
  title: text('Nomination', 'Nominación'),
};
const asked = {
  ...party,
  answerBy,
  words: text('Four short questions.', 'Cuatro preguntas cortas.'),
  confidential: true,
  link: 'https://awards.example.org/invited/abc',
};

/** Each mail with something to say, and its variants. */
export const samples: { readonly [Name in MailName]: readonly MailData[Name][] } = {
  receipt: [false, true].map((corrected) => ({
    ...to,
    receivedAt: '2026-11-21T21:34:41.000Z',
    receipt: `${'eyJhcHBsaWNhdGlvbklkIjoi'.repeat(7)}.c2ln`,
    sha256: 'e3b0c44298fc1c149afbf4c8996fb924'.repeat(2),
    check: 'https://awards.example.org/receipts',
    corrected,
    next: words,
  })),
  'award-reminder': [
    { ...to, report: text('Proof of enrolment', 'Comprobante de inscripción'), dueOn: '2027-09-30' },
  ],
  'award-overdue': [{ ...to, report: text('Interim report', 'Informe intermedio'), dueOn: '2027-12-15' }],
  'award-sent-back': [
    {
      ...to,
      report: text('Proof of enrolment', 'Comprobante de inscripción'),
      dueOn: '2027-09-30',
      words: 'The student number is missing.',
    },
  ],
  'award-held': [
    {
      ...to,
      ...{ about: 'sale', on: '2028-12-01', answerBy, words: 'The county recorded a sale of your home.' },
      ...{ keepsCents: 800_000, owesCents: 2_200_000 },
    },
    {
      ...to,
      about: 'dropped-out',
      on: '2027-10-01',
      answerBy,
      words: 'You did not come back.',
      owesCents: 0,
    },
  ],
  'award-decided': (['resumed', 'reduced', 'stopped'] as const).map((outcome) => ({
    ...to,
    ...{ outcome, words: 'Because of what you wrote.', keepsCents: 700_000 },
    owesCents: outcome === 'stopped' ? 300_000 : 0,
  })),
  'award-paid': [
    { ...to, cents: 500_000, part: text('First part', 'Primera parte') },
    {
      ...to,
      ...{ cents: 500_000, part: text('First part', 'Primera parte') },
      payTo: text('Your college', 'Su universidad'),
    },
  ],
  'award-completed': [false, true].map((stopped) => ({ ...to, stopped })),
  'sign-in-code': [{ ...to, code: '048213', minutes: 15 }],
  'information-request': [
    ...[false, true].map((credit) => ({
      ...to,
      missing: [
        text('Your grade point average: Scale', 'Su promedio de notas: Escala'),
        text('Household income', 'Ingresos del hogar'),
      ],
      answerBy,
      credit,
    })),
    {
      ...to,
      missing: [text('A recommendation', 'Una recomendación')],
      answerBy,
      credit: false,
      others: true,
    },
  ],
  'same-person-asked': [
    {
      ...to,
      kinds: ['email', 'name-and-birth', 'name-and-address', 'business-name', 'tax-number', 'phone'],
      reason: 'Both give the same school, essay and date of birth.',
      otherReceivedAt: '2026-11-20T21:34:41.000Z',
      answerBy,
    },
  ],
  'same-person-closed': [to],
  'information-closed': [
    { ...to, credit: false },
    { ...to, credit: true },
    { ...to, credit: false, invited: true },
  ],
  'deadline-extended': [
    { ...to, answerBy, why: 'outage', what: 'draft', words },
    { ...to, answerBy, why: 'emergency', what: 'draft' },
    { ...to, answerBy, why: 'records-late', what: 'answer' },
    { ...to, answerBy, why: 'other', what: 'answer', words },
    { ...to, answerBy, why: 'own', what: 'draft' },
  ],
  invitation: [
    { ...to, phase: text('Second part', 'Segunda parte'), asked: [text('Transcript', 'Notas')], answerBy },
  ],
  'document-refused': [true, false].map((endsBySilence) => ({
    ...to,
    files: [
      { name: text('Transcript 1', 'Expediente 1'), reason: refusalTexts.malware },
      { name: text('Transcript 2', 'Expediente 2'), reason: refusalTexts['pdf-encrypted'] },
    ],
    replaceBy: answerBy,
    endsBySilence,
  })),
  'interview-invitation': [
    { ...to, answerBy, minutes: 20, panel: 1, how: words },
    { ...to, answerBy, minutes: 20, panel: 3, how: words, notAt: answerBy },
  ],
  'interview-reminder': [
    { ...to, about: 'answer', answerBy },
    { ...to, about: 'tomorrow', ...meeting },
  ],
  'interview-booked': [
    { ...to, ...meeting, moved: false },
    { ...to, ...meeting, moved: true },
  ],
  'interview-ended': [
    { ...to, why: 'declined', startsAt: answerBy },
    { ...to, why: 'manager' },
    { ...to, why: 'withdrawn', startsAt: answerBy },
    { ...to, why: 'round' },
  ],
  'interview-appointment': [false, true].map((moved) => ({
    ...reader,
    ...meeting,
    reference: 'EC-7K2M-9QXD',
    link: 'https://awards.example.org/review/interviews/open/abc',
    sheetsBy: answerBy,
    moved,
  })),
  'interview-off': [{ ...reader, reference: 'EC-7K2M-9QXD', startsAt: answerBy }],
  'interview-sheet': [
    {
      ...reader,
      reference: 'EC-7K2M-9QXD',
      startsAt: answerBy,
      link: 'https://awards.example.org/review/interviews/open/abc',
      sheetsBy: answerBy,
    },
  ],
  'counter-offer': [
    {
      ...toBusiness,
      askedCents: 6_000_000,
      offeredCents: 4_246_536,
      payments: { count: 36, cents: 127_273, annualRate: '5' },
      reasons,
      answerBy,
    },
    { ...toBusiness, askedCents: 6_000_000, offeredCents: 4_246_536, reasons: reasons.slice(0, 1), answerBy },
  ],
  ineligible: [
    { ...to, reasons: reasons.slice(0, 1), credit: false, open: true, appealBy: answerBy, match },
    { ...toBusiness, reasons, credit: true, open: false, appealBy: answerBy, match },
    { ...to, reasons: [], credit: false, open: false, appealBy: answerBy, match },
  ],
  'appeal-received': [{ ...to, decideBy: answerBy }],
  'appeal-upheld': [
    { ...to, reasons, credit: false, words: 'The letter of the school says 2.4.', match },
    { ...toBusiness, reasons, credit: true, match },
    { ...to, reasons: [], credit: false, words: 'We have written to you about it.', match },
  ],
  'appeal-granted': [{ ...to, words: 'The school has corrected the grade: 2.7.' }],
  offer: [
    { ...to, award: money, answerBy, words },
    { ...to, award: slot, answerBy, words },
    { ...toBusiness, award: loan, answerBy, words },
    { ...to, award: seat, answerBy, words },
    {
      ...{ ...to, award: money, answerBy, words, kept: true },
      reduced: { fromCents: 500_000, capCents: 2_000_000, otherAidCents: 1_600_000 },
      conditions: [
        { title: text('A work permit', 'Un permiso de trabajo'), days: 14 },
        { title: text('A tuberculosis test', 'Una prueba de tuberculosis'), days: 1 },
      ],
    },
    { ...toBusiness, award: loan, answerBy, words, counter: { askedCents: 8_000_000, reasons } },
  ],
  'offer-changed': [
    { ...to, award: money, answerBy, beforeCents: 700_000, afterCents: 500_000 },
    { ...to, award: money, answerBy, beforeCents: 300_000, afterCents: 500_000, kept: true },
  ],
  'offer-more-time': [
    { ...to, answerBy },
    { ...to, answerBy, kept: true },
  ],
  'offer-no-more-time': [
    { ...to, answerBy },
    { ...to, answerBy, kept: true },
  ],
  'offer-kept': [{ ...to, answerBy }],
  'condition-overdue': [
    { ...to, conditions: [{ title: text('A work permit', 'Un permiso de trabajo'), by: answerBy }] },
  ],
  'revocation-notice': [true, false].map((accepted) => ({
    ...to,
    reason: revocationTexts['facts-differ'],
    words: 'The school says that you are not enrolled.',
    answerBy,
    accepted,
  })),
  'revocation-dropped': [to],
  'offer-revoked': [true, false].map((paid) => ({
    ...to,
    reason: revocationTexts['made-in-error'],
    words: 'The amount was another person’s.',
    paid,
  })),
  'waitlist-closed': [{ ...to, words }],
  'offer-reminder': [
    { ...to, award: money, answerBy },
    { ...to, award: slot, answerBy },
    { ...toBusiness, award: loan, answerBy },
    { ...to, award: seat, answerBy, kept: true },
  ],
  waitlisted: [to, { ...to, endsAt: answerBy }],
  'not-selected': [
    { ...to, words },
    { ...toBusiness, words, credit: { reasons } },
    { ...to, words, reasons },
  ],
  registered: [
    { ...to, registeredAt: '2027-02-01T18:00:00.000Z', certificates, words },
    { ...to, registeredAt: '2027-02-01T18:00:00.000Z', certificates: [], words },
  ],
  renewal: [{ ...to, certificates, by: '2027-03-31' }],
  accepted: [true, false].map((laterQuestions) => ({
    ...toBusiness,
    award: loan,
    acceptedAt: '2027-02-01T18:00:00.000Z',
    words,
    laterQuestions,
    conditions: [{ title: text('A work permit', 'Un permiso de trabajo'), by: answerBy }],
  })),
  declined: [
    { ...to, award: slot },
    { ...toBusiness, award: loan, credit: { reasons } },
  ],
  lapsed: [
    { ...to, award: money, answerBy },
    { ...toBusiness, award: loan, answerBy, credit: { reasons } },
  ],
  withdrawn: [to],
  'person-answered': [person],
  'person-declined': [person],
  'person-refused': [person],
  'person-late': [person],
  'party-request': [asked, { ...asked, confidential: false }],
  'party-reminder': [asked],
  'party-ended': [party],
  'review-digest': [
    { ...reader, minutes: 30, more: 0, tasks: [{ ...toDo, isNew: true, late: false }] },
    { ...reader, minutes: 30, more: 0, tasks: [{ ...toDo, isNew: false, late: true }] },
    {
      ...reader,
      minutes: 30,
      more: 2,
      tasks: [
        { ...toDo, isNew: false, late: true },
        { ...toDo, link: `${toDo.link}d`, isNew: true, late: false },
        { ...toDo, link: `${toDo.link}e`, isNew: false, late: false },
        { ...toDo, link: `${toDo.link}f`, isNew: false, late: true },
      ],
    },
    {
      ...reader,
      minutes: 30,
      more: 0,
      tasks: [
        { ...toDo, isNew: false, late: false },
        { ...toDo, link: `${toDo.link}d`, isNew: false, late: false },
      ],
    },
  ],
  'review-link': [review],
  'reviewer-page': [
    { ...reader, link: toDo.link, endsAt: answerBy, asksForWishes: false },
    { ...reader, link: toDo.link, endsAt: answerBy, asksForWishes: true },
  ],
  'review-ended': [review],
  'owner-attention': attentionKinds.map((about) => ({
    program,
    about,
    since: '2026-11-21T21:34:41.000Z',
    subject: 'HCS-7K2M-9QXD',
    link: 'https://awards.example.org/manage/attention',
    ...(about.startsWith('appeal') ? { dueBy: answerBy } : {}),
    ...(about === 'approve-loan' ? { votes: { for: 1, against: 1, abstained: 0, steppedBack: 1 } } : {}),
  })),
  'release-waiting': [
    {
      program,
      round: '2027',
      offers: 1_208,
      waitlisted: 5,
      totalCents: 241_600_000,
      approvalsMissing: 2,
      link: 'https://awards.example.org/manage/rounds/x~2027',
    },
    {
      program,
      round: '2027',
      offers: 190,
      waitlisted: 12,
      notSelected: 7,
      approvalsMissing: 1,
      link: 'https://awards.example.org/r',
    },
  ],
};

/** Every mail, as pairs of name and data. */
export const everySample = (Object.keys(samples) as MailName[]).flatMap((name) =>
  samples[name].map((data, i) => ({ name, data, title: i === 0 ? name : `${name} ${i + 1}` })),
);
