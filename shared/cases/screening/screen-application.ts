import { type Application, type ApplicationIn, receivedOf } from '../../domain/application/application.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { civilDateIn } from '../../domain/dates.ts';
import type { Effect } from '../../domain/effects.ts';
import { hashOf } from '../../domain/hash.ts';
import { peoplePath } from '../../domain/people/party.ts';
import type { Answers } from '../../domain/program/fields.ts';
import type { Program, ProgramVersion } from '../../domain/program/schema.ts';
import { evaluate } from '../../domain/rules/evaluate.ts';
import type { Verdict } from '../../domain/rules/verdict.ts';
import { type Change, change, type Loaded, personOf } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { programOf } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';
import { outcomeAfterAppeals } from '../appeals/granted.ts';
import { listMoves } from '../award/list-moves.ts';
import { answerDue, endOfDay } from '../deadlines.ts';
import { withLikelyDuplicates } from '../duplicate/likely-duplicates.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import { type Held, heldFor } from '../people/held-for.ts';
import { awaiting } from '../phases/await-invitation.ts';
import { invitedUntil } from '../phases/invited-until.ts';
import { offeredInstead } from './counter-offer.ts';
import { creditDates } from './credit-clock.ts';
import { readVerdict, verdictWrite } from './verdicts.ts';

export type Screened = {
  readonly verdict: 'eligible' | 'unknown' | 'ineligible' | 'awaits-invitation' | 'ended';
};

/**
 * Judges what was submitted by the rules of the program version it is bound to, stores the verdict with its trace, and
 * moves on: an unknown becomes a question with a date, a sure failure a refusal with its reasons. Asked again after it
 * was answered, it says the same.
 */
export async function screenApplication(store: Store, id: string): Promise<Screened> {
  const outcome = await change<{ kind: 'standing'; verdict: Screened['verdict'] }>(
    store,
    id,
    async (loaded) => {
      const { application } = loaded;
      if (application.status !== 'submitted') return { kind: 'standing', verdict: standing(application) };
      const stored = await readVerdict(store, loaded.key, application.snapshot);
      if (stored && stored.outcome !== 'ineligible') return { kind: 'standing', verdict: 'eligible' };
      const { answers } = await readSnapshot(store, loaded.key, application.snapshot);
      const received = { ...loaded, application };
      const version = await programOf(store, application);
      // A refusal that stands beside a sent application was overruled by an appeal.
      if (stored) {
        const after = await following(store, received, version.program, answers, stored);
        return after.next.status === 'submitted' ? { kind: 'standing', verdict: 'eligible' } : after;
      }
      const judgement = await judged(store, received, version, answers);
      return withLikelyDuplicates(store, application, { person: personOf(loaded), answers }, judgement);
    },
  );
  if (outcome.kind === 'missing') return { verdict: 'ended' };
  if (outcome.kind === 'standing') return { verdict: outcome.verdict };
  if (outcome.kind === 'refused') return screenApplication(store, id);
  const { status } = outcome.application;
  return { verdict: status === 'submitted' ? 'eligible' : standing(outcome.application) };
}

/** What an earlier screening came to, read off the status. */
function standing(application: Application): Screened['verdict'] {
  const { status } = application;
  if (status === 'in-review' && application.awaits === 'invitation') return 'awaits-invitation';
  if (status === 'info-requested') return 'unknown';
  if (status === 'ineligible') return 'ineligible';
  return status === 'in-review' || status === 'reviewed' || status === 'waitlisted' || status === 'offered'
    ? 'eligible'
    : 'ended';
}

/** What follows from the rules for an application with these answers, which are its snapshot's. */
export async function judged(
  store: Store,
  loaded: Loaded<ApplicationIn<'submitted'>>,
  { program, version }: ProgramVersion,
  answers: Answers,
): Promise<Change> {
  const { application, key } = loaded;
  const asOf = civilDateIn(program.zone, application.submittedAt);
  const invited = application.invitedAt !== undefined;
  const verdict = evaluate(program, answers, { asOf, programVersion: version, invited });
  const change = await following(store, loaded, program, answers, verdict);
  const writes = [verdictWrite(store, key, application.snapshot, verdict), ...(change.writes ?? [])];
  return { ...change, writes };
}

