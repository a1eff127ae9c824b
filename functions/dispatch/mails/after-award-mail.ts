import { type Award, paidCents } from '../../../shared/domain/after-award/award.ts';
import { reportOf, trancheOf } from '../../../shared/domain/after-award/steps.ts';
import type { ApplicantMail } from '../../../shared/domain/effects.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { openAwardWords, readAward } from '../../../shared/store/awards.ts';
import { addresses } from '../addresses.ts';
import { dropped, type Material, type Told } from './prepared.ts';

type AwardMail = Extract<ApplicantMail, `award-${string}`>;

/** The mails of what follows acceptance: each is true in one state of the award, or is not sent. */
export async function afterAwardMail(mail: AwardMail, material: Material, obligation = ''): Promise<Told> {
  const { dispatch, loaded, program } = material;
  const { applicationId } = loaded.application;
  const award = await readAward(dispatch.store, applicationId);
  if (!award || !program.afterAward) return dropped('no-award');
  const to = { ...material.to, link: addresses.award(dispatch.baseUrl, applicationId) };
  switch (mail) {
    case 'award-reminder':
    case 'award-overdue':
    case 'award-sent-back':
      return aboutReport(mail, award, program, obligation, to, material);
    case 'award-held':
      return award.state === 'on-hold' && !award.hold.answer
        ? heldMail(award, to, material)
        : dropped(award.state);
    case 'award-decided':
      return award.state === 'on-hold' ? dropped('held-again') : decidedMail(award, to, material);
    case 'award-paid': {
      const one = trancheOf(award, obligation);
      const plan = program.afterAward.tranches.find(({ id }) => id === obligation);
      if (one?.state !== 'paid' || !plan) return dropped('not-paid');
      const { payTo } = program.afterAward;
      return { kind: mail, data: { ...to, cents: one.cents, part: plan.title, ...(payTo ? { payTo } : {}) } };
    }
    case 'award-completed':
      return award.state === 'completed'
        ? { kind: mail, data: { ...to, stopped: award.decisions.at(-1)?.outcome === 'stopped' } }
        : dropped(award.state);
  }
}

type To = Material['to'];

function aboutReport(
  mail: 'award-reminder' | 'award-overdue' | 'award-sent-back',
  award: Award,
  { afterAward }: Program,
  id: string,
  to: To,
  { loaded }: Material,
): Told {
  const one = reportOf(award, id);
  const plan = afterAward?.reports.find((report) => report.id === id);
  if (one?.state !== 'open' || !plan) return dropped(one?.state ?? 'no-report');
  const data = { ...to, report: plan.title, dueOn: one.dueOn };
  if (mail !== 'award-sent-back') return { kind: mail, data };
  return one.sentBack
    ? { kind: mail, data: { ...data, words: openAwardWords(loaded.key, one.sentBack) } }
    : dropped('not-sent-back');
}

function heldMail(award: Extract<Award, { state: 'on-hold' }>, to: To, { loaded }: Material): Told {
  const { about, on, answerBy, keeps, words } = award.hold;
  return {
    kind: 'award-held',
    data: {
      ...{ ...to, about, on, answerBy, words: openAwardWords(loaded.key, words) },
      ...(award.unit === 'money' ? { keepsCents: keeps } : {}),
      owesCents: Math.max(0, paidCents(award) - keeps),
    },
  };
}

function decidedMail(award: Award, to: To, { loaded }: Material): Told {
  const last = award.decisions.at(-1);
  if (!last) return dropped('not-decided');
  return {
    kind: 'award-decided',
    data: {
      ...{ ...to, outcome: last.outcome, words: openAwardWords(loaded.key, last.words) },
      ...(award.unit === 'money' ? { keepsCents: last.keeps } : {}),
      owesCents: last.owedCents,
    },
  };
}
