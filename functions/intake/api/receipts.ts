import type * as z from 'zod';
import { jsonBody } from '../../../shared/http/body.ts';
import { receiptRequest, type receiptVerdict } from '../../../shared/http/openapi/applicant-api.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { json, problem, type WebResponse } from '../../../shared/http/response.ts';
import { verifyReceipt } from '../../../shared/store/receipts.ts';
import type { Dependencies } from '../dependencies.ts';
import { fieldErrors } from './field-errors.ts';

/** `POST /api/receipts/verify`. */
export async function verifyPostedReceipt(
  { store }: Dependencies,
  request: WebRequest,
): Promise<WebResponse> {
  const body = jsonBody(request);
  if (!body.ok) return body.answer;
  const parsed = receiptRequest.safeParse(body.value);
  if (!parsed.success) return problem(422, 'The request is not valid.', fieldErrors(parsed.error));
  const claims = await verifyReceipt(store, parsed.data.receipt);
  const verdict: z.infer<typeof receiptVerdict> = claims ? { valid: true, ...claims } : { valid: false };
  return json(verdict);
}
