import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { asksOnlyOthers } from '../../../shared/domain/people/party.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import { button } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { afterRefusal } from '../appeal/appeal-part.ts';
import { pathOf } from '../draft-form.ts';
import { momentText } from './dates.ts';
import { whereYouAre } from './deadline.ts';
import { milestones } from './milestones.ts';
import { silenceOf } from './missing-page.ts';
import type { StatusModel } from './status-page.ts';

const endings = {
  applicant: 'next.withdrawn',
  'no-answer': 'next.closedUnanswered',
  'same-person': 'next.samePerson',
} as const;

/** What happens next, by when, and what the applicant can do now. */
export function whatNext(model: StatusModel, language: Language): Html {
  const { application, program, reasons } = model;
  const t = pageTexts(language);
  const own = pathOf(application);
  switch (application.status) {
    case 'submitted':
      return html`${p(application.invitedAt ? t('next.secondReceived') : program.texts.submitted[language])}${milestones(program, language)}`;
    case 'info-requested':
      if (model.late) return p(t('next.late', { by: momentText(application.answerBy, program, language) }));
      if (application.counterOffer)
        return html`${p(
          t('next.counter', {
            offered: formatMoney({ cents: application.counterOffer.cents, currency: 'USD' }, language),
            by: momentText(application.answerBy, program, language),
          }),
        )}${button({ text: t('next.counterGo'), href: `${own}/counter-offer` })}`;
      if (asksOnlyOthers(application.askedFor))
        return html`${p(t('next.waitsForOthers', { by: momentText(application.answerBy, program, language) }))}${p(t(program.family === 'financing' ? silenceOf(program) : 'next.waitsForOthersSilence'))}${button({ text: t('next.waitsForOthersSee'), href: `${own}/people` })}`;
      if (application.invitedAt && application.askedFor.length > 0)
        return html`${p(html`${t('next.invited', { by: momentText(application.answerBy, program, language) })} ${t('deadline.minuteCounts')}${whereYouAre(Date.parse(application.answerBy), program, t)}`)}${p(t('next.invitedSilence'))}${button({ text: t('next.invitedGo'), href: `${own}/missing` })}`;
      return application.askedFor.length > 0
        ? html`${p(t('next.information', { by: momentText(application.answerBy, program, language) }))}${p(t(silenceOf(program)))}${button({ text: t('next.informationGive'), href: `${own}/missing` })}`
        : p(t('next.judged'));
    case 'in-review':
      if (application.awaits === 'invitation') return p(t('next.awaitsInvitation'));
      if (application.awaits === 'readers') return p(t('next.awaitsReaders'));
      return reviewed(program, t, language);
    case 'reviewed':
      return reviewed(program, t, language);
    case 'waitlisted':
      return html`${p(t('next.waitlisted'))}${p(t('next.waitlistedMail'))}`;
    case 'offered':
      if (application.offer.keptSince !== undefined)
        return html`${p(t('offer.keptText', { by: momentText(application.offer.answerBy, program, language) }))}<p class="govuk-body"><a class="govuk-link" href="${own}/offer">${t('next.seeOffer')}</a></p>`;
      return html`${p(t('next.offered', { by: momentText(application.offer.answerBy, program, language) }))}${button({ text: t('next.offeredAnswer'), href: `${own}/offer` })}`;
    case 'accepted':
      return html`${p(program.texts.accepted[language])}${laterQuestions(model, t)}${awardLink(model, t)}<p class="govuk-body"><a class="govuk-link" href="${own}/offer">${t('next.seeOffer')}</a></p>`;
    case 'ineligible':
      return html`${because(reasons, t('next.ineligible'), t('next.ineligibleNoReason'), language)}${afterRefusal({ own, program, appeal: model.appeal }, language)}`;
    case 'not-selected':
      return html`${reasons.length > 0 ? because(reasons, t(program.award.kind === 'registry' ? 'next.notRegistered' : 'next.refused'), '', language) : p(program.texts.notSelected[language])}${again(t)}`;
    case 'declined':
      return html`${p(t('next.declined'))}${again(t)}`;
    case 'lapsed':
      return html`${p(t('next.lapsed', { by: momentText(application.offer.answerBy, program, language) }))}${again(t)}`;
    case 'withdrawn':
      return html`${p(t(ended(application)))}${again(t)}`;
    case 'completed':
      return application.by === 'registration'
        ? p(program.texts.accepted[language])
        : html`${p(t('next.completed'))}${awardLink(model, t)}`;
    case 'revoked':
      return html`${p(t('next.revoked'))}<p class="govuk-body"><a class="govuk-link" href="${own}/offer">${t('next.seeOffer')}</a></p>`;
  }
}

/** The way to what follows: what is due, and what was paid. */
const awardLink = ({ application, program }: StatusModel, t: PageTexts): Content =>
  program.afterAward
    ? html`<p class="govuk-body"><a class="govuk-link" href="${pathOf(application)}/award">${t('award.link')}</a></p>`
    : '';

/** The way to the questions that are asked only now. */
function laterQuestions({ application, afterOffer }: StatusModel, t: PageTexts): Content {
  if (afterOffer === undefined) return '';
  const href = `${pathOf(application)}/after-offer`;
  return afterOffer === 'open'
    ? html`${p(t('afterOffer.open'))}${button({ text: t('afterOffer.start'), href })}`
    : p(html`${t('afterOffer.done')} <a class="govuk-link" href="${href}">${t('afterOffer.change')}</a>`);
}

const reviewed = (program: StatusModel['program'], t: PageTexts, language: Language) =>
  html`${p(t(program.mode === 'rolling' ? 'next.reviewRolling' : 'next.reviewRound'))}${milestones(program, language)}`;

/** Why it ended, without a refusal. */
function ended({ withdrawnFor, invitedAt }: ApplicationIn<'withdrawn'>) {
  return withdrawnFor === 'no-answer' && invitedAt ? 'next.closedUninvited' : endings[withdrawnFor];
}

const p = (text: Content) => html`<p class="govuk-body">${text}</p>`;

function because(reasons: StatusModel['reasons'], lead: string, without: string, language: Language): Html {
  if (reasons.length === 0) return p(without);
  return html`${p(lead)}<ul class="govuk-list govuk-list--bullet">${reasons.map((reason) => html`<li>${reason[language]}</li>`)}</ul>`;
}

const again = (t: PageTexts) =>
  html`<p class="govuk-body"><a class="govuk-link" href="/">${t('next.otherPrograms')}</a></p>`;
