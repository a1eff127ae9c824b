import { holdingAgrees } from '../../domain/funds/books.ts';
import { change, readAll } from '../../store/applications.ts';
import { raiseWrite } from '../../store/attention.ts';
import { ledgerSums, readLedger } from '../../store/funds.ts';
import type { Store } from '../../store/table.ts';

/**
 * The workflow's last step: what the ledger says of this application must be what its status says. A difference is
 * never put right by itself; it goes to the owner.
 */
export async function settle(store: Store, id: string): Promise<void> {
  await change<{ kind: 'nothing' }>(store, id, async ({ application }) => {
    if (!('offer' in application) || !application.offer) return { kind: 'nothing' };
    // Asked again because the answer was lost: it was looked at since it came to this status.
    const events = await readAll(store, `APP#${id}`, 'AUDIT#');
    if (events.some(({ event, to }) => event === 'settled' && to === application.status))
      return { kind: 'nothing' };
    const { fundId, units } = application.offer;
    const own = (await readLedger(store, fundId, `${id}#`)).filter((entry) => entry.subject === id);
    const agrees = holdingAgrees({ status: application.status, units }, ledgerSums(own));
    const { programId } = application;
    const subject = `APP#${id}`;
    return {
      next: application,
      happening: {
        event: 'settled',
        actor: { kind: 'system', id: 'workflow' },
        data: { ledgerAgrees: agrees },
      },
      writes: agrees
        ? []
        : [raiseWrite(store, { subject, programId, kind: 'ledger-differs', details: [fundId] })],
      effects: agrees
        ? []
        : [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'ledger-differs' }],
    };
  });
}
