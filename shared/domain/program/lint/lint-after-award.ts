import { decimal } from '../../decimal.ts';
import type { AfterAwardPlan, TranchePlan } from '../after-award-plan.ts';
import { unitOf } from '../award-plan.ts';
import type { Program } from '../schema.ts';
import { duplicates, type Finding, finding } from './finding.ts';

/** What follows acceptance: somebody owns each wait, the parts are the whole, and everything named is there. */
export function lintAfterAward(program: Program): readonly Finding[] {
  const plan = program.afterAward;
  if (!plan) return [];
  const named = [
    ...plan.reports.map(({ id }, i) => ({ value: id, path: ['afterAward', 'reports', i, 'id'] })),
    ...plan.tranches.map(({ id }, i) => ({ value: id, path: ['afterAward', 'tranches', i, 'id'] })),
  ];
  return [
    ...lintOwner(program),
    ...duplicates(named, 'the name'),
    ...named
      .filter(({ value }) => ['award', 'place', 'answer'].includes(value))
      .map(({ path }) => ownName(path)),
    ...lintUnit(program, plan),
    ...lintSum(plan.tranches),
    ...plan.tranches.flatMap((one, i) => lintTranche(plan, one, i)),
    ...plan.reports.flatMap((_, i) => lintReport(plan, i)),
    ...lintPaidBack(program, plan),
  ];
}

const ownName = (path: (string | number)[]) =>
  finding(path, '"award", "place" and "answer" are names of their own', 'Give it another name');

const lintOwner = ({ owners }: Program): readonly Finding[] =>
  owners.award === undefined
    ? [
        finding(
          ['owners'],
          'the wait "award" has no owner',
          'Add award: manager (or approver) to owners: it is asked of whatever follows acceptance',
        ),
      ]
    : [];

function lintUnit({ award }: Program, { tranches, forgiveness, repayment }: AfterAwardPlan) {
  const unit = unitOf(award);
  if (unit === undefined)
    return [finding(['afterAward'], 'a registry gives no award', 'Take afterAward out')];
  const pays = tranches.length > 0 || forgiveness !== undefined || repayment !== undefined;
  if (unit === 'slot' && pays)
    return [finding(['afterAward'], 'places are awarded, and money is planned', 'Keep to reports')];
  if (unit === 'money' && tranches.length === 0)
    return [
      finding(
        ['afterAward', 'tranches'],
        'money is awarded, and nothing pays it',
        'Add at least one tranche',
      ),
    ];
  return [];
}

/** Shares are a hundred percent exactly; fixed amounts end in one that takes the rest. */
function lintSum(tranches: readonly TranchePlan[]): readonly Finding[] {
  if (tranches.length === 0) return [];
  const path = ['afterAward', 'tranches'];
  const shares = tranches.flatMap(({ part }) => ('share' in part ? [part.share] : []));
  if (shares.length === tranches.length) {
    const sum = shares.reduce((total, share) => total.plus(share), decimal(0));
    return sum.eq(100)
      ? []
      : [finding(path, `the shares add up to ${sum.toFixed()} and not to 100`, 'Change one of them')];
  }
  const restLast = tranches.every(({ part }, i) => 'rest' in part === (i === tranches.length - 1));
  return shares.length === 0 && restLast
    ? []
    : [
        finding(
          path,
          'the parts need not be the whole of an award',
          'Use shares only, or amounts followed by one part with rest: true',
        ),
      ];
}

function lintTranche(
  { reports }: AfterAwardPlan,
  { release, proratedBy }: TranchePlan,
  i: number,
): readonly Finding[] {
  const path = ['afterAward', 'tranches', i];
  const unknown = ('after' in release ? release.after : []).filter(
    (name) => !reports.some(({ id }) => id === name),
  );
  const counted = reports.find(({ id }) => id === proratedBy)?.counts;
  const releases = proratedBy !== undefined && 'after' in release && release.after.includes(proratedBy);
  return [
    ...unknown.map((name) =>
      finding([...path, 'release'], `there is no report "${name}"`, 'Name one of the reports'),
    ),
    ...(proratedBy !== undefined && !(counted && releases)
      ? [
          finding(
            [...path, 'proratedBy'],
            `"${proratedBy}" is no attendance report that releases this part`,
            'Name a report with counts, and the same one in release.after',
          ),
        ]
      : []),
  ];
}

function lintReport({ reports }: AfterAwardPlan, i: number): readonly Finding[] {
  const one = reports[i];
  if (!one) return [];
  const path = ['afterAward', 'reports', i];
  const whole = (name: string | undefined) =>
    one.fields.some(({ id, type, optional }) => id === name && type === 'integer' && !optional);
  const needed =
    one.kind === 'attendance'
      ? [one.counts?.attended, one.counts?.held]
      : one.kind === 'occupancy'
        ? [one.lived]
        : [];
  return [
    ...(needed.every(whole)
      ? []
      : [
          finding(
            path,
            `a report of ${one.kind} needs its days as whole numbers that must be given`,
            one.kind === 'attendance' ? 'Add counts: { attended, held }' : 'Add lived',
          ),
        ]),
    ...one.fields.flatMap((field, at) =>
      field.type === 'document' || field.setBy !== 'applicant' || field.shownWhen !== undefined
        ? [finding([...path, 'fields', at], `"${field.id}" cannot be asked in a report`, 'Ask it plainly')]
        : [],
    ),
  ];
}

function lintPaidBack({ award }: Program, { forgiveness, repayment }: AfterAwardPlan): readonly Finding[] {
  const occupancy = forgiveness?.triggers.includes('occupancy') ?? false;
  return [
    ...(forgiveness && repayment
      ? [finding(['afterAward'], 'it is both forgiven and paid back', 'Keep one of the two')]
      : []),
    ...(occupancy && forgiveness?.occupancyDays === undefined
      ? [finding(['afterAward', 'forgiveness'], 'too few days at home are how many?', 'Add occupancyDays')]
      : []),
    ...(repayment && (award.kind !== 'rolling-loan' || award.annualRate === undefined)
      ? [finding(['afterAward', 'repayment'], 'the award has no yearly rate', 'Add award.annualRate')]
      : []),
  ];
}
