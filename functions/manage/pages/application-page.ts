import type { Helper } from '../../../shared/cases/intake/snapshot.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { isRoundPlan } from '../../../shared/domain/program/award-plan.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import { fieldsAskedAt } from '../../../shared/domain/program/paths.ts';
import type { SignedIn } from '../../../shared/http/manager-session.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { attentionKinds } from '../../../shared/store/attention.ts';
import {
  button,
  buttonGroup,
  insetText,
  notificationBanner,
  summaryList,
} from '../../../shared/web/components/index.ts';
import { statusTag } from '../../../shared/web/extras.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { actionsOf } from '../application/actions.ts';
import { type Dossier, scoreOf } from '../dossier.ts';
import { mattersPart } from '../offers/matters-part.ts';
import { afterOfferPart } from './after-offer-part.ts';
import { answersPart } from './answers-part.ts';
import { appealsPart } from './appeal-part.ts';
import { answered, type Frame, heading, link } from './frame.ts';
import { interviewPart } from './interview-part.ts';
import { peoplePart } from './people-part.ts';
import { registrationPart } from './registration-part.ts';
import { awardPart, loanPart, reviewPart } from './review-part.ts';
import { trailPart } from './trail-part.ts';
import { applicationAddress, cycleOf, moment, roundAddress, score } from './values.ts';
import { verdictPart } from './verdict-part.ts';
import { votesPart } from './votes-part.ts';

const doneTexts = [
  'answered',
  'assigned',
  'recorded',
  'offered',
  'refused',
  'apart',
  'same',
  'ended',
  'restarted',
  'settled',
  'extended',
  'upheld',
  'granted',
  'time-given',
  'time-refused',
  'offer-ended',
  'condition',
  'revoke-raised',
  'revoked',
  'revoke-dropped',
  'change-proposed',
  'change-dropped',
  'changed',
  'smaller',
] as const;

/** Everything about one application, and what a manager can do. */
export function applicationPage(
  frame: Frame,
  dossier: Dossier,
  who: SignedIn,
  done: string,
  afterOffer: Answers | undefined,
): WebResponse {
  const { t, language } = frame;
  const { application, person, program } = dossier;
  const told = doneTexts.find((one) => one === done);
  const name = person.name || application.reference;
  const parts = partsOf(frame, dossier, who, afterOffer);
  return answered(frame, {
    title: `${application.reference} – ${t('manage.nav.applications')}`,
    section: 'applications',
    back: { href: '/manage/applications', text: t('manage.nav.applications') },
    body: html`${
      told === undefined
        ? ''
        : notificationBanner({
            titleText: t('success'),
            type: 'success',
            text: t(`manage.application.done.${told}`),
          })
    }${heading(name, `${application.reference} – ${program.title[language]}`)}
<p class="govuk-body">${statusTag(application.status, language)}</p>
${waiting(frame, dossier)}
${actions(frame, dossier, who)}
<nav class="app-contents" aria-label="${t('manage.application.contents')}"><ul class="govuk-list">${parts.map(
      ({ id, title }) => html`<li><a class="govuk-link" href="#${id}">${title}</a></li>`,
    )}</ul></nav>
${parts.map(
  ({ id, title, content }) =>
    html`<section class="app-section" aria-labelledby="${id}"><h2 class="govuk-heading-l app-part" id="${id}">${title}</h2>${content}</section>`,
)}`,
  });
}

function partsOf(frame: Frame, dossier: Dossier, who: SignedIn, afterOffer: Answers | undefined) {
  const { t } = frame;
  const { program } = dossier;
  return [
    { id: 'who', title: t('manage.part.who'), content: overview(frame, dossier) },
    ...(dossier.appeals.length > 0
      ? [{ id: 'appeal', title: t('manage.part.appeal'), content: appealsPart(frame, dossier) }]
      : []),
    { id: 'rules', title: t('manage.part.rules'), content: verdictPart(frame, dossier) },
    { id: 'reviews', title: t('manage.part.reviews'), content: reviewPart(frame, dossier) },
    ...(dossier.interview
      ? [{ id: 'interview', title: t('interviews.part'), content: interviewPart(frame, dossier) }]
      : []),
    ...(dossier.loan || dossier.offer
      ? [
          {
            id: 'decision',
            title: t('manage.part.decision'),
            content: html`${loanPart(frame, dossier)}${votesPart(frame, dossier)}${awardPart(frame, dossier)}${mattersPart(frame, dossier)}${registrationPart(frame, dossier)}`,
          },
        ]
      : []),
    { id: 'answers', title: t('manage.part.answers'), content: answersPart(frame, dossier) },
    ...('acceptedAt' in dossier.application && fieldsAskedAt(program, ['after-offer']).length > 0
      ? [
          {
            id: 'after-offer',
            title: t('manage.part.afterOffer'),
            content: afterOfferPart(frame, dossier, afterOffer),
          },
        ]
      : []),
    ...(program.people.length > 0
      ? [{ id: 'people', title: t('manage.part.people'), content: peoplePart(frame, dossier) }]
      : []),
    { id: 'trail', title: t('manage.part.trail'), content: trailPart(frame, dossier, who.id) },
  ];
}

