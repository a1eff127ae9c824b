import * as z from 'zod';
import { instant } from '../application/application.ts';
import { applicationId, fundId, programId } from '../ids.ts';

const by = z.strictObject({ id: z.string(), name: z.string() });
const base = {
  applicationId,
  programId,
  fundId,
  /** The part of the award it pays. With the application it is the order's name, for ever. */
  tranche: z.string(),
  cents: z.int().positive(),
  orderedAt: instant,
  /** Batches from which it came back unpaid. */
  returnedFrom: z.array(z.string()),
};

/** An order to pay one part of one award: made once, sent in a batch, confirmed once. */
export const payment = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting'), ...base }),
  /** Its award is held: no batch takes it. */
  z.strictObject({ state: z.literal('held'), ...base }),
  z.strictObject({ state: z.literal('sent'), ...base, batchId: z.string() }),
  z.strictObject({ state: z.literal('paid'), ...base, batchId: z.string(), paidAt: instant }),
  /** Called back before it was sent. */
  z.strictObject({ state: z.literal('cancelled'), ...base }),
]);
export type Payment = z.infer<typeof payment>;
export type PaymentIn<S extends Payment['state']> = Extract<Payment, { state: S }>;

/** The name of an order, as files carry it. */
export const orderName = ({ applicationId, tranche }: Pick<Payment, 'applicationId' | 'tranche'>): string =>
  `${applicationId}.${tranche}`;

/** The application and the part of an order's name; undefined for text that is none. */
export function orderNamed(
  text: string,
): { readonly applicationId: string; readonly tranche: string } | undefined {
  const found = /^(app_[0-9a-hjkmnp-tv-z]{26})\.([a-z][a-z0-9-]{1,30})$/.exec(text.trim());
  return found ? { applicationId: found[1] ?? '', tranche: found[2] ?? '' } : undefined;
}

/** As many payments as one transaction can put into a batch, with the batch itself. */
export const batchLimit = 90;

/** One line of a batch, as its file says it for ever; the name is sealed under its application's key. */
export const batchLine = z.strictObject({
  applicationId,
  tranche: z.string(),
  reference: z.string(),
  name: z.string(),
  fundId,
  cents: z.int().positive(),
});
export type BatchLine = z.infer<typeof batchLine>;

const batchBase = {
  batchId: z.string(),
  createdAt: instant,
  by,
  count: z.int().positive(),
  cents: z.int().positive(),
  /** Over the payment lines of the file. */
  sha256: z.string(),
};
/** A file of payments: made by one person, released by another, and only then to be fetched. */
export const paymentBatch = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('made'), ...batchBase }),
  z.strictObject({ state: z.literal('released'), ...batchBase, releasedAt: instant, releasedBy: by }),
  z.strictObject({ state: z.literal('withdrawn'), ...batchBase, withdrawnAt: instant, withdrawnBy: by }),
]);
export type PaymentBatch = z.infer<typeof paymentBatch>;
