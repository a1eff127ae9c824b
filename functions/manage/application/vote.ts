import { type Ballot, castVote, isVote, ruleOf } from '../../../shared/cases/award/cast-vote.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import { checkboxes, radios } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { type Dossier, readDossier } from '../dossier.ts';
import { confirmPage } from '../pages/confirm-page.ts';
import { lead, link, paragraph } from '../pages/frame.ts';
import { applicationAddress } from '../pages/values.ts';
import { votesPart } from '../pages/votes-part.ts';
import { answered, centsToDecide, isRecommended, notNow, seenIn, smallerLine } from './loan.ts';

type Answer = Promise<WebResponse | undefined>;

/** What was typed, and what is wrong with it. */
interface Typed {
  readonly ballot: string;
  readonly reasons: readonly string[];
  readonly wrong?: 'choose' | 'chooseReason' | 'noReasons';
}

/** Vote on a loan that several people decide about: the votes so far, then one's own. */
export async function askToVote({ store }: ManageDependencies, asked: Asked): Answer {
  const dossier = await readDossier(store, asked.request.param('applicationId'));
  return dossier && votePage(asked, dossier, { ballot: '', reasons: [] });
}

export async function vote(
  { store }: ManageDependencies,
  asked: Asked & { readonly fields: URLSearchParams },
): Answer {
  const dossier = await readDossier(store, asked.request.param('applicationId'));
  if (!dossier) return undefined;
  const typed = { ballot: asked.fields.get('ballot') ?? '', reasons: asked.fields.getAll('reason') };
  const ballot = ballotOf(typed);
  if (typeof ballot === 'string') return votePage(asked, dossier, { ...typed, wrong: ballot });
  const outcome = await castVote(store, dossier.application.applicationId, asked.who, ballot, seenIn(asked));
  return outcome.kind === 'no-reason'
    ? votePage(asked, dossier, { ...typed, wrong: 'chooseReason' })
    : answered(asked, dossier, outcome);
}

function ballotOf({ ballot, reasons }: Typed): Ballot | 'choose' | 'noReasons' {
  if (ballot === 'against') return { ballot, reasons };
  if (ballot !== 'for' && ballot !== 'abstain') return 'choose';
  return reasons.length > 0 ? 'noReasons' : { ballot };
}

function votePage(asked: Asked, dossier: Dossier, typed: Typed): WebResponse {
  const { frame } = asked;
  const { t, language } = frame;
  const { application, program, loan } = dossier;
  const id = application.applicationId;
  if (!isRecommended(dossier) || !loan) return notNow(asked, dossier, 'not-possible');
  if (!isVote(loan)) return seeOther(applicationAddress(id, '/approve'));
  const cents = centsToDecide(dossier);
  const wrong = typed.wrong && { text: t(`vote.${typed.wrong}`), visuallyHiddenText: t('error') };
  const atBallot = typed.wrong === 'choose';
  return confirmPage(frame, {
    title: t('vote.title'),
    caption: application.reference,
    section: 'applications',
    action: applicationAddress(id, '/vote'),
    cancel: applicationAddress(id),
    button: t('vote.button'),
    warning: t('vote.last'),
    hidden: { amount: String(cents) },
    errors: wrong ? [{ text: wrong.text, href: atBallot ? '#ballot' : '#reason' }] : [],
    body: html`${lead(t('vote.lead', { amount: formatMoney(cents, language), ...ruleOf(loan) }))}${smallerLine(frame, dossier)}${votesPart(
      frame,
      dossier,
    )}${paragraph(html`${t('vote.stake')} ${link(applicationAddress(id, '/recuse'), t('vote.stakeLink'))}`)}${radios(
      {
        name: 'ballot',
        value: typed.ballot,
        fieldset: { legend: { text: t('vote.legend'), classes: 'govuk-fieldset__legend--m' } },
        ...(wrong && atBallot ? { errorMessage: wrong } : {}),
        items: [
          { value: 'for', text: t('vote.for') },
          { value: 'against', text: t('vote.against') },
          { value: 'abstain', text: t('vote.abstain'), hint: t('vote.abstainHint') },
        ],
      },
    )}${checkboxes({
      name: 'reason',
      values: typed.reasons,
      fieldset: { legend: { text: t('vote.reasons'), classes: 'govuk-fieldset__legend--s' } },
      hint: t('vote.reasonsHint'),
      ...(wrong && !atBallot ? { errorMessage: wrong } : {}),
      items: program.scoring.criteria.flatMap(({ id: value, title, refusal }) =>
        refusal ? [{ value, text: refusal.text[language], hint: title[language] }] : [],
      ),
    })}`,
  });
}
