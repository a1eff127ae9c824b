import type * as z from 'zod';
import { ruleOf } from '../../../shared/cases/award/cast-vote.ts';
import { stageOf } from '../../../shared/domain/application/status.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Interval } from '../../../shared/domain/review/severity/estimate.ts';
import { rankingScore } from '../../../shared/domain/review/severity/ranking-score.ts';
import type { Verdict } from '../../../shared/domain/rules/verdict.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { auditEvent, auditTrail, managedApplication } from '../../../shared/http/openapi/manager-api.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { json, type WebResponse } from '../../../shared/http/response.ts';
import type { Store } from '../../../shared/store/table.ts';
import { type VerifiedAudit, verifyApplication } from '../../../shared/store/verify-audit.ts';
import { type Dossier, loadNamed, readDossier, scoreOf } from '../dossier.ts';
import { type ScoresOf, scoresOf } from '../round/scores-of.ts';
import { awardOf, scoreText } from './items.ts';

/** `GET /api/manage/applications/{applicationId}` */
export async function getApplication(store: Store, request: WebRequest): Promise<WebResponse | undefined> {
  const dossier = await readDossier(store, request.param('applicationId'));
  if (!dossier) return undefined;
  const { application, program, readings } = dossier;
  const read = readings.some(({ review }) => review !== undefined);
  const scores = read ? await scoresOf(store, program, application.roundId) : undefined;
  return json(applicationOf(dossier, scores, request.language));
}

/** `GET /api/manage/applications/{applicationId}/audit` */
export async function getAudit(store: Store, request: WebRequest): Promise<WebResponse | undefined> {
  const loaded = await loadNamed(store, request.param('applicationId'));
  if (!loaded) return undefined;
  const { applicationId } = loaded.application;
  const { verified, events } = await verifyApplication(store, applicationId);
  return json({ applicationId, verified, events: eventsOf(events) } satisfies z.infer<typeof auditTrail>);
}

function applicationOf(
  dossier: Dossier,
  scores: ScoresOf | undefined,
  language: Language,
): z.infer<typeof managedApplication> {
  const { application, program, person, answers, verdict, readings, loan, offer, ledger, audit } = dossier;
  const score = scoreOf(application);
  return {
    applicationId: application.applicationId,
    reference: application.reference,
    programId: application.programId,
    family: program.family,
    programVersion: application.programVersion,
    roundId: application.roundId,
    status: application.status,
    stage: stageOf(application.status) ?? null,
    language: application.language,
    createdAt: application.createdAt,
    submittedAt: ('submittedAt' in application && application.submittedAt) || null,
    updatedAt: application.updatedAt,
    score: score === undefined ? null : scoreText(score),
    amount: offer?.units ?? null,
    applicant: person,
    answers: answers ?? null,
    verdict: verdict ? verdictOf(verdict, program, language) : null,
    appeals: dossier.appeals.map(({ appeal, words, reason }) => ({
      decision: appeal.decision,
      status: appeal.status,
      receivedAt: appeal.receivedAt,
      decideBy: appeal.decideBy,
      rules: appeal.rules,
      words,
      decidedAt: 'decidedAt' in appeal ? appeal.decidedAt : null,
      decidedBy: 'by' in appeal ? { id: appeal.by, name: appeal.name } : null,
      reason: reason ?? null,
    })),
    reviews: readings.map(({ task, reviewer, review }) => ({
      taskId: task.taskId,
      reviewerId: task.reviewerId,
      reviewerName: reviewer?.name ?? task.reviewerId,
      status: task.status,
      assignedAt: task.assignedAt,
      dueAt: task.dueAt,
      recordedAt: review?.at ?? null,
      scores: review?.scores ?? null,
      comments: review?.comments ?? null,
      severity: review ? severityOf(scores, task.reviewerId) : null,
    })),
    interview: interviewOf(dossier),
    adjusted: adjustedOf(scores, dossier),
    people: dossier.people.map(({ request, person: asked, answer }) => ({
      entry: request.entry,
      role: program.people.find(({ id }) => id === request.entry)?.role ?? null,
      name: asked.name,
      email: asked.email,
      status: request.status,
      askedAt: request.askedAt,
      answerBy: request.answerBy,
      endedAt: request.endedAt ?? null,
      outcome: request.outcome ?? null,
      note: answer?.note || null,
      answers: answer?.answers ?? null,
    })),
    loanDecision: loan ? loanOf(loan, dossier.steppedBack) : null,
    award: offer
      ? {
          ...awardOf(offer, 'acceptedAt' in application ? application.acceptedAt : undefined),
          ledger: ledger.map(({ entry, at, from, to, units }) => ({ entry, at, from, to, units })),
        }
      : null,
    waitingFor: dossier.waitingFor.map(({ kind, since, details }) => ({ kind, since, details })),
    timeline: eventsOf(audit.events),
    verified: audit.verified,
  };
}

