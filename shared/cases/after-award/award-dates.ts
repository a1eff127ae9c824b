import { forgivenFrom, reportOf } from '../../domain/after-award/steps.ts';
import { change, loadApplication } from '../../store/applications.ts';
import { raiseWrite } from '../../store/attention.ts';
import { readAward } from '../../store/awards.ts';
import { keys, subjectOf } from '../../store/keys.ts';
import { dueWrites, outboxWrites } from '../../store/outbox.ts';
import { readPayment } from '../../store/payments.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { present, transact } from '../../store/transact.ts';
import { morningOf } from '../deadlines.ts';
import { dated } from './begin-award.ts';
import { changeAward, standingOf } from './change-award.ts';
import { completeIfDone } from './complete-award.ts';
import { orderData, ordering } from './orders.ts';
import { startOf } from './starts.ts';

/** Its date is near enough for a workflow to wait for it. */
export async function openObligation(store: Store, id: string, obligation: string): Promise<void> {
  await changeAward<{ kind: 'nothing' }>(store, id, ({ award, loaded }) => {
    const state = reportOf(award, obligation)?.state;
    if (state !== 'open' && state !== 'reported') return { kind: 'nothing' };
    return {
      award,
      happening: {
        event: 'award report opened',
        actor: { kind: 'system', id: 'clock' },
        data: { report: obligation },
      },
      effects: [startOf(loaded.application, obligation)],
      cancel: [{ kind: 'award-opens', ref: obligation }],
    };
  });
}

/** Reminds of a report that is still open: once for each of its dates. */
export async function remindOfReport(store: Store, id: string, report: string): Promise<void> {
  const award = await readAward(store, id);
  const one = award && reportOf(award, report);
  await transact(store, [
    {
      as: 'due',
      delete: keys.due(subjectOf.application(id), 'award-reminder', report),
      when: present,
    },
    ...(one?.state === 'open'
      ? outboxWrites(store, `${id}.award-reminder-${report}-${one.sent}`, [
          { kind: 'mail-applicant', mail: 'award-reminder', applicationId: id, obligation: report },
        ])
      : []),
  ]);
}

/** The date has passed: the applicant is told what that means, and the owner has it on their list. */
export async function reportOverdue(store: Store, id: string, report: string): Promise<void> {
  await changeAward<{ kind: 'nothing' }>(store, id, ({ award, program, now }) => {
    if (reportOf(award, report)?.state !== 'open') return { kind: 'nothing' };
    const subject = subjectOf.application(id);
    const programId = program.id;
    return {
      award,
      happening: {
        event: 'award report overdue',
        actor: { kind: 'system', id: 'clock' },
        data: { report, at: now },
      },
      writes: [raiseWrite(store, { subject, programId, kind: 'award-overdue', details: [report] })],
      effects: [
        { kind: 'mail-applicant', mail: 'award-overdue', applicationId: id, obligation: report },
        { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'award-overdue' },
      ],
      cancel: [{ kind: 'award-overdue', ref: report }],
    };
  });
}

/** The day of a part has come: it is ordered, unless the award is held or over. */
export async function releaseByDate(store: Store, id: string, tranche: string): Promise<void> {
  await changeAward<{ kind: 'nothing' }>(store, id, (standing) => {
    const order = ordering(store, standing.award, standing);
    if (order.ids.length === 0) return { kind: 'nothing' };
    return {
      award: order.award,
      happening: {
        event: 'award payment ordered',
        actor: { kind: 'system', id: 'clock' },
        data: orderData(order.award, order.ids),
      },
      writes: order.writes,
      effects: order.effects,
      due: order.due,
      cancel: [{ kind: 'award-release', ref: tranche }],
    };
  });
}

/** An order that nobody confirmed in its time is put before the owner. */
export async function paymentLate(store: Store, id: string, tranche: string): Promise<void> {
  const order = await readPayment(store, id, tranche);
  if (!order || order.state === 'paid' || order.state === 'cancelled') return;
  await change<{ kind: 'nothing' }>(store, id, ({ application }) => {
    const subject = subjectOf.application(id);
    const { programId } = application;
    return {
      next: application,
      happening: {
        event: 'award payment late',
        actor: { kind: 'system', id: 'clock' },
        data: { tranche, at: nowIso(store) },
      },
      writes: [raiseWrite(store, { subject, programId, kind: 'payment-late', details: [tranche] })],
      effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'payment-late' }],
      cancel: [{ kind: 'payment-late', ref: tranche }],
    };
  });
}

/** Something ended by time alone, or after the last wait: what is done is completed; a loan that is still being forgiven has its last day yet to come. */
export async function awardEnds(store: Store, id: string): Promise<void> {
  if ((await completeIfDone(store, id)).kind !== 'not-yet') return;
  const loaded = await loadApplication(store, id);
  const standing = loaded && (await standingOf(store, loaded));
  const until = standing && forgivenFrom(standing.award, standing.plan);
  if (!standing || until === undefined || until <= standing.today) return;
  const { award, program } = standing;
  await transact(store, dueWrites([dated('award-ends', award, 'end', morningOf(program.zone, until))]));
}
