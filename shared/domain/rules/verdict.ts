/** What one condition came to, and from which value; enough to explain the verdict and to replay it. */
export type Trace =
  | { readonly op: 'all' | 'any' | 'not'; readonly result: Truth; readonly of: readonly Trace[] }
  | {
      readonly op: 'countOf';
      /** How many have to hold: `2..`, `..1`, `1..2`. */
      readonly limit: string;
      readonly result: Truth;
      readonly of: readonly Trace[];
    }
  | {
      readonly op: string;
      readonly subject: string;
      /** The value looked at as text, `null` where it is missing or cannot be judged. */
      readonly value: string | null;
      readonly limit: string;
      /** What the value rests on, where the program's own definition chose: the household that counts, the rows that do (from 1). */
      readonly by?: string;
      readonly result: Truth;
    };

/** Three-valued: an unknown is never a yes and never a no. */
export type Truth = 'true' | 'false' | 'unknown';

export type RuleOutcome = 'pass' | 'fail' | 'unknown';

export type RuleVerdict = {
  readonly id: string;
  readonly kind: 'hard' | 'scored' | 'informational';
  readonly outcome: RuleOutcome;
  /** The reason's code where the rule failed, else null; the text is in the program document. */
  readonly reasonCode: string | null;
  /** Whether the rule was asked at all: false where its `appliesWhen` surely does not hold. */
  readonly applies: Truth;
  readonly whenTrace: Trace | null;
  readonly trace: Trace;
};

/** The answer of the rules for one application on one day. Its canonical JSON replays to the same bytes. */
export type Verdict = {
  readonly outcome: 'eligible' | 'ineligible' | 'unknown';
  readonly rules: readonly RuleVerdict[];
  /** Paths of what the applicant can still supply. */
  readonly ask: readonly string[];
  /** Paths of what was given, or what an analyst sets, that only a person can judge. */
  readonly judge: readonly string[];
  /** The day the verdict is about, in the program's zone. */
  readonly asOf: string;
  readonly programVersion: number;
  readonly rulesHash: string;
  readonly inputHash: string;
  /** Version of each reference table that the rules look at. */
  readonly tableVersions: Readonly<Record<string, string>>;
  /** Judged with the questions of an invited phase, which are not asked of anybody before. */
  readonly invited?: true;
};
