import { compile } from '../../../shared/domain/rules/compiled/compile.ts';
import { evaluate } from '../../../shared/domain/rules/evaluate.ts';
import type { Figure } from '../figure.ts';
import { applications, asOf, factsOf, withHoles } from './applications.ts';
import { type Facts, twelve } from './criteria.ts';
import { bareComparisons, handWritten, jsonLogic, jsonRules, zen } from './engines.ts';

const count = 10_000;

/** How each way decides the same 10,000 applications of twelve criteria, side by side in one run. */
export async function measure(): Promise<Figure[]> {
  const answers = applications(count);
  const facts = answers.map((one) => factsOf(one) as Facts);
  const code = compile(twelve);
  if (!code) throw new Error('the twelve criteria were not compiled');
  const inputs = answers.map((one) => code.read(one, asOf));
  const [byHand, bare, logic, rules, ofZen] = [
    handWritten(),
    bareComparisons(),
    jsonLogic(),
    jsonRules(),
    zen(),
  ];

  const quick: Record<string, () => number> = {
    'a closure written by hand': () => eligible(facts, (one) => byHand(one) === true),
    'bare comparisons, blind to what is missing': () => eligible(facts, bare),
    'ours, deciding': () => eligible(inputs, (one) => code.decide(one) === 2),
    'ours, with reasons': () => eligible(inputs, (one) => code.reasons(one).failed.length === 0),
    'json-logic-engine, built': () => eligible(facts, logic),
    'ours, from the answers as they were sent': () =>
      eligible(answers, (one) => code.decide(code.read(one, asOf)) === 2),
  };
  const interpreter = () => eligible(answers, (one) => interpreted(one) === true);
  const slow: Record<string, () => Promise<number>> = {
    'json-rules-engine': () => eligibleLater(facts.slice(0, slowCount), rules),
    'zen-engine': () => eligibleLater(facts.slice(0, slowCount), ofZen.decide),
  };

  const disagreements = await disagreeing();
  const speeds = new Map<string, number>();
  // Warm, then round about, so that whatever the machine does besides falls on all alike.
  const rounds: Record<string, number[]> = {};
  for (let round = 0; round < 41; round++)
    for (const [name, run] of Object.entries(quick)) {
      const repeats = name.includes('sent') ? 1 : 20;
      const from = performance.now();
      for (let n = 0; n < repeats; n++) run();
      rounds[name] = [...(rounds[name] ?? []), (performance.now() - from) / repeats];
    }
  for (const [name, all] of Object.entries(rounds)) speeds.set(name, count / median(all.slice(5)));
  const from = performance.now();
  interpreter();
  speeds.set('the interpreter, with its trace and hashes', count / (performance.now() - from));
  for (const [name, run] of Object.entries(slow)) {
    await run();
    const all: number[] = [];
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      await run();
      all.push(performance.now() - start);
    }
    speeds.set(name, slowCount / median(all));
  }
  // After the timing: records of many shapes would slow down the closure, which in earnest sees one.
  const holes = withHoles(answers);
  const threeValued = holes.filter((one) => {
    const inputs = code.read(one, asOf);
    const expected = byHand(factsOf(one));
    const decided = [false, undefined, true];
    const all = [code.decide(inputs), code.reasons(inputs).outcome].map((outcome) => decided[outcome]);
    return [...all, interpreted(one)].some((outcome) => outcome !== expected);
  }).length;
  ofZen.end();

  const limit = speeds.get('a closure written by hand') ?? Number.NaN;
  const ratio = (name: string, other = limit) => (speeds.get(name) ?? Number.NaN) / other;
  const against = ratio('ours, deciding', speeds.get('json-rules-engine'));
  const told = [...speeds].map(([name]): Figure => {
    const held = { 'ours, deciding': 0.8, 'ours, with reasons': 0.3 }[name];
    const share = ratio(name);
    return {
      what: `rules: ${name}, beside the closure`,
      figure: share < 0.01 ? share.toExponential(1) : share.toFixed(2),
      ...(held === undefined ? {} : { limit: `>= ${held}`, holds: share >= held }),
    };
  });
  return [
    {
      what: `rules: disagreements of seven ways on ${count} applications (${eligible(facts, bare)} eligible)`,
      figure: String(disagreements),
      limit: '0',
      holds: disagreements === 0,
    },
    {
      what: `rules: disagreements of closure, both of ours and interpreter on ${count} with answers left out`,
      figure: String(threeValued),
      limit: '0',
      holds: threeValued === 0,
    },
    ...told,
    {
      what: 'rules: ours, deciding, beside json-rules-engine',
      figure: `${Math.round(against)} times`,
      limit: '>= 1000 times',
      holds: against >= 1000,
    },
  ];

  /** By the rules alone: other questions of the document are open. */
  function interpreted(one: (typeof answers)[number]): boolean | undefined {
    const { rules: all } = evaluate(twelve, one, { asOf, programVersion: 1 });
    if (all.some(({ outcome }) => outcome === 'fail')) return false;
    return all.every(({ outcome }) => outcome === 'pass') ? true : undefined;
  }

  async function disagreeing(): Promise<number> {
    let found = 0;
    for (let at = 0; at < count; at++) {
      const [a, f, i] = [answers[at], facts[at], inputs[at]];
      if (!a || !f || !i || !code) throw new Error('an application is missing');
      const expected = byHand(f) === true;
      const all = [
        bare(f),
        code.decide(i) === 2,
        code.reasons(i).outcome === 2,
        logic(f),
        interpreted(a) === true,
        await rules(f),
        await ofZen.decide(f),
      ];
      if (all.some((one) => one !== expected)) found++;
    }
    return found;
  }
}

/** The slow ones are timed on fewer, or the figure would take minutes. */
const slowCount = 2000;

function eligible<T>(all: readonly T[], decide: (one: T) => boolean): number {
  let yes = 0;
  for (const one of all) if (decide(one)) yes++;
  return yes;
}

async function eligibleLater<T>(all: readonly T[], decide: (one: T) => Promise<boolean>): Promise<number> {
  let yes = 0;
  for (const one of all) if (await decide(one)) yes++;
  return yes;
}

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
