import type { ApplicationIn } from '../../domain/application/application.ts';
import { evaluate } from '../../domain/rules/evaluate.ts';
import { type Loaded, parseApplication } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { readMany } from '../../store/read-many.ts';
import type { Store } from '../../store/table.ts';
import type { Place } from '../../store/waiting-list.ts';
import { outcomeAfterAppeals } from '../appeals/granted.ts';
import { openSnapshot } from '../intake/snapshot.ts';
import { contextOf, type JudgedOn, judgedOn } from '../judging.ts';

type Waiting = Loaded<ApplicationIn<'waitlisted'>>;

/** Somebody on a waiting list as one move of it knows them. */
export interface OnList {
  readonly waiting: Waiting;
  readonly context: JudgedOn;
  /** Whether they still qualify, as of now: rules, other people's answers and granted appeals. Judged when first asked. */
  readonly qualifies: () => Promise<boolean>;
}

/** Those whom a move has come to know, by application and version: whoever changed is read anew. */
export type KnownOnList = Map<string, OnList>;

/** Reads somebody on the list, once for each of their versions. */
export async function onList(store: Store, known: KnownOnList, waiting: Waiting): Promise<OnList> {
  const before = known.get(nameOf(waiting.application));
  return before ?? know(store, known, waiting, await contextOf(store, waiting));
}

/** Everybody of these places who still waits, in the order of the list; read in as few calls as can be. */
export async function everybodyOnList(
  store: Store,
  known: KnownOnList,
  places: readonly Place[],
): Promise<readonly OnList[]> {
  const now = new Map<string, Waiting['application']>();
  for (const item of await readMany(
    store,
    places.map(({ applicationId }) => keys.application(applicationId)),
  )) {
    const application = parseApplication(item);
    if (application.status === 'waitlisted') now.set(application.applicationId, application);
  }
  await readUnknown(
    store,
    known,
    [...now.values()].filter((application) => !known.has(nameOf(application))),
  );
  return places.flatMap(({ applicationId }) => {
    const application = now.get(applicationId);
    return (application && known.get(nameOf(application))) ?? [];
  });
}

async function readUnknown(
  store: Store,
  known: KnownOnList,
  applications: readonly Waiting['application'][],
): Promise<void> {
  const keysOf = ({ applicationId, snapshot }: Waiting['application']) => [
    keys.applicationKey(applicationId),
    keys.snapshot(applicationId, snapshot),
  ];
  const items = await readMany(store, applications.flatMap(keysOf));
  const found = new Map(items.map((item) => [`${item['pk']} ${item['sk']}`, item]));
  for (const application of applications) {
    const [secret, sent] = keysOf(application).map(({ pk, sk }) => found.get(`${pk} ${sk}`));
    // Without its key nobody can read it any more: it is as if it were not there.
    if (!secret) continue;
    if (!sent) throw new Error('A submitted application has no snapshot');
    const key = { applicationId: application.applicationId, secret: String(secret['secret']) };
    const { answers } = openSnapshot(key, sent);
    const version = await programOf(store, application);
    know(store, known, { application, key }, judgedOn(application, version, answers));
  }
}

const nameOf = ({ applicationId, version }: { applicationId: string; version: number }) =>
  `${applicationId} ${version}`;

function know(store: Store, known: KnownOnList, waiting: Waiting, context: JudgedOn): OnList {
  let answer: Promise<boolean> | undefined;
  const one: OnList = {
    waiting,
    context,
    qualifies: () => {
      answer ??= judge(store, waiting, context);
      return answer;
    },
  };
  known.set(nameOf(waiting.application), one);
  return one;
}

async function judge(store: Store, waiting: Waiting, context: JudgedOn): Promise<boolean> {
  const again = evaluate(context.program, context.answers, {
    asOf: context.asOf,
    programVersion: context.version.version,
    invited: waiting.application.invitedAt !== undefined,
  });
  return (await outcomeAfterAppeals(store, waiting.key, again)) === 'eligible';
}