function waiting(frame: Frame, { waitingFor, program }: Dossier): Content {
  const { t } = frame;
  if (waitingFor.length === 0) return '';
  return insetText({
    text: html`<p class="govuk-body"><strong>${t('manage.application.waits')}</strong></p><ul class="govuk-list govuk-list--bullet">${waitingFor.map(
      ({ kind, since, dueBy }) => {
        const known = attentionKinds.find((one) => one === kind) ?? kind;
        return html`<li>${t(`manage.about.${known}`)} <span class="govuk-hint">${t('manage.since', { at: moment(frame, since, program) })}${dueBy === undefined ? '' : html` ${t('manage.attention.by', { at: moment(frame, dueBy, program) })}`}</span></li>`;
      },
    )}</ul>`,
  });
}

function actions(frame: Frame, dossier: Dossier, who: SignedIn): Content {
  const { t } = frame;
  const possible = who.right === 'manage' ? actionsOf(dossier) : [];
  if (possible.length === 0) return '';
  return buttonGroup(
    possible.map(({ kind, path, urgent }) =>
      button({
        text: t(`manage.action.${kind}`),
        href: applicationAddress(dossier.application.applicationId, path),
        classes: urgent ? undefined : 'govuk-button--secondary',
      }),
    ),
  );
}

function overview(frame: Frame, { application, person, program, helper }: Dossier): Html {
  const { t } = frame;
  const points = scoreOf(application);
  const sent = 'submittedAt' in application ? application.submittedAt : undefined;
  return summaryList({
    rows: [
      { key: t('manage.who.name'), value: person.name || '–' },
      {
        key: t('manage.who.email'),
        value: person.email
          ? html`<a class="govuk-link app-breaks" href="mailto:${person.email}">${person.email}</a>`
          : '–',
      },
      ...(helper
        ? [
            {
              key: t('manage.who.helper'),
              value: `${helper.name} (${t(`manage.helper.${helperRole(helper)}`)})`,
            },
          ]
        : []),
      { key: t('manage.who.language'), value: t(`manage.language.${application.language}`) },
      { key: t('manage.who.received'), value: sent ? moment(frame, sent, program) : t('manage.who.notSent') },
      {
        key: t('manage.round'),
        value: isRoundPlan(program.award)
          ? link(roundAddress(application.roundId), cycleOf(application.roundId))
          : cycleOf(application.roundId),
      },
      { key: t('manage.who.version'), value: String(application.programVersion) },
      ...(points === undefined ? [] : [{ key: t('manage.score'), value: score(points) }]),
      ...(application.status === 'waitlisted'
        ? [{ key: t('manage.who.waitlist'), value: String(application.waitlistPosition) }]
        : []),
      ...(application.status === 'info-requested'
        ? [{ key: t('manage.who.answerBy'), value: moment(frame, application.answerBy, program) }]
        : []),
      ...(application.status === 'info-requested' && application.counterOffer
        ? [
            {
              key: t('manage.counter'),
              value: t('manage.counterText', {
                offered: formatMoney(
                  { cents: application.counterOffer.cents, currency: 'USD' },
                  frame.language,
                ),
                by: moment(frame, application.answerBy, program),
              }),
            },
          ]
        : []),
    ],
  });
}

const helperRoles = ['family', 'school', 'organization'] as const;

const helperRole = ({ role }: Helper) => helperRoles.find((one) => one === role) ?? 'other';
