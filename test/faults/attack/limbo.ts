import { paidCents } from '../../../shared/domain/after-award/award.ts';
import { isDone } from '../../../shared/domain/after-award/steps.ts';
import { isFinal } from '../../../shared/domain/application/status.ts';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import { readFund } from '../../../shared/store/funds.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { type Item, nowIso, type Store } from '../../../shared/store/table.ts';
import type { World } from '../../support/crashing/world.ts';
import type { Bank } from './acts/act.ts';
import { itemOf, itemsOf, look, type One, type Seen } from './seen.ts';
import { funds, homeLoan, type Setting } from './setting.ts';

/**
 * What is stuck once everything that runs by itself has run: an effect that nobody carries out, a date that passed, a workflow that
 * failed or waits for what has happened, money that lies while somebody waits for it, and whoever waits for nobody.
 */
export async function stuck(world: World, { ids }: Setting, bank: Bank): Promise<string[]> {
  const { store } = world;
  const [seen, items] = await Promise.all([look(store, ids), world.items()]);
  const waiting = seen.all.filter(({ application }) => application.status === 'waitlisted');
  return [
    ...items.flatMap(stuckItem),
    ...items.flatMap((item) => overdue(item, seen.now)),
    ...world.failed().flatMap((one) => lost(one, seen)),
    ...seen.all.flatMap((one) => stuckWorkflow(one, world.workflows())),
    ...seen.all.flatMap((one) => ownerless(one, bank)),
    ...(await Promise.all(seen.all.map((one) => notCompleted(store, one)))).flat(),
    ...notOnList(waiting, items),
    ...(await lying(store, seen)),
  ];
}

function stuckItem(item: Item): string[] {
  if (item['type'] !== 'outbox' || item['state'] === 'done' || item['state'] === 'dropped') return [];
  return [
    `effect ${item['id']} ${JSON.stringify(item['effect'])} is ${item['state']} ${item['error'] ?? ''}`,
  ];
}

const overdue = (item: Item, now: string): string[] =>
  item['type'] === 'due' && String(item['at']) <= now
    ? [`${item['subject']} ${item['kind']} ${item['ref']} was due at ${item['at']}`]
    : [];

/** A workflow ends in an owner's hands only where its wait ran out. */
function lost({ name, error }: { name: string; error: string }, { all }: Seen): string[] {
  const one = all.find(({ id }) => name.startsWith(id));
  const told = one && itemOf(one, 'ATTENTION#workflow-failed');
  return error === 'States.Timeout' && told ? [] : [`workflow ${name} failed: ${error}`];
}

/** An application's last workflow is over where nothing is decided any more, and waits where something is. */
function stuckWorkflow(one: One, workflows: readonly string[]): string[] {
  const { id, application, award } = one;
  // Its wait ran out, and an owner was told.
  if (itemOf(one, 'ATTENTION#workflow-failed')) return [];
  const own = workflows.filter((one) => one.includes(id));
  const main = own.filter((one) => one.startsWith(`${id}--`));
  const runs = main.some((one) => / RUNNING /.test(one));
  const over = isFinal(application.status);
  const awaited =
    award === undefined || award.state === 'completed'
      ? []
      : [...award.reports, ...award.tranches].filter(
          ({ state }) => state === 'ordered' || state === 'reported',
        );
  return [
    ...(over && runs ? [`${id} is ${application.status}, its workflow waits: ${main.join()}`] : []),
    ...(!over && !runs ? [`${id} is ${application.status}, its workflow does not wait: ${main.join()}`] : []),
    ...awaited.flatMap((part) =>
      own.some((name) => name.includes(part.id) && / RUNNING /.test(name)) ||
      // Shown long before its date: its workflow begins then.
      itemOf(one, `DUE#award-opens#${part.id}`)
        ? []
        : [`${id} ${part.id} is ${part.state}, and no workflow waits for it: ${own.join()}`],
    ),
    ...(award?.state === 'completed' && own.some((one) => / RUNNING /.test(one))
      ? [`${id} is completed, and still awaited: ${own.join()}`]
      : []),
  ];
}
/** Whoever is not done is on somebody's list, or has a date that will come. */
function ownerless(one: One, bank: Bank): string[] {
  const { id, application, award } = one;
  const { status } = application;
  const dates = itemsOf(one, 'DUE#').map(({ kind }) => String(kind));
  const matters = itemsOf(one, 'ATTENTION#').map(({ kind }) => String(kind));
  const told = `${id} is ${status}, with dates ${dates.join()} and matters ${matters.join()}`;
  const wrong = matters.filter((kind) =>
    ['workflow-failed', 'ledger-differs', 'mail-bounced'].includes(kind),
  );
  const revoking =
    itemOf(one, 'REVOCATION')?.['status'] === 'open' && ['offered', 'accepted'].includes(status);
  return [
    ...wrong.map((kind) => `${told}: ${kind}`),
    ...(revoking && !dates.includes('revocation-due') && !matters.includes('revocation')
      ? [`${told}: its revocation waits for nobody`]
      : []),
    ...(status === 'offered' && !dates.includes('offer-expiry') && !matters.includes('offer-unanswered')
      ? [`${told}: its offer ends never`]
      : []),
    ...(status === 'reviewed' && !matters.includes('approve-loan') && !dates.includes('held-again')
      ? [`${told}: nobody decides`]
      : []),
    ...(itemOf(one, 'MORE-TIME') && !matters.includes('more-time-asked') ? [`${told}: asked in vain`] : []),
    ...(itemOf(one, 'OFFER-CHANGE') && !matters.includes('offer-change')
      ? [`${told}: a change that nobody looks at`]
      : []),
    ...(status !== 'offered' && (itemOf(one, 'MORE-TIME') || itemOf(one, 'OFFER-CHANGE'))
      ? [`${told}: what was asked about its offer is still open`]
      : []),
    ...(status === 'accepted' && award ? unfinished(one, told, dates, matters, bank) : []),
    ...(status === 'accepted' && !award && itemsOf(one, 'CONDITION#').length === 0
      ? [`${told}: nothing has begun`]
      : []),
  ];
}

