import type { Application } from '../domain/application/application.ts';
import { civilDateIn } from '../domain/dates.ts';
import type { Answers } from '../domain/program/fields.ts';
import type { ProgramVersion } from '../domain/program/schema.ts';
import type { Context } from '../domain/rules/read.ts';
import type { ReaderScores } from '../domain/scoring/score.ts';
import { referenceTables } from '../domain/tables/reference-tables.ts';
import { type Loaded, readAll } from '../store/applications.ts';
import { programOf } from '../store/programs.ts';
import type { Store } from '../store/table.ts';
import { open, type VaultKey } from '../store/vault.ts';
import { readSnapshot } from './intake/snapshot.ts';

type Received = Application & { submittedAt: string; snapshot: number };

/** What rules and scores are judged on: the program version, the snapshot's answers, and the day of submission. */
export async function contextOf(store: Store, { application, key }: Loaded<Received>): Promise<JudgedOn> {
  const version = await programOf(store, application);
  const { answers } = await readSnapshot(store, key, application.snapshot);
  return judgedOn(application, version, answers);
}

export type JudgedOn = Context & { readonly version: ProgramVersion };

/** The same with answers that were read with others. */
export function judgedOn(
  application: Pick<Received, 'submittedAt'>,
  version: ProgramVersion,
  answers: Answers,
): JudgedOn {
  const asOf = civilDateIn(version.program.zone, application.submittedAt);
  return { version, program: version.program, answers, asOf, tables: referenceTables };
}

/** One reader's recorded review. */
export interface Review {
  readonly taskId: string;
  readonly reviewerId: string;
  readonly at: string;
  readonly scores: ReaderScores;
  readonly comments: Readonly<Record<string, string>>;
  /** Parts that the reader said they could not judge. */
  readonly notSure: readonly string[];
  /** Since when it counts for nothing: its reader has a stake. */
  readonly voidedAt?: string;
}

/** The reviews that count, comments opened. */
export async function readReviews(store: Store, key: VaultKey): Promise<Review[]> {
  return (await readEveryReview(store, key)).filter(({ voidedAt }) => voidedAt === undefined);
}

/** All that were ever recorded of an application, the void ones too. */
export async function readEveryReview(store: Store, key: VaultKey): Promise<Review[]> {
  const items = await readAll(store, `APP#${key.applicationId}`, 'REVIEW#');
  return items.map((item) => ({
    taskId: String(item['taskId']),
    reviewerId: String(item['reviewerId']),
    at: String(item['at']),
    notSure: [],
    ...(open(key, 'review', String(item['sealed'])) as Pick<Review, 'scores' | 'comments'>),
    ...(item['voidedAt'] === undefined ? {} : { voidedAt: String(item['voidedAt']) }),
  }));
}
