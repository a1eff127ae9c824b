import * as z from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { appealedDecision } from '../../domain/appeals/appeal.ts';
import { stages, statuses } from '../../domain/application/status.ts';
import { partyOutcomes, partyStatuses } from '../../domain/people/party.ts';
import { peopleRoles } from '../../domain/program/people-plan.ts';
import { families } from '../../domain/program/schema.ts';
import { languages } from '../../domain/text.ts';
import { answer, problems } from './problems.ts';

const instant = z.iso.datetime();
const units = z.int().nonnegative().meta({ description: 'Cents of money, or a count of places.' });
const unit = z.enum(['money', 'slot']);
const score = z
  .string()
  .regex(/^\d+\.\d\d$/)
  .meta({
    description: 'The weighted score with two decimals: 0.00 to 100.00, or a loan’s 1.00 (best) to 7.00.',
  });
const signed = z.string().regex(/^-?\d+\.\d\d$/);
const interval = (of: z.ZodString) =>
  z
    .object({ low: of, high: of })
    .nullable()
    .meta({ description: 'In 95 of 100 cases between the two; null where nothing tells.' });
const nextCursor = z.string().nullable().meta({
  description: 'Send it as `cursor` for the next page; null at the end. A search may end a page early.',
});
const person = z
  .object({ name: z.string(), email: z.string() })
  .nullable()
  .meta({ description: 'null once the person was erased.' });

/** An application in a list. */
export const managedItem = z
  .object({
    applicationId: z.string(),
    reference: z.string(),
    programId: z.string(),
    family: z.enum(families),
    roundId: z.string(),
    status: z.enum(statuses),
    stage: z.enum(stages).nullable(),
    submittedAt: instant.nullable(),
    updatedAt: instant,
    score: score.nullable(),
    amount: units.nullable().meta({ description: 'What was offered, in cents or places.' }),
    applicant: person,
  })
  .meta({ id: 'ManagedItem' });

const actor = z.object({
  kind: z.enum(['applicant', 'reviewer', 'party', 'manager', 'system']),
  id: z.string().optional(),
});

