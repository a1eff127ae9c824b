import { isVote, ruleOf } from '../../../shared/cases/award/cast-vote.ts';
import { readLoanDecision } from '../../../shared/cases/award/loan-decisions.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import { PermanentFault } from '../../../shared/domain/faults.ts';
import { unitOf } from '../../../shared/domain/program/award-plan.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { approvalsNeeded } from '../../../shared/domain/round/round.ts';
import { tallyOf } from '../../../shared/domain/scoring/vote.ts';
import { renderMail } from '../../../shared/messages/mail/render-mail.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { attention } from '../../../shared/store/attention.ts';
import { keys } from '../../../shared/store/keys.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { steppedBackFrom } from '../../../shared/store/recusals.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { addresses } from '../addresses.ts';
import type { Dispatch } from '../dispatch.ts';
import { type Dropped, dropped, mailProgram, type PreparedMail } from './prepared.ts';

type OwnerEffect = Extract<Effect, { kind: 'mail-owner' }>;

/** Offices read these: the contact address has no language of its own. */
const language = 'en';

/** A mail to a program's contact address about something that still waits there. */
export async function prepareOwnerMail(
  dispatch: Dispatch,
  effect: OwnerEffect,
): Promise<PreparedMail | Dropped> {
  const current = await readProgram(dispatch.store, effect.programId);
  if (!current) throw new PermanentFault('A mail to the owner of a program that does not exist');
  const { program } = current;
  const mail = await (effect.mail === 'owner-attention' ? attentionMail : releaseMail)(
    dispatch,
    effect,
    program,
  );
  if ('kind' in mail) return mail;
  const { email } = program.contact;
  return { kind: 'mail', to: email, replyTo: email, mail, writes: [] };
}

async function attentionMail(
  { store, baseUrl }: Dispatch,
  { subject, about }: OwnerEffect,
  program: Program,
) {
  const item = await readItem(store, keys.attention(subject, about));
  if (!item) return dropped('settled');
  const { kind, since, dueBy } = attention.parse(item);
  const votes = kind === 'approve-loan' ? await votesSoFar(store, subject) : undefined;
  const data = {
    program: mailProgram(program),
    about: kind,
    since,
    ...(dueBy === undefined ? {} : { dueBy }),
    ...(votes ? { votes } : {}),
    subject: (await referenceOf({ store }, subject)) ?? nameOf(subject),
    link: addresses.attention(baseUrl),
  };
  return renderMail('owner-attention', data, language);
}

/** How a vote on a loan stands; undefined where one person decides. */
async function votesSoFar(store: Store, subject: string) {
  const id = subject.slice('APP#'.length);
  const [loan, steppedBack] = await Promise.all([readLoanDecision(store, id), steppedBackFrom(store, id)]);
  if (!loan || !isVote(loan)) return undefined;
  const { for: yes, against, abstained } = tallyOf(ruleOf(loan), loan.votes);
  return { for: yes, against, abstained, steppedBack: steppedBack.length };
}

async function releaseMail({ store, baseUrl }: Dispatch, { subject }: OwnerEffect, program: Program) {
  const id = subject.slice('ROUND#'.length);
  const round = await readRound(store, id);
  if (round?.status !== 'proposed') return dropped(`round-${round?.status ?? 'missing'}`);
  const { offers, waitlisted, notSelected, funds } = round.proposal;
  const data = {
    program: mailProgram(program),
    round: nameOf(subject),
    offers,
    waitlisted,
    ...(notSelected > 0 ? { notSelected } : {}),
    ...(unitOf(program.award) === 'slot'
      ? {}
      : { totalCents: funds.reduce((sum, fund) => sum + fund.units, 0) }),
    approvalsMissing: approvalsNeeded - round.approvals.length,
    link: addresses.round(baseUrl, id),
  };
  return renderMail('release-waiting', data, language);
}

async function referenceOf({ store }: Pick<Dispatch, 'store'>, subject: string): Promise<string | undefined> {
  const item = subject.startsWith('APP#') ? await readItem(store, { pk: subject, sk: 'META' }) : undefined;
  return typeof item?.['reference'] === 'string' ? item['reference'] : undefined;
}

/** `ROUND#some-program~2027` is the round 2027. */
const nameOf = (subject: string) =>
  subject
    .slice(subject.indexOf('#') + 1)
    .split('~')
    .at(-1) ?? subject;
