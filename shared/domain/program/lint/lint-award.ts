import { centsOfAmount } from '../amount.ts';
import type { AwardPlan, AwardPlanOf, TieBreak } from '../award-plan.ts';
import { locate } from '../paths.ts';
import type { Program, Wait } from '../schema.ts';
import { type Finding, finding } from './finding.ts';
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
  const round = award.kind !== 'rolling-loan';
  const mode =
    round === (program.mode === 'round')
      ? []
      : [finding(['mode'], `${award.kind} does not fit mode ${program.mode}`, 'Change one of the two')];
  switch (award.kind) {
    case 'round-money':
      return [...mode, ...lintTiers(award)];
    case 'round-slots':
      return [...mode, ...lintSites(program, award)];
    case 'rolling-loan':
      return [...mode, ...lintLoan(program, award)];
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

function lintSites(program: Program, award: AwardPlanOf<'round-slots'>): readonly Finding[] {
  const field = locate(program, award.ranks)?.field;
  if (field?.type !== 'ranked')
    return [
      finding(['award', 'ranks'], `"${award.ranks}" is no ranked field`, 'Name the field of ranked places'),
    ];
  const options = field.options.map(({ value }) => String(value));
  const sites = award.sites.map(({ option }) => option);
  const noFund = options.filter((option) => !sites.includes(option));
  const noOption = sites.filter((site) => !options.includes(site));
  return [
    ...noFund.map((option) =>
      finding(['award', 'sites'], `no fund for "${option}"`, 'Name its fund of slots'),
    ),
    ...noOption.map((site) =>
      finding(['award', 'sites'], `"${site}" is no option of "${award.ranks}"`, 'Use the option values'),
    ),
  ];
}

function lintLoan(program: Program, award: AwardPlanOf<'rolling-loan'>): readonly Finding[] {
  const types = [
    ['amountField', award.amountField, 'money'],
    ['termField', award.termField, 'integer'],
  ] as const;
  const fields = types.flatMap(([key, path, type]) =>
    locate(program, path)?.field.type === type
      ? []
      : [finding(['award', key], `"${path}" is no field of type ${type}`, `Name a ${type} field`)],
  );
  const scale =
    program.scoring.scale === 'ranks'
      ? []
      : [finding(['scoring', 'scale'], 'a loan is decided on ranks', 'Set scale: ranks')];
  const reasons = program.scoring.criteria.flatMap((criterion, index) =>
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
  return [...fields, ...scale, ...reasons];
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
  const late =
    review.reminderDaysBefore < review.dueDays
      ? []
      : [
          finding(
            ['review', 'reminderDaysBefore'],
            'the reminder is not after the start',
            'Use fewer days than dueDays',
          ),
        ];
  return [
    ...late,
    ...review.excludes.flatMap(({ fields }, index) =>
      fields
        .filter((field) => !locate(program, field))
        .map((field) =>
          finding(['review', 'excludes', index], `there is no field "${field}"`, 'Use the id of a field'),
        ),
    ),
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
