import type { Sent } from '../../../shared/cases/intake/receipt-of.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { exactMoment } from './dates.ts';

/** The receipt of one thing that was sent: when, its SHA-256, the signed line, and how anybody can check them. */
export function receiptPart(
  { application, program }: { application: Application; program: Program },
  one: Sent,
  language: Language,
): Html {
  const t = pageTexts(language);
  return html`${summaryList({
    rows: [
      { key: t('receipts.received'), value: exactMoment(one.snapshot.receivedAt, program, language) },
      { key: t('receipts.hash'), value: { text: html`<code class="app-exact">${one.sha256}</code>` } },
      { key: t('receipts.receipt'), value: { text: html`<code class="app-exact">${one.receipt}</code>` } },
    ],
  })}
<p class="govuk-body">${t('receipts.how')} <a class="govuk-link" href="/receipts">${t('receipts.title')}</a></p>
<p class="govuk-body app-screen-only"><a class="govuk-link" href="${pathOf(application)}/sent/${one.number}.json" download>${t('receipts.download')}</a></p>`;
}
