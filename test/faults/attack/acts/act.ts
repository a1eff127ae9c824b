import type { Store } from '../../../../shared/store/table.ts';
import type { One, Seen } from '../seen.ts';
import type { Pair } from '../setting.ts';

/** People who decide; none of them reads, applies or is asked. */
const person = (id: string) => ({ id: `sub-${id}`, name: id, email: `${id}@managers.example.org` });
export const morgan = person('morgan');
export const avery = person('avery');
export const managers = [morgan, avery, person('robin'), person('kim')] as const;

/** What somebody does, with everything that they typed or saw: done once more it is the same form sent again. */
export type Command = (store: Store) => Promise<{ readonly kind: string }>;

/** What an act finds before it is done. */
export interface Scene extends Seen {
  readonly store: Store;
  readonly pairs: readonly Pair[];
  readonly bank: Bank;
  /** A number drawn for this step. */
  readonly chance: number;
}

/** What the bank is asked to pay and does, whatever our system knows of it. */
export interface Bank {
  readonly lines: readonly BankLine[];
  /** Reads the files of every batch that was released since. */
  read(store: Store): Promise<void>;
}
export interface BankLine {
  readonly batchId: string;
  readonly payment: string;
  readonly cents: number;
  /** What became of it at the bank: its money left, or came back at once. */
  result?: 'paid' | 'returned';
}

/** One way to do something: the form is filled in when it is chosen. */
export type Way = () => Promise<Command> | Command;

/** Something that somebody does. */
export interface Act {
  readonly name: string;
  /** How often it is chosen among what could be done: what ends much is rare, what leads on is not. */
  readonly weight: number;
  /** Every way in which it could be done now, and would not be refused. */
  ways(scene: Scene): readonly Way[];
  /** Answers that say that it was done now; `committed` unless said otherwise. */
  readonly done?: readonly string[];
  /** Done again with the same form it is done again, harmlessly. */
  readonly repeats?: boolean;
}

/** An act on one application: for whom it is possible, and what is done. */
export const actOn = (
  name: string,
  weight: number,
  isPossible: (one: One, scene: Scene) => boolean,
  what: (one: One, scene: Scene) => Promise<Command> | Command,
  more: Pick<Act, 'done' | 'repeats'> = {},
): Act => ({
  ...{ name, weight },
  ways: (scene) => scene.all.filter((one) => isPossible(one, scene)).map((one) => () => what(one, scene)),
  ...more,
});
