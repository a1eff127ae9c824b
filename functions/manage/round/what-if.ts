import { expectWhatIf, isStale, thinkWhatIf } from '../../../shared/cases/round/think-what-if.ts';
import { fundId } from '../../../shared/domain/ids.ts';
import { parseTypedMoney } from '../../../shared/domain/money.ts';
import { fundsOfPlan, unitOf } from '../../../shared/domain/program/award-plan.ts';
import { objectives } from '../../../shared/domain/program/funds-plan.ts';
import { restrictionName, restrictionsOf } from '../../../shared/domain/round/several-funds.ts';
import type { WhatIfChange } from '../../../shared/domain/round/what-if.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { listFunds } from '../../../shared/store/funds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { listWhatIfs, readWhatIf } from '../../../shared/store/what-ifs.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { applicationsOf } from '../lists/people.ts';
import { notPossiblePage } from '../pages/confirm-page.ts';
import type { Frame } from '../pages/frame.ts';
import { roundAddress } from '../pages/values.ts';
import { thoughtPage, whatIfAddress, whatIfPage } from '../pages/what-if-page.ts';
import { type RoundOf, roundNamed } from './model.ts';
import { wholeNumber } from './plan.ts';

type Answer = Promise<WebResponse | undefined>;
type Posted = Asked & { readonly fields: URLSearchParams };

/** `GET …/what-if`: asks what should be otherwise. */
export async function askWhatIf({ store }: ManageDependencies, asked: Asked): Answer {
  const found = await roundNamed(store, asked.request.param('roundId'));
  if (!found) return undefined;
  if (!isOpen(found)) return notNow(asked.frame, found, 'whatIf.tooLate');
  return whatIfPage(
    asked.frame,
    await shown(store, found),
    await listWhatIfs(store, found.round.roundId),
    new URLSearchParams(),
  );
}

/** `POST` to the same: works it out and shows it. */
export async function tryWhatIf(
  { store }: ManageDependencies,
  { frame, fields, request, who }: Posted,
): Answer {
  const found = await roundNamed(store, request.param('roundId'));
  if (!found) return undefined;
  const { roundId } = found.round;
  const model = await shown(store, found);
  const typed = read(found, model.funds, fields);
  if ('wrong' in typed)
    return whatIfPage(frame, model, await listWhatIfs(store, roundId), fields, typed.wrong);
  const outcome = await thinkWhatIf(store, roundId, typed, who);
  switch (outcome.kind) {
    case 'thought':
      return seeOther(whatIfAddress(roundId, outcome.id));
    case 'missing':
      return undefined;
    case 'nobody-reviewed':
      return notNow(frame, found, 'whatIf.nobody');
    case 'not-possible':
      return notNow(frame, found, 'whatIf.tooLate');
  }
}

/** `GET …/what-if/{whatIfId}`: what would have come out. */
export async function showWhatIf({ store }: ManageDependencies, { frame, request, who }: Asked): Answer {
  const found = await roundNamed(store, request.param('roundId'));
  const one = found && (await readWhatIf(store, found.round.roundId, request.param('whatIfId')));
  if (!found || !one) return undefined;
  const stale = await isStale(store, found.round.roundId, one);
  const ids = [...one.result.offered, ...one.unchanged.offered];
  return thoughtPage(frame, await shown(store, found, ids), one, stale, who.right === 'manage');
}

/** `POST …/what-if/{whatIfId}/expect`: takes it as what is expected of the round. */
export async function expectIt({ store }: ManageDependencies, { frame, request, who }: Posted): Answer {
  const found = await roundNamed(store, request.param('roundId'));
  if (!found) return undefined;
  const { roundId } = found.round;
  const { kind } = await expectWhatIf(store, roundId, request.param('whatIfId'), who);
  switch (kind) {
    case 'planned':
      return seeOther(roundAddress(roundId, '?done=planned'));
    case 'stale':
      return notNow(frame, found, 'whatIf.stale', whatIfAddress(roundId));
    case 'not-possible':
      return notNow(frame, found, 'gate.tooLate');
    case 'missing':
      return undefined;
  }
}

const isOpen = ({ round }: RoundOf): boolean => round.status === 'open' || round.status === 'closed';

const notNow = (
  frame: Frame,
  { round }: RoundOf,
  why: 'whatIf.tooLate' | 'whatIf.nobody' | 'whatIf.stale' | 'gate.tooLate',
  back = roundAddress(round.roundId),
) => notPossiblePage(frame, { text: frame.t(why), section: 'rounds', back });

async function shown(store: Store, found: RoundOf, ids: readonly string[] = []) {
  const [funds, known] = await Promise.all([listFunds(store), applicationsOf(store, ids)]);
  return { ...found, known, funds: new Map(funds.map((fund) => [fund.fundId as string, fund])) };
}

/** What was typed, only where it differs from how things stand; or the funds whose box could not be read. */
function read(
  { program: { award } }: RoundOf,
  funds: ReadonlyMap<string, { readonly free: number }>,
  fields: URLSearchParams,
): WhatIfChange | { readonly wrong: readonly string[] } {
  const places = unitOf(award) === 'slot';
  const typed = fundsOfPlan(award).map((id) => {
    const text = fields.get(`fund-${id}`) ?? '';
    return { id, units: places ? wholeNumber(text) : parseTypedMoney(text)?.cents };
  });
  const wrong = typed.flatMap(({ id, units }) => (units === undefined ? [id] : []));
  if (wrong.length > 0) return { wrong };
  const names = award.kind === 'round-funds' ? restrictionsOf(award).map(restrictionName) : [];
  const objective = objectives.find((one) => one === fields.get('objective'));
  const other = award.kind === 'round-funds' && objective !== award.objective ? objective : undefined;
  return {
    funds: typed.flatMap(({ id, units = 0 }) =>
      units === (funds.get(id)?.free ?? 0) ? [] : [{ fundId: fundId.parse(id), units }],
    ),
    without: fields.getAll('without').filter((one) => names.includes(one)),
    ...(other ? { objective: other } : {}),
  };
}
