import { restartRound } from '../../../shared/cases/restart-workflow.ts';
import { approveRelease, rejectRelease } from '../../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { reasonIn } from '../pages/comparison-part.ts';
import { notPossiblePage } from '../pages/confirm-page.ts';
import { approvePage, closePage, rejectPage, restartRoundPage } from '../pages/round-actions.ts';
import { roundAddress } from '../pages/values.ts';
import { readRoundModel, roundNamed } from './model.ts';

type Posted = Asked & { readonly fields: URLSearchParams };
type Answer = Promise<WebResponse | undefined>;

/** Close a round: asked for, then done. Those still being judged are left out only knowingly. */
export async function askToClose({ store }: ManageDependencies, asked: Asked): Answer {
  const found = await roundNamed(store, asked.request.param('roundId'));
  return found && closePage(asked.frame, await readRoundModel(store, found));
}
export async function close(deps: ManageDependencies, asked: Posted): Answer {
  const found = await roundNamed(deps.store, asked.request.param('roundId'));
  if (!found) return undefined;
  const id = found.round.roundId;
  const { kind } = await closeRound(deps.store, id, asked.who.id, asked.fields.get('leave') === 'yes');
  switch (kind) {
    case 'closing':
      return seeOther(roundAddress(id, '?done=closed'));
    case 'already':
      return seeOther(roundAddress(id));
    case 'missing':
      return undefined;
    case 'unfinished':
      return closePage(asked.frame, await readRoundModel(deps.store, found), true);
    case 'same-person':
    case 'extension-runs':
    case 'not-invited':
    case 'nobody-reviewed':
      return closePage(asked.frame, await readRoundModel(deps.store, found));
  }
}

/** Approve a release: bound to the very proposal that was looked at. */
export async function askToApprove({ store }: ManageDependencies, asked: Asked): Answer {
  const found = await roundNamed(store, asked.request.param('roundId'));
  if (!found) return undefined;
  return approvePage(
    asked.frame,
    await readRoundModel(store, found),
    asked.request.query.get('proposal') ?? '',
  );
}
export async function approve(deps: ManageDependencies, asked: Posted): Answer {
  const found = await roundNamed(deps.store, asked.request.param('roundId'));
  if (!found) return undefined;
  const id = found.round.roundId;
  const seen = asked.fields.get('proposalHash') ?? '';
  const outcome = await approveRelease(deps.store, id, asked.who, seen, reasonIn(asked.fields));
  if (outcome.kind === 'approved')
    return seeOther(roundAddress(id, outcome.missing > 0 ? '?done=first-approval' : '?done=approved'));
  if (outcome.kind === 'missing') return undefined;
  if (outcome.kind === 'unusual')
    return approvePage(asked.frame, await readRoundModel(deps.store, found), seen, true);
  const { t } = asked.frame;
  return notPossible(asked, id, t(`manage.round.${outcome.kind}`));
}

/** Send a proposal back. */
export async function askToReject({ store }: ManageDependencies, asked: Asked): Answer {
  const found = await roundNamed(store, asked.request.param('roundId'));
  return found && rejectPage(asked.frame, found);
}
export async function reject(deps: ManageDependencies, asked: Posted): Answer {
  const found = await roundNamed(deps.store, asked.request.param('roundId'));
  if (!found) return undefined;
  const id = found.round.roundId;
  const { kind } = await rejectRelease(deps.store, id, asked.who);
  return kind === 'rejected'
    ? seeOther(roundAddress(id, '?done=rejected'))
    : notPossible(asked, id, asked.frame.t('manage.round.not-possible'));
}

/** Start the round's workflow again after it gave up. */
export async function askToRestart({ store }: ManageDependencies, asked: Asked): Answer {
  const found = await roundNamed(store, asked.request.param('roundId'));
  return found && restartRoundPage(asked.frame, found);
}
export async function restart(deps: ManageDependencies, asked: Posted): Answer {
  const found = await roundNamed(deps.store, asked.request.param('roundId'));
  if (!found) return undefined;
  const id = found.round.roundId;
  const { kind } = await restartRound(deps.store, id, asked.who.id);
  return kind === 'committed'
    ? seeOther(roundAddress(id, '?done=restarted'))
    : notPossible(asked, id, asked.frame.t('manage.round.not-possible'));
}

const notPossible = ({ frame }: Asked, id: string, text: string) =>
  notPossiblePage(frame, { text, section: 'rounds', back: roundAddress(id) });
