import type * as z from 'zod';
import { submitApplication } from '../../../shared/cases/intake/submit-application.ts';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import { programId } from '../../../shared/domain/ids.ts';
import { admit, applicantCookie } from '../../../shared/http/applicant-session.ts';
import type { applicationReceived } from '../../../shared/http/openapi/applicant-api.ts';
import { receivedBy } from '../../../shared/http/received.ts';
import { fromAnotherSite, type WebRequest } from '../../../shared/http/request.ts';
import { json, problem, seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import type { Dependencies } from '../dependencies.ts';
import { readBody } from './read-body.ts';

/** Seconds in which the answer to a browser's form that was sent twice still opens the application. */
const sameBrowserSeconds = 15 * 60;

/** `POST /api/applications`: a whole application in one request, as JSON or as a plain form. */
export async function postApplication(deps: Dependencies, request: WebRequest): Promise<WebResponse> {
  const { store, baseUrl } = deps;
  const receivedAt = receivedBy(store, request);
  const body = readBody(request);
  if (!body.ok) return body.answer;
  const id = programId.safeParse(body.programId);
  const program = id.success ? await readProgram(store, id.data) : undefined;
  if (!program) return problem(404, 'There is no such program.');
  const read = body.read(program.program, civilDateIn(program.program.zone, receivedAt));
  if (!read.ok) return problem(422, 'Some answers are not valid.', read.errors);
  const key = body.idempotencyKey;
  if (key !== undefined && (key.length > 255 || key.trim() === ''))
    return problem(422, 'An Idempotency-Key has 1 to 255 characters.');
  const outcome = await submitApplication(store, {
    program,
    ...read.submission,
    idempotencyKey: key,
    receivedAt,
  });
  switch (outcome.kind) {
    case 'key-reused':
      return problem(422, 'This Idempotency-Key was used with another body.');
    case 'closed':
      return problem(409, 'This program does not take applications any more.');
    case 'not-yet-open':
      return problem(409, 'This program does not take applications yet.');
    case 'acknowledged': {
      const { acknowledgement } = outcome;
      if (body.fromBrowser) return confirmed(deps, request, acknowledgement);
      const statusUrl = `${baseUrl}/applications/${acknowledgement.applicationId}`;
      const received: z.infer<typeof applicationReceived> = { ...acknowledgement, statusUrl };
      return json(received, 201);
    }
  }
}

/** A browser sees its confirmation; much later, only after proving the e-mail address. */
async function confirmed(
  { store }: Dependencies,
  request: WebRequest,
  { applicationId, receivedAt }: { applicationId: string; receivedAt: string },
): Promise<WebResponse> {
  const location = `/applications/${applicationId}/submitted`;
  const age = store.now().getTime() - Date.parse(receivedAt);
  // A form on another site speaks for nobody's session here: its sender proves the e-mail address like anybody else.
  if (age > sameBrowserSeconds * 1000 || fromAnotherSite(request.header)) return seeOther(location);
  const { secret } = await admit(store, request, applicationId);
  return seeOther(location, [applicantCookie(secret)]);
}
