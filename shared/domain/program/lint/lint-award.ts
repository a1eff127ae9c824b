import { centsOfAmount } from '../amount.ts';
import {
  type AwardPlan,
  type AwardPlanOf,
  isRoundPlan,
  type RollingPlan,
  type TieBreak,
} from '../award-plan.ts';
import { allFields, locate } from '../paths.ts';
import type { Program, Wait } from '../schema.ts';
import { type Finding, finding } from './finding.ts';
import { lintCertain } from './lint-certain.ts';
import { lintFunds } from './lint-funds.ts';
import { lintSites } from './lint-sites.ts';
import { needsType } from './needs-type.ts';
import { demographicField, isDemographic } from './subjects.ts';

/** Award plan, review plan, window and owners: they fit the fields, each other, and nobody waits for nobody. */
export function lintAward(program: Program): readonly Finding[] {
  const { award } = program;
  return [
    ...lintKind(program, award),
    ...('tieBreaks' in award ? award.tieBreaks.flatMap((one, i) => lintTieBreak(program, one, i)) : []),
    ...lintReview(program),
    ...lintOwners(program),
    ...lintTimes(program),
  ];
}

function lintKind(program: Program, award: AwardPlan): readonly Finding[] {
  const round = isRoundPlan(award);
  const mode =
    round === (program.mode === 'round')
      ? []
      : [finding(['mode'], `${award.kind} does not fit mode ${program.mode}`, 'Change one of the two')];
  switch (award.kind) {
    case 'round-money':
      return [...mode, ...lintTiers(award)];
    case 'round-slots':
      return [...mode, ...lintSites(program, award)];
    case 'round-asked':
      return [...mode, ...needsType(program, 'amountField', award.amountField, 'money')];
    case 'round-seats':
      return mode;
    case 'round-funds':
      return [...mode, ...lintFunds(program, award)];
    case 'rolling-loan':
      return [...mode, ...lintLoan(program, award)];
    case 'first-come':
      return [...mode, ...lintLine(program, award), ...lintTable(program, award)];
    case 'registry':
      return [...mode, ...lintLine(program, award), ...lintRenewals(program, award)];
  }
}

function lintTiers({ tiers }: AwardPlanOf<'round-money'>): readonly Finding[] {
  const shares = tiers.reduce((sum, tier) => sum + (tier.sharePercent ?? 0), 0);
  return [
    ...tiers.flatMap((tier, index) => {
      const path = ['award', 'tiers', index];
      const last = index === tiers.length - 1;
      const before = tiers[index - 1];
      const order =
        before && centsOfAmount(tier.amount) >= centsOfAmount(before.amount)
          ? [finding(path, 'amounts stand highest first', 'Put this tier above the one before it')]
          : [];
      const share =
        last === (tier.sharePercent === undefined)
          ? []
          : [finding(path, 'every tier but the last has a sharePercent', 'The last takes the rest')];
      return [...order, ...share];
    }),
    ...(shares > 100
      ? [finding(['award', 'tiers'], `the shares sum to ${shares}`, 'Keep them at 100 or less')]
      : []),
  ];
}

function lintLoan(program: Program, award: AwardPlanOf<'rolling-loan'>): readonly Finding[] {
  return [
    ...needsType(program, 'amountField', award.amountField, 'money'),
    ...needsType(program, 'termField', award.termField, 'integer'),
    ...lintLine(program, award),
    ...lintQuorums(award),
  ];
}

/** A quorum is of a committee, and no smaller than the side that decides. */
function lintQuorums({ authority }: AwardPlanOf<'rolling-loan'>): readonly Finding[] {
  return authority.flatMap(({ by, approvals, quorum }, index) => {
    const path = ['award', 'authority', index, 'quorum'];
    if (quorum === undefined) return [];
    if (by !== 'committee') return [finding(path, 'only a committee has a quorum', 'Take it out')];
    return quorum < approvals
      ? [finding(path, `${approvals} votes decide, so ${quorum} are no quorum`, 'Give at least as many')]
      : [];
  });
}

/** One line on the scale of the scores, and a specific reason for each factor that can decide against somebody. */
function lintLine(program: Program, award: RollingPlan): readonly Finding[] {
  const { scale, criteria } = program.scoring;
  const lines = {
    ranks: award.kind === 'rolling-loan' ? award.approveBelow : undefined,
    points: award.approveAtLeast,
  };
  const [name, wanted] = scale === 'ranks' ? ['approveBelow', lines.ranks] : ['approveAtLeast', lines.points];
  const other = scale === 'ranks' ? lines.points : lines.ranks;
  const line =
    wanted !== undefined && other === undefined
      ? []
      : [
          finding(
            ['award'],
            `on the scale of ${scale} the line is ${name}`,
            `Give ${name}, and no other line`,
          ),
        ];
  const reasons = criteria.flatMap((criterion, index) =>
    criterion.refusal
      ? []
      : [
          finding(
            ['scoring', 'criteria', index],
            `"${criterion.id}" has no specific reason for a refusal`,
            'Add refusal: code and text',
          ),
        ],
  );
  return [...line, ...reasons];
}

