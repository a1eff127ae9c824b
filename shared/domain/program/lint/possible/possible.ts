import type { Condition } from '../../../rules/language.ts';
import type { Rule } from '../../rule.ts';
import type { Program } from '../../schema.ts';
import { type Domain, domainOf, subjectKey, valuesThatHold } from './subject-values.ts';
import { both, isEmpty, type ValueSet, without } from './value-sets.ts';

/** One way to meet a condition: what each subject has to be. */
type Way = ReadonlyMap<string, ValueSet>;

/** More ways than these are not looked at. */
const mostWays = 400;
/** Says nothing of any answer. */
const anyWay: readonly Way[] = [new Map()];

/**
 * Whether anybody could meet all the conditions at once: each is looked at in every way that it can hold, and a way is out as
 * soon as one answer would have to be two things. What cannot be judged is taken for possible. Different subjects are taken for independent of each
 * other, so an impossibility that only their connection makes is not seen, and none is seen that is not there.
 */
export function isPossible(program: Program, conditions: readonly Condition[]): boolean {
  return new Ways(program).of({ all: conditions }, true).length > 0;
}

/** What has to be so for a rule not to fail. */
export const notFailed = ({ appliesWhen, check }: Rule): Condition =>
  appliesWhen ? { any: [{ not: appliesWhen }, check] } : check;

class Ways {
  readonly #program: Program;
  /** What each subject can be, by its key. */
  readonly #domains = new Map<string, Domain>();

  constructor(program: Program) {
    this.#program = program;
  }

  /** Every way in which a condition holds, or does not. */
  of(condition: Condition, holds: boolean): readonly Way[] {
    if ('all' in condition) return this.#joined(condition.all, holds, holds);
    if ('any' in condition) return this.#joined(condition.any, holds, !holds);
    if ('not' in condition) return this.of(condition.not, !holds);
    if ('countOf' in condition) return this.#counted(condition, holds);
    const values = valuesThatHold(this.#program, condition);
    const domain = domainOf(this.#program, condition);
    if (!values || !domain) return anyWay;
    this.#domains.set(subjectKey(condition), domain);
    const wanted = holds ? values : without(values);
    const left = both(wanted, domain.values);
    return isEmpty(left, domain.step) ? [] : [new Map([[subjectKey(condition), left]])];
  }

  #joined(conditions: readonly Condition[], holds: boolean, together: boolean): readonly Way[] {
    if (!together) {
      const ways = conditions.flatMap((one) => this.of(one, holds));
      return ways.length > mostWays ? anyWay : ways;
    }
    return conditions.reduce<readonly Way[]>(
      (ways, one) => this.#and(ways, this.of(one, holds)),
      [new Map()],
    );
  }

  /** Every way of both at once, without those in which an answer would have to be two things. */
  #and(left: readonly Way[], right: readonly Way[]): readonly Way[] {
    // Too many to look at together: what the first says is kept, which claims less and nothing wrong.
    if (left.length * right.length > mostWays) return left;
    return left.flatMap((a) => right.flatMap((b) => this.#merged(a, b) ?? []));
  }

  #merged(a: Way, b: Way): Way | undefined {
    const merged = new Map(a);
    for (const [key, values] of b) {
      const known = merged.get(key);
      const left = known ? both(known, values) : values;
      if (isEmpty(left, this.#domains.get(key)?.step)) return undefined;
      merged.set(key, left);
    }
    return merged;
  }

  /** Each truth of each part that makes up the count. */
  #counted(
    { countOf, atLeast = 0, atMost = countOf.length }: Extract<Condition, { countOf: unknown }>,
    holds: boolean,
  ): readonly Way[] {
    if (countOf.length > 6) return anyWay;
    const ways: Way[] = [];
    for (let bits = 0; bits < 2 ** countOf.length; bits++) {
      const truths = countOf.map((_, at) => ((bits >> at) & 1) === 1);
      const count = truths.filter(Boolean).length;
      if ((count >= atLeast && count <= atMost) !== holds) continue;
      const parts = countOf.map((one, at) => this.of(one, truths[at] === true));
      ways.push(...parts.reduce<readonly Way[]>((all, part) => this.#and(all, part), [new Map()]));
    }
    return ways.length > mostWays ? anyWay : ways;
  }
}
