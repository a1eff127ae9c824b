import * as z from 'zod';

const line = z.string().trim().min(3).max(200);
const named = z.strictObject({ name: line, address: line });

/**
 * Who gives the credit, and the federal agency that watches over this lender under the Equal Credit Opportunity Act: every
 * refusal of credit names both with their addresses (12 CFR 1002.9(a)(2) and (b)(1), agencies by appendix A).
 */
export const lender = z.strictObject({ ...named.shape, agency: named });
export type Lender = z.infer<typeof lender>;
