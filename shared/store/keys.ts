import { createHash } from 'node:crypto';
import { demographicsPrefix, outboxPrefix } from './schema.ts';
import type { Key } from './table.ts';

/** Every key of the table. docs/table.md lists them with their access patterns; keep the two together. */
const pad = (n: number, width: number) => String(n).padStart(width, '0');

export const keys = {
  application: (id: string): Key => ({ pk: `APP#${id}`, sk: 'META' }),
  applicationKey: (id: string): Key => ({ pk: `APP#${id}`, sk: 'KEY' }),
  draft: (id: string): Key => ({ pk: `APP#${id}`, sk: 'DRAFT' }),
  asked: (id: string): Key => ({ pk: `APP#${id}`, sk: 'ASKED' }),
  afterOffer: (id: string): Key => ({ pk: `APP#${id}`, sk: 'AFTER-OFFER' }),
  demographics: (id: string): Key => ({ pk: `${demographicsPrefix}${id}`, sk: 'DEMOGRAPHICS' }),
  snapshot: (id: string, n: number): Key => ({ pk: `APP#${id}`, sk: `SNAPSHOT#${pad(n, 4)}` }),
  verdict: (id: string, n: number): Key => ({ pk: `APP#${id}`, sk: `VERDICT#${pad(n, 4)}` }),
  task: (id: string, task: string): Key => ({ pk: `APP#${id}`, sk: `TASK#${task}` }),
  review: (id: string, task: string): Key => ({ pk: `APP#${id}`, sk: `REVIEW#${task}` }),
  reviewDraft: (id: string, task: string): Key => ({ pk: `APP#${id}`, sk: `REVIEW-DRAFT#${task}` }),
  party: (id: string, party: string): Key => ({ pk: `APP#${id}`, sk: `PARTY#${party}` }),
  interview: (id: string): Key => ({ pk: `APP#${id}`, sk: 'INTERVIEW' }),
  interviewSeat: (id: string, seat: string): Key => ({ pk: `APP#${id}`, sk: `INTERVIEW-SEAT#${seat}` }),
  interviewSheet: (id: string, seat: string): Key => ({ pk: `APP#${id}`, sk: `INTERVIEW-SHEET#${seat}` }),
  slot: (round: string, slot: string): Key => ({ pk: `ROUND#${round}`, sk: `SLOT#${slot}` }),
  followed: (id: string): Key => ({ pk: `APP#${id}`, sk: 'FOLLOWED' }),
  samePerson: (id: string): Key => ({ pk: `APP#${id}`, sk: 'SAME-PERSON' }),
  appeal: (id: string, ref: string): Key => ({ pk: `APP#${id}`, sk: `APPEAL#${ref}` }),
  decision: (id: string): Key => ({ pk: `APP#${id}`, sk: 'DECISION' }),
  acceptance: (id: string): Key => ({ pk: `APP#${id}`, sk: 'ACCEPTANCE' }),
  offerAnswer: (id: string): Key => ({ pk: `APP#${id}`, sk: 'OFFER-ANSWER' }),
  moreTime: (id: string): Key => ({ pk: `APP#${id}`, sk: 'MORE-TIME' }),
  condition: (id: string, condition: string): Key => ({ pk: `APP#${id}`, sk: `CONDITION#${condition}` }),
  offerChange: (id: string): Key => ({ pk: `APP#${id}`, sk: 'OFFER-CHANGE' }),
  revocation: (id: string): Key => ({ pk: `APP#${id}`, sk: 'REVOCATION' }),
  waitlist: (round: string): Key => ({ pk: `ROUND#${round}`, sk: 'WAITLIST' }),
  waiting: (round: string, application: string): Key => ({
    pk: `ROUND#${round}`,
    sk: `WAITING#${application}`,
  }),
  document: (id: string, document: string): Key => ({ pk: `APP#${id}`, sk: `DOC#${document}` }),
  award: (id: string): Key => ({ pk: `APP#${id}`, sk: 'AWARD' }),
  awardReport: (id: string, report: string, n: number): Key => ({
    pk: `APP#${id}`,
    sk: `AWARD-REPORT#${report}#${pad(n, 4)}`,
  }),
  payment: (id: string, tranche: string): Key => ({ pk: `APP#${id}`, sk: `PAYMENT#${tranche}` }),
  paymentBatch: (batch: string): Key => ({ pk: 'PAYMENT-BATCHES', sk: `BATCH#${batch}` }),
  paymentLines: (batch: string): Key => ({ pk: `BATCH#${batch}`, sk: 'LINES' }),
  wait: (subject: string, stage: string): Key => ({ pk: subject, sk: `WAIT#${stage}` }),
  audit: (id: string, seq: number): Key => ({ pk: `APP#${id}`, sk: `AUDIT#${pad(seq, 6)}` }),
  due: (subject: string, kind: string, ref: string): Key => ({ pk: subject, sk: `DUE#${kind}#${ref}` }),
  attention: (subject: string, kind: string): Key => ({ pk: subject, sk: `ATTENTION#${kind}` }),
  reference: (reference: string): Key => ({ pk: `REFERENCE#${reference}`, sk: 'REFERENCE' }),
  identity: (program: string, cycle: string, kind: string, hash: string, id: string): Key => ({
    pk: `IDENTITY#${program}#${cycle}#${kind}#${hash}`,
    sk: `APP#${id}`,
  }),
  claim: (program: string, cycle: string, kind: string, hash: string): Key => ({
    pk: `CLAIM#${program}#${cycle}#${kind}#${hash}`,
    sk: 'CLAIM',
  }),
  idempotency: (key: string): Key => ({ pk: `IDEMPOTENCY#${digest(key)}`, sk: 'IDEMPOTENCY' }),
  outbox: (id: string): Key => ({ pk: `${outboxPrefix}${id}`, sk: 'OUTBOX' }),
  program: (id: string): Key => ({ pk: 'PROGRAMS', sk: `PROGRAM#${id}` }),
  programVersion: (id: string, version: number): Key => ({
    pk: `PROGRAM#${id}`,
    sk: `VERSION#${pad(version, 4)}`,
  }),
  programDocument: (id: string, hash: string): Key => ({ pk: `PROGRAM#${id}`, sk: `DOCUMENT#${hash}` }),
  dryRun: (program: string, id: string): Key => ({ pk: `PROGRAM#${program}`, sk: `DRY-RUN#${id}` }),
  latestDryRun: (program: string): Key => ({ pk: `PROGRAM#${program}`, sk: 'LATEST-DRY-RUN' }),
  dryRunDraft: (id: string): Key => ({ pk: `DRY-RUN#${id}`, sk: 'DRAFT' }),
  dryRunBatch: (id: string, listing: string, n: number): Key => ({
    pk: `DRY-RUN#${id}`,
    sk: `BATCH#${listing}#${pad(n, 6)}`,
  }),
  reviewer: (program: string, id: string): Key => ({ pk: `PROGRAM#${program}`, sk: `REVIEWER#${id}` }),
  digest: (program: string, reviewer: string): Key => ({
    pk: `PROGRAM#${program}`,
    sk: `DIGEST#${reviewer}`,
  }),
  practice: (program: string, reviewer: string, sample: string): Key => ({
    pk: `PROGRAM#${program}`,
    sk: `CALIBRATION#${reviewer}#${sample}`,
  }),
  reviewerAddress: (program: string, hash: string): Key => ({
    pk: `PROGRAM#${program}`,
    sk: `REVIEWER-ADDRESS#${hash}`,
  }),
  reviewerChange: (program: string, id: string, n: number): Key => ({
    pk: `PROGRAM#${program}`,
    sk: `REVIEWER-CHANGE#${id}#${pad(n, 6)}`,
  }),
  reviewerLinkPace: (program: string, id: string): Key => ({
    pk: `PROGRAM#${program}`,
    sk: `LINK-PACE#${id}`,
  }),
  fund: (id: string): Key => ({ pk: `FUND#${id}`, sk: 'META' }),
  fundIndex: (id: string): Key => ({ pk: 'FUNDS', sk: `FUND#${id}` }),
  fundsChecked: (): Key => ({ pk: 'FUNDS', sk: 'CHECKED' }),
  fundCheck: (id: string): Key => ({ pk: `FUND#${id}`, sk: 'CHECK' }),
  ledger: (id: string, entry: string): Key => ({ pk: `FUND#${id}`, sk: `LEDGER#${entry}` }),
  extension: (id: string): Key => ({ pk: `APP#${id}`, sk: 'EXTENSION' }),
  extended: (round: string, id: string): Key => ({ pk: `ROUND#${round}`, sk: `EXTENDED#${id}` }),
  lottery: (round: string): Key => ({ pk: `ROUND#${round}`, sk: 'LOTTERY' }),
  roundPlanned: (id: string): Key => ({ pk: `ROUND#${id}`, sk: 'PLANNED' }),
  whatIf: (round: string, id: string): Key => ({ pk: `ROUND#${round}`, sk: `WHAT-IF#${id}` }),
  round: (id: string): Key => ({ pk: `ROUND#${id}`, sk: 'META' }),
  bid: (round: string, application: string, reviewer: string): Key => ({
    pk: `ROUND#${round}`,
    sk: `BID#${application}#${reviewer}`,
  }),
  proposal: (id: string, run: number, n: number): Key => ({
    pk: `ROUND#${id}`,
    sk: `PROPOSAL#${pad(run, 4)}#${pad(n, 6)}`,
  }),
  panels: (round: string): Key => ({ pk: `ROUND#${round}`, sk: 'PANELS' }),
  panelLine: (round: string, run: number, n: number): Key => ({
    pk: `ROUND#${round}`,
    sk: `PANEL-LINE#${pad(run, 4)}#${pad(n, 6)}`,
  }),
  panelShortage: (round: string, run: number, n: number): Key => ({
    pk: `ROUND#${round}`,
    sk: `PANEL-SHORTAGE#${pad(run, 4)}#${pad(n, 6)}`,
  }),
  panelRuling: (round: string, application: string, reviewer: string): Key => ({
    pk: `ROUND#${round}`,
    sk: `PANEL-RULING#${application}#${reviewer}`,
  }),
  alternates: (id: string): Key => ({ pk: `APP#${id}`, sk: 'ALTERNATES' }),
  recusal: (manager: string, application: string): Key => ({
    pk: `RECUSED#${manager}`,
    sk: `APP#${application}`,
  }),
  steppedBack: (application: string, manager: string): Key => ({
    pk: `APP#${application}`,
    sk: `RECUSAL#${manager}`,
  }),
  session: (secret: string): Key => ({ pk: `SESSION#${digest(secret)}`, sk: 'SESSION' }),
  link: (secret: string): Key => ({ pk: `LINK#${digest(secret)}`, sk: 'LINK' }),
  code: (id: string): Key => ({ pk: `APP#${id}`, sk: 'CODE' }),
  letterPace: (secret: string): Key => ({ pk: `LETTER-PACE#${digest(secret)}`, sk: 'LETTER-PACE' }),
  signingKey: (): Key => ({ pk: 'CONFIG', sk: 'RECEIPT-KEY' }),
  samples: (): Key => ({ pk: 'CONFIG', sk: 'SAMPLES' }),
  seal: (day: string): Key => ({ pk: 'SEALS', sk: `SEAL#${day}` }),
  sealLeaf: (day: string, id: string): Key => ({ pk: `SEAL#${day}`, sk: `APP#${id}` }),
} as const;

/** The subject under which an application's, or a round's, waits and dated items stand. */
export const subjectOf = {
  application: (id: string) => `APP#${id}`,
  round: (id: string) => `ROUND#${id}`,
} as const;

/** SHA-256 in hex: secrets and identifiers are kept only as this. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Partitions of an index that would otherwise be one hot key. */
export const shards = 8;

/** A stable shard for an id. */
export function shardOf(id: string): number {
  return Number.parseInt(digest(id).slice(0, 4), 16) % shards;
}
