import { canonicalJson } from '../../../shared/domain/canonical-json.ts';
import { parseApplication } from '../../../shared/store/applications.ts';
import type { Item } from '../../../shared/store/table.ts';
import type { World } from './world.ts';

/**
 * How a world stands, without what may differ between two ways to the same end: times, hashes, numbers of tries, random
 * names. Two worlds with the same list of lines are the same to every person and every cent.
 */
export async function endOf(world: World): Promise<string[]> {
  const lines = (await world.items()).flatMap(lineOf);
  // A wait that was registered anew is told anew that it is over: told twice is told once.
  const told = new Set(lines.filter((line) => line.startsWith('outbox ["resume"')));
  return [
    ...lines.filter((line) => !told.has(line)),
    ...told,
    ...world.sent().flatMap(mailLine),
    // Its number counts the changes before it.
    ...world.workflows().map((one) => `workflow ${one.replace(/--\d+ /, ' ')}`),
  ].sort();
}

/**
 * A mail, but not what depends on the moment it is sent in: whether a reader's list calls a review new, and whether somebody who is offered a
 * place right away still hears that they wait for one.
 */
function mailLine(mail: string): string[] {
  if (mail.includes(': You are on the waiting list')) return [];
  return [`mail ${mail.replace(/: (Reminder: a review is due by|A review for you, by) .*/, ': reviews')}`];
}

function lineOf(item: Item): string[] {
  const pk = String(item['pk']);
  const text = (...parts: readonly unknown[]) => [
    `${item['type']} ${pk} ${parts.map((one) => canonicalJson(JSON.parse(JSON.stringify(one ?? null)))).join(' ')}`,
  ];
  switch (item['type']) {
    case 'application': {
      const application = parseApplication(item);
      const offer = 'offer' in application ? application.offer : undefined;
      const place = 'waitlistPosition' in application ? application.waitlistPosition : undefined;
      const { reduced, counter, moreTime } = offer ?? {};
      const marks = [offer?.keptSince !== undefined, offer?.changed?.from];
      return text(application.status, offer?.fundId, offer?.units, offer?.site, place, marks, [
        ...[reduced, counter, moreTime],
      ]);
    }
    case 'round':
      return text(item['status'], proposalOf(item), item['released'], item['lastWaitlistPosition']);
    case 'fund': {
      const { limit, free, reserved, offered, accepted, paid, moves } = item;
      return text({ limit, free, reserved, offered, accepted, paid, moves });
    }
    case 'ledger':
      return text(item['kind'], item['units'], item['subject']);
    case 'audit':
      // Two workflows of one application write side by side: which comes first is nobody's to say.
      return text(item['event'], item['from'], item['to']);
    case 'claim':
      return text(item['applicationId']);
    case 'due':
      // A task's id is drawn when it is given out.
      return text(item['kind'], String(item['ref']).replace(/^tsk_[^.]*/, 'task'));
    case 'attention':
    case 'wait':
      return text(item['kind'] ?? item['stage'], item['ref']);
    case 'outbox':
      if (effectOf(item)[1] === 'waitlisted') return ['outbox waitlisted'];
      // Its name counts the events before it.
      return [`outbox ${canonicalJson(effectOf(item))} ${item['state']} ${item['reason'] ?? ''}`];
    case 'award': {
      const { state, reports, tranches, releasedCents, owedCents, recoveredCents, recoveries } = item;
      const decisions = item['decisions'] as { outcome: string; keeps: number; owedCents: number }[];
      const decided = decisions.map((one) => [one.outcome, one.keeps, one.owedCents]);
      const states = (all: unknown) =>
        (all as { id: string; state: string; cents?: number }[]).map((one) => [one.id, one.state, one.cents]);
      const money = [releasedCents, owedCents, recoveredCents, recoveries];
      return text(state, states(reports), states(tranches), money, decided);
    }
    case 'revocation':
      return text(item['status'], item['raisedBy'], item['decidedBy'], item['answeredAt'] !== undefined);
    case 'offer-change':
      return text(item['units'], item['by']);
    case 'condition':
      return text(item['condition'], item['metBy']);
    case 'decision':
      return text(item['recommendation'], item['reasons'], item['smaller'] !== undefined, votesOf(item));
    case 'appeal':
      return text(item['status'], item['by']);
    case 'same-person':
      return text(item['keep'], item['answeredAt'] !== undefined);
    case 'waiting':
      return text(item['applicationId'], item['position']);
    case 'more-time':
    case 'acceptance':
    case 'after-offer':
    case 'offer-answer':
    case 'award-report':
    case 'apart':
    case 'payment-lines':
      return [`${item['type']} ${pk.startsWith('BATCH#') ? '' : `${pk} ${item['sk']}`}`];
    case 'payment':
      return text(item['tranche'], item['cents'], item['state']);
    case 'payment-batch':
      // Its name is drawn when it is made.
      return [`payment-batch ${item['state']} ${item['count']} ${item['cents']}`];
    case 'proposal':
      return text(item['applicationId'], item['decision'], item['units'], item['position'], item['place']);
    default:
      return [];
  }
}

const votesOf = (item: Item) =>
  (item['votes'] as { by: string; ballot: string }[]).map(({ by, ballot }) => [by, ballot]).sort();

const proposalOf = (item: Item) => {
  const proposal = item['proposal'] as { offers?: number; waitlisted?: number; funds?: unknown } | undefined;
  return proposal && [proposal.offers, proposal.waitlisted, proposal.funds];
};

function effectOf(item: Item) {
  const { kind, mail, applicationId, subject, stage } = item['effect'] as Record<string, unknown>;
  return [kind, mail ?? null, applicationId ?? subject ?? null, stage ?? null];
}
