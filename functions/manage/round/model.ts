import { waitingForReaders } from '../../../shared/cases/review/panels/waiting.ts';
import { comparisonsOf, readPlanned } from '../../../shared/cases/round/expectations.ts';
import { type Readiness, readiness } from '../../../shared/cases/round/readiness.ts';
import { roundId } from '../../../shared/domain/ids.ts';
import { isRoundPlan } from '../../../shared/domain/program/award-plan.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Comparison, RoundPlanned } from '../../../shared/domain/round/comparison.ts';
import type { ProposalLine, Round } from '../../../shared/domain/round/round.ts';
import type { Attention } from '../../../shared/store/attention.ts';
import { type Fund, listFunds } from '../../../shared/store/funds.ts';
import { subjectOf } from '../../../shared/store/keys.ts';
import { listPrograms, readProgram, roundIdOf } from '../../../shared/store/programs.ts';
import { readProposal, readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { attentionOf } from '../dossier.ts';
import { applicationsOf, type KnownApplication } from '../lists/people.ts';

/** A round with the program it belongs to. */
export interface RoundOf {
  readonly round: Round;
  readonly program: Program;
}

/** A round with everything that its page shows. */
export interface RoundModel extends RoundOf {
  /** Before it is allocated. */
  readonly readiness: Readiness | undefined;
  /** After. */
  readonly lines: readonly ProposalLine[];
  readonly known: ReadonlyMap<string, KnownApplication>;
  readonly funds: ReadonlyMap<string, Fund>;
  readonly waitingFor: readonly Attention[];
  /** What a manager wrote down beforehand. */
  readonly planned: RoundPlanned | undefined;
  /** The list beside what was expected of it. */
  readonly comparisons: readonly Comparison[];
  /** How many wait for readers, which are given out all at once. */
  readonly waitForReaders: number;
}

/** The rounds of every program that decides in rounds, each program's present cycle. */
export async function listRounds(store: Store): Promise<RoundOf[]> {
  const programs = (await listPrograms(store)).filter(({ program }) => isRoundPlan(program.award));
  const rounds = await Promise.all(
    programs.map(async ({ program }) => ({ program, round: await readRound(store, roundIdOf(program)) })),
  );
  return rounds.flatMap(({ program, round }) => (round ? [{ program, round }] : []));
}

/** The round that an address names; undefined for any other text, and for a program without rounds. */
export async function roundNamed(store: Store, id: string): Promise<RoundOf | undefined> {
  const parsed = roundId.safeParse(id);
  const round = parsed.success ? await readRound(store, parsed.data) : undefined;
  const found = round && (await readProgram(store, round.programId));
  return round && found && isRoundPlan(found.program.award) ? { round, program: found.program } : undefined;
}

/** Reads what the round's page shows. */
export async function readRoundModel(store: Store, { round, program }: RoundOf): Promise<RoundModel> {
  const before = round.status === 'open' || round.status === 'closed';
  const ready = before ? await readiness(store, round.programId, round.roundId) : undefined;
  const lines = 'proposal' in round ? await readProposal(store, round.roundId, round.proposal.run) : [];
  const comparisons = 'proposal' in round ? await comparisonsOf(store, round, lines) : [];
  const ids = [
    ...comparisons.flatMap(({ left }) => left),
    ...lines.map((line) => line.applicationId),
    ...(ready?.unfinished ?? []).map((one) => one.applicationId),
    ...(ready?.collisions ?? []).flatMap((one) => [one.applicationId, ...one.others]),
  ];
  const [known, funds, waitingFor, waiting, planned] = await Promise.all([
    applicationsOf(store, ids),
    listFunds(store),
    attentionOf(store, subjectOf.round(round.roundId)),
    waitingForReaders(store, round.programId, round.roundId),
    readPlanned(store, round.roundId),
  ]);
  return {
    round,
    program,
    readiness: ready,
    lines,
    known,
    funds: new Map(funds.map((fund) => [fund.fundId as string, fund])),
    waitingFor,
    planned,
    comparisons,
    waitForReaders: waiting.length,
  };
}
