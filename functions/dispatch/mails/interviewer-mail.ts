import type { Effect } from '../../../shared/domain/effects.ts';
import { interviewFile } from '../../../shared/messages/calendar/interview-file.ts';
import { renderMail } from '../../../shared/messages/mail/render-mail.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { readSeat } from '../../../shared/store/interviews.ts';
import { newLink } from '../../../shared/store/links.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { readReviewer } from '../../../shared/store/reviewers.ts';
import { nowIso } from '../../../shared/store/table.ts';
import { addresses } from '../addresses.ts';
import type { Dispatch } from '../dispatch.ts';
import { whenAndWhere } from './interview-mail.ts';
import { type Dropped, dropped, mailProgram, type PreparedMail } from './prepared.ts';

/** How long after the sheets are due a link still opens the interview, if its panel still has it. */
const graceDays = 60;

/** A mail to somebody on a panel. Of the applicant it says the reference only: who it is stands behind the link's button. */
export async function prepareInterviewerMail(
  { store, baseUrl }: Dispatch,
  { mail, applicationId, seatId }: Extract<Effect, { kind: 'mail-interviewer' }>,
): Promise<PreparedMail | Dropped> {
  const seat = await readSeat(store, applicationId, seatId);
  if (seat?.status !== (mail === 'interview-off' ? 'ended' : 'open'))
    return dropped(`seat-${seat?.status ?? 'missing'}`);
  const [one, current, loaded] = await Promise.all([
    readReviewer(store, seat.programId, seat.reviewerId),
    readProgram(store, seat.programId),
    loadApplication(store, applicationId),
  ]);
  if (!one || !current || !loaded) return dropped('reviewer-gone');
  const { program } = current;
  const { appointment, sequence, epoch, programId, reviewerId } = seat;
  const { startsAt, sheetsBy } = appointment;
  const { reference } = loaded.application;
  const base = { program: mailProgram(program), name: one.name, reference, startsAt };
  const envelope = { kind: 'mail', to: one.email, replyTo: program.contact.email } as const;
  const entry = (method: 'PUBLISH' | 'CANCEL') =>
    interviewFile(
      {
        of: { seatId },
        ...{ program: base.program, language: one.language, reference, appointment },
        ...{ sequence, stampedAt: nowIso(store) },
      },
      method,
    );
  if (mail === 'interview-off')
    return {
      ...envelope,
      mail: renderMail(mail, base, one.language),
      writes: [],
      attachments: [entry('CANCEL')],
    };
  const { secret, write } = newLink(store, {
    ...{ purpose: 'interview', seatId, applicationId, reviewerId, programId, epoch },
    validUntil: new Date(Date.parse(sheetsBy) + graceDays * 86_400_000).toISOString(),
  });
  const data = { ...base, link: addresses.interviewer(baseUrl, secret), sheetsBy };
  if (mail === 'interview-sheet')
    return { ...envelope, mail: renderMail(mail, data, one.language), writes: [write] };
  if (startsAt <= nowIso(store)) return dropped('interview-begun');
  return {
    ...envelope,
    mail: renderMail(mail, { ...data, ...whenAndWhere(appointment), moved: sequence > 0 }, one.language),
    writes: [write],
    attachments: [entry('PUBLISH')],
  };
}