/** What follows from a verdict, once the appeals that were granted are heard. */
async function following(
  store: Store,
  { application, key }: Loaded<ApplicationIn<'submitted'>>,
  program: Program,
  answers: Answers,
  verdict: Verdict,
): Promise<Change> {
  const { asOf } = verdict;
  const invited = application.invitedAt !== undefined;
  const outcome = await outcomeAfterAppeals(store, key, verdict);
  const happening = {
    event: 'screened',
    actor: { kind: 'system', id: 'screening' },
    data: {
      verdict: verdict.outcome,
      ...(outcome === verdict.outcome ? {} : { afterAppeal: outcome }),
      rulesHash: verdict.rulesHash,
      verdictHash: hashOf(canonicalJson(verdict)),
      failed: verdict.rules.filter((rule) => rule.outcome === 'fail').map((rule) => rule.id),
      unknown: verdict.rules.filter((rule) => rule.outcome === 'unknown').map((rule) => rule.id),
    },
  } as const;
  const subject = `APP#${application.applicationId}`;
  switch (outcome) {
    case 'eligible': {
      const settled = [settleWrite(subject, 'judge-answers')];
      const held = await heldFor(store, application.applicationId, program, answers);
      if (held.entries.length > 0)
        return {
          happening,
          writes: settled,
          ...waitingForPeople(application, held, await timeFor(store, application, program)),
        };
      const next = invited ? { next: application } : awaiting({ application, program, answers, asOf });
      return { happening, writes: settled, due: creditDates(store, application, program), ...next };
    }
    case 'ineligible': {
      const writes = [settleWrite(subject, 'judge-answers')];
      const instead = offeredInstead(store, application, program, answers, asOf);
      if (instead) return { happening, writes, ...instead };
      return {
        next: { ...receivedOf(application), status: 'ineligible' },
        move: 'find-ineligible',
        happening,
        writes,
        effects: [mail(application, 'ineligible'), ...listMoves(program, application)],
      };
    }
    case 'unknown': {
      const answerBy = await timeFor(store, application, program);
      return {
        next: { ...receivedOf(application), status: 'info-requested', askedFor: [...verdict.ask], answerBy },
        move: 'request-information',
        happening,
        writes: judgement(store, application, verdict),
        effects: [
          ...(verdict.ask.length > 0 ? [mail(application, 'information-request')] : []),
          ...ownerMail(application, verdict),
        ],
        due: verdict.ask.length > 0 ? [answerDue(application.applicationId, answerBy)] : [],
      };
    }
  }
}

/** By when a question is to be answered: of somebody who was invited to the second phase not before that closes. */
async function timeFor(
  store: Store,
  { roundId, invitedAt }: ApplicationIn<'submitted'>,
  program: Program,
): Promise<string> {
  const days = endOfDay(program.zone, store.now(), program.informationDays);
  const round = invitedAt === undefined ? undefined : await readRound(store, roundId);
  const closing = round ? invitedUntil(store, round, program) : days;
  return closing > days ? closing : days;
}

/** By the rules it may go on; somebody else's answer has to come first, by a date like any other question. */
function waitingForPeople(
  application: ApplicationIn<'submitted'>,
  { entries, answerBy: theirs }: Held,
  ours: string,
) {
  const answerBy = theirs !== undefined && theirs > ours ? theirs : ours;
  const askedFor = entries.map(({ id }) => peoplePath(id));
  return {
    next: { ...receivedOf(application), status: 'info-requested', askedFor, answerBy },
    move: 'request-information',
    effects: [mail(application, 'information-request')],
    due: [answerDue(application.applicationId, answerBy)],
  } as const satisfies Omit<Change, 'happening'>;
}

const mail = (application: Application, name: 'ineligible' | 'information-request'): Effect => ({
  kind: 'mail-applicant',
  mail: name,
  applicationId: application.applicationId,
});

/** What was given but only a person can judge goes to the program's owner. */
function judgement(store: Store, { applicationId, programId }: Application, verdict: Verdict) {
  const subject = `APP#${applicationId}`;
  if (verdict.judge.length === 0) return [settleWrite(subject, 'judge-answers')];
  return [raiseWrite(store, { subject, programId, kind: 'judge-answers', details: [...verdict.judge] })];
}

const ownerMail = ({ applicationId, programId }: Application, verdict: Verdict): Effect[] =>
  verdict.judge.length === 0
    ? []
    : [
        {
          kind: 'mail-owner',
          mail: 'owner-attention',
          programId,
          subject: `APP#${applicationId}`,
          about: 'judge-answers',
        },
      ];