function unfinished(
  { id, award, application }: One,
  told: string,
  dates: readonly string[],
  matters: readonly string[],
  { lines }: Bank,
): string[] {
  if (!award || award.state === 'completed') return [`${told}: done, and not completed`];
  const open = award.reports.some(({ state }) => state === 'open');
  const ordered = award.tranches.some(({ state }) => state === 'ordered');
  const owes = award.state === 'stopped' && award.owedCents > award.recoveredCents;
  const repays = application.programId === 'community-business-loan';
  const due = dates.length > 0 || matters.length > 0;
  const forgives = application.programId === 'home-purchase-loan' && paidCents(award) > 0;
  if (forgives && award.state === 'active' && !dates.includes('award-ends'))
    return [`${told}: its last day never comes`];
  const withBank = lines.some((line) => line.payment.startsWith(`${id}.`) && line.result === undefined);
  return due || owes || repays || withBank || (ordered && matters.includes('payment-late')) || open
    ? []
    : [`${told}: nothing is awaited of its award ${JSON.stringify(award)}`];
}

/** Everything that was asked of an award is done, and nobody has completed it. */
async function notCompleted(store: Store, { id, award, application }: One): Promise<string[]> {
  if (!award || application.status !== 'accepted') return [];
  const { program } = await programOf(store, application);
  const today = civilDateIn(program.zone, nowIso(store));
  return program.afterAward && isDone(award, program.afterAward, today)
    ? [`${id} is done and not completed: ${JSON.stringify(award)}`]
    : [];
}

/** Who is on a list is waitlisted, and the other way round. */
function notOnList(waiting: readonly One[], items: readonly Item[]): string[] {
  const places = items
    .filter(({ sk }) => String(sk).startsWith('WAITING#'))
    .map((item) => String(item['applicationId']));
  const ids = waiting.map(({ id }) => id);
  return [
    ...ids.filter((id) => !places.includes(id)).map((id) => `${id} waits without a place`),
    ...places.filter((id) => !ids.includes(id)).map((id) => `${id} has a place and does not wait`),
  ];
}

/** Money or a place lies free that the first in line could have, whom no person has to look at first. */
async function lying(store: Store, { all }: Seen): Promise<string[]> {
  const found: string[] = [];
  for (const { fundId, roundId, needed } of funds) {
    const free = (await readFund(store, fundId))?.free ?? 0;
    const [first] = all
      .filter(({ application: one }) => one.roundId === roundId && one.status === 'waitlisted')
      .sort((a, b) => placeOf(a) - placeOf(b))
      .filter((one) => !itemOf(one, 'DUE#held-again#same-person'));
    if (!first) continue;
    // Where the first to be complete come first, money is kept for everybody ahead whom nobody has decided about.
    const ahead = all.filter(
      ({ application: one, id }) =>
        roundId.startsWith(homeLoan) &&
        one.roundId === roundId &&
        ['in-review', 'reviewed', 'waitlisted'].includes(one.status) &&
        id !== first.id &&
        one.createdAt < first.application.createdAt,
    );
    if (free >= needed * (1 + ahead.length)) found.push(`${first.id} waits, and ${fundId} has ${free} free`);
  }
  return found;
}
const placeOf = ({ application }: One) =>
  application.status === 'waitlisted' ? application.waitlistPosition : 0;
