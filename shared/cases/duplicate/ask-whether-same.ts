import { allows } from '../../domain/application/status.ts';
import { change } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { alikeNow } from '../award/claims.ts';
import { endOfDay } from '../deadlines.ts';
import { closeSamePerson, type WithdrawOutcome } from '../intake/withdraw.ts';
import { readSamePerson, samePersonWrite, sealWords } from './same-person-item.ts';

export type Asked = { readonly kind: 'committed' | 'no-reason' | 'not-possible' | 'missing' };

/**
 * A manager says that an application is the second one of somebody whose other application goes on. The applicant is told
 * why and may answer; only silence until the date, or another look at the answer, ends it. Nothing is decided about
 * either of them, and money stays held.
 */
export async function askWhetherSame(
  store: Store,
  pair: { readonly end: string; readonly keep: string },
  manager: string,
  reason: string,
): Promise<Asked> {
  if (reason.trim() === '') return { kind: 'no-reason' };
  const id = pair.end;
  const outcome = await change<{ kind: 'not-possible' }>(store, id, async (loaded) => {
    const { application, key } = loaded;
    if (!allows('close-same-person', application.status)) return { kind: 'not-possible' };
    if (!('snapshot' in application) || application.snapshot === undefined) return { kind: 'not-possible' };
    const received = { ...loaded, application: { ...application, snapshot: application.snapshot } };
    const other = (await alikeNow(store, received)).find(({ applicationId }) => applicationId === pair.keep);
    if (!other || (await readSamePerson(store, id)) || (await readSamePerson(store, pair.keep)))
      return { kind: 'not-possible' };
    const { program } = await programOf(store, application);
    const answerBy = endOfDay(program.zone, store.now(), program.informationDays);
    const subject = `APP#${id}`;
    return {
      next: application,
      happening: {
        event: 'said to be the same person',
        actor: { kind: 'manager', id: manager },
        data: { keep: pair.keep, kinds: [...other.kinds], answerBy },
      },
      writes: [
        samePersonWrite({
          applicationId: id,
          keep: pair.keep,
          kinds: [...other.kinds],
          askedAt: nowIso(store),
          answerBy,
          by: manager,
          reason: sealWords(store, key, reason.trim()),
        }),
        ...[id, pair.keep].flatMap((one) => [
          settleWrite(`APP#${one}`, 'likely-duplicate'),
          settleWrite(`APP#${one}`, 'same-person'),
        ]),
      ],
      effects: [{ kind: 'mail-applicant', mail: 'same-person-asked', applicationId: id }],
      due: [{ kind: 'same-person-deadline', subject, ref: 'asked', at: answerBy }],
    };
  });
  return { kind: outcome.kind === 'refused' ? 'not-possible' : outcome.kind };
}

/** The applicant says that they are two people, or two cases, and why: a person looks again, and no date runs any more. */
export async function answerSamePerson(
  store: Store,
  id: string,
  words: string,
): Promise<{ readonly kind: 'committed' | 'not-asked' | 'missing' }> {
  const outcome = await change<{ kind: 'not-asked' }>(store, id, async ({ application, key }) => {
    const asked = await readSamePerson(store, id);
    if (!asked || asked.answeredAt || !allows('close-same-person', application.status))
      return { kind: 'not-asked' };
    const subject = `APP#${id}`;
    const { programId } = application;
    return {
      next: application,
      happening: { event: 'said to be two people', actor: { kind: 'applicant' }, data: { keep: asked.keep } },
      writes: [
        samePersonWrite({ ...asked, answeredAt: nowIso(store), answer: sealWords(store, key, words) }),
        raiseWrite(store, { subject, programId, kind: 'same-person', details: [asked.keep] }),
      ],
      effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'same-person' }],
      cancel: [{ kind: 'same-person-deadline', ref: 'asked' }],
    };
  });
  return { kind: outcome.kind === 'refused' ? 'not-asked' : outcome.kind };
}

/** The date has come without an answer. */
export const closeUnlessAnswered = (store: Store, id: string): Promise<WithdrawOutcome> =>
  closeSamePerson(store, id, { kind: 'system', id: 'clock' }, async () => {
    const asked = await readSamePerson(store, id);
    return !asked || asked.answeredAt !== undefined || asked.answerBy > nowIso(store);
  });

/** A manager has read the answer, and it is one person all the same. */
export const closeAfterAnswer = (store: Store, id: string, manager: string): Promise<WithdrawOutcome> =>
  closeSamePerson(
    store,
    id,
    { kind: 'manager', id: manager },
    async () => (await readSamePerson(store, id))?.answeredAt === undefined,
  );
