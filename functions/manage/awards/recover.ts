import { mayComeBack, recordRecovery } from '../../../shared/cases/after-award/recover.ts';
import { parseTypedMoney } from '../../../shared/domain/money.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import { input } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { confirmPage } from '../pages/confirm-page.ts';
import { lead } from '../pages/frame.ts';
import { type AwardFile, readAwardFile } from './model.ts';
import { awardAddress, notNow } from './show.ts';

type Answer = Promise<WebResponse | undefined>;

const openOf = ({ award, plan, runs }: AwardFile): number =>
  award && plan && runs ? mayComeBack({ award, plan }) : 0;

/** `GET …/award/recover`: money that came back. */
export async function askToRecover({ store }: ManageDependencies, asked: Asked): Answer {
  const file = await readAwardFile(store, asked.request.param('applicationId'));
  if (!file) return undefined;
  return openOf(file) > 0 ? recoverPage(asked, file, '', false) : notNow(asked, file);
}

function recoverPage({ frame }: Asked, file: AwardFile, typed: string, wrong: boolean): WebResponse {
  const { t, language } = frame;
  const { applicationId, reference } = file.loaded.application;
  const error = t('manage.award.recoverWrong', { most: formatMoney(openOf(file), language) });
  return confirmPage(frame, {
    title: t('manage.award.recoverTitle'),
    caption: `${file.name} – ${reference}`,
    section: 'applications',
    action: awardAddress(applicationId, '/recover'),
    cancel: awardAddress(applicationId),
    button: t('manage.award.recoverYes'),
    hidden: { seen: String(file.award?.recoveries ?? 0) },
    body: html`${lead(t('manage.award.recoverLead', { most: formatMoney(openOf(file), language) }))}${input({
      name: 'amount',
      id: 'amount',
      label: { text: t('manage.award.recoverAmount'), classes: 'govuk-label--s' },
      prefix: { text: '$' },
      classes: 'govuk-input--width-10',
      inputmode: 'decimal',
      value: typed,
      ...(wrong ? { errorMessage: { text: error, visuallyHiddenText: t('error') } } : {}),
    })}`,
    warning: t('manage.award.recoverWarning'),
    errors: wrong ? [{ text: error, href: '#amount' }] : [],
  });
}

/** `POST …/award/recover` */
export async function recover(
  { store }: ManageDependencies,
  asked: Asked & { readonly fields: URLSearchParams },
): Answer {
  const file = await readAwardFile(store, asked.request.param('applicationId'));
  if (!file) return undefined;
  const typed = asked.fields.get('amount') ?? '';
  const cents = parseTypedMoney(typed)?.cents ?? 0;
  const seen = Number(/^\d{1,6}$/.exec(asked.fields.get('seen') ?? '')?.[0] ?? -1);
  const id = file.loaded.application.applicationId;
  const { kind } = await recordRecovery(store, id, asked.who, cents, seen);
  if (kind === 'committed') return seeOther(awardAddress(id, '?done=recovered'));
  if (kind === 'too-much' || kind === 'not-an-amount') return recoverPage(asked, file, typed, true);
  return notNow(asked, file);
}
