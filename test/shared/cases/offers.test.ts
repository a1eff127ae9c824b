import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import { readAcceptance } from '../../../shared/cases/award/acceptance.ts';
import { saveAfterOffer } from '../../../shared/cases/award/after-offer.ts';
import {
  acceptOffer,
  declineOffer,
  endKeptOffer,
  lapseOffer,
} from '../../../shared/cases/award/answer-offer.ts';
import { proposeChange, settleChange } from '../../../shared/cases/award/change-offer.ts';
import { meetCondition, readConditions } from '../../../shared/cases/award/conditions.ts';
import { loanPapersOf } from '../../../shared/cases/award/loan-papers.ts';
import { makeOffer } from '../../../shared/cases/award/make-offer.ts';
import { askForMoreTime, giveMoreTime, refuseMoreTime } from '../../../shared/cases/award/more-time.ts';
import { readDeclineWords } from '../../../shared/cases/award/offer-words.ts';
import {
  answerRevocation,
  decideRevocation,
  raiseRevocation,
  readRevocation,
} from '../../../shared/cases/award/revocation.ts';
import { type DueItem, handleDue } from '../../../shared/cases/clock.ts';
import { addDays, civilDateIn } from '../../../shared/domain/dates.ts';
import type { ApplicantMail, DueKind } from '../../../shared/domain/effects.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import { type Program, programDocument } from '../../../shared/domain/program/schema.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, readItem } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { movementWrites } from '../../../shared/store/funds.ts';
import { keys } from '../../../shared/store/keys.ts';
import { publishProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { dispatchOn } from '../../functions/dispatch/fixtures.ts';
import { soundFund } from '../../support/applying.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { roundReleased } from '../../support/round-released.ts';
import { decided, reviewed, signed, statusOf, submitted, threePrograms } from '../../support/scenario.ts';
import { sample } from '../programs/samples.ts';

let table: TestTable;
let store: Store;
const start = '2026-11-23T18:00:00.000Z';
beforeAll(async () => {
  table = await startTestTable({ startAt: start });
});
afterAll(() => table.stop());
beforeEach(async () => {
  table.clock.moveTo(start);
  store = await table.another();
  await seedSamples(store, threePrograms);
});

const [ann, bob] = ['ann', 'bob'].map((id) => ({ id, name: id, email: `${id}@example.org` })) as [P, P];
interface P {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}
const round = { kind: 'system', id: 'round' } as const;
const money = { fundId: 'health-careers-2027', units: 500_000, unit: 'money', from: 'free' } as const;
const scholarship = 'health-careers-scholarship';

async function publishedWith(program: Program, change: object): Promise<void> {
  const changed = programDocument.parse({ ...program, ...change });
  await publishProgram(store, changed, documentHash(changed));
}
async function offered(answers = {}): Promise<string> {
  const id = await reviewed(store, await submitted(store, scholarship, { answers }));
  expect((await makeOffer(store, id, money, round)).kind).toBe('committed');
  return id;
}
async function loanOffered(): Promise<string> {
  const answers = { amount: { amount: '20000.00', currency: 'USD' }, termMonths: 36 };
  const id = await reviewed(store, await submitted(store, 'community-business-loan', { answers }), 2);
  expect((await decided(store, id)).status).toBe('offered');
  return id;
}
const loadedOf = async (id: string) => {
  const loaded = await loadApplication(store, id);
  if (!loaded) throw new Error('not there');
  return loaded;
};
const termsOf = async (id: string) => {
  const application = await statusOf(store, id);
  if (!('offer' in application) || !application.offer) throw new Error('no offer');
  return application.offer;
};
async function mailed(applicationId: string, mail: ApplicantMail): Promise<string> {
  // What a round decides is told once it is released.
  const { programId } = await statusOf(store, applicationId);
  const released = ['offer', 'offer-changed', 'offer-more-time'].includes(mail);
  if (released && programId !== 'community-business-loan') await roundReleased(store, programId);
  const record = { id: 'r', state: 'pending', attempts: 0, createdAt: store.now().toISOString() } as never;
  const made = await prepareMail(dispatchOn(store), record, { kind: 'mail-applicant', mail, applicationId });
  return made.kind === 'drop' ? `dropped: ${made.reason}` : made.mail.text.replace(/\s+/g, ' ');
}
async function falls(id: string, kind: DueKind, ref: string): Promise<void> {
  const item = await readItem(store, keys.due(`APP#${id}`, kind, ref));
  if (!item) throw new Error(`nothing of ${kind} is due`);
  if (store.now().toISOString() < String(item['at'])) table.clock.moveTo(String(item['at']));
  await handleDue(store, item as unknown as DueItem);
}
const matters = async (id: string) =>
  (await listAttention(store)).filter(({ subject }) => subject === `APP#${id}`).map(({ kind }) => kind);

describe('A loan', () => {
  it('is accepted with the name of whoever applied, under exactly the papers that were read', async () => {
    const id = await loanOffered();
    const papers = await loanPapersOf(store, await loadedOf(id));
    if (!papers) throw new Error('no papers');
    expect(await acceptOffer(store, id)).toEqual({ kind: 'unsigned', wrong: 'name' });
    const wrongName = { signature: { name: 'Somebody Else', papers: papers.hash } };
    expect(await acceptOffer(store, id, wrongName)).toEqual({ kind: 'unsigned', wrong: 'name' });
    const stale = { signature: { name: 'Applicant 1', papers: '0'.repeat(64) } };
    expect(await acceptOffer(store, id, stale)).toEqual({ kind: 'unsigned', wrong: 'papers' });
    expect((await signed(store, id)).kind).toBe('committed');
    const kept = await readAcceptance(store, (await loadedOf(id)).key);
    expect(kept).toMatchObject({ hash: papers.hash, papers: papers.disclosure });
    expect(kept?.papers).toMatchObject({ apr: '5.00', financeChargeCents: 157_903 });
    const { events } = await verifyApplication(store, id);
    expect(events.find(({ event }) => event === 'offer accepted')?.data).toMatchObject({
      disclosure: papers.hash,
    });
  });

  it('whose offer was made anew has other papers: what was read before signs nothing', async () => {
    const id = await loanOffered();
    const before = await loanPapersOf(store, await loadedOf(id));
    const terms = await termsOf(id);
    table.clock.advance({ hours: 1 });
    await transact(store, [
      {
        as: 'changed offer',
        update: keys.application(id),
        set: {
          expression: 'SET offer.offeredAt = :at',
          values: { ':at': store.now().toISOString() },
        },
      },
    ]);
    const after = await loanPapersOf(store, await loadedOf(id));
    expect(after?.disclosure).toEqual(before?.disclosure);
    expect(after?.hash).not.toBe(before?.hash);
    const said = { signature: { name: 'Applicant', papers: before?.hash ?? '' } };
    expect(await acceptOffer(store, id, said)).toEqual({ kind: 'unsigned', wrong: 'papers' });
    expect(terms.units).toBe(2_000_000);
  });
});

it('An offer that is accepted leaves nothing on the owner’s list that nobody could settle any more', async () => {
  const id = await offered();
  await askForMoreTime(store, id, '');
  await askForMoreTime(store, id, 'My school is late.');
  await proposeChange(store, id, ann, 300_000);
  expect(await matters(id)).toEqual(['more-time-asked', 'offer-change']);
  expect((await acceptOffer(store, id)).kind).toBe('committed');
  expect(await matters(id)).toEqual([]);
  expect(await readItem(store, keys.offerChange(id))).toBeUndefined();
});

describe('More time to answer', () => {
  it('is given once by one form, however often and at whatever moment that is sent', async () => {
    const id = await offered();
    const { answerBy } = await termsOf(id);
    const sent = await Promise.all([1, 2, 3].map(() => askForMoreTime(store, id, '', answerBy)));
    expect(sent.map(({ kind }) => kind).sort()).toEqual(['given', 'not-possible', 'not-possible']);
    expect((await termsOf(id)).moreTime).toBe(1);
    expect(await matters(id)).toEqual([]);
  });

  it('is given at once up to the published limit; beyond it a manager decides, and the money stays where it is', async () => {
    const id = await offered();
    const first = (await termsOf(id)).answerBy;
    const given = await askForMoreTime(store, id, '');
    const second = (await termsOf(id)).answerBy;
    expect(given).toEqual({ kind: 'given', answerBy: second });
    expect(Date.parse(second) - Date.parse(first)).toBe(7 * 86_400_000);
    expect(await mailed(id, 'offer-more-time')).toContain('You can answer our offer');
    expect((await askForMoreTime(store, id, 'My school is late.')).kind).toBe('asked');
    expect((await askForMoreTime(store, id, 'Again')).kind).toBe('asked-already');
    expect(await matters(id)).toEqual(['more-time-asked']);
    expect((await refuseMoreTime(store, id, ann.id)).kind).toBe('committed');
    expect([await matters(id), (await termsOf(id)).answerBy]).toEqual([[], second]);
    const day = addDays(civilDateIn('America/Los_Angeles', second), 3);
    expect((await giveMoreTime(store, id, ann.id, civilDateIn('America/Los_Angeles', second))).kind).toBe(
      'not-a-day',
    );
    expect((await giveMoreTime(store, id, ann.id, day)).kind).toBe('committed');
    // The first date comes, and the clock finds that it is not the date any more.
    table.clock.moveTo(first);
    expect((await lapseOffer(store, id)).kind).toBe('over');
    expect((await soundFund(store, money.fundId)).offered).toBe(money.units);
    await falls(id, 'offer-expiry', 'offer');
    expect((await statusOf(store, id)).status).toBe('lapsed');
    expect((await askForMoreTime(store, id, 'late')).kind).toBe('not-possible');
  });

  it('is not asked for after the date', async () => {
    const id = await offered();
    table.clock.moveTo(new Date(Date.parse((await termsOf(id)).answerBy) + 1).toISOString());
    expect((await askForMoreTime(store, id, 'late')).kind).toBe('not-possible');
  });
});

describe('Silence, where the program keeps an offer', () => {
  it('is never a yes: the owner decides, once told; the offer ends, or has more time', async () => {
    const program = sample(scholarship);
    await publishedWith(program, { offers: { ...program.offers, onSilence: 'keep' } });
    const [first, second] = [await offered(), await offered()];
    for (const id of [first, second]) await falls(id, 'offer-expiry', 'offer');
    expect((await lapseOffer(store, first)).kind).toBe('over');
    expect([await statusOf(store, first).then(({ status }) => status), await matters(first)]).toEqual([
      'offered',
      ['offer-unanswered'],
    ]);
    expect(await mailed(first, 'offer-kept')).toContain('The offer is not accepted, and it has not ended');
    table.clock.advance({ hours: 1 });
    expect((await acceptOffer(store, first)).kind).toBe('over');
    expect((await endKeptOffer(store, first, ann.id)).kind).toBe('committed');
    expect((await statusOf(store, first)).status).toBe('lapsed');
    const day = addDays(civilDateIn('America/Los_Angeles', store.now().toISOString()), 5);
    expect((await giveMoreTime(store, second, ann.id, day)).kind).toBe('committed');
    expect((await acceptOffer(store, second)).kind).toBe('committed');
    expect([await matters(first), await matters(second)]).toEqual([[], []]);
    await soundFund(store, money.fundId);
  });
});

describe('Declining', () => {
  it('may say why; it is sealed, and nothing of it is in the trail', async () => {
    const [said, silent] = [await offered(), await offered()];
    await declineOffer(store, said, { reason: 'other-aid', words: 'I got a bigger one.' });
    await declineOffer(store, silent);
    const words = await readDeclineWords(store, (await loadedOf(said)).key);
    expect(words).toEqual({ reason: 'other-aid', words: 'I got a bigger one.' });
    expect(await readDeclineWords(store, (await loadedOf(silent)).key)).toBeUndefined();
    const { events } = await verifyApplication(store, said);
    expect(JSON.stringify(events)).not.toMatch(/bigger|other-aid/);
  });
});

describe('Conditions after the acceptance', () => {
  const place = {
    fundId: 'internship-oakland-2027',
    units: 1,
    unit: 'slot',
    site: 'oakland',
    from: 'free',
  } as const;

  it('have dates from the acceptance on, are met by a manager, and are told of when they are late', async () => {
    const id = await reviewed(store, await submitted(store, 'youth-internship'));
    await makeOffer(store, id, place, round);
    expect(await readConditions(store, id, sample('youth-internship'))).toEqual([]);
    expect((await acceptOffer(store, id)).kind).toBe('committed');
    const program = sample('youth-internship');
    expect((await readConditions(store, id, program)).map(({ condition }) => condition)).toEqual([
      'work-permit',
      'tb-test',
      'i-9',
    ]);
    expect(await mailed(id, 'accepted')).toContain('A tuberculosis (TB) test: by');
    expect((await meetCondition(store, id, 'i-9', ann)).kind).toBe('committed');
    expect((await meetCondition(store, id, 'i-9', bob)).kind).toBe('already');
    await falls(id, 'condition-due', 'work-permit');
    expect(await matters(id)).toEqual(['condition-overdue']);
    expect(await mailed(id, 'condition-overdue')).toContain('A work permit');
    await meetCondition(store, id, 'work-permit', ann);
    expect([await matters(id), await mailed(id, 'condition-overdue')]).toEqual([
      [],
      'dropped: conditions-met',
    ]);
  });

  it('may be met by an answer after the offer', async () => {
    const program = sample('youth-internship');
    const conditions = [
      {
        id: 'how-to-pay',
        title: { en: 'How to pay you', es: 'Cómo pagarle' },
        days: 10,
        confirmedBy: { answer: 'payBy' },
      },
    ];
    await publishedWith(program, { offers: { conditions } });
    const id = await reviewed(store, await submitted(store, 'youth-internship'));
    await makeOffer(store, id, place, round);
    await acceptOffer(store, id);
    const save = { page: 'before-you-start', seen: 0, typed: {}, answers: { payBy: 'check' } };
    expect((await saveAfterOffer(store, id, save as never)).kind).toBe('saved');
    const [item] = await readConditions(
      store,
      id,
      programDocument.parse({ ...program, offers: { conditions } }),
    );
    expect(item).toMatchObject({ condition: 'how-to-pay', metBy: 'answer' });
    expect(await readItem(store, keys.due(`APP#${id}`, 'condition-due', 'how-to-pay'))).toBeUndefined();
  });
});

describe('Another amount for an open offer', () => {
  it('takes two people, is a new offer with days of its own, and moves exactly the difference', async () => {
    const id = await offered();
    const before = await termsOf(id);
    table.clock.advance({ hours: 24 });
    expect((await proposeChange(store, id, ann, before.units)).kind).toBe('same-amount');
    expect((await proposeChange(store, id, ann, 300_000)).kind).toBe('committed');
    // The same form sent twice is put before the others once.
    expect((await proposeChange(store, id, ann, 300_000)).kind).toBe('already');
    expect((await settleChange(store, id, ann, { outcome: 'confirm', units: 300_000 })).kind).toBe(
      'same-person',
    );
    expect((await settleChange(store, id, bob, { outcome: 'confirm', units: 200_000 })).kind).toBe(
      'changed-since',
    );
    expect((await settleChange(store, id, bob, { outcome: 'confirm', units: 300_000 })).kind).toBe(
      'committed',
    );
    expect(await termsOf(id)).toMatchObject({ units: 300_000, changed: { from: 500_000 } });
    expect((await termsOf(id)).answerBy > before.answerBy).toBe(true);
    expect((await soundFund(store, money.fundId)).offered).toBe(300_000);
    expect(await mailed(id, 'offer-changed')).toContain('the offer is now $3,000.00');
    await proposeChange(store, id, bob, 700_000);
    const { free } = await soundFund(store, money.fundId);
    await transact(
      store,
      movementWrites(store, {
        ...{ fundId: money.fundId, from: 'free', to: 'reserved', units: free - 399_999 },
        ...{ subject: 'x', entry: 'x' },
      }),
    );
    expect((await settleChange(store, id, ann, { outcome: 'confirm', units: 700_000 })).kind).toBe(
      'fund-empty',
    );
    await transact(
      store,
      movementWrites(store, {
        ...{ fundId: money.fundId, from: 'reserved', to: 'free', units: free - 399_999 },
        ...{ subject: 'x', entry: 'y' },
      }),
    );
    expect((await settleChange(store, id, ann, { outcome: 'confirm', units: 700_000 })).kind).toBe(
      'committed',
    );
    expect((await soundFund(store, money.fundId)).offered).toBe(700_000);
    expect((await acceptOffer(store, id)).kind).toBe('committed');
  });
});

describe('Taking an award back', () => {
  const said = { reason: 'facts-differ', words: 'The school says something else.' } as const;

  it('needs a reason, notice, a chance to answer, and somebody else; then all of it is free again', async () => {
    const email = 'same@example.org';
    const id = await reviewed(store, await submitted(store, scholarship, { email }));
    await makeOffer(store, id, money, round);
    await acceptOffer(store, id);
    expect((await raiseRevocation(store, id, ann, { ...said, words: ' ' })).kind).toBe('no-words');
    expect((await raiseRevocation(store, id, ann, said)).kind).toBe('committed');
    expect((await raiseRevocation(store, id, bob, said)).kind).toBe('already');
    expect(await mailed(id, 'revocation-notice')).toContain('The school says something else.');
    const ruling = { outcome: 'revoke', why: 'It is so.' } as const;
    expect((await decideRevocation(store, id, bob, ruling)).kind).toBe('too-early');
    expect((await answerRevocation(store, id, 'It is not so.')).kind).toBe('committed');
    expect((await answerRevocation(store, id, 'Once more')).kind).toBe('already');
    expect(await matters(id)).toEqual(['revocation']);
    expect((await decideRevocation(store, id, ann, ruling)).kind).toBe('barred');
    expect((await decideRevocation(store, id, bob, { ...ruling, why: '' })).kind).toBe('no-words');
    expect((await statusOf(store, id)).status).toBe('accepted');
    expect((await decideRevocation(store, id, bob, ruling)).kind).toBe('committed');
    expect((await statusOf(store, id)).status).toBe('revoked');
    expect(await soundFund(store, money.fundId)).toMatchObject({ accepted: 0, offered: 0 });
    expect(await mailed(id, 'offer-revoked')).toContain('It is so.');
    const { events, verified } = await verifyApplication(store, id);
    expect([verified, JSON.stringify(events).includes('school')]).toEqual([true, false]);
    // The claim is given up with it: the same person can have another offer of the round.
    const again = await reviewed(store, await submitted(store, scholarship, { email }));
    expect((await makeOffer(store, again, money, round)).kind).toBe('committed');
  });

  it('is decided after the date where no answer came, and not before; it can be left as it is', async () => {
    const id = await offered();
    await raiseRevocation(store, id, ann, said);
    await falls(id, 'revocation-due', 'answer');
    expect(await matters(id)).toContain('revocation');
    table.clock.advance({ hours: 1 });
    expect((await decideRevocation(store, id, bob, { outcome: 'drop', why: 'It was a mistake.' })).kind).toBe(
      'committed',
    );
    expect((await statusOf(store, id)).status).toBe('offered');
    expect(await mailed(id, 'revocation-dropped')).toContain('exactly as it was');
    expect((await readRevocation(store, (await loadedOf(id)).key))?.status).toBe('dropped');
  });

  it('leaves what was paid where it is, and frees the rest in the same transaction', async () => {
    const id = await offered();
    await acceptOffer(store, id);
    const part = { fundId: money.fundId, from: 'accepted', to: 'paid', units: 200_000 } as const;
    await transact(store, movementWrites(store, { ...part, subject: id, entry: `${id}#000099#paid` }));
    await raiseRevocation(store, id, ann, said);
    await answerRevocation(store, id, 'No.');
    await decideRevocation(store, id, bob, { outcome: 'revoke', why: 'Yes.' });
    expect(await soundFund(store, money.fundId)).toMatchObject({ accepted: 0, paid: 200_000 });
    expect(await mailed(id, 'offer-revoked')).toContain(
      'What was paid to you already stays with you for now',
    );
  });
});

describe('Other aid', () => {
  const usd = (amount: string) => ({ amount, currency: 'USD' });

  /** The scholarship with two questions about money, and a cap made of them. */
  async function capped(): Promise<void> {
    const program = sample(scholarship);
    const ask = (id: string) => ({
      ...{ type: 'money', id, optional: true },
      label: { en: `About ${id}`, es: `Sobre ${id}` },
    });
    const [first, ...rest] = program.pages;
    const pages = [{ ...first, fields: [...(first?.fields ?? []), ask('cost'), ask('aid')] }, ...rest];
    const offers = { ...program.offers, otherAid: { cap: 'cost', fields: ['aid'] } };
    await publishedWith(program, { pages, offers });
  }
  async function sent(cost: string | undefined, aid: string | undefined): Promise<string> {
    const answers = {
      ...(cost ? { cost: usd(cost) } : {}),
      ...(aid ? { aid: usd(aid) } : {}),
    };
    return reviewed(store, await submitted(store, scholarship, { answers }));
  }

  it.each([
    [undefined, undefined, 500_000],
    ['20000.00', undefined, 500_000],
    ['20000.00', '15000.00', 500_000],
    ['20000.00', '15000.01', 499_999],
    ['20000.00', '19999.99', 1],
  ])('with a cost of %s and other aid of %s makes it %d cents', async (cost, aid, units) => {
    await capped();
    const id = await sent(cost, aid);
    expect((await makeOffer(store, id, money, round)).kind).toBe('committed');
    expect(await termsOf(id)).toMatchObject({ units });
    expect((await soundFund(store, money.fundId)).offered).toBe(units);
    if (units < 500_000)
      expect(await mailed(id, 'offer')).toContain('Without other aid it would be $5,000.00');
  });

  it('that covers all of it leaves nothing to offer: the owner looks', async () => {
    await capped();
    const id = await sent('20000.00', '20000.00');
    expect((await makeOffer(store, id, money, round)).kind).toBe('aid-covers');
    expect([(await statusOf(store, id)).status, await matters(id)]).toEqual(['reviewed', ['aid-covers']]);
  });

  it('told with the acceptance reduces it only after it was read; the rest is free in the same transaction', async () => {
    await capped();
    const id = await sent('20000.00', '15000.00');
    await makeOffer(store, id, money, round);
    const told = { otherAid: 1_700_000 };
    expect(await acceptOffer(store, id, told)).toEqual({
      kind: 'reduces',
      beside: { units: 300_000, cap: 2_000_000, otherAid: 1_700_000 },
    });
    expect((await acceptOffer(store, id, { ...told, reducedTo: 200_000 })).kind).toBe('reduces');
    expect((await acceptOffer(store, id, { otherAid: 2_000_000 })).kind).toBe('aid-covers');
    // Sent twice, it is put before the owner once.
    expect((await acceptOffer(store, id, { otherAid: 2_000_000 })).kind).toBe('aid-covers');
    const held = (await verifyApplication(store, id)).events.filter(({ event }) => event.startsWith('held'));
    expect(held).toHaveLength(1);
    expect((await statusOf(store, id)).status).toBe('offered');
    expect((await acceptOffer(store, id, { ...told, reducedTo: 300_000 })).kind).toBe('committed');
    expect(await termsOf(id)).toMatchObject({
      units: 300_000,
      reduced: { from: 500_000, otherAid: 1_700_000 },
    });
    expect(await soundFund(store, money.fundId)).toMatchObject({ accepted: 300_000, offered: 0 });
  });

  it('reduces what a round kept for somebody, and what is not needed is free', async () => {
    await capped();
    const id = await sent('20000.00', '18000.00');
    const kept = { fundId: money.fundId, from: 'free', to: 'reserved', units: 500_000 } as const;
    await transact(store, movementWrites(store, { ...kept, subject: 'round', entry: 'kept' }));
    expect((await makeOffer(store, id, { ...money, from: 'reserved' }, round)).kind).toBe('committed');
    expect(await soundFund(store, money.fundId)).toMatchObject({ reserved: 0, offered: 200_000 });
  });
});
