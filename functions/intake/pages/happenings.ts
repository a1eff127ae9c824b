import type { AuditEvent } from '../../../shared/domain/audit.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { TimelineEvent } from '../../../shared/web/extras.ts';
import { momentText } from './dates.ts';

/**
 * What an applicant is told of an event of the trail. Built from what may be known: scores, approvals, holds and everything
 * else that is not named here does not appear, so that an unreleased decision cannot be read from the page.
 */
const told: Readonly<
  Record<string, (event: AuditEvent, t: PageTexts, before: readonly AuditEvent[]) => string | undefined>
> = {
  'draft started': (_, t) => t('happening.started'),
  submitted: (_, t) => t('happening.submitted'),
  corrected: (_, t) => t('happening.corrected'),
  screened: ({ to, data }, t) => {
    if (to === 'ineligible') return t('happening.ineligible');
    if (to === 'in-review') return t('happening.awaits');
    if (to !== 'info-requested') return t('happening.eligible');
    if (data['verdict'] === 'ineligible' && data['afterAppeal'] === undefined) return t('happening.counter');
    // In order by the rules: it is somebody else's answer that has to come first.
    return t(
      (data['afterAppeal'] ?? data['verdict']) === 'eligible'
        ? 'happening.waitsForOthers'
        : 'happening.asked',
    );
  },
  'information given': ({ actor }, t, before) =>
    t(
      actor.kind !== 'applicant'
        ? 'happening.judged'
        : before.findLast(({ event }) => event === 'invited' || event === 'information given')?.event ===
            'invited'
          ? 'happening.answeredInvited'
          : 'happening.answered',
    ),
  'counter-offer declined': (_, t) => t('happening.counterNo'),
  'counter-offer lapsed': (_, t) => t('happening.counterNo'),
  'appeal received': (_, t) => t('happening.appealed'),
  'appeal upheld': (_, t) => t('happening.appealUpheld'),
  'appeal granted': (_, t) => t('happening.appealGranted'),
  invited: (_, t) => t('happening.invited'),
  'not invited': (_, t) => t('happening.notInvited'),
  'deadline extended': (_, t) => t('happening.extended'),
  'interview invited': (_, t) => t('happening.interviewInvited'),
  'interview asked again': (_, t) => t('happening.interviewAgain'),
  'interview booked': (_, t) => t('happening.interviewBooked'),
  'interview moved': (_, t) => t('happening.interviewMoved'),
  'interview times asked for': (_, t) => t('happening.interviewTimes'),
  'interview declined': (_, t) => t('happening.interviewDeclined'),
  'interview closed': (_, t) => t('happening.interviewClosed'),
  'interview missed': (_, t) => t('happening.interviewMissed'),
  'review opened': ({ data }, t) =>
    t(data['awaits'] === 'readers' ? 'happening.awaitsReaders' : 'happening.review'),
  'readers given': (_, t) => t('happening.review'),
  waitlisted: (_, t) => t('happening.waitlisted'),
  'not selected': (_, t) => t('happening.notSelected'),
  offered: (_, t) => t('happening.offered'),
  'offer accepted': (_, t) => t('happening.accepted'),
  // A page is saved as it was left, with or without an answer.
  'answered after the offer': ({ data }, t) =>
    Array.isArray(data['fields']) && data['fields'].length > 0 ? t('happening.afterOffer') : undefined,
  'award report received': (_, t) => t('happening.awardReported'),
  'award report approved': (_, t) => t('happening.awardApproved'),
  'award report sent back': (_, t) => t('happening.awardSentBack'),
  'award payment confirmed': (_, t) => t('happening.awardPaid'),
  'award held': (_, t) => t('happening.awardHeld'),
  'award hold answered': (_, t) => t('happening.awardAnswered'),
  'award hold decided': (_, t) => t('happening.awardDecided'),
  'award completed': (_, t) => t('happening.awardCompleted'),
  'offer declined': (_, t) => t('happening.declined'),
  'offer lapsed': (_, t) => t('happening.lapsed'),
  'offer kept': (_, t) => t('happening.offerKept'),
  'offer changed': (_, t) => t('happening.offerChanged'),
  'more time given': (_, t) => t('happening.moreTime'),
  'more time asked': (_, t) => t('happening.moreTimeAsked'),
  'more time refused': (_, t) => t('happening.moreTimeRefused'),
  'condition met': (_, t) => t('happening.conditionMet'),
  'condition overdue': (_, t) => t('happening.conditionLate'),
  'revocation raised': (_, t) => t('happening.noticeRaised'),
  'revocation answered': (_, t) => t('happening.noticeAnswered'),
  'revocation dropped': (_, t) => t('happening.noticeDropped'),
  'award revoked': (_, t) => t('happening.revoked'),
  'waiting list closed': (_, t) => t('happening.listClosed'),
  registered: (_, t) => t('happening.registered'),
  withdrawn: (_, t) => t('happening.withdrawn'),
  'person asked': (_, t) => t('happening.personAsked'),
  'person answered': (_, t) => t('happening.personAnswered'),
  'person declined': (_, t) => t('happening.personDeclined'),
  'request expired': (_, t) => t('happening.personExpired'),
  'closed unanswered': (_, t) => t('happening.closed'),
};

/** What happened to an application in its applicant's words, the newest first. */
export function happenings(
  events: readonly AuditEvent[],
  program: Program,
  language: Language,
): readonly TimelineEvent[] {
  const t = pageTexts(language);
  return events
    .flatMap((event, i) => {
      const title = Object.hasOwn(told, event.event)
        ? told[event.event]?.(event, t, events.slice(0, i))
        : undefined;
      return title === undefined
        ? []
        : [{ title, at: momentText(event.at, program, language), datetime: event.at }];
    })
    .reverse();
}