/** One event of an application's trail. */
export const auditEvent = z
  .object({
    subject: z.string(),
    seq: z.int().positive(),
    at: instant,
    event: z.string(),
    actor,
    from: z.string(),
    to: z.string(),
    data: z.record(z.string(), z.unknown()),
    previous: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEvent' });

const award = z.object({
  fundId: z.string(),
  unit,
  currency: z.literal('USD').nullable(),
  units,
  site: z.string().nullable(),
  offeredAt: instant,
  answerBy: instant,
  acceptedAt: instant.nullable(),
});

const ruleVerdict = z.object({
  id: z.string(),
  kind: z.enum(['hard', 'scored', 'informational']),
  outcome: z.enum(['pass', 'fail', 'unknown']),
  reasonCode: z.string().nullable(),
  message: z
    .string()
    .meta({ description: 'What the rule asks, or why it failed, in the language asked for.' }),
  applies: z.enum(['true', 'false', 'unknown']),
  whenTrace: z.unknown(),
  trace: z.unknown(),
});

/** An application with everything that was recorded of it. */
export const managedApplication = managedItem
  .extend({
    programVersion: z.int().positive(),
    language: z.enum(languages),
    createdAt: instant,
    answers: z.record(z.string(), z.unknown()).nullable().meta({ description: 'null until it is sent.' }),
    verdict: z
      .object({
        outcome: z.enum(['eligible', 'ineligible', 'unknown']),
        rules: z.array(ruleVerdict),
        missing: z.array(z.string()),
        judge: z.array(z.string()),
        asOf: z.iso.date(),
        programVersion: z.int(),
        rulesHash: z.string(),
        inputHash: z.string(),
        tableVersions: z.record(z.string(), z.string()),
      })
      .nullable(),
    appeals: z
      .array(
        z.object({
          decision: appealedDecision.meta({ description: 'What was appealed: the verdict on a snapshot.' }),
          status: z.enum(['open', 'upheld', 'granted']),
          receivedAt: instant,
          decideBy: instant,
          rules: z.array(z.string()).meta({ description: 'Rules whose reasons the applicant disputes.' }),
          words: z.string(),
          decidedAt: instant.nullable(),
          decidedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
          reason: z.string().nullable(),
        }),
      )
      .meta({
        description: 'The oldest first. A decision stands beside the verdict, which is never changed.',
      }),
    interview: z
      .object({
        status: z.enum(['invited', 'booked', 'held', 'missed', 'declined', 'closed']),
        invitedAt: instant,
        answerBy: instant.meta({ description: 'By when to pick a time.' }),
        startsAt: instant.nullable(),
        endsAt: instant.nullable(),
        place: z.string().nullable(),
        score: score.nullable().meta({ description: 'Of the sheets; null until it is held.' }),
        needs: z.string().nullable().meta({ description: 'What the applicant needs to take part.' }),
        reason: z.string().nullable().meta({ description: 'Why the applicant wants none.' }),
        sheets: z.array(
          z.object({
            reviewerId: z.string(),
            reviewerName: z.string(),
            status: z.enum(['open', 'sent', 'excused', 'conflict', 'ended']),
            recordedAt: instant.nullable(),
            voidedAt: instant.nullable().meta({ description: 'Since when it counts for nothing.' }),
            scores: z.record(z.string(), z.number()).nullable(),
            comments: z.record(z.string(), z.string()).nullable(),
          }),
        ),
      })
      .nullable()
      .meta({ description: 'null for whoever was not invited to one.' }),
    adjusted: z
      .object({
        raw: score,
        adjusted: score,
        interval: interval(score),
        ranksBy: z.enum(['raw', 'adjusted']),
        because: z.enum(['program', 'too-few-reviews', 'not-linked']).nullable().meta({
          description: 'Why it ranks by the score as given.',
        }),
      })
      .nullable()
      .meta({ description: 'The score without its readers’ severity; null until it is scored.' }),
    reviews: z.array(
      z.object({
        taskId: z.string(),
        reviewerId: z.string(),
        reviewerName: z.string(),
        status: z.enum(['open', 'decided', 'declined', 'ended', 'voided']),
        assignedAt: instant,
        dueAt: instant,
        recordedAt: instant.nullable(),
        scores: z.record(z.string(), z.number()).nullable(),
        comments: z.record(z.string(), z.string()).nullable(),
        severity: z
          .object({
            reviews: z.int().nonnegative().meta({ description: 'Applications of the round they have read.' }),
            shift: signed.meta({ description: 'By how much they score higher than others would.' }),
            interval: interval(signed),
            link: z.enum(['linked', 'apart', 'alone']).meta({
              description:
                'Comparable with most readers of the round, with some of them only, or with nobody.',
            }),
          })
          .nullable()
          .meta({ description: 'null until the review is recorded.' }),
      }),
    ),
    people: z
      .array(
        z.object({
          entry: z.string(),
          role: z.enum(peopleRoles).nullable(),
          name: z.string(),
          email: z.string(),
          status: z.enum(partyStatuses),
          askedAt: instant,
          answerBy: instant,
          endedAt: instant.nullable(),
          outcome: z.enum(partyOutcomes).nullable(),
          note: z.string().nullable(),
          answers: z.record(z.string(), z.unknown()).nullable(),
        }),
      )
      .meta({ description: 'Nominators, recommenders, attesters, guardians and co-owners who were asked.' }),
    loanDecision: z
      .object({
        recommendation: z.enum(['approve', 'refuse']),
        reasons: z.array(z.string()),
        tier: z.enum(['analyst', 'manager', 'committee']),
        approvalsNeeded: z.int(),
        quorum: z.int(),
        approvals: z.array(z.object({ by: z.string(), name: z.string(), at: instant })),
        votes: z.array(
          z.object({
            ballot: z.enum(['for', 'against', 'abstain']),
            by: z.string(),
            name: z.string(),
            at: instant,
            reasons: z.array(z.string()),
          }),
        ),
        steppedBack: z
          .array(z.object({ by: z.string(), name: z.string(), at: instant }))
          .meta({ description: 'Managers with a stake in it: counted, and none of the quorum.' }),
      })
      .nullable(),
    award: award
      .extend({
        ledger: z.array(
          z.object({ entry: z.string(), at: instant, from: z.string(), to: z.string(), units }),
        ),
      })
      .nullable(),
    waitingFor: z.array(z.object({ kind: z.string(), since: instant, details: z.array(z.string()) })).meta({
      description: 'What waits for a person.',
    }),
    timeline: z.array(auditEvent),
    verified: z.boolean().meta({ description: 'Whether the trail is what was written.' }),
  })
  .meta({ id: 'ManagedApplication' });

export const managedList = z
  .object({ items: z.array(managedItem), next: nextCursor })
  .meta({ id: 'ManagedList' });

export const auditTrail = z
  .object({ applicationId: z.string(), verified: z.boolean(), events: z.array(auditEvent) })
  .meta({ id: 'AuditTrail' });

export const awardItem = managedItem.extend({ award }).meta({ id: 'AwardItem' });
export const awardList = z.object({ items: z.array(awardItem), next: nextCursor }).meta({ id: 'AwardList' });

export const fundItem = z
  .object({
    fundId: z.string(),
    title: z.string(),
    unit,
    currency: z.literal('USD').nullable(),
    programIds: z.array(z.string()),
    limit: units,
    reserved: units,
    offered: units,
    accepted: units,
    paid: units,
    free: units,
  })
  .meta({ id: 'Fund' });
export const fundList = z.object({ items: z.array(fundItem) }).meta({ id: 'FundList' });

const perStatus = (value: z.ZodType) =>
  z.object(Object.fromEntries(statuses.map((status) => [status, value])) as Record<string, z.ZodType>);

export const programSummary = z
  .object({
    programId: z.string(),
    title: z.string(),
    family: z.enum(families),
    total: z.int().nonnegative(),
    counts: perStatus(z.int().nonnegative()).meta({ description: 'Applications by status.' }),
    amounts: perStatus(units).meta({ description: 'What the applications of each status were offered.' }),
    funds: z.array(fundItem),
  })
  .meta({ id: 'ProgramSummary' });

const list = {
  program: z.string().optional().meta({ description: 'A program’s id.' }),
  status: z.string().optional().meta({ description: 'One or more statuses, with commas between them.' }),
  limit: z.coerce.number().int().min(1).max(200).optional().meta({ description: '50 unless given.' }),
  cursor: z.string().optional(),
};
const language = z.object({ 'accept-language': z.string().optional() });
const byId = z.object({ applicationId: z.string() });

/** An operation for managers and viewers. */
function operation(
  operationId: string,
  summary: string,
  schema: z.ZodType,
  requestParams: NonNullable<ZodOpenApiOperationObject['requestParams']>,
  failures: Readonly<Record<number, string>>,
): ZodOpenApiOperationObject {
  return {
    tags: ['Managers'],
    operationId,
    summary,
    security: [{ manager: [] }],
    requestParams: { header: language, ...requestParams },
    responses: {
      '200': answer(summary, schema),
      ...problems({
        401: 'No token, or one that does not hold',
        403: 'The person is in no group that may see this',
        ...failures,
      }),
    },
  };
}

const badQuery = { 422: 'A parameter is not valid' };
const missing = { 404: 'There is no such thing, or it is not yours to see' };

/** The managers' part of the API. */
export const manageApiPaths: ZodOpenApiPathsObject = {
  '/api/manage/applications': {
    get: operation(
      'listManagedApplications',
      'Applications, a page at a time',
      managedList,
      {
        query: z.object({
          ...list,
          stage: z.enum(stages).optional(),
          q: z
            .string()
            .max(200)
            .optional()
            .meta({ description: 'Words of a name, an e-mail address or a reference, in any script.' }),
          sort: z
            .enum(['-submittedAt', 'submittedAt', '-score', 'score'])
            .optional()
            .meta({ description: '-submittedAt, the newest first, unless given.' }),
        }),
      },
      badQuery,
    ),
  },
  '/api/manage/applications/{applicationId}': {
    get: operation('getManagedApplication', 'One application', managedApplication, { path: byId }, missing),
  },
  '/api/manage/applications/{applicationId}/audit': {
    get: operation('getAuditTrail', 'The trail of an application', auditTrail, { path: byId }, missing),
  },
  '/api/manage/awards': {
    get: operation(
      'listAwards',
      'What was offered, a page at a time',
      awardList,
      { query: z.object(list) },
      badQuery,
    ),
  },
  '/api/manage/funds': {
    get: operation('listFunds', 'Every fund with where its units stand', fundList, {}, {}),
  },
  '/api/manage/programs/{programId}/summary': {
    get: operation(
      'getProgramSummary',
      'A program in figures',
      programSummary,
      { path: z.object({ programId: z.string() }) },
      missing,
    ),
  },
};
