import type { CivilDate } from '../../dates.ts';
import type { Answers } from '../../program/fields.ts';
import { formStages, invitedStages } from '../../program/missing.ts';
import { fieldsAskedAt } from '../../program/paths.ts';
import type { Program, ProgramVersion } from '../../program/schema.ts';
import type { Language } from '../../text.ts';
import { type Judgement, judgeCompiled } from '../compiled/judge-compiled.ts';
import type { RuleOutcome } from '../verdict.ts';
import { carryOver, type Loss } from './carry-over.ts';
import { type GroupValues, groupsOf, valuesIn } from './groups.ts';

export const outcomes = ['eligible', 'ineligible', 'unknown'] as const;
export type Outcome = Judgement['outcome'];
/** What the rules say before and under the draft: `eligible>unknown`. */
export type Transition = `${Outcome}>${Outcome}`;

/** What a draft does to somebody: nothing, or it makes them eligible, ineligible, or somebody who is asked or looked at first. */
export const changeKinds = ['same', 'gains', 'loses', 'opens'] as const;
export type ChangeKind = (typeof changeKinds)[number];

const kindTo = { eligible: 'gains', ineligible: 'loses', unknown: 'opens' } as const;

/** The kind of a change; an unknown is never counted as a refusal. */
export function kindOf(transition: Transition): ChangeKind {
  const [before, after] = transition.split('>') as [Outcome, Outcome];
  return before === after ? 'same' : kindTo[after];
}

/**
 * What made the difference. Rules by id: `now-fails`, `no-longer-fails`, `now-open` (cannot be judged now) and `was-open`.
 * Questions by path: `asked-new` (never put to this person), `asked` (put, and without an answer that counts under the draft)
 * and `no-longer-asked`. `only-asked` stands for whoever has nothing open but questions.
 */
export const effects = [
  'now-fails',
  'no-longer-fails',
  'now-open',
  'was-open',
  'asked-new',
  'asked',
  'no-longer-asked',
  'only-asked',
] as const;
export type CauseEffect = (typeof effects)[number];
export type Cause = { readonly effect: CauseEffect; readonly name: string };

/** One application under both versions, without anything that says whose it is. */
export type Compared = {
  readonly transition: Transition;
  /** Only where the outcome differs. */
  readonly causes: readonly Cause[];
  readonly lost: readonly Loss[];
  readonly groups: GroupValues;
};

/** What was sent, and how it is judged. */
export type Sent = {
  readonly answers: Answers;
  /** The day of submission, in the zone of the version that it was sent under. */
  readonly asOf: CivilDate;
  readonly invited: boolean;
  readonly language: Language;
};

/** Judges applications that are bound to one version by that version and by a draft, both by compiled rules. */
export function comparison(bound: ProgramVersion, draft: Program): (sent: Sent) => Compared {
  const carry = carryOver(bound.program, draft);
  const groups = groupsOf(draft);
  return ({ answers, asOf, invited, language }) => {
    const before = judgeCompiled(bound.program, answers, { asOf, invited });
    const carried = carry(answers);
    const after = judgeCompiled(draft, carried.answers, { asOf, invited });
    return {
      transition: `${before.outcome}>${after.outcome}`,
      causes: before.outcome === after.outcome ? [] : causesOf(bound.program, before, after, invited),
      lost: carried.lost,
      groups: valuesIn(groups, carried.answers, language),
    };
  };
}

function causesOf(bound: Program, before: Judgement, after: Judgement, invited: boolean): readonly Cause[] {
  const [was, is] = [hardOutcomes(before), hardOutcomes(after)];
  const turned = (
    from: ReadonlyMap<string, RuleOutcome>,
    to: ReadonlyMap<string, RuleOutcome>,
    one: RuleOutcome,
  ) => [...to].flatMap(([id, outcome]) => (outcome === one && from.get(id) !== one ? [id] : []));
  const causes = (effect: CauseEffect, names: readonly string[]) => names.map((name) => ({ effect, name }));
  const noLongerFails = causes('no-longer-fails', turned(is, was, 'fail'));
  switch (after.outcome) {
    case 'ineligible':
      return causes('now-fails', turned(was, is, 'fail'));
    case 'eligible':
      return [
        ...noLongerFails,
        ...causes('was-open', turned(is, was, 'unknown')),
        ...causes('no-longer-asked', before.outcome === 'unknown' ? without(before.ask, after.ask) : []),
      ];
    case 'unknown': {
      const asked = new Set(fieldsAskedAt(bound, invited ? invitedStages : formStages).map(({ id }) => id));
      const isNew = (path: string) => !asked.has(path.split('.')[0] ?? '');
      const paths = without(after.ask, before.ask);
      const onlyAsked = ![...is.values()].includes('unknown') && after.judge.length === 0;
      return [
        ...noLongerFails,
        ...causes('now-open', turned(was, is, 'unknown')),
        ...causes('asked-new', paths.filter(isNew)),
        ...causes(
          'asked',
          paths.filter((path) => !isNew(path)),
        ),
        ...causes('only-asked', onlyAsked ? ['*'] : []),
      ];
    }
  }
}

/** Rules that decide; the others are for those who work on the application. */
const hardOutcomes = ({ rules }: Judgement): ReadonlyMap<string, RuleOutcome> =>
  new Map(rules.flatMap(({ id, kind, outcome }) => (kind === 'hard' ? [[id, outcome] as const] : [])));

const without = (all: readonly string[], others: readonly string[]) =>
  all.filter((one) => !others.includes(one));
