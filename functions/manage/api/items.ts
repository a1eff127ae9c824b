import type * as z from 'zod';
import type { OfferTerms } from '../../../shared/domain/application/application.ts';
import { stageOf } from '../../../shared/domain/application/status.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { awardItem, fundItem, managedItem } from '../../../shared/http/openapi/manager-api.ts';
import type { Fund } from '../../../shared/store/funds.ts';
import type { Named } from '../lists/people.ts';

/** A score in hundredths as text with two decimals. */
export const scoreText = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** An application of a list, as the API says it. */
export function itemOf(row: Named, family: Program['family']): z.infer<typeof managedItem> {
  return {
    applicationId: row.applicationId,
    reference: row.reference,
    programId: row.programId,
    family,
    roundId: row.roundId,
    status: row.status,
    stage: stageOf(row.status) ?? null,
    submittedAt: row.submittedAt ?? null,
    updatedAt: row.updatedAt,
    score: row.score === undefined ? null : scoreText(row.score),
    amount: row.amount ?? null,
    applicant: row.person ?? null,
  };
}

/** What was offered, as the API says it. */
export function awardOf(
  offer: OfferTerms,
  acceptedAt: string | undefined,
): z.infer<typeof awardItem>['award'] {
  return {
    fundId: offer.fundId,
    unit: offer.unit,
    currency: offer.currency ?? null,
    units: offer.units,
    site: offer.site ?? null,
    offeredAt: offer.offeredAt,
    answerBy: offer.answerBy,
    acceptedAt: acceptedAt ?? null,
  };
}

/** A fund, as the API says it. */
export function fundOf(fund: Fund, language: Language): z.infer<typeof fundItem> {
  const { fundId, title, unit, currency, programIds, limit, reserved, offered, accepted, paid, free } = fund;
  return {
    fundId,
    title: title[language],
    unit,
    currency: currency ?? null,
    programIds,
    limit,
    reserved,
    offered,
    accepted,
    paid,
    free,
  };
}
