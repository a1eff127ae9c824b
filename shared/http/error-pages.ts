import { pageTexts } from '../messages/pages/index.ts';
import type { Assets } from '../web/assets.ts';
import { button } from '../web/components/index.ts';
import { html } from '../web/html.ts';
import type { ErrorPages } from './function-handler.ts';
import { page } from './page.ts';

/** The pages for addresses that do not exist and for faults of ours. */
export function errorPages(assets: Assets): ErrorPages {
  return {
    notFound: (request) => {
      const t = pageTexts(request.language);
      return page(assets, request, {
        statusCode: 404,
        title: t('notFound.title'),
        body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${t('notFound.title')}</h1>
<p class="govuk-body">${t('notFound.typed')}</p>
<p class="govuk-body">${t('notFound.link')}</p>
${button({ text: t('notFound.programs'), href: '/' })}
<p class="govuk-body"><a class="govuk-link" href="/return">${t('notFound.return')}</a></p>
</div></div>`,
      });
    },
    fault: (request) => {
      const t = pageTexts(request.language);
      return page(assets, request, {
        statusCode: 500,
        title: t('fault.title'),
        path: request.method === 'GET' ? undefined : '/',
        body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${t('fault.title')}</h1>
<p class="govuk-body">${t('fault.again')}</p>
<p class="govuk-body">${t('fault.kept')}</p>
<p class="govuk-body"><a class="govuk-link" href="/">${t('notFound.programs')}</a></p>
</div></div>`,
      });
    },
  };
}