/** A loan's decision; `approvals` are the votes for it, as they were named before there were votes against. */
function loanOf(loan: NonNullable<Dossier['loan']>, steppedBack: Dossier['steppedBack']) {
  const { recommendation, reasons, tier, approvalsNeeded, votes } = loan;
  const { quorum } = ruleOf(loan);
  const approvals = votes.flatMap(({ ballot, ...one }) => (ballot === 'for' ? [one] : []));
  return {
    ...{ recommendation, reasons, tier, approvalsNeeded, quorum, approvals },
    votes: votes.map((one) => ({ ...one, reasons: one.ballot === 'against' ? one.reasons : [] })),
    steppedBack: [...steppedBack],
  };
}

/** The interview with its sheets; null for whoever was not invited. */
function interviewOf({ interview: read }: Dossier): z.infer<typeof managedApplication>['interview'] {
  if (!read) return null;
  const { interview, needs, reason, seats } = read;
  const when = 'appointment' in interview ? interview.appointment : undefined;
  return {
    status: interview.status,
    invitedAt: interview.invitedAt,
    answerBy: interview.answerBy,
    startsAt: when?.startsAt ?? null,
    endsAt: when?.endsAt ?? null,
    place: when?.place ?? null,
    score: interview.status === 'held' ? scoreText(interview.score) : null,
    needs: needs || null,
    reason: reason || null,
    sheets: seats.map(({ seat, name, sheet }) => ({
      reviewerId: seat.reviewerId,
      reviewerName: name,
      status: seat.status,
      recordedAt: sheet?.at ?? null,
      voidedAt: sheet?.voidedAt ?? null,
      scores: sheet?.scores ?? null,
      comments: sheet?.comments ?? null,
    })),
  };
}

/** The score without what its readers give more or less than others. */
function adjustedOf(
  scores: ScoresOf | undefined,
  { application, program }: Dossier,
): z.infer<typeof managedApplication>['adjusted'] {
  const id = application.applicationId;
  const one = scores?.estimate.applications.find(({ applicationId }) => applicationId === id);
  if (!scores || !one || !scores.scored.has(id)) return null;
  const ranking = rankingScore(program.review.severity, one, scores.estimate);
  return {
    raw: scoreText(one.raw),
    adjusted: scoreText(one.adjusted),
    interval: intervalOf(one.interval),
    ranksBy: ranking.by,
    because: ranking.by === 'raw' ? ranking.why : null,
  };
}

function severityOf(scores: ScoresOf | undefined, id: string) {
  const one = scores?.estimate.reviewers.find(({ reviewerId }) => reviewerId === id);
  if (!one) return null;
  const { reviews, shift, interval, link } = one;
  return { reviews, shift: scoreText(shift), interval: intervalOf(interval), link };
}

const intervalOf = (interval: Interval | undefined) =>
  interval ? { low: scoreText(interval.low), high: scoreText(interval.high) } : null;

function verdictOf(
  verdict: Verdict,
  program: Program,
  language: Language,
): NonNullable<z.infer<typeof managedApplication>['verdict']> {
  const { ask, judge, rules, tableVersions, ...rest } = verdict;
  return {
    ...rest,
    rules: rules.map((one) => {
      const rule = program.rules.find(({ id }) => id === one.id);
      const text = one.outcome === 'fail' ? rule?.reason.text : rule?.title;
      return { ...one, message: text?.[language] ?? one.id };
    }),
    missing: [...ask],
    judge: [...judge],
    tableVersions: { ...tableVersions },
  };
}

const eventsOf = (events: VerifiedAudit['events']): z.infer<typeof auditEvent>[] =>
  events.map((event) => ({ ...event, data: { ...event.data } }));
