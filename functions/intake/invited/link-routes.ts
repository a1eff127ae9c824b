import { accessToRequest } from '../../../shared/cases/people/answer-request.ts';
import { sendFreshRequestLink } from '../../../shared/cases/people/send-fresh-link.ts';
import type { Route } from '../../../shared/http/function-handler.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { readLink } from '../../../shared/store/links.ts';
import { nowIso } from '../../../shared/store/table.ts';
import { button } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Dependencies } from '../dependencies.ts';
import { admitGuest } from './guest.ts';
import { plainPage } from './plain-page.ts';

/** From a mailed link to a session. */
export function linkRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    // Nothing is looked up, so that a scanner learns nothing and changes nothing.
    {
      method: 'GET',
      path: '/invited/{linkId}',
      answer: (request) => {
        const t = pageTexts(request.language);
        return plainPage(assets, request, t('invited.linkTitle'), [
          t('invited.linkLead'),
          html`<form method="post" action="/invited/${request.param('linkId')}">${button({ text: t('invited.open'), preventDoubleClick: true })}</form>`,
          html`<p class="govuk-hint">${t('invited.linkNothingYet')}</p>`,
        ]);
      },
    },
    { method: 'POST', path: '/invited/{linkId}', answer: openLink },
    {
      method: 'POST',
      path: '/invited/{linkId}/fresh',
      // The answer is the same whatever came of it.
      answer: async (request) => {
        await sendFreshRequestLink(store, request.param('linkId'));
        return seeOther('/invited/link-sent');
      },
    },
    {
      method: 'GET',
      path: '/invited/link-sent',
      answer: (request) => {
        const t = pageTexts(request.language);
        return plainPage(assets, request, t('invited.freshTitle'), [t('invited.freshLead')]);
      },
    },
  ];

  async function openLink(request: WebRequest): Promise<WebResponse> {
    const t = pageTexts(request.language);
    const linkId = request.param('linkId');
    const link = await readLink(store, linkId);
    const path = `/invited/${linkId}`;
    if (link?.purpose !== 'party')
      return plainPage(assets, request, t('invited.unknownTitle'), [t('invited.unknownLead')], {
        statusCode: 404,
        path,
      });
    const { kind } = await accessToRequest(store, link);
    if (kind === 'over') return overPage(deps, request, path);
    if (link.validUntil <= nowIso(store))
      return kind === 'open' ? expired(request, linkId) : overPage(deps, request, path);
    return seeOther(`/invited/people/${link.partyId}`, [await admitGuest(store, request, link)]);
  }

  function expired(request: WebRequest, linkId: string): WebResponse {
    const t = pageTexts(request.language);
    const fresh = html`<form method="post" action="/invited/${linkId}/fresh">${button({ text: t('invited.sendFresh'), preventDoubleClick: true })}</form>`;
    return plainPage(assets, request, t('invited.expiredTitle'), [t('invited.expiredLead'), fresh], {
      statusCode: 410,
      path: `/invited/${linkId}`,
    });
  }
}

/** Nothing is to be answered any more; says nothing of whom it was about. */
export function overPage({ assets }: Dependencies, request: WebRequest, path: string): WebResponse {
  const t = pageTexts(request.language);
  return plainPage(assets, request, t('invited.overTitle'), [t('invited.overLead'), t('invited.overAsk')], {
    statusCode: 410,
    path,
  });
}
