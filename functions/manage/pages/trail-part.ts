import { type Status, statuses } from '../../../shared/domain/application/status.ts';
import type { AuditEvent } from '../../../shared/domain/audit.ts';
import { formatList } from '../../../shared/messages/values.ts';
import { tag } from '../../../shared/web/components/index.ts';
import { statusTag, timeline } from '../../../shared/web/extras.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { Dossier } from '../dossier.ts';
import { type Frame, paragraph } from './frame.ts';
import { subjectText } from './trace-text.ts';
import { moment, unitsText } from './values.ts';

const events = [
  'draft started',
  'submitted',
  'correction started',
  'correction dropped',
  'corrected',
  'screened',
  'information given',
  'review opened',
  'review recorded',
  'review handed over',
  'review overdue',
  'stake declared',
  'reader assigned',
  'interview invited',
  'interview asked again',
  'interview booked',
  'interview moved',
  'interview needs told',
  'interview times asked for',
  'interview declined',
  'interview closed',
  'interview missed',
  'interview unanswered',
  'interview sheet recorded',
  'interview sheet voided',
  'interviewer left',
  'interview sheets due',
  'approval asked',
  'loan approved',
  'voted against',
  'abstained',
  'manager recused',
  'review taken back',
  'review voided',
  'document announced',
  'document arrived',
  'document never came',
  'document scanned',
  'document refused',
  'document released',
  'document removed',
  'not selected',
  'waitlisted',
  'offered',
  'offer accepted',
  'answered after the offer',
  'award begun',
  'award report received',
  'award report approved',
  'award report sent back',
  'award report opened',
  'award report overdue',
  'award payment ordered',
  'award payment confirmed',
  'award payment returned',
  'award payment set aside',
  'award payment late',
  'award held',
  'award hold answered',
  'award hold unanswered',
  'award hold decided',
  'award money came back',
  'award completed',
  'offer declined',
  'offer lapsed',
  'offer kept',
  'offer change proposed',
  'offer change dropped',
  'offer changed',
  'more time asked',
  'more time given',
  'more time refused',
  'condition met',
  'condition overdue',
  'revocation raised',
  'revocation answered',
  'revocation unanswered',
  'revocation dropped',
  'award revoked',
  'waiting list closed',
  'held: other aid covers it',
  'smaller amount proposed',
  'registered',
  'invited',
  'not invited',
  'deadline extended',
  'withdrawn',
  'closed unanswered',
  'held: same person',
  'no longer held',
  'told apart',
  'said to be the same person',
  'said to be two people',
  'closed: same person',
  'settled',
  'workflow handed to owner',
  'workflow started again',
  'matter settled',
  'person asked',
  'person asked again',
  'person reminded',
  'person can',
  'person declined',
  'person answered',
  'person replaced',
  'request cancelled',
  'request expired',
  'appeal received',
  'appeal upheld',
  'appeal granted',
  'appeal overdue',
  'counter-offer declined',
  'counter-offer lapsed',
  'decision due soon',
  'decision overdue',
] as const;

/** Everything that happened, the newest first, and whether the trail is what was written. */
export function trailPart(frame: Frame, dossier: Dossier, own: string): Html {
  const { t } = frame;
  const { audit, program } = dossier;
  return html`<p class="govuk-body">${tag({
    text: t(audit.verified ? 'manage.trail.verified' : 'manage.trail.broken'),
    classes: audit.verified ? 'govuk-tag--green' : 'govuk-tag--red',
  })}</p>${paragraph(t(audit.verified ? 'manage.trail.verifiedText' : 'manage.trail.brokenText'))}${timeline(
    [...audit.events].reverse().map((event) => {
      return {
        title: eventName(frame, event.event),
        at: moment(frame, event.at, program),
        datetime: event.at,
        by: actorText(frame, dossier, event, own),
        detail: detailOf(frame, dossier, event),
      };
    }),
  )}`;
}

/** What an event of the trail is called. */
export function eventName({ t }: Frame, event: string): string {
  const known = events.find((one) => one === event);
  return known ? t(`manage.event.${known}`) : event;
}

function actorText(
  { t }: Frame,
  { readers, loan, steppedBack, people, appeals }: Dossier,
  { actor }: AuditEvent,
  own: string,
): string {
  switch (actor.kind) {
    case 'applicant':
      return t('manage.applicant');
    case 'reviewer':
      return readers.get(actor.id) ?? actor.id;
    case 'party':
      return (
        people.find(({ request }) => request.partyId === actor.id)?.person.name ?? t('manage.trail.party')
      );
    case 'manager':
      return actor.id === own
        ? t('manage.trail.you')
        : ([...(loan?.votes ?? []), ...steppedBack].find(({ by }) => by === actor.id)?.name ??
            appeals.flatMap(({ appeal }) =>
              'by' in appeal && appeal.by === actor.id ? [appeal.name] : [],
            )[0] ??
            t('manage.trail.manager'));
    case 'system':
      return t('manage.trail.system');
  }
}

/** What an event says beside its name: the new status, a reason, who or what it was about. */
function detailOf(frame: Frame, { program, readers }: Dossier, event: AuditEvent): Content {
  const { t, language } = frame;
  const { data } = event;
  const named = (id: unknown) => readers.get(String(id)) ?? String(id);
  const lines: Content[] = [];
  if (event.from !== event.to && isStatus(event.to)) lines.push(html`→ ${statusTag(event.to, language)}`);
  if (event.event === 'interview booked' || event.event === 'interview moved')
    lines.push(moment(frame, String(data['startsAt']), program));
  if (Array.isArray(data['interviewers'])) lines.push(formatList(data['interviewers'].map(named), language));
  if (Array.isArray(data['readers'])) lines.push(formatList(data['readers'].map(named), language));
  if (data['reviewer']) lines.push(named(data['reviewer']));
  if (Array.isArray(data['fields']))
    lines.push(
      formatList(
        data['fields'].map((path) => subjectText(frame, String(path), program)),
        language,
      ),
    );
  if (typeof data['units'] === 'number')
    lines.push(unitsText(frame, data['unit'] === 'slot' ? 'slot' : 'money', data['units']));
  if (event.event === 'information given' && data['reason'])
    lines.push(t('manage.trail.reason', { reason: String(data['reason']) }));
  if (data['error']) lines.push(t('manage.trail.error', { error: String(data['error']) }));
  if (data['ledgerAgrees'] === false) lines.push(t('manage.about.ledger-differs'));
  return lines.length === 0
    ? undefined
    : html`${lines.map((line, i) => html`${i === 0 ? '' : html`<br>`}${line}`)}`;
}

const isStatus = (text: string): text is Status => (statuses as readonly string[]).includes(text);