/** Conditions of an amount look at what everybody has to answer. */
function lintTable(program: Program, { amount }: AwardPlanOf<'first-come'>): readonly Finding[] {
  return amount.plus.flatMap(({ when }, index) =>
    lintCertain(program, when, ['award', 'amount', 'plus', index, 'when']),
  );
}

function lintRenewals(program: Program, { renewals }: AwardPlanOf<'registry'>): readonly Finding[] {
  if (!renewals) return [];
  const path = ['award', 'renewals'];
  const list = allFields(program).find(({ id }) => id === renewals.list);
  if (list?.type !== 'list')
    return [finding([...path, 'list'], `"${renewals.list}" is no list`, 'Name a list field')];
  const types = [
    ['what', renewals.what, 'choice'],
    ['number', renewals.number, 'text'],
    ['expires', renewals.expires, 'date'],
  ] as const;
  return types.flatMap(([key, id, type]) =>
    list.fields.find((field) => field.id === id)?.type === type
      ? []
      : [
          finding(
            [...path, key],
            `"${id}" is no ${type} field of "${list.id}"`,
            `Name a ${type} field of it`,
          ),
        ],
  );
}

function lintTieBreak(program: Program, tieBreak: TieBreak, index: number): readonly Finding[] {
  const path = ['award', 'tieBreaks', index];
  if ('criterion' in tieBreak)
    return program.scoring.criteria.some(({ id }) => id === tieBreak.criterion)
      ? []
      : [finding(path, `there is no criterion "${tieBreak.criterion}"`, 'Use the id of a criterion')];
  const located = locate(program, tieBreak.field);
  if (!located) return [finding(path, `there is no field "${tieBreak.field}"`, 'Use the id of a field')];
  return isDemographic(located) ? [demographicField(tieBreak.field, path)] : [];
}

function lintReview(program: Program): readonly Finding[] {
  const { review } = program;
  const late = lintLadder(review);
  return [
    ...late,
    ...lintAssignment(program),
    ...review.excludes.flatMap(({ fields }, index) =>
      fields
        .filter((field) => !locate(program, field))
        .map((field) =>
          finding(['review', 'excludes', index], `there is no field "${field}"`, 'Use the id of a field'),
        ),
    ),
  ];
}

/** Readers for everybody at once need something that ends for everybody at once. */
function lintAssignment({ award, review }: Program): readonly Finding[] {
  if (review.assignment.when === 'arrival' || isRoundPlan(award)) return [];
  return [
    finding(
      ['review', 'assignment', 'when'],
      `"round-close" waits for a round to close, and ${award.kind} has none`,
      'Use arrival, or an award plan that decides in rounds',
    ),
  ];
}

/** Every task ends at a person who answers for it, and no step comes before there is a task. */
function lintLadder({ ladder, dueDays, load }: Program['review']): readonly Finding[] {
  const early = ladder.flatMap(({ days }, index) =>
    -days < dueDays
      ? []
      : [
          finding(
            ['review', 'ladder', index, 'days'],
            'the step is not after the start',
            'Use fewer days before the due day than dueDays',
          ),
        ],
  );
  const owned = ladder.some((step) => step.do === 'tell-manager');
  return [
    ...early,
    ...(owned
      ? []
      : [finding(['review', 'ladder'], 'a late review ends at nobody', 'Add a step that tells the manager')]),
    ...(load.least <= load.most
      ? []
      : [finding(['review', 'load'], 'least is above most', 'Swap the two or lower least')]),
  ];
}

const everyWait: readonly Wait[] = ['information', 'judgement', 'review', 'decision', 'offer'];

function lintOwners(program: Program): readonly Finding[] {
  return everyWait
    .filter((wait) => program.owners[wait] === undefined)
    .map((wait) =>
      finding(['owners'], `the wait "${wait}" has no owner`, `Add ${wait}: manager (or approver) to owners`),
    );
}

function lintTimes(program: Program): readonly Finding[] {
  const { opensAt, closesAt } = program.window;
  const area = program.serviceArea.postalCodes.flatMap(({ from, to }, index) =>
    from <= to ? [] : [finding(['serviceArea', 'postalCodes', index], 'from is above to', 'Swap the two')],
  );
  if (closesAt === undefined)
    return program.mode === 'round'
      ? [...area, finding(['window'], 'a round has to close', 'Add closesAt')]
      : area;
  return closesAt > opensAt
    ? area
    : [...area, finding(['window', 'closesAt'], 'it closes before it opens', 'Use a later time')];
}
