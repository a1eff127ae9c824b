import { htmlPage, type WebResponse } from '../../../shared/http/response.ts';
import { button } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { answered, csrfField, type Frame, framed, heading, lead, link, paragraph } from './frame.ts';

/** Somebody is signed in and may not do this. */
export function noRightPage(frame: Frame): WebResponse {
  const { t } = frame;
  const none = frame.person?.right === 'none';
  return answered(
    frame,
    {
      title: t('manage.noRight.title'),
      narrow: true,
      body: html`${heading(t('manage.noRight.title'))}${lead(t(none ? 'manage.noRight.none' : 'manage.noRight.viewer'))}${
        none ? '' : button({ text: t('manage.toOverview'), href: '/manage' })
      }`,
    },
    403,
  );
}

/** Somebody said that they have a stake in it: nothing of it is shown. */
export function recusedPage(frame: Frame): WebResponse {
  const { t } = frame;
  return answered(
    frame,
    {
      title: t('manage.recused.title'),
      narrow: true,
      body: html`${heading(t('manage.recused.title'))}${lead(t('manage.recused.lead'))}${paragraph(t('manage.recused.next'))}${button({ text: t('manage.toOverview'), href: '/manage' })}`,
    },
    403,
  );
}

/** Nothing here, or nothing that there ever was: the same page. */
export const notThere = (frame: Frame): WebResponse => htmlPage(notFoundPage(frame), 404);

export function notFoundPage(frame: Frame): Html {
  const { t } = frame;
  return framed(frame, {
    title: t('manage.notFound.title'),
    narrow: true,
    body: html`${heading(t('manage.notFound.title'))}${paragraph(t('manage.notFound.text'))}${button({ text: t('manage.toOverview'), href: '/manage' })}`,
  });
}

export function faultPage(frame: Frame): Html {
  const { t } = frame;
  return framed(frame, {
    title: t('manage.fault.title'),
    narrow: true,
    body: html`${heading(t('manage.fault.title'))}${paragraph(t('manage.fault.text'))}${button({ text: t('manage.toOverview'), href: '/manage' })}`,
  });
}

/** A form that came without a session that fits it: shown to be sent again, with all that was typed. */
export function sendAgainPage(
  frame: Frame,
  fields: URLSearchParams,
  why: 'signed-out' | 'other-session',
): WebResponse {
  const { t } = frame;
  const out = why === 'signed-out';
  const title = t(out ? 'manage.again.outTitle' : 'manage.again.staleTitle');
  const kept = [...fields].filter(([name]) => out || name !== 'csrf');
  const own = frame.address.split('?')[0] ?? '/manage';
  return answered(
    frame,
    {
      title,
      narrow: true,
      body: html`${heading(title)}${lead(t('manage.again.nothing'))}
${
  out
    ? html`<ol class="govuk-list govuk-list--number"><li>${t('manage.again.step1')}</li><li>${html`<a class="govuk-link" href="/manage/sign-in" target="_blank" rel="noopener">${t('manage.again.signIn')}</a>`}</li><li>${t('manage.again.step3')}</li></ol>`
    : paragraph(t('manage.again.stale'))
}
<form action="${own}" method="post">
${out ? '' : csrfField(frame)}
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${button({ text: t('manage.again.send'), preventDoubleClick: true })}
</form>
${paragraph(link('/manage', t('manage.again.leave')))}`,
    },
    out ? 401 : 403,
  );
}

/** The provider sent somebody back, and it does not fit what was begun here. */
export function notFinishedPage(frame: Frame): Html {
  const { t } = frame;
  return framed(frame, {
    title: t('manage.notFinished.title'),
    narrow: true,
    body: html`${heading(t('manage.notFinished.title'))}${paragraph(t('manage.notFinished.text'))}${button({ text: t('manage.signIn'), href: '/manage/sign-in' })}`,
  });
}

export function signedOutPage(frame: Frame, providerSignOut: string | undefined): Html {
  const { t } = frame;
  return framed(frame, {
    title: t('manage.signedOut.title'),
    narrow: true,
    body: html`${heading(t('manage.signedOut.title'))}${lead(t('manage.signedOut.text'))}${
      providerSignOut === undefined
        ? ''
        : html`${paragraph(t('manage.signedOut.provider'))}${paragraph(link(providerSignOut, t('manage.signedOut.providerLink')))}`
    }${button({ text: t('manage.signIn'), href: '/manage/sign-in' })}`,
  });
}
